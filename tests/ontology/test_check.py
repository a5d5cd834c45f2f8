"""The check: well-formed data passes, and each fault is described in words."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import made
import pyoxigraph
import pytest
from pyoxigraph import NamedNode, Quad

from policyloom.graph import rdf
from policyloom.graph.document import read_text
from policyloom.graph.export import export
from policyloom.graph.fact import Entity, Fact, Passage
from policyloom.ontology.errors import DataError, InputError
from policyloom.ontology.namespace import ENTITY, ONTOLOGY_GRAPH, POL, READER, RUN, XSD
from policyloom.queries.check import Finding, check, check_file
from policyloom.queries.embedded import EmbeddedStore
from policyloom.queries.store import open_store

EXAMPLES = Path(__file__).parents[2] / "ontology" / "examples"
CONFORMING = sorted((EXAMPLES / "conforming").iterdir())
VIOLATING = sorted((EXAMPLES / "violating").iterdir())
HEAD = "# Violates: "

TEXT = "Peru launched the Node Plan. Chile did not."
RUN_IRI = RUN["0"]


def quads(*facts: Fact, name: str = "ports", text: str = TEXT) -> list[Quad]:
    """Return the graph of a document with *facts* and its run."""
    run = rdf.run_triples(RUN_IRI, software="0", ontology=ONTOLOGY_GRAPH)
    graph = made.quads(read_text(name, text, roles={}), facts, run=RUN_IRI, sentences=2)
    return [*graph, *rdf.to_quads(run, rdf.graph_iri(name))]


def store_of(content: list[Quad]) -> EmbeddedStore:
    store = open_store(None)
    assert isinstance(store, EmbeddedStore)
    store.native.extend(content)
    return store


PERU = Entity(ENTITY.peru, "Peru", (POL.Country,))
PLAN = Entity(ENTITY["node-plan"], "Node Plan", (POL.Policy,))
FACT = Fact(
    POL.adopts,
    PERU,
    PLAN,
    Passage("ports", 0, 28, TEXT[:28]),
    READER.model,
    mentions=((Passage("ports", 0, 4, "Peru"), PERU),),
)


@pytest.mark.parametrize("path", CONFORMING, ids=lambda p: p.stem)
def test_conforming_example_has_no_finding(path: Path) -> None:
    assert check_file(path) == []


@pytest.mark.parametrize("path", VIOLATING, ids=lambda p: p.stem)
def test_violating_example_is_found_with_the_message_it_names(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(HEAD)
    assert {finding.message for finding in check_file(path)} == {first.removeprefix(HEAD)}


def test_empty_store_and_a_fact_both_stated_and_denied_have_no_finding() -> None:
    for content in ([], quads(FACT, replace(FACT, negated=True))):
        assert check(store_of(content)) == []


def test_offsets_count_code_points_not_bytes() -> None:
    text = "\U0001d54f Perú launched the Node Plan."
    fact = replace(FACT, passage=Passage("astral", 2, len(text), text[2:]), mentions=())
    assert check(store_of(quads(fact, name="astral", text=text))) == []


def test_document_without_its_text_is_found_and_findings_are_sorted() -> None:
    content = [quad for quad in quads(FACT) if quad.predicate.value != POL.text]
    found = check(store_of(content))
    assert found == sorted(found)
    messages = {finding.message for finding in found}
    assert "A document has its whole text (pol:text), so that quotes can be checked." in messages
    assert "The text of the document that the passage is in is missing." in messages


def test_fact_in_another_graph_than_its_document_is_found() -> None:
    of_fact = [quad for quad in quads(FACT) if quad.subject == NamedNode(rdf.fact_iri(FACT))]
    moved = [Quad(q.subject, q.predicate, q.object, NamedNode("urn:elsewhere")) for q in of_fact]
    rest = [quad for quad in quads(FACT) if quad not in of_fact]
    messages = {finding.message for finding in check(store_of(rest + moved))}
    assert "The fact is stated, but its plain triple is not in the same graph." in messages


def test_endpoint_is_checked_like_a_folder(sparql_server: Callable[..., str]) -> None:
    native = pyoxigraph.Store()
    native.extend([quad for quad in quads(FACT) if quad.predicate.value != POL.evidence])
    with open_store(f"{sparql_server(native)}/query") as store:
        messages = {finding.message for finding in check(store)}
    assert messages == {"A fact cites at least one passage that states it (pol:evidence)."}


def test_value_of_no_number_is_a_finding_and_nothing_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(f'<urn:a> a <{POL.Statistic}> ; <{POL.value}> "x"^^<{XSD.decimal}> .', encoding="utf-8")
    messages = [finding.message for finding in check_file(path)]
    assert "A statistic has one value (pol:value), a decimal number. It has x." in messages
    assert caplog.records == []


def test_what_is_said_of_a_triple_is_a_warning_and_the_rest_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text('<urn:a> <urn:p> <<( <urn:a> <urn:b> "x" )>> , "y"@ar--rtl .', encoding="utf-8")
    assert check_file(path) == [
        Finding("warning", "urn:a", "A triple about a triple (RDF 1.2) is not checked.")
    ]


def test_exported_facts_have_no_finding_in_any_syntax(tmp_path: Path) -> None:
    for file, format in (("a.nq", "nquads"), ("a.rdf", "rdfxml")):
        export(quads(FACT), format, tmp_path / file)
        assert check_file(tmp_path / file) == []
    export(quads(FACT), "turtle", tmp_path / "a.ttl", triple_terms=True)
    assert "<<(" in (tmp_path / "a.ttl").read_text(encoding="utf-8")
    assert check_file(tmp_path / "a.ttl") == []


def test_a_long_text_is_checked_in_no_more_than_its_time(tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    path.write_text(f'<urn:a> <urn:p> "{"x" * 5_000_000}" .', encoding="utf-8")
    start = time.process_time()
    assert check_file(path) == []
    assert time.process_time() - start < 20  # read line by line, as rdflib does, it would take minutes


def test_node_without_an_iri_is_called_so_since_its_label_is_chance(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(f"[] a <{POL.Country}> .", encoding="utf-8")
    assert {finding.subject for finding in check_file(path)} == {"a node without an IRI"}


# The other faults of a file are those of an import: test_import.py.
@pytest.mark.parametrize(
    ("file", "content", "error", "says"),
    [
        ("absent.ttl", None, InputError, "cannot be read"),
        ("a.docx", "", InputError, "not have the ending of an RDF file"),
        ("a.ttl", "<urn:a> <urn:b>", DataError, "is malformed"),
        ("a.jsonld", '{"urn:p":' * 5000 + "1" + "}" * 5000, DataError, "levels deep; flatten it"),
    ],
)
def test_file_that_cannot_be_read_is_one_clear_line(
    file: str, content: str | None, error: type[Exception], says: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / file).write_text(content, encoding="utf-8")
    with pytest.raises(error, match=rf"^[^\n]*{file}[^\n]*{says}[^\n]*$"):
        check_file(tmp_path / file)
