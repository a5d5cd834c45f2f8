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

# A script for the system's Python, which prints the whole graph as JSON.
_SCRIPT = """
import json, sys, graph_tool

def record(properties, key):
    found = {name: values[key] for name, values in properties.items()}
    return {name: bool(v) if properties[name].value_type() == "bool" else v for name, v in found.items()}

graph = graph_tool.load_graph(sys.argv[1])
assert graph.is_directed()
ids = graph.vp.get("_graphml_vertex_id")  # an empty graph has no ids
nodes = [record(graph.vp, v) for v in graph.vertices()]
edges = [[ids[e.source()], ids[e.target()], record(graph.ep, e)] for e in graph.edges()]
print(json.dumps([nodes, edges]))
"""
PYTHON = "/usr/bin/python3"


@pytest.fixture(scope="module")
def graph_tool() -> Callable[[Path], Any]:
    """Return a function that reads a file with graph-tool."""
    if (
        shutil.which(PYTHON) is None
        or subprocess.run([PYTHON, "-c", "import graph_tool"], capture_output=True, check=False).returncode
    ):
        pytest.skip("python3-graph-tool is not installed")

    def read(path: Path) -> Any:
        call = [PYTHON, "-c", _SCRIPT, str(path)]
        done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return read


@pytest.mark.parametrize("name", ["article", "difficult", "empty"])
def test_graph_tool_reads_graphml(
    name: str,
    graph_tool: Callable[[Path], Any],
    exported: Callable[[str, str], Path],
    drawn: Callable[[str], PropertyGraph],
) -> None:
    nodes, edges = graph_tool(exported("graphml", name))
    graph = drawn(name)
    assert len(nodes) == len(graph.nodes)
    for found, node in zip(nodes, graph.nodes, strict=True):
        _same(found, {"_graphml_vertex_id": node.id, **node_record(node)})
    by_id = {record["_graphml_edge_id"]: (source, target, record) for source, target, record in edges}
    assert len(by_id) == len(edges) == len(graph.edges)
    for edge in graph.edges:
        source, target, record = by_id[edge.id]
        assert (source, target) == (edge.source, edge.target)
        _same(record, {"_graphml_edge_id": edge.id, **edge_record(edge)})


def test_graph_tool_refuses_the_dialect_of_yed(
    graph_tool: Callable[[Path], Any], exported: Callable[[str], Path]
) -> None:
    """The reason for two dialects: graph-tool refuses that of yEd, and yEd shows no labels of the plain one."""
    with pytest.raises(AssertionError, match='unrecognized type "" for key'):
        graph_tool(exported("yed"))


def _same(found: Mapping[str, Any], expected: Mapping[str, Scalar]) -> None:
    """Compare values; where a value is missing, graph-tool has an empty text, zero or False."""
    assert expected.keys() <= found.keys()
    for name, value in found.items():
        assert value == expected.get(name, type(value)())
