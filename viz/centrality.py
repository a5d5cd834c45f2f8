"""Centralities: closeness, estimated from sampled nodes in large graphs, and PageRank without scipy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

# The share of steps that follow an edge; from Brin and Page (1998), "The anatomy of a large-scale search engine".
_DAMPING = 0.85
_ROUNDS, _ENOUGH = 200, 1e-12


def closeness(plain: networkx.Graph, pivots: Iterable[str], component: Mapping[str, int]) -> dict[str, float]:
    """Return the closeness of each node of *plain* to the others, 0 to 1.

    It is 1 over the mean distance to the nodes it can reach, times the share of the other nodes that it can reach.
    Members of small components are thus not central (Wasserman and Faust 1994, "Social network analysis", 5.2.2).

    :param pivots: the nodes to which distances are averaged; the result is exact if these are all nodes.
    :param component: the number of each node's connected component.
    """
    import networkx as nx

    total, reached = Counter[str](), Counter[str]()
    for pivot in pivots:
        for node, distance in nx.single_source_shortest_path_length(plain, pivot).items():
            if distance:
                total[node] += distance
                reached[node] += 1
    members = Counter(component.values())
    others = max(1, len(plain) - 1)
    return {
        node: (members[component[node]] - 1) / others * reached[node] / total[node] if total[node] else 0.0
        for node in plain
    }


def pagerank(plain: networkx.Graph) -> dict[str, float]:
    """Return the PageRank of each node of *plain*, with edges followed in both directions; the values add up to 1.

    It is computed by power iteration, as in networkx, whose implementation needs scipy.
    """
    import numpy as np

    if not len(plain):
        return {}
    number = {node: index for index, node in enumerate(plain)}
    ties = [(number[a], number[b], weight) for a, b, weight in plain.edges(data="weight", default=1)]
    a, b, weights = (
        (np.array(column) for column in zip(*ties, strict=True)) if ties else (np.array([], int),) * 3
    )
    sources, targets, weights = np.r_[a, b], np.r_[b, a], np.r_[weights, weights]
    strength = np.bincount(sources, weights, minlength=len(number))
    rank = np.full(len(number), 1 / len(number))
    for _ in range(_ROUNDS):
        before = rank
        given = before / np.where(strength > 0, strength, 1)
        rank = np.bincount(targets, given[sources] * weights, minlength=len(number))
        # A node without edges spreads its rank evenly over all nodes.
        rank = _DAMPING * (rank + before[strength == 0].sum() / len(number)) + (1 - _DAMPING) / len(number)
        if np.abs(rank - before).sum() < _ENOUGH:
            break
    return dict(zip(number, rank.tolist(), strict=True))
