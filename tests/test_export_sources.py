"""The sources: documents in a bibliography, and the whole build as a research object, as their own tools read them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from policyloom.graph.export import export
from policyloom.ontology.namespace import DCTERMS, DOCUMENT, POL, RDF
from policyloom.queries import Store

NASTY = 'Ports & {plans}: 100% "new" \\ $5_#~^\n工业'


def described(id: str, **values: str) -> list[Quad]:
    terms = {"title": DCTERMS["title"], "issued": DCTERMS.issued, "author": POL.author, "text": POL.text}
    subject = NamedNode(DOCUMENT[id])
    return [
        Quad(subject, NamedNode(RDF.type), NamedNode(POL.Document)),
        Quad(subject, NamedNode(DCTERMS.identifier), Literal(id)),
        *(Quad(subject, NamedNode(terms[name]), Literal(value)) for name, value in values.items()),
    ]


SOURCES = [
    *described(
        "report-a", title=NASTY, issued="2024-09-03", author="Ann and Bee, Co. {x}", text="A\r\nbig text."
    ),
    *described("b-c", title="Plain"),
]


def test_pybtex_reads_bibtex(tmp_path: Path) -> None:
    pybtex = pytest.importorskip("pybtex.database")
    export(SOURCES, "bibtex", tmp_path / "out.bib")
    read = pybtex.parse_file(str(tmp_path / "out.bib"))
    assert list(read.entries) == ["b-c", "report-a"]
    entry = read.entries["report-a"]
    text = entry.fields["title"].removeprefix("{").removesuffix("}")
    for escaped, plain in (
        ("\\textbackslash{}", "\\"),
        ("\\textasciitilde{}", "~"),
        ("\\textasciicircum{}", "^"),
    ):
        text = text.replace(escaped, plain)
    for mark in "&{}%$_#":
        text = text.replace(f"\\{mark}", mark)
    assert text == " ".join(NASTY.split())
    assert (entry.fields["year"], entry.fields["month"]) == ("2024", "9")
    (author,) = entry.persons["author"]  # one, though its name has an "and" and a comma
    assert str(author) == "{Ann and Bee, Co. \\{x\\}}"


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")  # citeproc warns of itself
def test_citeproc_reads_csl_and_cites(tmp_path: Path) -> None:
    citeproc = pytest.importorskip("citeproc")
    source = pytest.importorskip("citeproc.source.json")
    export(SOURCES, "csl", tmp_path / "out.csl.json")
    items = json.loads((tmp_path / "out.csl.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == ["b-c", "report-a"]
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    works = citeproc.CitationStylesBibliography(style, source.CiteProcJSON(items), citeproc.formatter.plain)
    works.register(citeproc.Citation([citeproc.CitationItem("report-a")]))
    (line,) = map(str, works.bibliography())
    assert line.startswith("Ann and Bee, Co. {x} (2024)")
    assert "工业" in line


@pytest.mark.parametrize("format", ["bibtex", "csl"])
def test_no_documents_make_an_empty_bibliography(format: str, tmp_path: Path) -> None:
    export([], format, tmp_path / "out")
    assert (tmp_path / "out").read_text() == {"bibtex": "", "csl": "[]\n"}[format]


def test_the_page_that_a_document_was_taken_from_is_cited(tmp_path: Path) -> None:
    page = Quad(NamedNode(DOCUMENT["b-c"]), NamedNode(DCTERMS.source), NamedNode("http://example.org/x"))
    export([*described("b-c"), page], "bibtex", tmp_path / "out")
    assert "  url = {http://example.org/x},\n" in (tmp_path / "out").read_text()


def test_rocrate_reads_the_crate(article: Store, tmp_path: Path) -> None:
    rocrate = pytest.importorskip("rocrate.rocrate")
    quads = [*article.quads(), *SOURCES]
    export(quads, "rocrate", tmp_path / "crate", date="2026-11-24")
    crate = rocrate.ROCrate(tmp_path / "crate")
    assert crate.root_dataset["datePublished"] == "2026-11-24"
    files = {entity.id: entity for entity in crate.data_entities}
    there = {str(p.relative_to(tmp_path / "crate")) for p in (tmp_path / "crate").rglob("*") if p.is_file()}
    assert files.keys() == there - {"ro-crate-metadata.json"}
    for name, entity in files.items():
        content = (tmp_path / "crate" / name).read_bytes()
        assert entity["sha256"] == hashlib.sha256(content).hexdigest()
        assert entity["contentSize"] == str(len(content))
    assert set(parse(path=tmp_path / "crate" / "graph.nq", format=RdfFormat.N_QUADS)) == set(quads)
    assert (tmp_path / "crate" / "texts" / "document_report-a.txt").read_bytes() == b"A\r\nbig text."
    build = crate.get("#build")
    assert [entity.id for entity in build["result"]] == ["graph.nq"]
    assert {entity.id for entity in build["object"]} == files.keys() - {"graph.nq"}
    every = {
        entity["@id"]
        for entity in json.loads((tmp_path / "crate/ro-crate-metadata.json").read_text())["@graph"]
    }
    assert {"#build", "./", "https://w3id.org/policyloom/"} <= every, "whatever is referred to is described"
