"""Layout: a position for every node, the same on every build, with room for its label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

Place = tuple[int, int]

# The approximate room that a node with its wrapped label needs, in the units of the picture.
_WIDTH, _HEIGHT = 92.0, 56.0
# The spring model compares all pairs of nodes, and networkx needs scipy for it from 500 nodes on. So it
# lays out only the most connected nodes; the others are put beside their neighbours.
_MOST_BY_SPRINGS = 450
_SPRING_ROUNDS = 150
_SEPARATION_ROUNDS = 80
# Gives large graphs fewer rounds: they are shown in parts, which need less.
_SEPARATION_WORK = 160_000
_PUSH, _TOUCHING = 0.3, 0.5
_MOST_TO_PACK_CLOSELY = 60
# Places on the spiral that are tried at once.
_TURNS = 128
# A part with so few nodes needs no springs: the others are put beside the most connected one.
_FEW = 3
_GAP = 16.0
# Pictures are wider than high.
_ASPECT = 1.2
_GOLDEN_ANGLE = 2.399963229728653
_SEED = 7


def layout(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """Return a position for each of *nodes*; connected components do not overlap.

    :param edges: pairs of nodes; several edges between the same two nodes count as one.

    >>> layout(["a", "b"], [("a", "b")]) == layout(["a", "b"], [("a", "b")])
    True
    >>> layout([], [])
    {}
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    order = {node: index for index, node in enumerate(nodes)}
    parts = sorted(
        (sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)),
        key=lambda part: (-len(part), order[part[0]]),
    )
    arranged = [_arrange(graph.subgraph(part), part) for part in parts]
    return _pack(arranged)


def _arrange(graph: networkx.Graph, nodes: list[str]) -> dict[str, tuple[float, float]]:
    """Lay out one connected component around the origin."""
    import networkx as nx
    import numpy as np

    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    # Copy the graph in a fixed order: a subgraph iterates over a set, whose order differs between runs.
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(nodes, key=lambda node: -graph.degree(node))[:_MOST_BY_SPRINGS])
    ordered.add_edges_from(sorted(tuple(sorted(e)) for e in graph.edges if all(n in ordered for n in e)))
    side = (len(nodes) * _WIDTH * _HEIGHT * 2.0) ** 0.5
    if len(nodes) <= _FEW:
        places = {next(iter(ordered)): np.zeros(2)}
    else:
        springs = nx.spring_layout(ordered, seed=_SEED, iterations=_SPRING_ROUNDS, method="force")
        places = {node: springs[node] * side / 2 for node in ordered}
    _join(graph, nodes, places)
    points = np.array([places[node] for node in nodes], dtype=float) * (_ASPECT, 1 / _ASPECT)
    points = _separate(points, np.array([1 + 0.22 * np.log2(1 + graph.degree(n)) for n in nodes]))
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _join(graph: networkx.Graph, nodes: list[str], places: dict[str, Any]) -> None:
    """Put each node without a position on a spiral around its best connected neighbour that has one."""
    import numpy as np

    taken: dict[str, int] = {}
    waiting = [node for node in nodes if node not in places]
    while waiting:
        later = []
        for node in waiting:
            placed = [n for n in graph[node] if n in places]
            if not placed:
                later.append(node)
                continue
            hub = max(placed, key=lambda n: (graph.degree(n), n))
            taken[hub] = turn = taken.get(hub, 0) + 1
            angle, radius = turn * _GOLDEN_ANGLE, _HEIGHT * (turn + 1) ** 0.5
            places[node] = places[hub] + radius * np.array([np.cos(angle), np.sin(angle)])
        waiting = later


def _separate(points: Any, shares: Any) -> Any:
    """Push apart nodes whose boxes overlap, along the axis with the smaller relative overlap.

    :param shares: the room of each node relative to an unconnected one; a hub keeps its leaves at a distance.
    """
    import numpy as np

    for _ in range(min(_SEPARATION_ROUNDS, _SEPARATION_WORK // len(points))):
        # For equal coordinates, the order within the pair decides the direction.
        first, second = _near(points, shares.max())
        share = (shares[first] + shares[second]) / 2
        away = points[first] - points[second]
        over = share[:, None] * (_WIDTH, _HEIGHT) - np.abs(away)
        overlap = (over > _TOUCHING).all(axis=1)
        if not overlap.any():
            break
        first, second, away, over = first[overlap], second[overlap], away[overlap], over[overlap]
        along_x = over[:, 0] * _HEIGHT < over[:, 1] * _WIDTH
        push = _PUSH * over * np.where(away < 0, -1, 1) * np.stack([along_x, ~along_x], axis=1)
        np.add.at(points, first, push)
        np.add.at(points, second, -push)
    return points


def _near(points: Any, share: float) -> tuple[Any, Any]:
    """Return the pairs of points that may overlap: those in the same or adjoining grid cells."""
    import numpy as np

    cells = np.floor(points / (_WIDTH * share, _HEIGHT * share)).astype(np.int64)
    cells -= cells.min(axis=0) - 1
    row = cells[:, 1].max() + 2
    keys = cells[:, 0] * row + cells[:, 1]
    order = np.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    firsts, seconds = [], []
    for offset in (0, 1, row - 1, row, row + 1):
        low = np.searchsorted(sorted_keys, keys + offset, "left")
        counts = np.searchsorted(sorted_keys, keys + offset, "right") - low
        first = np.repeat(np.arange(len(points)), counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        second = order[np.repeat(low, counts) + within]
        keep = first < second if offset == 0 else slice(None)
        firsts.append(first[keep])
        seconds.append(second[keep])
    return np.concatenate(firsts), np.concatenate(seconds)


def _pack(parts: Sequence[Mapping[str, tuple[float, float]]]) -> dict[str, Place]:
    """Place the largest component in the middle and the others around it, without overlaps."""
    import numpy as np

    placed = np.empty((len(parts), 4))
    result: dict[str, Place] = {}
    turn = 0
    for number, part in enumerate(parts):
        half_x = max(abs(x) for x, _ in part.values()) + _WIDTH / 2 + _GAP / 2
        half_y = max(abs(y) for _, y in part.values()) + _HEIGHT / 2 + _GAP / 2
        if len(part) > 1 and number < _MOST_TO_PACK_CLOSELY:
            turn = 0  # otherwise continue where the last component fitted
        turn, x, y = _free(turn, half_x, half_y, placed[:number])
        placed[number] = (x - half_x, y - half_y, x + half_x, y + half_y)
        result.update({node: (round(x + a), round(y + b)) for node, (a, b) in part.items()})
    return result


def _free(turn: int, half_x: float, half_y: float, placed: Any) -> tuple[int, float, float]:
    """Return the first free place on the spiral, from *turn* on: its turn and the middle of the box.

    :param half_x: half the width of the box; *half_y* is half its height.
    :param placed: the boxes that are taken: left, top, right, bottom.
    """
    import numpy as np

    while True:
        turns = np.arange(turn, turn + _TURNS)
        angle, radius = turns * _GOLDEN_ANGLE, 22.0 * np.sqrt(turns)
        x, y = radius * _ASPECT * np.cos(angle), radius / _ASPECT * np.sin(angle)
        beside_x = (x[:, None] - half_x >= placed[:, 2]) | (x[:, None] + half_x <= placed[:, 0])
        beside_y = (y[:, None] - half_y >= placed[:, 3]) | (y[:, None] + half_y <= placed[:, 1])
        is_free = (beside_x | beside_y).all(axis=1)
        if is_free.any():
            first = int(is_free.argmax())
            return turn + first, float(x[first]), float(y[first])
        turn += _TURNS
