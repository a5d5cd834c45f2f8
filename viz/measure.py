"""The measures: how connected a graph is, which nodes are central in it, and which communities it has."""

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

# Betweenness and closeness are estimated from at most this many nodes, and from fewer in large graphs.
_MOST_PIVOTS, _PIVOT_WORK = 500, 500_000
_SEED = 7
# The class between whose members ``linking`` measures shortest paths.
_LINKED = local_name(POL.Country)

_NUMBERS = ("degree", "betweenness", "linking", "community", "component", "closeness", "pagerank")
COLUMNS = ("label", "iri", "class", *_NUMBERS)
"""The columns of a table of nodes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The measures of one node.

    :param degree: the number of statements that link it to other nodes.
    :param betweenness: the share of shortest paths between other nodes that pass through it, 0 to 1.
    :param community: the number of its community; 0 is the largest.
    :param component: the number of its connected component; 0 is the largest.
    :param linking: the share of pairs of countries whose shortest path passes through it, 0 to 1; a pair with
        several shortest paths counts by the fraction of them that do.
    :param closeness: 1 over the mean distance to the nodes it can reach, times their share of the others, 0 to 1.
    :param pagerank: its share of the visits of a random walk along edges; the shares of all nodes add up to 1.
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
        """Return the measures as a row under :data:`COLUMNS`."""
        named = (self.node.label, self.node.iri, self.node.kind)
        return (*named, *(getattr(self, name) for name in _NUMBERS))


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a graph and of its nodes, the nodes with the most statements first."""

    nodes: int
    edges: int
    density: float
    components: int
    communities: int
    modularity: float
    bridges: tuple[tuple[Node, Node], ...] = field(repr=False)
    of_nodes: tuple[Measure, ...] = field(repr=False)


def measures(graph: PropertyGraph, *, all_of_them: bool = True) -> Measures:
    """Return the measures of *graph*, its edges taken as undirected; equal graphs give equal measures.

    :param all_of_them: also compute closeness, PageRank and linking, which doubles the time; otherwise they are 0.

    A bridge is a pair of nodes whose direct link is the only connection between two parts of the graph. Links
    to a node with no other neighbour are left out.

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
    """Return all nodes, or a random sample of *most* of them that is the same each time."""
    ids = sorted(plain)
    return ids if len(ids) <= most else Random(_SEED).sample(ids, most)  # noqa: S311


def _linking(plain: networkx.Graph, ids: Sequence[str]) -> dict[str, float]:
    """Return for each node the share of the connected pairs of *ids* whose shortest path passes through it."""
    import networkx as nx

    # If there are very many, use only those with the most neighbours.
    most = max(2, _PIVOT_WORK // max(1, len(plain)))
    ids = sorted(ids, key=lambda id: (-plain.degree(id), id))[:most]
    component = _numbered(list(nx.connected_components(plain)))
    pairs = sum(component[a] == component[b] for a, b in combinations(ids, 2))
    if not pairs:
        return dict.fromkeys(plain, 0.0)
    lying = nx.betweenness_centrality_subset(plain, sources=ids, targets=ids)
    return {id: round(value / pairs, 6) for id, value in lying.items()}


def _numbered(groups: list[set[str]]) -> dict[str, int]:
    """Return the number of each member's group; groups are numbered by size, largest first, then by smallest id."""
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    return {id: number for number, group in enumerate(ordered) for id in group}
