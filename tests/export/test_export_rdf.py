"""The RDF formats: each holds the whole graph, and reading it back gives the same graph."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from made import canonical, turtle
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from policyloom.graph.export import FORMATS, export
from policyloom.graph.propertygraph import sorting
from policyloom.ontology.errors import DataError, InputError
from policyloom.ontology.namespace import BASE, DCTERMS, DOCUMENT, ENTITY, GRAPH, POL, RDF, RDFS, XSD

ENDINGS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
KEEP_GRAPHS = {"trig", "nquads"}
A = NamedNode(ENTITY.a)
RDF_1_2 = ["turtle", "trig", "ntriples", "nquads"]


def typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=NamedNode(datatype))


texts = st.text(alphabet=st.characters(codec="utf-8"))
words = st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=8)
iris = st.one_of(
    st.builds(lambda w: NamedNode(f"http://example.org/{w}"), words),
    st.builds(lambda w: NamedNode(ENTITY[w]), words),
    st.builds(lambda w: NamedNode(f"entity:{w}"), words),  # a scheme with the name of one of our prefixes
    st.builds(lambda w: NamedNode(f"{DOCUMENT}d#char={w},({w})/.-"), words),
)
properties = st.sampled_from(
    [RDF.type, RDFS.label, POL.value, "http://example.org/p", "http://example.org/x/value"]
).map(NamedNode)
datatypes = [XSD.boolean, XSD.integer, XSD.decimal, XSD.double, XSD.gYear, "http://example.org/d"]
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(lambda text, tag: Literal(text, language=tag), texts, st.sampled_from(["en", "zh-hant"])),
    st.builds(lambda n: typed(str(n), XSD.integer), st.integers()),
    st.builds(
        typed,
        st.sampled_from(["true", "1", "007", "1.50", "-0", "1e3", "x", "2024", ""]),
        st.sampled_from(datatypes),
    ),
)
graphs = st.one_of(st.just(DefaultGraph()), iris)
data = st.lists(st.builds(Quad, iris, properties, st.one_of(iris, literals), graphs), max_size=12)


def read(path: Path, format: str) -> list[Quad]:
    return list(parse(path=path, format=ENDINGS[format]))


PASSAGE = f"<{DOCUMENT}d#char=0,5>"
EVIDENCE = f"""
    entity:a rdfs:label "A" .
    document:d pol:text "text" ; rdfs:label "d" .
    fact:x pol:evidence {PASSAGE} .
    {PASSAGE} oa:exact "quote" .
"""


def stated(text: str) -> list[Quad]:
    """Return what *text*, Turtle without its prefixes, states in the graph of a document."""
    return turtle(text, graph=GRAPH.d)


def writable_in_xml(quads: Iterable[Quad]) -> bool:
    text = "".join(q.object.value for q in quads if isinstance(q.object, Literal))
    return all(c in "\t\n\r" or " " <= c <= "\ufffd" or c > "\uffff" for c in text)


@pytest.mark.parametrize("format", ENDINGS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(quads=data)
@example(quads=[])
@example(quads=[Quad(A, NamedNode(RDFS.label), Literal('so "long" \\ a text\n' * 10_000))])
def test_what_is_read_back_is_the_same_graph(format: str, tmp_path: Path, quads: list[Quad]) -> None:
    path = tmp_path / "out"
    if format == "rdfxml" and not writable_in_xml(quads):
        with pytest.raises(DataError, match=r"character U\+"):
            export(quads, format, path)
        return
    export(quads, format, path)
    keep = format in KEEP_GRAPHS
    assert canonical(read(path, format), graphs=keep) == canonical(quads, graphs=keep)


def rdflib_reads(path: Path, format: str) -> Iterable[Quad]:
    names = {"jsonld": "json-ld", "rdfxml": "xml", "ntriples": "nt"}
    graph = rdflib.Graph().parse(path, format=names.get(format, format))
    return parse(graph.serialize(format="nt", encoding="utf-8"), format=RdfFormat.N_TRIPLES)


def pyld_reads(path: Path, format: str) -> Iterable[Quad]:
    def refuse(url: str, options: object) -> object:
        raise AssertionError(f"the file asks for {url}")

    options = {"format": "application/n-quads", "documentLoader": refuse}
    pyld = pytest.importorskip("pyld.jsonld")
    return parse(pyld.to_rdf(json.loads(path.read_text(encoding="utf-8")), options), format=RdfFormat.N_QUADS)


def rapper_reads(path: Path, format: str) -> Iterable[Quad]:
    return printed("rapper", "-q", "-i", format, "-o", "ntriples", path)


def serdi_reads(path: Path, format: str) -> Iterable[Quad]:
    return printed("serdi", "-i", format, "-o", "ntriples", path)


def printed(program: str, *arguments: str | Path) -> Iterable[Quad]:
    shutil.which(program) or pytest.skip(f"{program} is not installed")
    run = subprocess.run([program, *arguments], capture_output=True, check=True)
    return parse(run.stdout, format=RdfFormat.N_TRIPLES)


# rdflib itself causes the warning.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    ("reads", "formats"),
    [
        (rdflib_reads, ["turtle", "ntriples", "jsonld", "rdfxml"]),
        (pyld_reads, ["jsonld"]),
        (rapper_reads, ["turtle", "rdfxml"]),
        (serdi_reads, ["turtle"]),
    ],
)
def test_other_tools_read_the_same_graph(
    reads: Callable[[Path, str], Iterable[Quad]], formats: list[str], tmp_path: Path
) -> None:
    quads = stated(rf"""{EVIDENCE}
        entity:b a pol:Country ; pol:value 1.50 ; pol:rank 7 ; <http://other.org/ns#p> "<&>\"'\r]]>" ;
            rdfs:label "a \"quoted\" \\ text\r\n\twith 工业 and 😀"@en .
    """)
    for format in formats:
        export(quads, format, tmp_path / format)
        found = reads(tmp_path / format, format)
        assert canonical(found, graphs=False) == canonical(quads, graphs=False), format


@pytest.mark.parametrize("format", ENDINGS)
def test_the_bytes_depend_on_nothing_but_what_the_quads_say(format: str, tmp_path: Path) -> None:
    quads = stated("".join(f'entity:{n} rdfs:label "{n}" . ' for n in range(40)))
    quads += turtle('entity:a rdfs:label "in the default graph" .')
    store = Store()
    store.extend(quads)
    for name, form in (("list", quads), ("other order", [*reversed(quads), *quads]), ("store", store)):
        export(form, format, tmp_path / name)
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1


@pytest.mark.parametrize("format", ENDINGS)
def test_blank_nodes_become_iris_that_stay_one_node_when_read_twice(format: str, tmp_path: Path) -> None:
    label, part = NamedNode(RDFS.label), NamedNode(POL.hasPart)
    quads = [Quad(A, part, BlankNode("b1")), Quad(BlankNode("b1"), label, Literal("see _:b1 "))]
    export(quads, format, tmp_path / "out")
    twice = {(q.subject, q.predicate, q.object) for _ in range(2) for q in read(tmp_path / "out", format)}
    name = NamedNode(f"{BASE}.well-known/genid/b1")
    assert twice == {(A, part, name), (name, label, Literal("see _:b1 "))}


def test_turtle_reads_well(tmp_path: Path) -> None:
    body = """
entity:a a pol:Country ;
    dcterms:identifier "a" ;
    rdfs:label "A"@en ;
    pol:rank 5 .

entity:b rdfs:label "B" .
"""
    export(reversed(stated(body)), "turtle", tmp_path / "out.ttl")
    used = {"dcterms": DCTERMS, "entity": ENTITY, "pol": POL, "rdf": RDF, "rdfs": RDFS, "xsd": XSD}
    header = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in used.items())
    assert (tmp_path / "out.ttl").read_text() == header + body


@pytest.mark.parametrize("format", ["turtle", "trig"])
def test_a_name_that_needs_an_escape_is_a_whole_iri(format: str, tmp_path: Path) -> None:
    """Virtuoso 7 takes the backslash in ``document:d\\#char`` for a part of the name."""
    quads = stated(rf'entity:a pol:evidence {PASSAGE} ; rdfs:label "a:b\\#c \"d:e\\,\"" .')
    export(quads, format, tmp_path / "out")
    assert PASSAGE in (tmp_path / "out").read_text(encoding="utf-8")
    assert canonical(read(tmp_path / "out", format), graphs=False) == canonical(quads, graphs=False)


def test_jsonld_reads_like_plain_json(tmp_path: Path) -> None:
    quads = stated('entity:a a pol:Country ; rdfs:label "A"@en ; pol:adopts entity:b ; pol:rank 5 .')
    export(quads, "jsonld", tmp_path / "out")
    document = json.loads((tmp_path / "out").read_text())
    assert document["@graph"] == [
        {"@id": "entity:a", "@type": "pol:Country", "adopts": "entity:b", "label": "A", "rank": 5}
    ]
    assert document["@context"]["adopts"] == {"@id": "pol:adopts", "@type": "@id"}


def test_large_graphs_are_sorted_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quads = stated("".join(f'entity:{n % 50} rdfs:label "{n}" . ' for n in range(200)))
    export(quads, "nquads", tmp_path / "whole")
    monkeypatch.setattr(sorting, "_RUN", 1000)
    monkeypatch.setattr(sorting, "_MOST_RUNS", 4)
    export([*quads, *quads], "nquads", tmp_path / "pieces")
    assert (tmp_path / "whole").read_bytes() == (tmp_path / "pieces").read_bytes()


@pytest.mark.parametrize("end", ["1", "p#", "a/"])
def test_rdfxml_refuses_a_property_that_is_no_xml_name(end: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="does not end in a name; export turtle instead"):
        export(stated(f'entity:a <http://example.org/{end}> "x" .'), "rdfxml", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", ENDINGS)
def test_a_triple_about_a_triple_is_kept_or_refused(format: str, tmp_path: Path) -> None:
    quads = stated("fact:x rdf:reifies <<( entity:a pol:adopts entity:b )>> .")
    if format not in RDF_1_2:
        with pytest.raises(DataError, match=r"cannot express the triple term .*; export turtle instead"):
            export(quads, format, tmp_path / "out")
    else:
        export(quads, format, tmp_path / "out")
        assert [q.triple for q in read(tmp_path / "out", format)] == [q.triple for q in quads]


@pytest.mark.parametrize("format", RDF_1_2)
def test_a_fact_can_name_its_statement_by_a_triple_term(format: str, tmp_path: Path) -> None:
    """``rdf:reifies`` replaces three triples, in whatever order they come; the evidence stays as it is."""
    half = f"{EVIDENCE} fact:y rdf:subject entity:a ."
    parts = "fact:x rdf:object entity:b . %s fact:x rdf:subject entity:a ; rdf:predicate pol:adopts ."
    export(stated(parts % half), format, tmp_path / "out", triple_terms=True)
    expected = stated(f"{half} fact:x rdf:reifies <<( entity:a pol:adopts entity:b )>> .")
    keep = format in KEEP_GRAPHS
    assert canonical(read(tmp_path / "out", format), graphs=keep) == canonical(expected, graphs=keep)


def test_triple_terms_are_refused_where_a_format_has_none(tmp_path: Path) -> None:
    for format in FORMATS.keys() - set(RDF_1_2):
        refusal = rf"{format} does not support triple terms \(RDF 1.2\); choose one of {', '.join(RDF_1_2)}"
        with pytest.raises(InputError, match=refusal):
            export(stated(EVIDENCE), format, tmp_path / "out", triple_terms=True)
    assert list(tmp_path.iterdir()) == []


def test_owl_has_the_datatypes_of_owl(tmp_path: Path) -> None:
    """HermiT stops at ``xsd:date``, which OWL 2 does not have."""
    quads = stated("""
        entity:day pol:earliest "2024-01-01"^^xsd:date .
        entity:ides pol:earliest "-0044-03-15+01:00"^^xsd:date .
        entity:word pol:earliest "soon"^^xsd:date .
        entity:year pol:earliest "2024"^^xsd:gYear .
        entity:number pol:earliest 1.50 .
    """)
    export(quads, "owl", tmp_path / "out.owl")
    found = {q.subject: q.object for q in parse(path=tmp_path / "out.owl", format=RdfFormat.RDF_XML)}
    assert [found[q.subject] for q in quads] == [
        typed("2024-01-01T00:00:00", XSD.dateTime),
        typed("-0044-03-15T00:00:00+01:00", XSD.dateTime),
        Literal("soon"),
        Literal("2024"),
        typed("1.50", XSD.decimal),
    ]
