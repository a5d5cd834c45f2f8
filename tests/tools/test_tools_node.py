"""Readers in JavaScript find the nodes, edges, values and evidence that were written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policyloom.graph.export.columns import edge_record, node_record
from policyloom.graph.propertygraph.network import PropertyGraph, Scalar

Node = Callable[..., Any]
Exported = Callable[[str, str], Path]
Drawn = Callable[[str], PropertyGraph]
GRAPHS = ["article", "difficult", "empty"]


@pytest.mark.parametrize("name", GRAPHS)
def test_graphology_reads_gexf(name: str, node: Node, exported: Exported, drawn: Drawn) -> None:
    script = """
        const text = require("fs").readFileSync(process.argv[1], "utf8");
        const { MultiGraph } = require("graphology");
        const read = require("graphology-gexf").parse(MultiGraph, text);
        const nodes = read.mapNodes((id, data) => [id, data]);
        const edges = read.mapEdges((id, data, source, target) => [id, [source, target, data]]);
        console.log(JSON.stringify([nodes, edges, read.directedSize]));
    """
    nodes, edges, directed = node(script, exported("gexf", name))
    graph = drawn(name)
    assert directed == len(graph.edges)
    assert dict(nodes) == {n.id: node_record(n) for n in graph.nodes}
    assert {id: (s, t, data) for id, (s, t, data) in edges} == {
        e.id: (e.source, e.target, _as_gexf({"kind": e.type, **edge_record(e)})) for e in graph.edges
    }


@pytest.mark.parametrize("name", GRAPHS)
def test_cytoscape_js_reads_cyjs(name: str, node: Node, exported: Exported, drawn: Drawn) -> None:
    script = """
        const file = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const read = require("cytoscape")({ headless: true, elements: file.elements });
        console.log(JSON.stringify([read.nodes().map((n) => n.data()), read.edges().map((e) => e.data())]));
    """
    nodes, edges = node(script, exported("cyjs", name))
    graph = drawn(name)
    assert nodes == [{"id": n.id, "name": n.label, **node_record(n)} for n in graph.nodes]
    assert edges == [
        {"id": e.id, "source": e.source, "target": e.target, "interaction": e.type, **edge_record(e)}
        for e in graph.edges
    ]


def test_ids_are_safe_in_selectors_of_cytoscape_js(node: Node, exported: Exported, drawn: Drawn) -> None:
    """An IRI is not: its colon and slashes end the selector."""
    script = """
        const file = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const read = require("cytoscape")({ headless: true, elements: file.elements });
        console.log(JSON.stringify(file.elements.nodes.map(({ data }) => read.$("#" + data.id).length)));
    """
    for name in ("article", "difficult"):
        assert set(node(script, exported("cyjs", name))) == {1}
        assert all(re.fullmatch(r"[A-Za-z][\w-]*", n.id, re.ASCII) for n in drawn(name).nodes)


def _as_gexf(record: dict[str, Scalar]) -> dict[str, Scalar]:
    """Return *record* as GEXF has it, where the type of an edge is its label."""
    return {"label" if name == "type" else name: value for name, value in record.items()}
