"""The picture's network: the property graph as a pyvis network, with every node in position."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt
from typing import TYPE_CHECKING, Any

from ..graph.propertygraph import PropertyGraph
from .layout import layout
from .palette import style_of

if TYPE_CHECKING:
    from pyvis.network import Network

_SMALLEST, _GROWTH, _LARGEST = 7.0, 4.0, 30.0
# The distance between the curves of parallel edges, as a fraction of their length.
_BOW = 0.18


def network(graph: PropertyGraph) -> Network:
    """Return the pyvis network of *graph*: laid out, with physics off and parallel edges apart.

    Ids and labels are those of the graph; ``group`` is the class that a node is drawn as. The quotes of edges
    are left out, since pyvis would show them as markup.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    result = Network(directed=True, cdn_resources="in_line", height="100%")
    places = layout([node.id for node in graph.nodes], [(e.source, e.target) for e in graph.edges])
    degrees = _degrees(graph)
    # Fill the lists directly: add_node and add_edge search the whole list on every call.
    for node in graph.nodes:
        style = style_of(node.kinds)
        x, y = places[node.id]
        size = round(min(_LARGEST, _SMALLEST + _GROWTH * sqrt(degrees[node.id])), 1)
        drawn = Node(node.id, style.shape, node.label, group=style.name, x=x, y=y, size=size).options
        result.nodes.append(drawn)
        result.node_ids.append(node.id)
        result.node_map[node.id] = drawn
    bows = _bows(graph)
    for edge in graph.edges:
        options: dict[str, Any] = {"id": edge.id}
        if bows[edge.id]:
            options["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": bows[edge.id]}
        result.edges.append(Edge(edge.source, edge.target, True, **options).options)
    result.toggle_physics(False)
    result.options.edges.smooth.enabled = False
    return result


def _degrees(graph: PropertyGraph) -> dict[str, int]:
    degrees: dict[str, int] = defaultdict(int)
    for edge in graph.edges:
        degrees[edge.source] += 1
        degrees[edge.target] += 1
    return degrees


def _bows(graph: PropertyGraph) -> dict[str, float]:
    """Return the curvature of each edge: 0 for the only edge between two nodes."""
    between: dict[tuple[str, str], list[str]] = defaultdict(list)
    directions = {}
    for edge in graph.edges:
        pair = (min(edge.source, edge.target), max(edge.source, edge.target))
        between[pair].append(edge.id)
        directions[edge.id] = 1 if edge.source == pair[0] else -1
    bows = {}
    for ids in between.values():
        for index, id in enumerate(ids):
            bows[id] = round(directions[id] * _BOW * (index - (len(ids) - 1) / 2), 3)
    return bows
