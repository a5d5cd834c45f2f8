"""The library graph-tool, which Debian builds for its own Python: it reads GraphML with the type of every value."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from policyloom.graph.export.columns import edge_record, node_record
from policyloom.graph.propertygraph import PropertyGraph, Scalar

# A script for the system's Python, which prints the whole graph of each file as JSON, or why it was refused.
_SCRIPT = """
import json, sys, graph_tool

def record(properties, key):
    found = {name: values[key] for name, values in properties.items()}
    return {name: bool(v) if properties[name].value_type() == "bool" else v for name, v in found.items()}

def read(path):
    try:
        graph = graph_tool.load_graph(path)
    except Exception as refusal:
        return str(refusal)
    assert graph.is_directed()
    ids = graph.vp.get("_graphml_vertex_id")  # an empty graph has no ids
    nodes = [record(graph.vp, v) for v in graph.vertices()]
    return [nodes, [[ids[e.source()], ids[e.target()], record(graph.ep, e)] for e in graph.edges()]]

print(json.dumps([read(path) for path in sys.argv[1:]]))
"""
PYTHON = "/usr/bin/python3"
NAMES = ("article", "difficult", "empty")


def test_graph_tool_reads_graphml_but_refuses_the_dialect_of_yed(
    exported: Callable[..., Path], drawn: Callable[[str], PropertyGraph]
) -> None:
    """The reason for two dialects: graph-tool refuses that of yEd, and yEd shows no labels of the plain one."""
    shutil.which(PYTHON) or pytest.skip(f"{PYTHON} is not installed")
    paths = [*(exported("graphml", name) for name in NAMES), exported("yed")]
    call = [PYTHON, "-c", _SCRIPT, *map(str, paths)]
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=60)
    if "No module named 'graph_tool'" in done.stderr:
        pytest.skip("python3-graph-tool is not installed")
    assert done.returncode == 0, done.stderr
    *read, refusal = json.loads(done.stdout)
    assert 'unrecognized type "" for key' in refusal
    for name, (nodes, edges) in zip(NAMES, read, strict=True):
        graph = drawn(name)
        for found, node in zip(nodes, graph.nodes, strict=True):
            _same(found, {"_graphml_vertex_id": node.id, **node_record(node)})
        by_id = {record["_graphml_edge_id"]: (source, target, record) for source, target, record in edges}
        assert len(by_id) == len(edges) == len(graph.edges)
        for edge in graph.edges:
            source, target, record = by_id[edge.id]
            assert (source, target) == (edge.source, edge.target)
            _same(record, {"_graphml_edge_id": edge.id, **edge_record(edge)})


def _same(found: Mapping[str, Any], expected: Mapping[str, Scalar]) -> None:
    """Compare values; where a value is missing, graph-tool has an empty text, zero or False."""
    assert expected.keys() <= found.keys()
    for name, value in found.items():
        assert value == expected.get(name, type(value)())
