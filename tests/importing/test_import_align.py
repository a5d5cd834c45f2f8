"""The alignment: each suggested link has a reason, and only reviewed links enter the store."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from policyloom.cli import main
from policyloom.ontology.errors import DataError
from policyloom.ontology.namespace import ENTITY, GRAPH, OWL, SKOS
from policyloom.queries.check import check
from policyloom.queries.importing import COLUMNS, apply_review, read_review, suggestions, to_csv
from policyloom.queries.store import Store, open_store

from .conftest import PREFIXES

EX = "http://example.org/"
Q183 = "http://www.wikidata.org/entity/Q183"
Out = pytest.CaptureFixture[str]


def store_of(content: str) -> Store:
    store = open_store(None)
    store.replace("urn:g", parse(PREFIXES + content, format=RdfFormat.TURTLE))
    return store


def found(content: str) -> list[tuple[str, str, str]]:
    return [(s.subject, s.reason, s.object) for s in suggestions(store_of(content))]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('entity:germany rdfs:label "Germany" .', [(ENTITY.germany, "vocabulary", Q183)]),
        (f'entity:germany rdfs:label "Germany" ; skos:exactMatch <{Q183}> .', []),
        ('ex:de rdfs:label "germany" .', [(f"{EX}de", "label", ENTITY.germany)]),
        (
            'ex:x rdfs:label "Zyx" . ex:y rdfs:label "Wvu" ; skos:altLabel "zyx" .',
            [(f"{EX}x", "alias", f"{EX}y")],
        ),
        ('ex:x rdfs:label "Zyx" . ex:y rdfs:label "ZYX" .', [(f"{EX}x", "label", f"{EX}y")]),
        ('ex:x rdfs:label "Zyx" ; owl:sameAs ex:y . ex:y rdfs:label "ZYX" .', []),
        (
            'ex:x rdfs:label "Zyx" ; owl:sameAs ex:z . ex:y rdfs:label "Wvu" ; skos:exactMatch ex:z .',
            [(f"{EX}x", "exactMatch", f"{EX}y")],
        ),
        ('ex:x rdfs:label "Zyx" . ex:y rdfs:label "Zyxx" .', []),
    ],
)
def test_suggestion_has_its_reason(content: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(content) == expected


def test_the_vocabulary_tells_its_own_things_apart() -> None:
    content = """
    entity:computer-aided-design rdfs:label "computer-aided design" ; skos:altLabel "CAD" .
    <https://w3id.org/policyloom/id/unit/canadian-dollar> rdfs:label "Canadian dollar" ; skos:altLabel "CAD" .
    """
    assert {reason for _, reason, _ in found(content)} <= {"vocabulary"}


def review(folder: Path, *rows: str, name: str = "links.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(["accept,subject,property,object", *rows]), encoding="utf-8")
    return path


def test_only_accepted_links_come_into_a_graph_of_their_own(tmp_path: Path) -> None:
    store = store_of('entity:germany rdfs:label "Germany" . ex:de rdfs:label "Germany" .')
    unread = tmp_path / "unread.csv"
    unread.write_text(to_csv(suggestions(store)), encoding="utf-8")
    assert len(unread.read_text(encoding="utf-8").splitlines()) == 3
    assert read_review(unread).links == ()
    link, other = f"{EX}de,{SKOS.exactMatch},{ENTITY.germany}", f"{ENTITY.germany},{OWL.sameAs},{Q183}"
    apply_review(read_review(review(tmp_path, f"Yes,{link}", f"no,{other}")), store, software="test")
    assert [s.reason for s in suggestions(store)] == ["vocabulary"]
    assert check(store) == []
    graph = GRAPH["alignment/links"]
    assert {graph, f"{graph}/provenance", "urn:g"} == set(store.graphs())
    apply_review(read_review(review(tmp_path, f",{link}", f"x,{other}")), store, software="test")
    links = [quad for quad in store.quads() if str(quad.graph_name) == f"<{graph}>"]
    assert [quad.predicate.value for quad in links] == [OWL.sameAs]
    apply_review(read_review(review(tmp_path, f",{link}")), store, software="test")
    assert graph not in store.graphs()


def test_file_from_a_spreadsheet_is_read_as_it_was_written(tmp_path: Path) -> None:
    suggested = suggestions(store_of('ex:x rdfs:label "=Z" . ex:y rdfs:label "=Z" .'))
    rows = list(csv.reader(io.StringIO(to_csv(suggested))))
    assert rows[0] == list(COLUMNS)
    assert rows[1][2] == "'=Z"
    rows[1][0] = "TRUE"
    path = tmp_path / "links.csv"
    for delimiter in ",;":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        assert [str(link.object) for link in read_review(path).links] == [f"<{EX}y>"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("maybe,urn:a,urn:b,urn:c", "line 2: accept is 'maybe'; write yes or no"),
        ("yes,urn:a,urn:b,urn:c", "line 2: the property is 'urn:b'; use one of"),
        (f"yes,Germany,{SKOS.exactMatch},urn:c", "line 2: the subject is 'Germany'; give an absolute IRI"),
        (f"yes,urn:a,{SKOS.exactMatch}", "line 2: the object is None"),
        (f"yes,urn:a,{SKOS.exactMatch},urn:a", "linked to itself"),
    ],
)
def test_row_at_fault_is_told_by_its_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(DataError) as raised:
        read_review(review(tmp_path, row))
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n", "lacks the column accept, object"),
        (b"\xff", "not UTF-8"),
        (b'"', "lacks the column|is not valid CSV"),
    ],
)
def test_file_that_is_no_review_is_told(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "links.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=message):
        read_review(path)


def test_command_suggests_and_applies(tmp_path: Path, capsys: Out) -> None:
    store, links = str(tmp_path / "store"), tmp_path / "links.csv"
    data = tmp_path / "facts.ttl"
    data.write_text(f'{PREFIXES} ex:x rdfs:label "Zyx" . ex:y rdfs:label "ZYX" .', encoding="utf-8")
    assert main(["import", str(data), "--store", store]) == 0
    assert main(["align", "--store", store, "-o", str(links)]) == 0
    assert "1 suggestion, none of them applied" in capsys.readouterr().err
    for format in ("table", "csv", "json"):
        assert main(["align", "--store", store, "--format", format]) == 0
        assert f"{EX}x" in capsys.readouterr().out
    links.write_text(links.read_text(encoding="utf-8").replace("\n,", "\nyes,"), encoding="utf-8")
    assert main(["align", "--store", store, "--apply", str(links)]) == 0
    assert "1 link in https://w3id.org/policyloom/id/graph/alignment/links" in capsys.readouterr().err
    assert main(["align", "--store", store, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
