"""The choice by document, by evidence or by a query: every format writes the chosen part like a whole graph."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from made import turtle
from pyoxigraph import Quad, RdfFormat, Store, parse

from policyloom.cli import main
from policyloom.graph.export import FORMATS, Format, export
from policyloom.graph.propertygraph import Graph
from policyloom.ontology.errors import InputError
from policyloom.ontology.namespace import DOCUMENT, FACT, GRAPH, POL, RDF

from .property_graphs import contents

DAY = "2026-11-24"


def document(name: str, *, evidence: bool) -> list[Quad]:
    """Return the quads of a document that states that Germany adopts a plan, with or without fact and passage."""
    text = f"""
        document:{name} a pol:Document ; dcterms:identifier "{name}" .
        entity:germany a pol:Country ; skos:prefLabel "Germany"@en ; pol:adopts entity:plan-{name} .
        entity:plan-{name} a pol:Policy .
    """
    passage = f"<{DOCUMENT[name]}#char=0,20>"
    proof = f"""
        document:{name} pol:text "Germany adopts plans." .
        {passage} a pol:Passage ; oa:hasSource document:{name} ; oa:exact "Germany adopts plans" .
        fact:{name} a pol:Fact ; pol:evidence {passage} ;
            rdf:subject entity:germany ; rdf:predicate pol:adopts ; rdf:object entity:plan-{name} .
    """
    return turtle(text + proof if evidence else text, graph=GRAPH[name])


BOTH = [*document("one", evidence=True), *document("two", evidence=True)]


@pytest.mark.parametrize("format", FORMATS)
def test_one_document_can_be_chosen_and_gives_the_bytes_that_it_gives_alone(
    format: str, tmp_path: Path
) -> None:
    export(BOTH, format, tmp_path / "all", date=DAY)
    export(BOTH, format, tmp_path / "chosen", documents=["two"], date=DAY)
    export(document("two", evidence=True), format, tmp_path / "alone", date=DAY)
    assert contents(tmp_path / "chosen") == contents(tmp_path / "alone") != contents(tmp_path / "all")
    assert {path.name for path in tmp_path.iterdir()} == {"all", "chosen", "alone"}


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
        own = GRAPH[f"ontology/{name}"]
        used = turtle(f"run:{name} prov:used <{own}> .", graph=GRAPH[f"run/{name}"])
        return [*used, *turtle(f'entity:{name} rdfs:label "{name}" .', graph=own)]

    read_by = turtle("document:one prov:wasGeneratedBy run:one .", graph=GRAPH.one)
    export([*run("one"), *read_by, *run("two")], "nquads", tmp_path / "out", documents=["one"])
    assert set(parse(path=tmp_path / "out", format=RdfFormat.N_QUADS)) == {*read_by, *run("one")}


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("missing", "no document 'missing' in the graph"),
        ("other", "the document 'other' was imported and shares a graph"),
    ],
)
def test_a_document_that_has_no_graph_is_refused(tmp_path: Path, missing: str, message: str) -> None:
    imported = turtle("document:other a pol:Document .", graph=GRAPH["import/x"])
    with pytest.raises(InputError, match=message):
        export([*BOTH, *imported], "nquads", tmp_path / "out", documents=["one", missing])
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a store with both documents."""
    folder = str(tmp_path_factory.mktemp("store"))
    store = Store(folder)
    store.extend(BOTH)
    store.flush()
    return folder


@pytest.mark.parametrize(
    ("number", "handler", "code"),
    [
        (signal.SIGINT, signal.default_int_handler, 130),
        (signal.SIGTERM, signal.SIG_DFL, 130),
        (signal.SIGHUP, signal.SIG_DFL, 130),
        pytest.param(signal.SIGHUP, signal.SIG_IGN, 0, id="SIGHUP under nohup"),
    ],
)
def test_an_export_that_is_interrupted_leaves_nothing_and_one_that_ignores_the_signal_goes_on(
    number: signal.Signals,
    handler: Any,
    code: int,
    store: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write = Format.write_graph

    def interrupted(self: Format, graph: Graph, path: Path, *, features: bool) -> None:
        write(self, graph, path, features=features)
        os.kill(os.getpid(), number)

    monkeypatch.setattr(Format, "write_graph", interrupted)
    # Set the handler that a new program has; the tests may run with the signal ignored, as under nohup.
    earlier = signal.signal(number, handler)
    try:
        assert main(["export", "graphml", "--store", store, "-o", str(tmp_path / "out")]) == code
    finally:
        signal.signal(number, earlier)
    assert (capsys.readouterr().err.strip() == "policyloom: interrupted") is (code == 130)
    assert [path.name for path in tmp_path.iterdir()] == ([] if code else ["out"])


@pytest.mark.parametrize("format", ["nquads", "graphml", "csv", "rocrate"])
def test_what_a_query_constructs_can_be_chosen(format: str, store: str, tmp_path: Path) -> None:
    chosen = {POL.adopts, RDF.type}
    triples = [Quad(*q.triple) for q in document("two", evidence=False) if q.predicate.value in chosen]
    query = f"""
        CONSTRUCT {{ ?s ?p ?o }} WHERE {{
            GRAPH <{GRAPH.two}> {{ ?s ?p ?o }}
            VALUES ?p {{ <{POL.adopts}> <{RDF.type}> }}
            FILTER(!CONTAINS(STR(?s), "#char=") && !STRSTARTS(STR(?s), "{FACT}"))
        }}"""
    command = ["export", format, "--store", store, "-o", str(tmp_path / "chosen"), "--date", DAY]
    assert main([*command, "--query", query]) == 0
    export(triples, format, tmp_path / "alone", date=DAY)
    assert contents(tmp_path / "chosen") == contents(tmp_path / "alone")
