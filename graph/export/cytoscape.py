"""Cytoscape formats: its JSON (cyjs), also for Cytoscape.js, and CX2, for NDEx and Cytoscape 3.10."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..propertygraph import Graph
from .columns import EDGE_COLUMNS, TYPE_NAMES, edge_record, node_columns, node_record
from .json import encode


def write_cyjs(graph: Graph, path: Path) -> None:
    """Write *graph* as Cytoscape JSON, one node or edge per line."""
    nodes = ({"id": n.id, "name": n.label, **node_record(n)} for n in graph.nodes)
    edges = (
        {"id": e.id, "source": e.source, "target": e.target, "interaction": e.type, **edge_record(e)}
        for e in graph.edges
    )
    _write(
        path,
        '{"format_version": "1.0", "generated_by": "policyloom", "data": {"name": "policyloom"},\n'
        '"elements": {"nodes": [',
        ({"data": data} for data in nodes),
        '],\n"edges": [',
        ({"data": data} for data in edges),
        "]}}\n",
    )


def write_cx2(graph: Graph, path: Path) -> None:
    """Write *graph* as CX2; its node and edge ids are numbers, and the column ``id`` has our ids."""
    numbers = {node.id: number for number, node in enumerate(graph.nodes)}
    nodes = (
        {"id": numbers[node.id], "v": {"id": node.id, "name": node.label, **node_record(node)}}
        for node in graph.nodes
    )
    edges = (
        {
            "id": number,
            "s": numbers[edge.source],
            "t": numbers[edge.target],
            "v": {"id": edge.id, "interaction": edge.type, **edge_record(edge)},
        }
        for number, edge in enumerate(graph.edges)
    )
    declarations = {
        "networkAttributes": {"name": {"d": "string"}},
        "nodes": _declared({"id": str, "name": str, **node_columns(graph)}),
        "edges": _declared({"id": str, "interaction": str, **EDGE_COLUMNS}),
    }
    counts = {
        "attributeDeclarations": 1,
        "networkAttributes": 1,
        "nodes": len(graph.nodes),
        "edges": len(graph.edges),
    }
    head = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": [{"name": name, "elementCount": count} for name, count in counts.items()]},
        {"attributeDeclarations": [declarations]},
        {"networkAttributes": [{"name": "policyloom"}]},
    ]
    _write(
        path,
        "[" + ",\n".join(map(encode, head)) + ',\n{"nodes": [',
        nodes,
        ']},\n{"edges": [',
        edges,
        ']},\n{"status": [{"success": true, "error": ""}]}]\n',
    )


def _declared(columns: Mapping[str, type]) -> dict[str, dict[str, str]]:
    return {name: {"d": TYPE_NAMES[kind]} for name, kind in columns.items()}


def _write(path: Path, *parts: str | Iterable[Mapping[str, object]]) -> None:
    """Write *parts* to *path*: a text as it is, the items of any other part one per line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for part in parts:
            if isinstance(part, str):
                file.write(part)
            else:
                file.writelines(
                    (",\n" if number else "\n") + encode(item) for number, item in enumerate(part)
                )
