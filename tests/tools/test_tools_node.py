"""JavaScript readers of the exports: they find the nodes, edges, values and evidence that were written."""

from __future__ import annotations

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
NAMES = ("article", "difficult", "empty")


def test_graphology_reads_gexf(node: Node, exported: Exported, drawn: Drawn) -> None:
    script = """
        const { readFileSync } = require("fs");
        const { MultiGraph } = require("graphology");
        const { parse } = require("graphology-gexf");
        console.log(JSON.stringify(process.argv.slice(1).map((path) => {
            const read = parse(MultiGraph, readFileSync(path, "utf8"));
            const nodes = read.mapNodes((id, data) => [id, data]);
            const edges = read.mapEdges((id, data, source, target) => [id, [source, target, data]]);
            return [nodes, edges, read.directedSize];
        })));
    """
    read = node(script, *(exported("gexf", name) for name in NAMES))
    for name, (nodes, edges, directed) in zip(NAMES, read, strict=True):
        graph = drawn(name)
        assert directed == len(graph.edges)
        assert dict(nodes) == {n.id: node_record(n) for n in graph.nodes}
        assert {id: (s, t, data) for id, (s, t, data) in edges} == {
            e.id: (e.source, e.target, _as_gexf({"kind": e.type, **edge_record(e)})) for e in graph.edges
        }


def _as_gexf(record: dict[str, Scalar]) -> dict[str, Scalar]:
    """Return *record* as GEXF holds it, with the type of an edge as its label."""
    return {"label" if name == "type" else name: value for name, value in record.items()}


def test_cytoscape_js_reads_cyjs_and_selects_each_node_by_its_id(
    node: Node, exported: Exported, drawn: Drawn
) -> None:
    """An IRI would be no safe id: its colon and slashes end the selector."""
    script = """
        const { readFileSync } = require("fs");
        const cytoscape = require("cytoscape");
        console.log(JSON.stringify(process.argv.slice(1).map((path) => {
            const { elements } = JSON.parse(readFileSync(path, "utf8"));
            const read = cytoscape({ headless: true, elements });
            const nodes = read.nodes().map((n) => n.data());
            return [nodes, read.edges().map((e) => e.data()), nodes.map(({ id }) => read.$("#" + id).length)];
        })));
    """
    read = node(script, *(exported("cyjs", name) for name in NAMES))
    for name, (nodes, edges, selected) in zip(NAMES, read, strict=True):
        graph = drawn(name)
        assert nodes == [{"id": n.id, "name": n.label, **node_record(n)} for n in graph.nodes]
        assert edges == [
            {"id": e.id, "source": e.source, "target": e.target, "interaction": e.type, **edge_record(e)}
            for e in graph.edges
        ]
        assert selected == [1] * len(nodes)


@pytest.mark.parametrize("name", ["article", "difficult"])
def test_n3_reads_statements_as_triple_terms(
    name: str, node: Node, source: Callable[[str], list[Quad]], tmp_path: Path
) -> None:
    """N3.js 2 reads RDF 1.2; the older N3.js that Comunica uses, installed beside it, does not."""
    if not (Path(__file__).parent / "node_modules" / "n3-rdf12").is_dir():
        pytest.skip("N3.js 2 is not installed: npm ci --prefix tests/tools")
    formats = ("turtle", "trig", "ntriples", "nquads")
    for format in formats:
        export(source(name), format, tmp_path / format, triple_terms=True)
    script = """
        const { readFileSync } = require("fs");
        const { Parser } = require("n3-rdf12");
        const [path, ...formats] = process.argv.slice(1);
        console.log(JSON.stringify(formats.map((found) => {
            const [name, format] = found.split(" ");
            const read = new Parser({ format }).parse(readFileSync(`${path}/${name}`, "utf8"));
            const said = read.filter((q) => q.object.termType === "Quad").map((q) => [
                q.subject, q.predicate, q.object.subject, q.object.predicate, q.object.object,
            ].map((term) => term.value));
            return [read.length, said];
        })));
    """
    read = node(script, tmp_path, *(f"{format} {FORMATS[format].media_type}" for format in formats))
    facts: dict[str, dict[str, str]] = {}
    for quad in source(name):
        if quad.predicate.value in {RDF.subject, RDF.predicate, RDF.object} and isinstance(
            quad.object, NamedNode
        ):
            facts.setdefault(str(quad.subject)[1:-1], {})[quad.predicate.value] = quad.object.value
    whole = sorted(
        [fact, RDF.reifies, parts[RDF.subject], parts[RDF.predicate], parts[RDF.object]]
        for fact, parts in facts.items()
        if len(parts) == 3
    )
    for format, (count, said) in zip(formats, read, strict=True):
        kept = {q if format in {"trig", "nquads"} else q.triple for q in source(name)}
        assert sorted(said) == whole
        assert count == len(kept) - 2 * len(whole)
