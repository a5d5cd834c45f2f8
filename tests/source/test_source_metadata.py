"""The metadata of a document: its sources, which of them takes precedence, and its statements in the graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from documents import fault, read
from made import quads
from pyoxigraph import Literal, NamedNode

from policyloom.graph.rdf import document_iri
from policyloom.ontology.errors import DataError
from policyloom.ontology.namespace import DCTERMS, POL, PROV, RUN, XSD

TEXT = "On Ports\nPorts grow.\nEditor: A. Bee\n"


def _ports(folder: Path, sidecar: object) -> Path:
    path = folder / "ports.txt"
    path.write_text(TEXT, encoding="utf-8")
    (folder / "ports.meta.json").write_text(json.dumps(sidecar), encoding="utf-8")
    return path


def test_sidecar_outdoes_the_text_and_stands_in_the_graph(tmp_path: Path) -> None:
    given = {
        "Title": "The Ports",
        "author": ["C. Dee", "E. Eff"],
        "date": "2024-05",
        "url": "https://example.org/ports",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "publisher": "Port Review",
        "pages": 3,
    }
    document = read(_ports(tmp_path, given))
    node = NamedNode(document_iri("ports"))
    graph = quads(document, [], run=RUN.x, sentences=1)
    said = {(q.predicate.value, q.object) for q in graph if q.subject == node}
    assert {
        (DCTERMS["title"], Literal("The Ports", language="en")),
        (POL.author, Literal("C. Dee")),
        (POL.author, Literal("E. Eff")),
        (POL.editor, Literal("A. Bee")),
        (POL.publisher, Literal("Port Review")),
        (DCTERMS.issued, Literal("2024-05", datatype=NamedNode(XSD.gYearMonth))),
        (DCTERMS.source, NamedNode("https://example.org/ports")),
        (PROV.hadPrimarySource, NamedNode("https://example.org/ports")),
        (DCTERMS.license, NamedNode("https://creativecommons.org/licenses/by/4.0/")),
        (DCTERMS.language, Literal("en")),
    } <= said
    assert document.text == TEXT
    assert [p.text for p in document.paragraphs] == ["Ports grow."]


def test_who_fills_a_role_by_the_sidecar_fills_it_alone(tmp_path: Path) -> None:
    assert read(_ports(tmp_path, {"editor": "C. Dee"})).bylines == ((POL.editor, "C. Dee"),)


def test_front_matter_tells_metadata_and_the_sidecar_outdoes_it(tmp_path: Path) -> None:
    path = tmp_path / "ports.md"
    path.write_text(
        "---\ntitle: Ports\ndate: 2024-05-03\nauthor: [C. Dee]\ntags: {a: 1}\n---\nPorts grow.\n",
        encoding="utf-8",
    )
    assert (read(path).title, read(path).metadata.issued) == ("Ports", "2024-05-03")
    assert read(path).bylines == ((POL.author, "C. Dee"),)
    (tmp_path / "ports.meta.json").write_text('{"date": "2023"}', encoding="utf-8")
    assert (read(path).title, read(path).metadata.issued) == ("Ports", "2023")


GERMAN = (
    "Die Regierung hat im Jahr 2013 eine Strategie für die Häfen beschlossen. Sie will damit den Handel fördern "
    "und die Unternehmen im Wandel begleiten, so dass an den Standorten neue Arbeit entsteht."
)
CHINESE = "中国政府发布了新的规划，提出到2025年建成覆盖全国的港口网络，推动制造业转型，并支持企业合作。"
ENGLISH = (
    "The government of Iceland adopted a strategy for its ports in 2013. It wants to foster trade and to support "
    "the companies in this change, so that new jobs come to the coast."
)


@pytest.mark.parametrize(("text", "code"), [(GERMAN, "de"), (CHINESE, "zh")])
def test_text_in_another_language_is_refused_with_it(text: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "ports.txt"
    path.write_text(text, encoding="utf-8")
    assert f"ports.txt: is in another language ({code}, judging by its words)" in fault(path)


@pytest.mark.parametrize("text", [ENGLISH, "Ports grow.", "Häfen.", "1 | 2 | 3\n" * 100, ENGLISH.upper()])
def test_text_in_english_or_too_short_to_tell_is_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "ports.txt"
    path.write_text(text, encoding="utf-8")
    assert read(path).text == text


def test_language_that_the_user_tells_is_believed(tmp_path: Path) -> None:
    path, beside = tmp_path / "ports.txt", tmp_path / "ports.meta.json"
    path.write_text(GERMAN, encoding="utf-8")
    beside.write_text('{"language": "en-GB"}', encoding="utf-8")
    assert read(path).metadata.language == "en-GB"
    path.write_text(ENGLISH, encoding="utf-8")
    beside.write_text('{"language": "fr"}', encoding="utf-8")
    with pytest.raises(DataError, match="fr, according to its metadata"):
        read(path)


def test_register_beside_a_folder_describes_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for name in ("ports", "rails"):
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    known = {"id": "ports", "title": "The Ports", "about": "Peru", "words": 4}
    register = tmp_path / "docs.jsonl"
    register.write_text(json.dumps(known) + '\n{"id": "rails", "date": "soon"}', encoding="utf-8")
    ports = read(folder / "ports.txt")
    assert (ports.title, ports.metadata.about) == ("The Ports", "Peru")
    with pytest.raises(DataError, match=r"docs\.jsonl: its date 'soon' is not an ISO 8601 date"):
        read(folder / "rails.txt")
    (folder / "ports.meta.json").write_text('{"title": "Docks"}', encoding="utf-8")
    assert read(folder / "ports.txt").title == "Docks"
    (folder / "ports.meta.json").unlink()
    before = ports.metadata_sha256
    register.write_text("no register", encoding="utf-8")
    again = read(folder / "ports.txt")
    assert (again.title, again.metadata_sha256) == ("On Ports", None)
    assert before is not None
