"""The corpus: documents are kept in step with their files, and a summary counts what they hold."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from claimed import FRANCE, GERMANY, JAPAN, STATED, article_claims, build, claims
from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.graph.build import bundled_sources, own_graph
from policyloom.graph.extraction import Extraction
from policyloom.graph.grounding import ground as checked
from policyloom.graph.pipeline import DocumentGraph
from policyloom.graph.propertygraph import property_graph
from policyloom.graph.reading import Reading
from policyloom.graph.reading.config import Recorded
from policyloom.graph.source import find_sources
from policyloom.ontology.own import built_in, read_knowledge
from policyloom.queries.corpus import Build, summarise
from policyloom.queries.importing import enter, read_arrivals
from policyloom.queries.store import Store, open_store

ARTICLE = bundled_sources()[0].stem


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Return a reader of recorded claims for the texts that the tests write and for the article."""
    path = tmp_path_factory.mktemp("claims") / "claims.jsonl"
    names = ("a", "b", "c", "d", "e", "x/a", "x/d", "The A")
    claims(path, {**dict.fromkeys(names, STATED), ARTICLE: article_claims()})
    return Recorded(str(path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three texts."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in {"a": GERMANY, "b": FRANCE, "c": JAPAN}.items():
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    return texts


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(None) as store:
        yield store


def counts(made: Build) -> tuple[int, int, int, int]:
    outcome = made.outcome
    return outcome.new, outcome.changed, outcome.unchanged, outcome.removed


def dump(store: Store) -> list[str]:
    return sorted(map(str, store.quads()))


def from_scratch(reader: Recorded, *paths: Path, **options: Any) -> list[str]:
    with open_store(None) as store:
        if find_sources(paths).sources:
            build(store, reader, *paths, **options)
        return dump(store)


def test_second_build_does_nothing_and_replaces_alone_what_changed(
    reader: Recorded, folder: Path, store: Store
) -> None:
    assert counts(build(store, reader, folder)) == (3, 0, 0, 0)
    before = dump(store)

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("nothing is to be done")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("policyloom.graph.pipeline.read_source", refuse)
        patch.setattr(store, "replace_all", refuse)
        patch.setattr(store, "update", refuse)
        assert counts(build(store, reader, folder)) == (0, 0, 3, 0)
    assert dump(store) == before
    (folder / "b.txt").write_text("France launched the Ports Plan.", encoding="utf-8")
    made = Build(store, find_sources([folder]), built_in(), software="1", reader=reader)
    assert [step.source.name for step in made.steps() if isinstance(step, DocumentGraph)] == ["b"]
    assert counts(made) == (0, 1, 2, 0)
    assert dump(store) == from_scratch(reader, folder)


def test_sidecar_that_comes_changes_or_goes_changes_its_document_alone(
    reader: Recorded, folder: Path, store: Store
) -> None:
    build(store, reader, folder)
    sidecar = folder / "b.meta.json"
    for change in (
        lambda: sidecar.write_text('{"date": "2023"}', encoding="utf-8"),
        lambda: sidecar.write_text('{"date": "2024"}', encoding="utf-8"),
        sidecar.unlink,
    ):
        change()
        assert counts(build(store, reader, folder)) == (0, 1, 2, 0)
        assert dump(store) == from_scratch(reader, folder)
        assert counts(build(store, reader, folder)) == (0, 0, 3, 0)


def test_document_that_an_import_brought_too_is_not_built_from_another_text(
    reader: Recorded, folder: Path, store: Store, tmp_path: Path
) -> None:
    build(store, reader, folder)
    backup = tmp_path / "backup.nt"
    backup.write_text("".join(f"{quad.triple} .\n" for quad in store.quads()), encoding="utf-8")
    enter(read_arrivals([backup], store), store, software="1")
    assert counts(build(store, reader, folder)) == (0, 0, 3, 0)
    before = dump(store)
    (folder / "b.txt").write_text("France launched the Ports Plan.", encoding="utf-8")
    [fault] = build(store, reader, folder).outcome.faults
    assert "import 'backup' holds a different text" in fault.reason
    assert dump(store) == before
    build(store, reader, folder / "a.txt", prune=True)
    graphs = [graph.rpartition("graph/")[2] for graph in store.graphs()]
    assert [graph for graph in graphs if "/" not in graph] == ["a"]
    assert {"import/backup", "import/backup/provenance"} <= set(graphs)


def test_document_whose_iri_another_name_has_is_replaced_only_where_that_is_pruned(
    reader: Recorded, folder: Path, store: Store
) -> None:
    build(store, reader, folder / "a.txt")
    other = folder / "The A.txt"
    other.write_text(FRANCE, encoding="utf-8")
    before = dump(store)
    made = build(store, reader, other)
    [fault] = made.outcome.faults
    assert fault.reason.startswith("the store holds a document 'a' with the same IRI as 'The A'; ")
    assert (dump(store), made.graphs) == (before, [])
    (folder / "a.txt").unlink()
    assert counts(build(store, reader, other, prune=True)) == (0, 1, 0, 0)


def test_other_software_reads_anew_and_leaves_no_trace_of_the_former(
    reader: Recorded, folder: Path, store: Store
) -> None:
    build(store, reader, folder, software="1")
    assert counts(build(store, reader, folder / "a.txt", software="2")) == (0, 1, 0, 0)
    runs = [line for line in dump(store) if "extraction by policyloom" in line]
    assert len(runs) == 2, "each document's run is known"
    assert counts(build(store, reader, folder, software="2")) == (0, 2, 1, 0)
    assert dump(store) == from_scratch(reader, folder, software="2")


def test_definitions_of_a_user_go_with_the_last_document_that_needs_them(
    reader: Recorded, folder: Path, store: Store
) -> None:
    health = read_knowledge([Path(__file__).parents[1] / "ontologies" / "health"])
    build(store, reader, folder, knowledge=health)
    assert own_graph(health.own[0]) in store.graphs()
    build(store, reader, folder)
    assert dump(store) == from_scratch(reader, folder)


def test_document_that_turns_bad_is_told_and_stays_as_it_was(
    reader: Recorded, folder: Path, store: Store
) -> None:
    build(store, reader, folder)
    before = dump(store)
    (folder / "b.txt").write_bytes(b"")
    made = build(store, reader, folder, prune=True)
    assert counts(made) == (0, 0, 2, 0)
    [fault] = made.outcome.faults
    assert str(fault) == f"{folder / 'b.txt'}: is empty; give a text with at least one sentence"
    assert dump(store) == before
    assert len(made.graphs) == 3


def test_content_given_twice_and_the_gaps_of_unchanged_documents_are_told(
    reader: Recorded, folder: Path, store: Store
) -> None:
    (folder / "d.txt").write_text("It rained.", encoding="utf-8")
    (folder / "e.txt").write_text(GERMANY, encoding="utf-8")
    build(store, reader, folder)
    before = dump(store)
    made = Build(store, find_sources([folder]), built_in(), software="1", with_gaps=True, reader=reader)
    gaps = [gap for step in made.steps() if isinstance(step, DocumentGraph) for gap in step.gaps]
    assert [gap["sent"] for gap in gaps if gap["doc"] == "d" and gap["gap"] == "sentence"] == ["It rained."]
    assert counts(made) == (0, 0, 5, 0)
    assert made.outcome.repeated == [(str(folder / "e.txt"), str(folder / "a.txt"))]
    assert dump(store) == before


def test_fault_of_the_program_costs_the_document_alone(
    reader: Recorded, folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ground(reading: Reading, *rest: Any) -> Extraction:
        if "Recovery" in reading.document.text:
            raise IndexError("list index out of range")
        return checked(reading, *rest)

    monkeypatch.setattr("policyloom.graph.pipeline.ground", ground)
    made = build(store, reader, folder)
    [fault] = made.outcome.faults
    assert fault.source == str(folder / "b.txt")
    assert "a bug in the program (IndexError: list index out of range)" in fault.reason
    assert counts(made) == (2, 0, 0, 0)


NAMES = st.sampled_from(["a", "b", "c", "x/a", "x/d"])
CONTENTS = st.sampled_from([GERMANY, FRANCE, JAPAN, "Italy adopted the Ports Act in 2020."])
STEPS = st.lists(st.dictionaries(NAMES, CONTENTS, min_size=1), min_size=2, max_size=4)


@settings(max_examples=4, deadline=None)
@given(STEPS, st.integers(1, 3))
def test_any_sequence_of_changes_ends_as_a_build_from_scratch(
    reader: Recorded, tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, str]], size: int
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    with open_store(None) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr("policyloom.queries.corpus.build._BATCH", size * 10_000)
        for files in steps:
            shutil.rmtree(folder)
            for name, content in files.items():
                path = folder / f"{name}.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")
            build(store, reader, folder, prune=True)
            assert dump(store) == from_scratch(reader, folder)


def test_summary_counts_what_the_property_graph_of_the_documents_shows(
    reader: Recorded, folder: Path, store: Store
) -> None:
    knowledge = built_in()
    made = build(store, reader, folder, *bundled_sources())
    summary = summarise(store, made.graphs, knowledge)
    quads = [quad for graph in made.graphs for quad in store.graph(graph)]
    shown = property_graph(quads)
    values = {"Statistic", "Ranking", "Period"}
    assert summary.triples == len(quads)
    assert summary.entities == Counter(node.kind for node in shown.nodes if node.kind not in values)
    assert list(summary.entities.values()) == sorted(summary.entities.values(), reverse=True)
    assert summary.facts == Counter({edge.fact: edge.type for edge in shown.edges if edge.fact}.values())
    assert (summary.documents, summary.sentences) == (4, 29)
    assert 0 < summary.covered <= summary.sentences
    assert 0 < summary.numbers_covered <= summary.numbers

    one = summarise(store, build(store, reader, folder / "a.txt").graphs, knowledge)
    assert (one.documents, one.sentences, one.facts) == (1, 1, {"adopts": 1, "event_date": 1})
    nothing = summarise(store, [], knowledge)
    assert (nothing.documents, nothing.facts, nothing.triples) == (0, {}, 0)
