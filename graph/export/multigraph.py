"""The multigraph: the property graph for networkx, equal to what networkx reads from our GraphML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..propertygraph import Graph
from .columns import edge_record, node_record

if TYPE_CHECKING:
    import networkx


def multigraph(graph: Graph) -> networkx.MultiDiGraph:
    """Return *graph* for networkx: nodes by id, and one edge per statement, with its id as key and its evidence."""
    import networkx as nx

    made = nx.MultiDiGraph()
    made.add_nodes_from((node.id, node_record(node)) for node in graph.nodes)
    made.add_edges_from((edge.source, edge.target, edge.id, edge_record(edge)) for edge in graph.edges)
    return made
