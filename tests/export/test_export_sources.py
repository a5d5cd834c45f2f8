"""The sources in bibliographies, research objects and catalogues, each read back by a tool for its format."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import rdflib
from made import turtle
from pyoxigraph import Literal, RdfFormat, parse

from policyloom.graph.export import export
from policyloom.graph.propertygraph import property_graph
from policyloom.ontology.namespace import BASE, DCTERMS, DOCUMENT, POL
from policyloom.queries import Store

from .property_graphs import contents, tables_of

DAY = "2026-11-24"
NASTY = 'Ports & {plans}: 100% "new" \\ $5_#~^\n工业'


SOURCES = turtle(f"""
    document:report-a a pol:Document ; dcterms:identifier "report-a" ; dcterms:title {Literal(NASTY)} ;
        dcterms:issued "2024-09-03" ; pol:author "Ann and Bee, Co. {{x}}" ; pol:text "A\\r\\nbig text." .
    document:b-c a pol:Document ; dcterms:identifier "b-c" ; dcterms:title "Plain" ; dcterms:created "2020" ;
        dcterms:source <http://example.org/x> .
""")


def test_pybtex_reads_bibtex(tmp_path: Path) -> None:
    pybtex = pytest.importorskip("pybtex.database")
    export(SOURCES, "bibtex", tmp_path / "out.bib")
    read = pybtex.parse_file(str(tmp_path / "out.bib"))
    assert list(read.entries) == ["b-c", "report-a"]
    entry = read.entries["report-a"]
    text = entry.fields["title"].removeprefix("{").removesuffix("}")
    for name, mark in (("backslash", "\\"), ("asciitilde", "~"), ("asciicircum", "^")):
        text = text.replace(f"\\text{name}{{}}", mark)
    for mark in "&{}%$_#":
        text = text.replace(f"\\{mark}", mark)
    assert text == " ".join(NASTY.split())
    assert (entry.fields["year"], entry.fields["month"]) == ("2024", "9")
    assert "year" not in read.entries["b-c"].fields  # the date when its file was made is another date
    assert read.entries["b-c"].fields["url"] == "http://example.org/x"
    (author,) = entry.persons["author"]  # one author, although the name has an "and" and a comma
    assert str(author) == "{Ann and Bee, Co. \\{x\\}}"


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")  # citeproc's own warnings
def test_citeproc_reads_csl_and_cites(tmp_path: Path) -> None:
    citeproc = pytest.importorskip("citeproc")
    source = pytest.importorskip("citeproc.source.json")
    export(SOURCES, "csl", tmp_path / "out.csl.json")
    items = json.loads((tmp_path / "out.csl.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == ["b-c", "report-a"]
    assert ["issued" in item for item in items] == [False, True]
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


def test_rocrate_reads_the_crate(article: Store, tmp_path: Path) -> None:
    rocrate = pytest.importorskip("rocrate.rocrate")
    quads = [*article.quads(), *SOURCES]
    export(iter(quads), "rocrate", tmp_path / "crate", date=DAY)
    crate = rocrate.ROCrate(tmp_path / "crate")
    assert crate.root_dataset["datePublished"] == DAY
    files = {entity.id: entity for entity in crate.data_entities}
    written = contents(tmp_path / "crate")
    metadata = json.loads(written.pop("ro-crate-metadata.json"))["@graph"]
    assert files.keys() == written.keys()
    for name, entity in files.items():
        assert entity["sha256"] == hashlib.sha256(written[name]).hexdigest()
        assert entity["contentSize"] == str(len(written[name]))
    assert set(parse(written["graph.nq"], format=RdfFormat.N_QUADS)) == set(quads)
    assert written["texts/document_report-a.txt"] == b"A\r\nbig text."
    build = crate.get("#build")
    assert [entity.id for entity in build["result"]] == ["graph.nq"]
    without_text = {DOCUMENT["b-c"]}
    assert {entity.id for entity in build["object"]} == files.keys() - {"graph.nq"} | without_text
    described = {entity["@id"] for entity in metadata}
    assert {"#build", "./", "https://w3id.org/policyloom/"} <= described, "what is referred to"


KNOWN = turtle("""
    document:licensed a pol:Document ; dcterms:identifier "licensed" ; dcterms:title "Known" ;
        dcterms:issued "2024-09-03" ; dcterms:created "2024"^^xsd:gYear ; pol:author "Ann" ;
        dcterms:source <https://example.org/page> ; dcterms:language "en-GB" ;
        dcterms:license <https://creativecommons.org/licenses/by/4.0/> .
    document:free a pol:Document ; dcterms:identifier "free" ; dcterms:title "Free" ;
        dcterms:rights "for reading only" .
""")
IN_SCHEMA_ORG = {
    "name": "Known",
    "identifier": "licensed",
    "inLanguage": "en-GB",
    "datePublished": "2024-09-03",
    "dateCreated": "2024",
    "url": "https://example.org/page",
    "license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
}


@pytest.mark.parametrize(
    ("format", "file"),
    [("schemaorg", ""), ("croissant", "croissant.json"), ("rocrate", "ro-crate-metadata.json")],
)
def test_catalogues_pass_on_date_source_and_licence(format: str, file: str, tmp_path: Path) -> None:
    export(KNOWN, format, tmp_path / "out", date=DAY)
    read = json.loads((tmp_path / "out" / file).read_text(encoding="utf-8"))
    entities = read["@graph"] if format == "rocrate" else read["isBasedOn"]
    found = {entity["identifier"]: entity for entity in entities if "identifier" in entity}
    assert {name: found["licensed"][name] for name in IN_SCHEMA_ORG} == IN_SCHEMA_ORG
    assert found["free"]["license"] == "for reading only"
    assert not {"datePublished", "url"} & found["free"].keys()


def test_dcat_passes_on_date_source_and_licence(tmp_path: Path) -> None:
    export(KNOWN, "dcat", tmp_path / "out.ttl")
    read = set(parse(path=tmp_path / "out.ttl", format=RdfFormat.TURTLE))
    passed_on = {DCTERMS.created, DCTERMS.source, DCTERMS.license, DCTERMS.language, DCTERMS.rights}
    assert {quad for quad in KNOWN if quad.predicate.value in passed_on} <= read
    assert set(turtle('document:licensed dcterms:issued "2024-09-03"^^xsd:date .')) <= read


# rdflib itself causes the warning.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_mlcroissant_finds_the_tables_valid_and_reads_every_value(article: Store, tmp_path: Path) -> None:
    croissant = pytest.importorskip("mlcroissant")
    quads = [*article.quads(), *KNOWN]
    export(quads, "croissant", tmp_path / "out", date=DAY)
    data = croissant.Dataset(jsonld=tmp_path / "out" / "croissant.json")
    issues = data.metadata.ctx.issues
    assert not issues.errors
    # The graph has no citation and no version, so warnings about these are allowed.
    assert all("citeAs" in text or "version" in text for text in issues.warnings), issues.warnings
    for table, records in tables_of(property_graph(quads)).items():
        found = [
            {
                name.removeprefix(f"{table}/"): value.decode() if isinstance(value, bytes) else value
                for name, value in row.items()
                if value is not None
            }
            for row in data.records(table)
        ]
        # In CSV, an empty text is the same as a missing value.
        assert found == [{name: value for name, value in record.items() if value != ""} for record in records]
    written = contents(tmp_path / "out")
    read = json.loads(written["croissant.json"])
    assert read["datePublished"] == DAY
    for file in read["distribution"]:
        assert file["sha256"] == hashlib.sha256(written[file["contentUrl"]]).hexdigest()
    for table in read["recordSet"]:
        header = written[f"{table['name']}.csv"].decode().splitlines()[0]
        assert [field["source"]["extract"]["column"] for field in table["field"]] == header.split(",")


COUNTED = turtle("""
    document:d a pol:Document ; dcterms:identifier "d" ; dcterms:title "A title" .
    fact:x a pol:Fact .
    fact:y a pol:Fact .
""")


def test_the_catalogue_counts_what_the_data_set_holds(tmp_path: Path) -> None:
    export([*COUNTED, *COUNTED], "dcat", tmp_path / "out.ttl")
    graph = rdflib.Graph().parse(tmp_path / "out.ttl")
    data = rdflib.URIRef(f"{BASE}id/dataset")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    counted = ("triples", "distinctSubjects", "classes", "properties")
    assert [str(graph.value(data, void[name])) for name in counted] == ["5", "3", "2", "3"]
    partition = graph.value(predicate=void["class"], object=rdflib.URIRef(POL.Fact))
    assert str(graph.value(partition, void.entities)) == "2"
    assert graph.value(data, rdflib.DCTERMS.source) == rdflib.URIRef(DOCUMENT.d)


def test_search_engines_are_told_the_documents(tmp_path: Path) -> None:
    export(COUNTED, "schemaorg", tmp_path / "out.jsonld")
    found = json.loads((tmp_path / "out.jsonld").read_text())
    assert found["@type"] == "Dataset"
    assert "Triples: 5; facts: 2; documents: 1." in found["description"]
    assert found["isBasedOn"] == [
        {"@type": "CreativeWork", "@id": DOCUMENT.d, "identifier": "d", "name": "A title"}
    ]
