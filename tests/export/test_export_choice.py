"""The choice by document, by evidence or by a query: every format writes the chosen part like a whole graph."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from policyloom.cli import main
from policyloom.graph.export import FORMATS, Format, export
from policyloom.graph.propertygraph import Graph
from policyloom.ontology.errors import InputError
from policyloom.ontology.namespace import (
    DCTERMS,
    DOCUMENT,
    ENTITY,
    FACT,
    GRAPH,
    OA,
    POL,
    PROV,
    RDF,
    RDFS,
    RUN,
    SKOS,
)

from .property_graphs import contents

DAY = "2026-11-24"


def document(name: str, *, evidence: bool) -> list[Quad]:
    """Return the quads of a document that states that Germany adopts a plan, with or without fact and passage."""
    whole, passage, fact = DOCUMENT[name], f"{DOCUMENT[name]}#char=0,20", FACT[name]
    plan = ENTITY[f"plan-{name}"]
    bare: list[tuple[str, str, str | Literal]] = [
        (whole, RDF.type, POL.Document),
        (whole, DCTERMS.identifier, Literal(name)),
        (ENTITY.germany, RDF.type, POL.Country),
        (ENTITY.germany, SKOS.prefLabel, Literal("Germany", language="en")),
        (plan, RDF.type, POL.Policy),
        (ENTITY.germany, POL.adopts, plan),
    ]
    proof: list[tuple[str, str, str | Literal]] = [
        (whole, POL.text, Literal("Germany adopts plans.")),
        (passage, RDF.type, POL.Passage),
        (passage, OA.hasSource, whole),
        (passage, OA.exact, Literal("Germany adopts plans")),
        (fact, RDF.type, POL.Fact),
        (fact, RDF.subject, ENTITY.germany),
        (fact, RDF.predicate, POL.adopts),
        (fact, RDF.object, plan),
        (fact, POL.evidence, passage),
    ]
    return [
        Quad(
            NamedNode(s), NamedNode(p), o if isinstance(o, Literal) else NamedNode(o), NamedNode(GRAPH[name])
        )
        for s, p, o in (bare + proof if evidence else bare)
    ]


BOTH = [*document("one", evidence=True), *document("two", evidence=True)]


@pytest.mark.parametrize("format", FORMATS)
def test_one_document_can_be_chosen(format: str, tmp_path: Path) -> None:
    export(BOTH, format, tmp_path / "all", date=DAY)
    export(BOTH, format, tmp_path / "chosen", documents=["two"], date=DAY)
    export(document("two", evidence=True), format, tmp_path / "alone", date=DAY)
    assert contents(tmp_path / "chosen") == contents(tmp_path / "alone") != contents(tmp_path / "all")


@pytest.mark.parametrize("format", FORMATS)
def test_evidence_can_be_left_out(format: str, tmp_path: Path) -> None:
    export(BOTH, format, tmp_path / "chosen", evidence=False, date=DAY)
    bare = [*document("one", evidence=False), *document("two", evidence=False)]
    export(bare, format, tmp_path / "alone", date=DAY)
    assert contents(tmp_path / "chosen") == contents(tmp_path / "alone")
    # Formats that have no passages write the same with and without evidence.
    export(BOTH, format, tmp_path / "all", date=DAY)
    same = contents(tmp_path / "chosen") == contents(tmp_path / "all")
    assert same == (format in {"triples", "bibtex", "csl"})


def test_a_document_brings_its_run_and_what_that_used(tmp_path: Path) -> None:
    def run(name: str) -> list[Quad]:
        graph, own = (NamedNode(GRAPH[f"{kind}/{name}"]) for kind in ("run", "ontology"))
        return [
            Quad(NamedNode(RUN[name]), NamedNode(PROV.used), own, graph),
            Quad(NamedNode(ENTITY[name]), NamedNode(RDFS.label), Literal(name), own),
        ]

    by = NamedNode(PROV.wasGeneratedBy)
    read_by = Quad(NamedNode(DOCUMENT.one), by, NamedNode(RUN.one), NamedNode(GRAPH.one))
    export([*run("one"), read_by, *run("two")], "nquads", tmp_path / "out", documents=["one"])
    assert set(parse(path=tmp_path / "out", format=RdfFormat.N_QUADS)) == {read_by, *run("one")}


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("missing", "no document 'missing' in the graph"),
        ("other", "the document 'other' was imported and shares a graph"),
    ],
)
def test_a_document_that_has_no_graph_is_refused(tmp_path: Path, missing: str, message: str) -> None:
    imported = Quad(
        NamedNode(DOCUMENT.other), NamedNode(RDF.type), NamedNode(POL.Document), NamedNode(GRAPH["import/x"])
    )
    with pytest.raises(InputError, match=message):
        export([*BOTH, imported], "nquads", tmp_path / "out", documents=["one", missing])
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_store(tmp_path: Path) -> str:
    """The folder of a store with both documents."""
    store = Store(str(tmp_path / "store"))
    store.extend(BOTH)
    store.flush()
    return str(tmp_path / "store")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_export_that_is_interrupted_leaves_nothing(
    number: signal.Signals,
    small_store: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupted(self: Format, graph: object, path: Path, **_: bool) -> None:
        path.write_text("half", encoding="utf-8")
        os.kill(os.getpid(), number)

    monkeypatch.setattr(Format, "write_graph", interrupted)
    # Set the handler that a new program has; the tests may run with the signal ignored, as under nohup.
    usual = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
    earlier = signal.signal(number, usual)
    try:
        assert main(["export", "graphml", "--store", small_store, "-o", str(tmp_path / "out")]) == 130
    finally:
        signal.signal(number, earlier)
    assert capsys.readouterr().err.strip() == "policyloom: interrupted"
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_an_export_that_a_closed_terminal_is_not_to_end_goes_on(
    small_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Format.write_graph

    def told(self: Format, graph: Graph, path: Path, *, features: bool) -> None:
        os.kill(os.getpid(), signal.SIGHUP)
        write(self, graph, path, features=features)

    monkeypatch.setattr(Format, "write_graph", told)
    earlier = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        assert main(["export", "graphml", "--store", small_store, "-o", str(tmp_path / "out")]) == 0
    finally:
        signal.signal(signal.SIGHUP, earlier)
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("format", FORMATS)
def test_what_a_query_constructs_can_be_chosen(format: str, small_store: str, tmp_path: Path) -> None:
    chosen = {POL.adopts, RDF.type}
    triples = [Quad(*q.triple) for q in document("two", evidence=False) if q.predicate.value in chosen]
    query = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } VALUES ?p { %s } FILTER(?g = <%s>) }"
    sparql = query % (f"<{POL.adopts}> <{RDF.type}>", GRAPH.two)
    without = f"{sparql[:-1]} FILTER(!CONTAINS(STR(?s), '#char=') && !STRSTARTS(STR(?s), '{FACT}')) }}"
    path = str(tmp_path / "chosen")
    arguments = ["export", format, "--store", small_store, "-o", path, "--date", DAY]
    assert main([*arguments, "--query", without]) == 0
    export(triples, format, tmp_path / "alone", date=DAY)
    assert contents(tmp_path / "chosen") == contents(tmp_path / "alone")
