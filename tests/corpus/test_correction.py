"""The corrections: decisions are read from a table, applied at every build, and stated with their author and reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import claimed
import pytest
from claimed import claims
from made import entity
from pyoxigraph import RdfFormat, parse

from policyloom.cli import main
from policyloom.graph.correction import Corrections, read_corrections
from policyloom.graph.document import read_text
from policyloom.graph.extraction import Coverage, Extraction
from policyloom.graph.fact import Entity, Fact, Passage, Statistic
from policyloom.graph.rdf import fact_iri
from policyloom.graph.reading.config import Recorded
from policyloom.ontology.errors import DataError
from policyloom.ontology.namespace import ENTITY, POL, READER
from policyloom.ontology.vocabulary import vocabulary
from policyloom.queries import Solutions, Store, open_store
from policyloom.queries.check import check
from policyloom.queries.corpus import Build
from policyloom.queries.importing import graph_iri

HEAD = "decision,subject,property,object,document,target,who,why\n"
TEXT = "Norland adopted the Harbour Plan."


NORLAND, PLAN = entity("Norland", "Country"), entity("Harbour Plan", "Policy")
SCHEME, QUAYS = entity("Harbour Scheme", "Policy", "HS"), entity("electrify all quays", "Goal")
ADOPTS, AIMS = (NORLAND, POL.adopts, PLAN), (PLAN, POL.aimsAt, QUAYS)


def extraction(*facts: tuple[Entity, str, Entity | Statistic]) -> Extraction:
    document = read_text("ports", TEXT, roles={})
    passage = Passage(document.id, 0, len(TEXT), TEXT)
    made = (Fact(kind, subject, object_, passage, READER.model, 0.5) for subject, kind, object_ in facts)
    return Extraction(document, tuple(made), 1, Coverage(1, (), 0, ()))


def corrections(tmp_path: Path, *rows: str, head: str = HEAD) -> Corrections:
    table = tmp_path / "decisions.csv"
    table.write_text(head + "\n".join(rows), encoding="utf-8")
    return read_corrections([table], vocabulary())


def corrected(tmp_path: Path, row: str, *facts: tuple[Entity, str, Entity]) -> list[str]:
    """Return the facts that are left after the decision in *row*, each as 'subject > object'."""
    after = corrections(tmp_path, row).apply(extraction(*facts))
    return [f"{f.subject.label} > {f.object.label}" for f in after.facts if isinstance(f.object, Entity)]


ADOPTED, AIMED = "Norland > Harbour Plan", "Harbour Plan > electrify all quays"


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ("reject,Norland,adopts,Harbour Plan,ports,,,", [AIMED]),
        ("reject,norland,,,,,,", [AIMED]),
        ("reject,entity:norland,pol:adopts,,,,,", [AIMED]),
        (f"reject,{ENTITY.norland},{POL.adopts},,,,,", [AIMED]),
        ("reject,,,electrify all quays,,,,", [ADOPTED]),
        ("REJECT,Harbour Plan,,,,,,", [ADOPTED]),
        ("reject,Norland,aims_at,,,,,", [ADOPTED, AIMED]),
        ("reject,Norland,,,ferries,,,", [ADOPTED, AIMED]),
        (",Norland,,,,,,", [ADOPTED, AIMED]),
    ],
)
def test_rejected_facts_are_left_out_and_no_others(tmp_path: Path, row: str, left: list[str]) -> None:
    assert corrected(tmp_path, row, ADOPTS, AIMS) == left


def test_fact_can_be_meant_by_its_iri_alone(tmp_path: Path) -> None:
    before = extraction(ADOPTS, AIMS)
    row = f"reject,whatever,,,,,,,{fact_iri(before.facts[1])}"
    after = corrections(tmp_path, row, head=HEAD.strip() + ",fact\n").apply(before)
    assert after.facts == before.facts[:1]


@pytest.mark.parametrize("before", [[], ["accept,Norland,adopts,,,,,", "reject,Norland,,,,,,"]])
def test_accepted_fact_is_certain_and_names_the_decision_which_outdoes_those_before(
    before: list[str], tmp_path: Path
) -> None:
    after = corrections(tmp_path, *before, "accept,Norland,adopts,,,,,").apply(extraction(ADOPTS, AIMS))
    assert [fact.confidence for fact in after.facts] == [1.0, 0.5]
    assert fact_iri(after.facts[0]) in dict(after.corrected)


SCHEMED, TIED = (NORLAND, POL.adopts, SCHEME), (SCHEME, POL.relatedPolicy, PLAN)
ELSEWHERE = (Entity(ENTITY["the-plan-of-harbours"], "Harbour Plan", (POL.Policy,)), POL.aimsAt, QUAYS)
SHORT = (NORLAND, POL.adopts, entity("HX", "Policy"))
MERGE, RENAME = "merge,Harbour Scheme,,,,Harbour Plan,,", "rename,Harbour Plan,,,,Plan for Harbours,,"
SAME, MERGED = "harbour-plan|Harbour Plan|", "harbour-plan|Harbour Plan|HS, Harbour Scheme"
KNOWN = "industry-4.0|Industry 4.0|HS, Harbour Scheme, Industrie 4.0"
DIVIDED = "harbour-plan-of-sudmark|Harbour Plan of Sudmark|Harbour Plan"


@pytest.mark.parametrize(
    ("rows", "facts", "left"),
    [
        ([MERGE], [SCHEMED, AIMS], [MERGED, SAME]),
        # A text may know the target by another IRI.
        ([MERGE], [SCHEMED, ELSEWHERE], [MERGED, SAME]),
        # Facts that became the same are one, and none ties a thing to itself.
        ([MERGE], [ADOPTS, SCHEMED, TIED], [SAME]),
        (["merge,Harbour Scheme,,,,industrie 4.0,,"], [SCHEMED], [KNOWN]),
        (["merge,HX,,,,HY,,", "merge,HY,,,,HZ,,"], [SHORT], ["hz|HZ|HX, HY"]),
        (["merge,HY,,,,HZ,,", "merge,HX,,,,HY,,"], [SHORT], ["hz|HZ|HX, HY"]),
        (["split,Harbour Plan,,,ports,Harbour Plan of Sudmark,,"], [ADOPTS], [DIVIDED]),
        # Its other names are those of what it was taken for.
        (
            ["split,Harbour Scheme,,,ports,Harbour Plan of Sudmark,,"],
            [SCHEMED],
            ["harbour-plan-of-sudmark|Harbour Plan of Sudmark|Harbour Scheme"],
        ),
        (["split,Harbour Plan,,,ferries,Harbour Plan of Sudmark,,"], [ADOPTS], [SAME]),
        ([RENAME], [ADOPTS], ["harbour-plan|Plan for Harbours|Harbour Plan"]),
        ([RENAME, "reject,,,Harbour Plan,,,,"], [ADOPTS], []),
        ([RENAME, "reject,,,Plan for Harbours,,,,"], [ADOPTS], []),
    ],
)
def test_policies_are_what_the_decisions_make_of_them(
    rows: list[str], facts: list[Any], left: list[str], tmp_path: Path
) -> None:
    """The one policy of each fact that is left is written "iri|label|aliases"; all other things stay as they were."""
    found = corrections(tmp_path, *rows).apply(extraction(*facts)).facts
    things: list[Any] = [thing for fact in found for thing in (fact.subject, fact.object)]
    policies = [thing for thing in things if thing not in (NORLAND, QUAYS)]
    assert [f"{p.iri.removeprefix(ENTITY)}|{p.label}|{', '.join(p.aliases)}" for p in policies] == left
    assert {policy.classes for policy in policies} <= {(POL.Policy,)}


def test_table_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes("﻿decision;subject;why\r\nreject;'-5 degrees;no, never\r\n".encode())
    [decision] = read_corrections([table], vocabulary()).decisions
    assert (decision.subject, decision.why) == ("-5 degrees", "no, never")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "has no column 'decision'"),
        ("decision,subject\nreject,C\udcf4te\n", "byte 25 is not UTF-8"),
        ("decision,sbuject\n", "the column 'sbuject' is unknown; the columns are decision, subject, "),
        (HEAD + "rejct,Norland,,,,,,", "line 2: the decision is 'rejct'; write one of accept, reject, merge"),
        (HEAD + "reject,,adopts,,ports,,,", "line 2: reject needs a subject, an object or a fact"),
        (HEAD + "accept,Norland,adoopts,,,,,", "line 2: the property is 'adoopts'; write one of adopts, "),
        (HEAD + "reject,Norland,,,,Sudmark,,", "line 2: reject takes no target"),
        (HEAD + "merge,Norland,,,,,,", "line 2: merge needs a target"),
        (HEAD + "rename,,,,,Norland,,", "line 2: rename needs a subject"),
        (
            HEAD + "rename,Brazil,,,,Chile,,",
            "line 2: Chile is the name of another thing; to make the two one, use merge",
        ),
        (HEAD + "split,Norland,,,,Sudmark,,", "line 2: split needs a document"),
        (HEAD + "merge,X,,,,https://example.org/x,,", "https://example.org/x is not in the vocabulary"),
        (HEAD + "reject,Norland", "line 2: does not have 8 cells like the first line"),
        (HEAD + "reject,Norland,,,,,,,,", "line 2: does not have 8 cells like the first line"),
    ],
)
def test_table_at_fault_is_told_in_one_line(tmp_path: Path, table: str, said: str) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text(table, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(DataError) as error:
        read_corrections([file], vocabulary())
    assert said in str(error.value)
    assert str(error.value).startswith(str(file))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (("merge,A,,,,B,,", "merge,B,,,,A,,", "merge,C,,,,A,,"), "merge: A → B; merge: B → A$"),
        (("merge,A,,,,a,,",), "merge: A → a$"),
    ],
)
def test_circle_of_merges_is_refused_with_its_rows(tmp_path: Path, rows: tuple[str, ...], named: str) -> None:
    refusal = rf"the corrections merge [AaB] into itself in a circle; remove one of: {named}"
    with pytest.raises(DataError, match=refusal):
        corrections(tmp_path, *rows)


def test_of_several_tables_the_last_word_holds(tmp_path: Path) -> None:
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    first.write_text("decision,subject\naccept,Norland\n", encoding="utf-8")
    second.write_text("decision,subject\nreject,Norland\n", encoding="utf-8")
    assert read_corrections([first, second], vocabulary()).apply(extraction(ADOPTS)).facts == ()
    assert read_corrections([second, first], vocabulary()).apply(extraction(ADOPTS)).facts != ()


# The build.


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Return a folder of two texts, with their claims beside it."""
    folder, said = tmp_path / "texts", {}
    folder.mkdir()
    for name, country, policy in (("a", "Germany", "Industry 4.0"), ("b", "Japan", "Society 5.0")):
        text = f"{country} adopted {policy}."
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        said[name] = [f"adopts | {country} | {policy} | {text}"]
    claims(tmp_path / "claims.jsonl", said)
    return folder


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(None) as store:
        yield store


def build(store: Store, texts: Path, decided: Corrections) -> Build:
    return claimed.build(store, Recorded(str(texts.with_name("claims.jsonl"))), texts, corrections=decided)


def ask(store: Store, query: str) -> list[list[str]]:
    prefixes = """
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX pol: <https://w3id.org/policyloom/policy#>
    """
    answer = store.query(prefixes + query)
    assert isinstance(answer, Solutions)
    return answer.table()


def test_build_reads_again_when_decisions_change_and_not_otherwise(
    store: Store, texts: Path, tmp_path: Path
) -> None:
    decided = corrections(tmp_path, "reject,Japan,adopts,Society 5.0,b,,Ann,no such act")
    plain = build(store, texts, Corrections())
    before = sorted(map(str, store.quads()))
    assert plain.outcome.new == 2
    assert build(store, texts, decided).outcome.changed == 2
    assert ask(store, "SELECT ?s { ?s pol:adopts ?o }") == [["https://w3id.org/policyloom/id/entity/germany"]]
    assert build(store, texts, decided).outcome.unchanged == 2
    assert build(store, texts, Corrections()).outcome.changed == 2
    assert sorted(map(str, store.quads())) == before


def test_graph_tells_who_decided_and_why_and_is_sound(store: Store, texts: Path, tmp_path: Path) -> None:
    decided = corrections(
        tmp_path,
        "accept,Germany,adopts,Industry 4.0,,,Ann Lee,read it",
        "rename,Society 5.0,,,,Society Five,Bo,",
        "merge,Germany,,,,Sudmark,,",
    )
    assert build(store, texts, decided).outcome.unmatched == []
    told = ask(
        store,
        """SELECT ?label ?who ?why { ?document a pol:Document ; prov:wasInfluencedBy ?decision .
        ?decision rdfs:label ?label . OPTIONAL { ?decision dcterms:description ?why }
        OPTIONAL { ?decision prov:wasAttributedTo/rdfs:label ?who } } ORDER BY ?label""",
    )
    assert told == [
        ["accept: Germany adopts Industry 4.0", "Ann Lee", "read it"],
        ["merge: Germany → Sudmark", "", ""],
        ["rename: Society 5.0 → Society Five", "Bo", ""],
    ]
    assert ask(store, "SELECT ?c { ?f pol:confidence ?c ; prov:wasInfluencedBy ?d }") == [["1"]]
    assert check(store) == []


def test_decision_that_has_no_effect_is_told_at_every_build(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "decisions.csv"
    rows = ["reject,Atlantis,adopts,,,,,", "reject,Japan,,,,,,"]
    rows += ["merge,Germany,,,,Sudmark,,", "rename,Germany,,,,Nordmark,,"]
    table.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    call = ["build", str(texts), "--reader", f"recorded:{tmp_path / 'claims.jsonl'}", "--jobs", "1"]
    call += ["--store", str(tmp_path / "s"), "--out", str(tmp_path / "o")]
    for _ in range(2):
        assert main([*call, "--corrections", str(table)]) == 0
        said = capsys.readouterr().err
        assert f"{table}: has no effect: reject: Atlantis adopts\n" in said
        assert f"{table}: has no effect: merge: Germany → Sudmark\n" in said
        assert "Nordmark" not in said
    assert main([*call, "--corrections", str(tmp_path / "none.csv")]) == 2
    assert "none.csv: cannot be read" in capsys.readouterr().err


IMPORTED = """
@prefix entity: <https://w3id.org/policyloom/id/entity/> .
@prefix ex: <http://example.org/> .
@prefix pol: <https://w3id.org/policyloom/policy#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ex:plan a pol:Policy ; rdfs:label "Harbour Plan" ; skos:prefLabel "Harbour Plan"@en .
entity:germany pol:adopts ex:plan .
ex:fact a pol:Fact ; rdf:subject entity:germany ; rdf:predicate pol:adopts ; rdf:object ex:plan .
"""
OF_IMPORT = "; it concerns the import 'theirs': change the file of that import and import it again"


def test_decision_on_what_an_import_brought_is_told_with_the_import(
    store: Store, texts: Path, tmp_path: Path
) -> None:
    build(store, texts, Corrections())
    store.replace(graph_iri("theirs"), parse(IMPORTED, format=RdfFormat.TURTLE))
    told = {
        "reject,germany,adopts,Harbour Plan,,,": f"reject: germany adopts Harbour Plan{OF_IMPORT}",
        "accept,,,harbour plan,,,": f"accept: harbour plan{OF_IMPORT}",
        "rename,Harbour Plan,,,,Port Plan,": f"rename: Harbour Plan → Port Plan{OF_IMPORT}",
        "reject,Germany,,,,,http://example.org/fact": f"reject: Germany{OF_IMPORT}",
        "reject,Germany,faces,Harbour Plan,,,": "reject: Germany faces Harbour Plan",
        "reject,Harbour Plan,,,,,": "reject: Harbour Plan",
        "reject,Atlantis,,,,,": "reject: Atlantis",
    }
    head = "decision,subject,property,object,document,target,fact\n"
    for row, line in told.items():
        assert build(store, texts, corrections(tmp_path, row, head=head)).outcome.unmatched == [line]
