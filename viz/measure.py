"""The measures: how a graph hangs together, who is central in it, and which groups it falls into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

from ..graph.propertygraph import Node, PropertyGraph
from ..graph.propertygraph.terms import local_name
from ..ontology.namespace import POL
from .centrality import closeness, pagerank

if TYPE_CHECKING:
    import networkx

# Betweenness and closeness are estimated from at most so many nodes, in large graphs from fewer.
_MOST_PIVOTS, _PIVOT_WORK = 500, 500_000
_SEED = 7
# The class whose members other things link.
_LINKED = local_name(POL.Country)

_NUMBERS = ("degree", "betweenness", "linking", "community", "component", "closeness", "pagerank")
COLUMNS = ("label", "iri", "class", *_NUMBERS)
"""The columns of a table of nodes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What the graph says of one node.

    :param degree: how many statements it stands in.
    :param betweenness: the share of shortest paths between others that lead over it, 0 to 1.
    :param community: the number of its group; 0 is the largest.
    :param component: the number of the connected part that it is in; 0 is the largest.
    :param linking: the share of pairs of countries whose shortest path leads over it, 0 to 1; where there are
        several shortest, by their part in them.
    :param closeness: 1 over the mean distance to what it can reach, times the share of all that this is, 0 to 1.
    :param pagerank: its share of the visits of a random walk along ties; adds up to 1.
    """

    node: Node
    degree: int
    betweenness: float
    community: int
    component: int
    linking: float = 0.0
    closeness: float = 0.0
    pagerank: float = 0.0

    @property
    def row(self) -> tuple[object, ...]:
        """Return it as a row under :data:`COLUMNS`."""
        named = (self.node.label, self.node.iri, self.node.kind)
        return (*named, *(getattr(self, name) for name in _NUMBERS))


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a graph and of its nodes, those with most statements first."""

    nodes: int
    edges: int
    density: float
    components: int
    communities: int
    modularity: float
    bridges: tuple[tuple[Node, Node], ...] = field(repr=False)
    of_nodes: tuple[Measure, ...] = field(repr=False)


def measures(graph: PropertyGraph, *, all_of_them: bool = True) -> Measures:
    """Return the measures of *graph*, its edges taken as undirected; equal for equal graphs.

    :param all_of_them: closeness, PageRank and linking as well, which take as long again; else they are 0.

    A bridge is a pair of nodes whose only tie, were it cut, would part what now hangs together; ties to a
    node that has no other are left out.

    >>> measures(PropertyGraph()).nodes
    0
    """
    import networkx as nx

    plain = nx.Graph()
    plain.add_nodes_from(node.id for node in graph.nodes)
    for edge in graph.edges:
        if edge.source != edge.target:
            weight = plain.get_edge_data(edge.source, edge.target, {"weight": 0})["weight"] + 1
            plain.add_edge(edge.source, edge.target, weight=weight)
    nodes = {node.id: node for node in graph.nodes}
    groups = list(nx.community.louvain_communities(plain, seed=_SEED)) if plain.number_of_edges() else []
    groups = groups or [{id} for id in nodes]
    community, component = _numbered(groups), _numbered(list(nx.connected_components(plain)))
    wanted = min(_MOST_PIVOTS, _PIVOT_WORK // max(1, len(nodes)))
    pivots = wanted if len(nodes) > wanted else None
    between: Mapping[str, float] = nx.betweenness_centrality(plain, k=pivots, seed=_SEED)
    near, ranks, linking = (dict.fromkeys(nodes, 0.0),) * 3
    if all_of_them:
        near = closeness(plain, _pivots(plain, wanted), component)
        ranks = pagerank(plain)
        linking = _linking(plain, [node.id for node in graph.nodes if _LINKED in node.kinds])
    degrees = {id: int(degree) for id, degree in plain.degree(weight="weight")}
    bridges = sorted(
        tuple(sorted(pair))
        for pair in nx.bridges(plain)
        if min(plain.degree(pair[0]), plain.degree(pair[1])) > 1
    )
    return Measures(
        nodes=len(nodes),
        edges=len(graph.edges),
        density=round(nx.density(plain), 6),
        components=len(set(component.values())),
        communities=len(set(community.values())),
        modularity=round(nx.community.modularity(plain, groups), 6) if plain.number_of_edges() else 0.0,
        bridges=tuple((nodes[a], nodes[b]) for a, b in bridges),
        of_nodes=tuple(
            Measure(
                nodes[id],
                degrees[id],
                round(between[id], 6),
                community[id],
                component[id],
                linking[id],
                round(near[id], 6),
                round(ranks[id], 6),
            )
            for id in sorted(nodes, key=lambda id: (-degrees[id], -round(between[id], 6), id))
        ),
    )


def _pivots(plain: networkx.Graph, most: int) -> list[str]:
    """Return all nodes, or *most* of them by chance, the same each time."""
    ids = sorted(plain)
    return ids if len(ids) <= most else Random(_SEED).sample(ids, most)  # noqa: S311


def _linking(plain: networkx.Graph, ids: Sequence[str]) -> dict[str, float]:
    """Return for each node the share of the connected pairs of *ids* that it lies between."""
    import networkx as nx

    # Where there are very many, those with most ties stand for all.
    most = max(2, _PIVOT_WORK // max(1, len(plain)))
    ids = sorted(ids, key=lambda id: (-plain.degree(id), id))[:most]
    component = _numbered(list(nx.connected_components(plain)))
    pairs = sum(component[a] == component[b] for a, b in combinations(ids, 2))
    if not pairs:
        return dict.fromkeys(plain, 0.0)
    lying = nx.betweenness_centrality_subset(plain, sources=ids, targets=ids)
    return {id: round(value / pairs, 6) for id, value in lying.items()}


def _numbered(groups: list[set[str]]) -> dict[str, int]:
    """Return the number of each member's group: the larger, and then the first by name, come first."""
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    return {id: number for number, group in enumerate(ordered) for id in group}
