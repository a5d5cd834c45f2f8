"""Cytoscape: its JSON (cyjs), which Cytoscape.js reads too, and CX2, which NDEx and Cytoscape 3.10 read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..propertygraph.network import Graph
from .columns import EDGE_COLUMNS, edge_record, node_columns, node_record

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_VERSION = {"CXVersion": "2.0", "hasFragments": False}


def write_cyjs(graph: Graph, path: Path) -> None:
    """Write *graph* as Cytoscape JSON, one node or edge a line."""
    nodes = ({"data": {"id": node.id, "name": node.label, **node_record(node)}} for node in graph.nodes)
    edges = (
        {
            "data": {
                "id": e.id,
                "source": e.source,
                "target": e.target,
                "interaction": e.type,
                **edge_record(e),
            }
        }
        for e in graph.edges
    )
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(
            '{"format_version": "1.0", "generated_by": "policyloom", "data": {"name": "policyloom"},\n'
        )
        file.write('"elements": {"nodes": [')
        file.writelines(_lines(nodes))
        file.write('],\n"edges": [')
        file.writelines(_lines(edges))
        file.write("]}}\n")


def write_cx2(graph: Graph, path: Path) -> None:
    """Write *graph* as CX2; its node and edge ids are numbers, ours stand in the column ``id``."""
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
        "nodes": {
            name: {"d": _TYPES[kind]}
            for name, kind in {"id": str, "name": str, **node_columns(graph)}.items()
        },
        "edges": {
            name: {"d": _TYPES[kind]}
            for name, kind in {"id": str, "interaction": str, **EDGE_COLUMNS}.items()
        },
    }
    counts = [
        {"name": "nodes", "elementCount": len(graph.nodes)},
        {"name": "edges", "elementCount": len(graph.edges)},
    ]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        head = [
            _VERSION,
            {
                "metaData": [
                    {"name": "attributeDeclarations", "elementCount": 1},
                    {"name": "networkAttributes", "elementCount": 1},
                    *counts,
                ]
            },
            {"attributeDeclarations": [declarations]},
            {"networkAttributes": [{"name": "policyloom"}]},
        ]
        file.write("[" + ",\n".join(map(_json, head)) + ',\n{"nodes": [')
        file.writelines(_lines(nodes))
        file.write(']},\n{"edges": [')
        file.writelines(_lines(edges))
        file.write(']},\n{"status": [{"success": true, "error": ""}]}]\n')


def _lines(items: Iterable[Mapping[str, object]]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield (",\n" if number else "\n") + _json(item)


_json = json.JSONEncoder(ensure_ascii=False).encode
