"""The RDF formats: each holds the whole graph, and reading it back gives the same graph."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from made import canonical
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
)
from rdflib.compare import isomorphic

from policyloom.graph.export import export
from policyloom.graph.propertygraph import sorting
from policyloom.ontology.errors import DataError, InputError
from policyloom.ontology.namespace import (
    BASE,
    DCTERMS,
    DOCUMENT,
    ENTITY,
    FACT,
    GRAPH,
    OA,
    POL,
    RDF,
    RDFS,
    XSD,
)

ENDINGS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
KEEP_GRAPHS = {"trig", "nquads"}


def typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=NamedNode(datatype))


characters = st.characters(codec="utf-8")
words = st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=8)
iris = st.one_of(
    st.builds(lambda w: NamedNode(f"http://example.org/{w}"), words),
    st.builds(lambda w: NamedNode(ENTITY[w]), words),
    st.builds(lambda w: NamedNode(f"entity:{w}"), words),  # a scheme with the name of one of our prefixes
    st.builds(lambda w: NamedNode(f"{DOCUMENT}d#char={w},({w})/.-"), words),
)
properties = st.sampled_from(
    [
        NamedNode(i)
        for i in (RDF.type, RDFS.label, POL.value, "http://example.org/p", "http://example.org/x/value")
    ]
)
literals = st.one_of(
    st.builds(Literal, st.text(alphabet=characters)),
    st.builds(
        lambda t, l: Literal(t, language=l), st.text(alphabet=characters), st.sampled_from(["en", "zh-hant"])
    ),
    st.builds(lambda n: typed(str(n), XSD.integer), st.integers()),
    st.builds(
        typed,
        st.sampled_from(["true", "1", "007", "1.50", "-0", "1e3", "x", "2024", ""]),
        st.sampled_from(
            [XSD.boolean, XSD.integer, XSD.decimal, XSD.double, XSD.gYear, "http://example.org/d"]
        ),
    ),
)
graphs = st.one_of(st.just(DefaultGraph()), iris)
data = st.lists(st.builds(Quad, iris, properties, st.one_of(iris, literals), graphs), max_size=12)


def read(path: Path, format: str) -> list[Quad]:
    return list(parse(path=path, format=ENDINGS[format]))


def quad(object: Literal | NamedNode | BlankNode | Triple, **changes: object) -> Quad:
    subject = changes.get("subject", NamedNode(ENTITY.a))
    return Quad(subject, NamedNode(str(changes.get("property", RDFS.label))), object, NamedNode(GRAPH.d))  # type: ignore[arg-type]


def writable_in_xml(quads: Iterable[Quad]) -> bool:
    text = "".join(q.object.value for q in quads if isinstance(q.object, Literal))
    return all(c in "\t\n\r" or " " <= c <= "\ufffd" or c > "\uffff" for c in text)


@pytest.mark.parametrize("format", ENDINGS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(quads=data)
@example(quads=[])
@example(quads=[quad(Literal('so "long" \\ a text\n' * 100_000))])
def test_what_is_read_back_is_the_same_graph(format: str, tmp_path: Path, quads: list[Quad]) -> None:
    path = tmp_path / "out"
    if format == "rdfxml" and not writable_in_xml(quads):
        with pytest.raises(DataError, match=r"character U\+"):
            export(quads, format, path)
        return
    export(quads, format, path)
    keep = format in KEEP_GRAPHS
    assert canonical(read(path, format), graphs=keep) == canonical(quads, graphs=keep)


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib itself causes the warning
@pytest.mark.parametrize("format", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_rdflib_reads_the_same_graph(format: str, tmp_path: Path) -> None:
    quads = [
        quad(Literal('a "quoted" \\ text\r\n\twith 工业 and 😀', language="en")),
        quad(typed("1.50", XSD.decimal), property=POL.value),
        quad(typed("7", XSD.integer), property=POL.rank),
        quad(NamedNode(POL.Country), property=RDF.type),
        quad(NamedNode(f"{DOCUMENT}d#char=0,5"), property=POL.evidence),
    ]
    export(quads, format, tmp_path / "out")
    export(quads, "ntriples", tmp_path / "base.nt")
    names = {"jsonld": "json-ld", "rdfxml": "xml", "ntriples": "nt"}
    graph = rdflib.Graph().parse(tmp_path / "out", format=names.get(format, format))
    assert len(graph) == 5
    assert isomorphic(graph, rdflib.Graph().parse(tmp_path / "base.nt", format="nt"))


def test_pyld_reads_the_same_graph(tmp_path: Path) -> None:
    jsonld = pytest.importorskip("pyld.jsonld")
    quads = [
        quad(Literal("x", language="en")),
        quad(Literal("y")),
        quad(typed("3", XSD.integer)),
    ]
    export(quads, "jsonld", tmp_path / "out")
    document = json.loads((tmp_path / "out").read_text(encoding="utf-8"))
    found = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": _no_network})
    assert canonical(parse(found, format=RdfFormat.N_QUADS), graphs=False) == canonical(quads, graphs=False)


def _no_network(url: str, options: object) -> object:
    raise AssertionError(f"the file asks for {url}")


@pytest.mark.parametrize("format", ENDINGS)
def test_the_bytes_depend_on_nothing_but_what_the_quads_say(format: str, tmp_path: Path) -> None:
    quads = [quad(Literal(str(n)), subject=NamedNode(ENTITY[n])) for n in range(40)]
    quads.append(Quad(NamedNode(ENTITY.a), NamedNode(RDFS.label), Literal("in the default graph")))
    store = Store()
    store.extend(quads)
    for name, form in (("list", quads), ("other order", [*reversed(quads), *quads]), ("store", store)):
        export(form, format, tmp_path / name)
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1


@pytest.mark.parametrize("format", ENDINGS)
def test_blank_nodes_become_iris_that_stay_one_node_when_read_twice(format: str, tmp_path: Path) -> None:
    quads = [quad(BlankNode("b1"), property=POL.hasPart), quad(Literal("see _:b1 "), subject=BlankNode("b1"))]
    export(quads, format, tmp_path / "out")
    twice = {(q.subject, q.predicate, q.object) for _ in range(2) for q in read(tmp_path / "out", format)}
    assert len(twice) == 2
    name = NamedNode(f"{BASE}.well-known/genid/b1")
    assert {s for s, _, _ in twice} == {NamedNode(ENTITY.a), name}
    assert {o for _, _, o in twice} == {Literal("see _:b1 "), name}


def test_turtle_reads_well(tmp_path: Path) -> None:
    quads = [
        quad(Literal("A", language="en")),
        quad(NamedNode(POL.Country), property=RDF.type),
        quad(typed("5", XSD.integer), property=POL.rank),
        quad(Literal("a"), property=DCTERMS["identifier"]),
        quad(Literal("B"), subject=NamedNode(ENTITY.b)),
    ]
    export(quads, "turtle", tmp_path / "out.ttl")
    used = {"dcterms": DCTERMS, "entity": ENTITY, "pol": POL, "rdf": RDF, "rdfs": RDFS, "xsd": XSD}
    header = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in used.items())
    assert (tmp_path / "out.ttl").read_text() == header + (
        '\nentity:a a pol:Country ;\n    dcterms:identifier "a" ;\n    rdfs:label "A"@en ;\n    pol:rank 5 .\n\nentity:b rdfs:label "B" .\n'
    )


@pytest.mark.parametrize("format", ["turtle", "trig"])
def test_a_name_that_needs_an_escape_is_a_whole_iri(format: str, tmp_path: Path) -> None:
    """Virtuoso 7 takes the backslash in ``document:d\\#char`` for a part of the name."""
    passage = f"{DOCUMENT}d#char=0,5"
    quads = [quad(NamedNode(passage), property=POL.evidence), quad(Literal('a:b\\#c "d:e\\,"'))]
    export(quads, format, tmp_path / "out")
    assert f"<{passage}>" in (tmp_path / "out").read_text(encoding="utf-8")
    assert canonical(read(tmp_path / "out", format), graphs=False) == canonical(quads, graphs=False)


def test_jsonld_reads_like_plain_json(tmp_path: Path) -> None:
    quads = [
        quad(Literal("A", language="en")),
        quad(NamedNode(POL.Country), property=RDF.type),
        quad(NamedNode(ENTITY.b), property=POL.adopts),
        quad(typed("5", XSD.integer), property=POL.rank),
    ]
    export(quads, "jsonld", tmp_path / "out")
    document = json.loads((tmp_path / "out").read_text())
    assert document["@graph"] == [
        {"@id": "entity:a", "@type": "pol:Country", "adopts": "entity:b", "label": "A", "rank": 5}
    ]
    assert document["@context"]["adopts"] == {"@id": "pol:adopts", "@type": "@id"}


def test_large_graphs_are_sorted_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quads = [quad(Literal(str(n)), subject=NamedNode(ENTITY[n % 50])) for n in range(200)]
    export(quads, "nquads", tmp_path / "whole")
    monkeypatch.setattr(sorting, "_RUN", 1000)
    monkeypatch.setattr(sorting, "_MOST_RUNS", 4)
    export([*quads, *quads], "nquads", tmp_path / "pieces")
    assert (tmp_path / "whole").read_bytes() == (tmp_path / "pieces").read_bytes()


@pytest.mark.parametrize(
    "property", ["http://example.org/1", "http://example.org/p#", "http://example.org/a/"]
)
def test_rdfxml_refuses_a_property_that_is_no_xml_name(property: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="does not end in a name; export turtle instead"):
        export([quad(Literal("x"), property=property)], "rdfxml", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", ENDINGS)
def test_a_triple_about_a_triple_is_kept_or_refused(format: str, tmp_path: Path) -> None:
    inner = Triple(NamedNode(ENTITY.a), NamedNode(POL.adopts), NamedNode(ENTITY.b))
    quads = [Quad(NamedNode(FACT.x), NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"), inner)]
    if format in {"jsonld", "rdfxml"}:
        with pytest.raises(DataError, match=r"cannot express the triple term .*; export turtle instead"):
            export(quads, format, tmp_path / "out")
    else:
        export(quads, format, tmp_path / "out")
        assert [q.object for q in read(tmp_path / "out", format)] == [inner]


@pytest.mark.parametrize("format", ["turtle", "trig", "ntriples", "nquads"])
def test_a_fact_can_name_its_statement_by_a_triple_term(format: str, tmp_path: Path) -> None:
    """``rdf:reifies`` replaces three triples, in whatever order they come; the evidence stays as it is."""
    statement = Triple(NamedNode(ENTITY.a), NamedNode(POL.adopts), NamedNode(ENTITY.b))
    parts = [
        quad(part, subject=NamedNode(FACT.x), property=property)
        for property, part in zip(
            (RDF.object, RDF.subject, RDF.predicate),
            (statement.object, statement.subject, statement.predicate),
            strict=True,
        )
    ]
    half = quad(NamedNode(ENTITY.a), subject=NamedNode(FACT.y), property=RDF.subject)
    quads = [*evidence(), parts[0], half, *parts[1:]]
    export(quads, format, tmp_path / "out", triple_terms=True)
    whole = Quad(NamedNode(FACT.x), NamedNode(RDF.reifies), statement, NamedNode(GRAPH.d))
    keep = format in KEEP_GRAPHS
    assert canonical(read(tmp_path / "out", format), graphs=keep) == canonical(
        [*evidence(), half, whole], graphs=keep
    )


@pytest.mark.parametrize("format", ["jsonld", "rdfxml", "owl", "graphml", "csv", "dcat"])
def test_triple_terms_are_refused_where_a_format_has_none(format: str, tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=rf"{format} does not support triple terms \(RDF 1.2\); choose one of turtle, trig"
    ):
        export(evidence(), format, tmp_path / "out", triple_terms=True)
    assert list(tmp_path.iterdir()) == []


# owlready2 numbers the parameters of its SQL; the first releases of Python 3.12 warn about that.
@pytest.mark.filterwarnings("ignore:Binding 1:DeprecationWarning")
def test_owlready2_finds_individuals_with_their_classes_and_statements(tmp_path: Path) -> None:
    owlready2 = pytest.importorskip("owlready2")
    quads = [
        quad(NamedNode(POL.Country), property=RDF.type),
        quad(NamedNode(POL.Policy), property=RDF.type, subject=NamedNode(ENTITY.b)),
        quad(NamedNode(ENTITY.b), property=POL.adopts),
        quad(Literal("A", language="en")),
    ]
    export(quads, "owl", tmp_path / "out.owl")
    world = owlready2.World()
    loaded = world.get_ontology(f"file://{tmp_path}/out.owl").load()
    country = world[POL.Country]
    (individual,) = country.instances()
    assert (individual.iri, [str(label) for label in individual.label]) == (ENTITY.a, ["A"])
    assert [policy.iri for policy in individual.adopts] == [ENTITY.b]
    assert world[POL.Country] in world[POL.Actor].descendants()
    assert loaded
    graph = rdflib.Graph().parse(tmp_path / "out.owl", format="xml")
    declared = set(graph.subjects(rdflib.RDF.type, rdflib.OWL.NamedIndividual))
    assert {rdflib.URIRef(ENTITY.a), rdflib.URIRef(ENTITY.b)} <= declared
    assert rdflib.URIRef(POL.Country) not in declared


@pytest.mark.parametrize(
    ("datatype", "written", "expected"),
    [
        (XSD.date, "2024-01-01", typed("2024-01-01T00:00:00", XSD.dateTime)),
        (
            XSD.date,
            "-0044-03-15+01:00",
            typed("-0044-03-15T00:00:00+01:00", XSD.dateTime),
        ),
        (XSD.date, "soon", Literal("soon")),
        (XSD.gYear, "2024", Literal("2024")),
        (XSD.decimal, "1.50", typed("1.50", XSD.decimal)),
    ],
)
def test_owl_has_the_datatypes_of_owl(datatype: str, written: str, expected: Literal, tmp_path: Path) -> None:
    """HermiT stops at ``xsd:date``, which OWL 2 does not have."""
    export(
        [quad(typed(written, datatype), property=POL.earliest)],
        "owl",
        tmp_path / "out.owl",
    )
    found = parse(path=tmp_path / "out.owl", format=RdfFormat.RDF_XML)
    assert [q.object for q in found if q.subject == NamedNode(ENTITY.a)] == [expected]


def test_rdfxml_is_xml_for_a_strict_parser(tmp_path: Path) -> None:
    export([quad(Literal("<&>\"'\r]]>"), property="http://other.org/ns#p")], "rdfxml", tmp_path / "out")
    (element,) = ElementTree.parse(tmp_path / "out").getroot()[0]
    assert (element.tag, element.text) == ("{http://other.org/ns#}p", "<&>\"'\r]]>")


def evidence() -> list[Quad]:
    passage = NamedNode(f"{DOCUMENT}d#char=0,5")
    return [
        quad(Literal("A")),
        quad(Literal("text"), subject=NamedNode(DOCUMENT.d), property=POL.text),
        quad(Literal("d"), subject=NamedNode(DOCUMENT.d)),
        quad(passage, subject=NamedNode(FACT.x), property=POL.evidence),
        quad(Literal("quote"), subject=passage, property=OA.exact),
    ]


@pytest.mark.parametrize(
    ("format", "command"),
    [
        ("turtle", ["rapper", "-q", "-i", "turtle", "-o", "ntriples"]),
        ("rdfxml", ["rapper", "-q", "-i", "rdfxml", "-o", "ntriples"]),
        ("turtle", ["serdi", "-i", "turtle", "-o", "ntriples"]),
    ],
)
def test_other_rdf_tools_read_the_same_graph(format: str, command: list[str], tmp_path: Path) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    quads = [*evidence(), quad(Literal('工业 "x" \\ \t\n', language="en"))]
    export(quads, format, tmp_path / "out")
    run = subprocess.run([*command, str(tmp_path / "out")], capture_output=True, check=True)
    found = parse(run.stdout, format=RdfFormat.N_QUADS)
    assert canonical(found, graphs=False) == canonical(quads, graphs=False)
