"""The graph on disk: it equals the graph in memory, however little of it is cached."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from policyloom.graph.propertygraph import (
    lines,
    property_graph,
    scratch,
    sorting,
    stored,
    stored_graph,
    term_index,
)
from policyloom.graph.propertygraph.stored import StoredGraph
from policyloom.ontology.namespace import ENTITY, FACT, OA, POL, RDF, RDFS, SKOS, XSD
from policyloom.queries import Store

A = NamedNode(ENTITY.a)
things = st.sampled_from([NamedNode(ENTITY[n]) for n in ("a", "aa", "a-b", "工业")] + [BlankNode("x")])
facts = st.sampled_from([NamedNode(FACT[n]) for n in "xyz"])
values = st.one_of(
    st.builds(Literal, st.text(max_size=5)),
    st.builds(lambda t: Literal(t, language="de"), st.sampled_from(["Land", "Länder"])),
    st.builds(
        lambda t, d: Literal(t, datatype=NamedNode(XSD[d])),
        st.sampled_from(["1", "2.5", "x"]),
        st.sampled_from(["integer", "decimal", "boolean"]),
    ),
)
data = st.lists(
    st.one_of(
        st.builds(Quad, things, st.sampled_from([NamedNode(POL.value), NamedNode(RDFS.label)]), values),
        st.builds(
            Quad, things, st.sampled_from([NamedNode(POL.adopts), NamedNode("http://other.org/p")]), things
        ),
        st.builds(
            Quad,
            facts,
            st.sampled_from([NamedNode(i) for i in (RDF.subject, RDF.predicate, RDF.object)]),
            st.sampled_from([NamedNode(ENTITY.a), NamedNode(ENTITY.aa), NamedNode(POL.adopts)]),
        ),
        st.builds(Quad, facts, st.just(NamedNode(RDF.type)), st.just(NamedNode(POL.Fact))),
        st.builds(Quad, facts, st.just(NamedNode(POL.evidence)), things),
        st.builds(Quad, things, st.just(NamedNode(OA.hasSource)), things),
        st.builds(Quad, things, st.just(NamedNode(OA.start)), values),
        st.builds(Quad, things, st.just(NamedNode(RDF.type)), st.just(NamedNode(POL.Country))),
    ),
    max_size=30,
)
ABOUT_A_TRIPLE = [
    Quad(A, NamedNode(RDF.reifies), Triple(A, NamedNode(POL.adopts), NamedNode(ENTITY.aa))),
    Quad(A, NamedNode(SKOS.prefLabel), Literal("<a> <b> <c> .\n")),
    Quad(A, NamedNode(POL.adopts), NamedNode(ENTITY.aa)),
]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make all buffers and caches as small as possible."""
    for module, name, size in (
        (sorting, "_RUN", 100),
        (sorting, "_MOST_RUNS", 3),
        (lines, "_LINES", 3),
        (scratch, "_CACHED_PAGES", 1),
        (term_index, "_KEPT", 1),
        (stored, "_KEPT", 1),
    ):
        monkeypatch.setattr(module, name, size)


@pytest.mark.usefixtures("small")
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=50,
)
@given(quads=data)
@example(quads=ABOUT_A_TRIPLE)
def test_the_graph_on_disk_is_the_graph_in_memory(quads: list[Quad], tmp_path: Path) -> None:
    held = property_graph(quads)
    with stored_graph(quads, tmp_path) as graph:
        for _ in range(2):
            assert (tuple(graph.nodes), tuple(graph.edges)) == (held.nodes, held.edges)
        assert graph.types == held.types
        assert (len(graph.nodes), len(graph.edges)) == (len(held.nodes), len(held.edges))
        places = reversed(range(len(held.nodes)))
        assert [graph.nodes[n] for n in places] == list(reversed(held.nodes))


def test_the_article_on_disk_is_the_article_in_memory_even_to_two_readers(
    article: Store, tmp_path: Path
) -> None:
    held = property_graph(article.quads())
    with stored_graph(article.quads(), tmp_path) as graph:
        assert isinstance(graph, StoredGraph)
        assert tuple(graph.nodes) == held.nodes
        assert tuple(graph.edges) == held.edges
        for number, (one, other) in enumerate(zip(graph.nodes, graph.nodes, strict=True)):
            assert one == other == graph.nodes[number]
    assert held.edges
    assert list(tmp_path.iterdir()) == []
