"""The property graph: facts as labelled nodes and edges, for drawing and for graph tools, at any size."""

from __future__ import annotations

from .builder import graph_of, property_graph, stored_graph
from .element import Edge, Node, PropertyGraph, as_text, node_id
from .stored import Graph, StoredGraph
from .terms import Scalar

__all__ = [
    "Edge",
    "Graph",
    "Node",
    "PropertyGraph",
    "Scalar",
    "StoredGraph",
    "as_text",
    "graph_of",
    "node_id",
    "property_graph",
    "stored_graph",
]
