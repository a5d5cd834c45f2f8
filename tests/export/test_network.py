"""The property graph: it says what the RDF says, with nothing lost and nothing made up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import quads, turtle
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from policyloom.graph.document import Document
from policyloom.graph.fact import Entity, Fact, Passage, Period, Ranking, Statistic, Unit
from policyloom.graph.propertygraph import Edge, Node, PropertyGraph, node_id, property_graph
from policyloom.graph.rdf import fact_iri
from policyloom.ontology.namespace import ENTITY, POL, READER, RUN, UNIT
from policyloom.queries import Store

TEXT = "Germany adopted Industry 4.0. Germany has 5 million robots. It ranks first."
GERMANY = Entity(ENTITY.germany, "Germany", (POL.Country,), ("Federal Republic of Germany",))
INDUSTRY = Entity(ENTITY["industry-4.0"], "Industry 4.0", (POL.Policy,))
YEAR = Period("2024", "2024", POL.year, "2024-01-01", "2024-12-31")


def passage(start: int = 0, end: int = 29, document: str = "d") -> Passage:
    return Passage(document, start, end, TEXT[start:end])


def adoption(**changes: object) -> Fact:
    return replace(Fact(POL.adopts, GERMANY, INDUSTRY, passage(), READER.model), **changes)  # type: ignore[arg-type]


def graph_of(*facts: Fact) -> PropertyGraph:
    return property_graph(quads(Document("d", TEXT), facts, run=RUN.x, sentences=3))


def by_label(nodes: Iterable[Node], label: str) -> Node:
    return next(n for n in nodes if n.label == label)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (str(2**63 - 1), 2**63 - 1),
        (str(2**63), 2.0**63),
        (str(-(10**30)), -1e30),
        ("1" + "0" * 400, "1" + "0" * 400),
        ("1" + "0" * 5000, "1" + "0" * 5000),
    ],
)
def test_an_integer_is_one_where_every_tool_holds_it(written: str, expected: object) -> None:
    graph = property_graph(turtle(f"ex:a ex:likes ex:b ; ex:size {written} ."))
    (value,) = (n.attributes["size"] for n in graph.nodes if "size" in n.attributes)
    assert (value, type(value)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("written", "expected"),
    [("0.5", 0.5), ("1", 1.0), ('"high"', None), ('"INF"^^xsd:double', None), ("true", None)],
)
def test_a_confidence_that_is_no_number_is_none(written: str, expected: float | None) -> None:
    text = f"ex:f a pol:Fact ; pol:confidence {written} ; rdf:subject ex:a ; rdf:predicate ex:p ; rdf:object ex:b ."
    (edge,) = property_graph(turtle(text)).edges
    assert edge.confidence == expected


def test_a_fact_is_an_edge_with_its_evidence() -> None:
    fact = adoption(confidence=0.9, modality=POL.planned, period=YEAR, attribution=GERMANY)
    (edge,) = graph_of(fact).edges
    assert edge == Edge(
        id=edge.id,
        source="entity_germany",
        target=node_id(INDUSTRY.iri),
        type="adopts",
        wording="Germany adopts Industry 4.0",
        property=POL.adopts,
        fact=fact_iri(fact),
        document="d",
        quote="Germany adopted Industry 4.0.",
        start=0,
        end=29,
        confidence=0.9,
        modality="planned",
        date="2024",
        attribution="Germany",
    )


def test_an_entity_is_a_node_with_its_names_and_classes() -> None:
    classes = ("Country", "Place", "Actor", "Entity")
    assert by_label(graph_of(adoption()).nodes, "Germany") == Node(
        GERMANY.iri, "entity_germany", "Germany", "Country", classes, ("Federal Republic of Germany",)
    )


def test_things_alone_are_nodes(article: Store) -> None:
    """A node for each class and passage would hide the few nodes that matter."""
    kinds = {node.kind for node in property_graph(article.quads()).nodes}
    assert "Statistic" in kinds
    assert not {"Fact", "Passage", "Mention", "Document", "Class"} & kinds


def test_a_denied_fact_is_an_edge_that_says_so() -> None:
    (edge,) = graph_of(adoption(negated=True)).edges
    assert edge.negated
    assert edge.wording == "It is denied that Germany adopts Industry 4.0"


ROBOTS = Statistic(
    "5 million robots", "robots", Decimal(5000000), Unit(UNIT.robot, "robots"), POL.moreThan, YEAR, GERMANY
)
OF_ROBOTS = adoption(property=POL.hasStatistic, object=ROBOTS)
DAYS = {"notation": "2024", "earliest": "2024-01-01", "latest": "2024-12-31", "precision": "year"}


@pytest.mark.parametrize(
    ("fact", "label", "attributes"),
    [
        (
            OF_ROBOTS,
            "5 million robots",
            {
                "date": "2024",
                "indicator": "robots",
                "is_target": False,
                "place": "Germany",
                "qualifier": "more than",
                "unit": "robots",
                "unit_iri": UNIT.robot,
                "value": 5000000.0,
            },
        ),
        (
            adoption(property=POL.hasRanking, object=Ranking("first", "robots", 1)),
            "first",
            {"indicator": "robots", "rank": 1},
        ),
        (adoption(property=POL.happenedIn, object=YEAR), "2024", DAYS),
    ],
)
def test_an_object_of_every_kind_is_a_node_with_typed_attributes(
    fact: Fact, label: str, attributes: dict[str, object]
) -> None:
    assert by_label(graph_of(fact).nodes, label).attributes == attributes


def test_a_statistic_is_linked_to_its_place_and_period() -> None:
    edges = graph_of(OF_ROBOTS).edges
    assert sorted(e.type for e in edges) == ["reference_area", "reference_period", "statistic"]


def test_each_passage_of_a_statement_is_an_edge_of_its_own() -> None:
    graph = graph_of(adoption(), adoption(passage=passage(30, 59)))
    assert [(e.start, e.end) for e in graph.edges] == [(0, 29), (30, 59)]
    assert len({e.id for e in graph.edges}) == 2


def test_parallel_edges_and_loops_are_kept() -> None:
    graph = graph_of(
        adoption(), adoption(property=POL.aimsAt), adoption(property=POL.hasPart, object=GERMANY)
    )
    assert sorted(e.type for e in graph.edges) == ["adopts", "aims_at", "has_part"]
    assert [e.source == e.target for e in graph.edges].count(True) == 1


@pytest.mark.parametrize(
    ("data", "type", "wording"),
    [
        ('ex:a pol:adopts ex:b . ex:a rdfs:label "A" . ex:b a pol:Policy .', "adopts", "A adopts b"),
        ("ex:a ex:tradesWith ex:b .", "trades_with", "a trades with b"),
        (
            'ex:a pol:adopts ex:b . pol:adopts pol:wording "{object} by {subject}"@en ; skos:notation "took" .',
            "took",
            "b by a",
        ),
        ('ex:a pol:adopts ex:b . ex:a rdfs:label "{object}" .', "adopts", "{object} adopts b"),
    ],
    ids=[
        "by the ontology",
        "a foreign property by itself",
        "by the data",
        "braces in a name are no placeholders",
    ],
)
def test_a_plain_triple_is_an_edge_without_evidence_in_words(data: str, type: str, wording: str) -> None:
    (edge,) = property_graph(turtle(data)).edges
    assert (edge.type, edge.wording) == (type, wording)
    assert (edge.fact, edge.quote, edge.start) == ("", "", None)


def test_what_describes_the_data_is_no_statement_and_nothing_makes_an_empty_graph() -> None:
    for data in (
        "ex:a a owl:Class ; ex:near ex:b .",
        "ex:a rdfs:seeAlso ex:b .",
        "ex:a owl:sameAs ex:b .",
        "",
    ):
        assert property_graph(turtle(data)) == PropertyGraph()


def test_links_to_other_bases_and_names_in_other_languages_are_attributes() -> None:
    data = 'ex:a ex:near ex:b ; owl:sameAs ex:y ; skos:exactMatch ex:x ; rdfs:label "China"@en, "Kina"@da .'
    links = "http://example.org/x http://example.org/y"
    node = by_label(property_graph(turtle(data)).nodes, "China")
    assert node.attributes == {"label_da": "Kina", "same_as": links}


def test_a_key_has_one_type_in_all_nodes() -> None:
    graph = property_graph(
        turtle('ex:a ex:near ex:b ; ex:n 1 ; ex:m 2 ; ex:k 1, 2 . ex:b ex:n 1.5 ; ex:m "two" ; ex:k 3 .')
    )
    a, b = graph.nodes
    assert dict(a.attributes) == {"k": "1 | 2", "m": "2", "n": 1.0}
    assert dict(b.attributes) == {"k": "3", "m": "two", "n": 1.5}
    assert isinstance(a.attributes["n"], float)


def test_a_blank_node_is_named() -> None:
    quad = Quad(BlankNode("x"), NamedNode("http://example.org/near"), NamedNode("http://example.org/b"))
    assert [n.label for n in property_graph([quad]).nodes] == ["b", "x"]


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters='<>"{}|^`\\ ', exclude_categories=["C"]))
)
def test_ids_are_plain_and_never_shared(name: str) -> None:
    ids = {node_id(iri) for iri in (ENTITY[name], f"http://example.org/{name}", ENTITY[f"{name}_"])}
    assert len(ids) == 3
    assert all(re.fullmatch(r"[A-Za-z][\w-]*", i, re.ASCII) for i in ids)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r")))
def test_any_name_comes_through(name: str) -> None:
    quad = [
        Quad(NamedNode("urn:a"), NamedNode(POL.adopts), NamedNode("urn:b")),
        Quad(NamedNode("urn:a"), NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal(name)),
    ]
    assert property_graph(quad).nodes[0].label == (name or "a")
