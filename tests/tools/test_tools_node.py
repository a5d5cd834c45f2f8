"""JavaScript readers of the exports: they find the nodes, edges, values and evidence that were written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad

from policyloom.graph.export import FORMATS, export
from policyloom.graph.export.columns import edge_record, node_record
from policyloom.graph.propertygraph import PropertyGraph, Scalar
from policyloom.ontology.namespace import RDF

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
    """An IRI would not be safe: its colon and slashes end the selector."""
    script = """
        const file = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const read = require("cytoscape")({ headless: true, elements: file.elements });
        console.log(JSON.stringify(file.elements.nodes.map(({ data }) => read.$("#" + data.id).length)));
    """
    for name in ("article", "difficult"):
        assert set(node(script, exported("cyjs", name))) == {1}
        assert all(re.fullmatch(r"[A-Za-z][\w-]*", n.id, re.ASCII) for n in drawn(name).nodes)


@pytest.mark.parametrize("format", ["turtle", "trig", "ntriples", "nquads"])
@pytest.mark.parametrize("name", ["article", "difficult"])
def test_n3_reads_statements_as_triple_terms(
    name: str, format: str, node: Node, source: Callable[[str], list[Quad]], tmp_path: Path
) -> None:
    """N3.js 2 reads RDF 1.2; the older N3.js that Comunica uses, installed beside it, does not."""
    if not (Path(__file__).parent / "node_modules" / "n3-rdf12").is_dir():
        pytest.skip("N3.js 2 is not installed: npm ci --prefix tests/tools")
    quads = source(name)
    export(quads, format, tmp_path / "graph", triple_terms=True)
    script = """
        const text = require("fs").readFileSync(process.argv[1], "utf8");
        const { Parser } = require("n3-rdf12");
        const read = new Parser({ format: process.argv[2] }).parse(text);
        const said = read.filter((q) => q.object.termType === "Quad").map((q) => [
            q.subject.value, q.predicate.value, q.object.subject.value, q.object.predicate.value, q.object.object.value,
        ]);
        console.log(JSON.stringify([read.length, said]));
    """
    count, said = node(script, tmp_path / "graph", FORMATS[format].media_type)
    kept = {(q.subject, q.predicate, q.object) if format in {"turtle", "ntriples"} else q for q in quads}
    facts: dict[str, dict[str, str]] = {}
    for quad in quads:
        if quad.predicate.value in {RDF.subject, RDF.predicate, RDF.object} and isinstance(
            quad.object, NamedNode
        ):
            facts.setdefault(str(quad.subject)[1:-1], {})[quad.predicate.value] = quad.object.value
    whole = {fact: parts for fact, parts in facts.items() if len(parts) == 3}
    assert sorted(said) == sorted(
        [fact, RDF.reifies, parts[RDF.subject], parts[RDF.predicate], parts[RDF.object]]
        for fact, parts in whole.items()
    )
    assert count == len(kept) - 2 * len(whole)


def _as_gexf(record: dict[str, Scalar]) -> dict[str, Scalar]:
    """Return *record* as GEXF holds it, with the type of an edge as its label."""
    return {"label" if name == "type" else name: value for name, value in record.items()}
