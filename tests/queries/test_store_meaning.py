"""Stores in memory, in a folder and on a server: queries and updates have the same meaning in all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from servers import Server

from policyloom.ontology.errors import InputError
from policyloom.queries import Boolean, Solutions, Store, Triples, open_store

PORTS, FERRIES = "urn:graph:ports", "urn:graph:ferries"
EMBEDDED = ("memory", "folder")
FULL_SERVERS = ("stand-in", "stand-in with union", "oxigraph", "virtuoso")
"""Not listed: Oxigraph's server with the union as its default graph, which ignores FROM and refuses WITH."""


def quad(subject: str, value: str, graph: str = PORTS) -> Quad:
    return Quad(NamedNode(f"urn:{subject}"), NamedNode("urn:says"), Literal(value), NamedNode(graph))


def rows(store: Store, sparql: str) -> list[list[str]]:
    answer = store.query(sparql)
    assert isinstance(answer, Solutions)
    return answer.table()


@pytest.fixture(scope="module")
def servers(start_oxigraph: Callable[..., Server], request: pytest.FixtureRequest) -> Callable[[str], Server]:
    """Return a function that returns the real server of a given name, started at first use."""

    @cache
    def server(name: str) -> Server:
        if name == "virtuoso":
            found: Server = request.getfixturevalue("virtuoso_server")
            return found
        return start_oxigraph(*(["--union-default-graph"] if name.endswith("union") else []))

    return server


@pytest.fixture(params=[*EMBEDDED, *FULL_SERVERS, "oxigraph with union"])
def store(
    request: pytest.FixtureRequest,
    sparql_server: Callable[..., str],
    servers: Callable[[str], Server],
    tmp_path: Path,
) -> Iterator[Store]:
    """An empty, writable store."""
    location: Path | str | None
    if request.param in EMBEDDED:
        location = None if request.param == "memory" else tmp_path / "store"
    elif request.param.startswith("stand-in"):
        address = sparql_server(pyoxigraph.Store(), union=request.param.endswith("union"))
        location = f"{address}/query"
    else:
        location = servers(request.param).location
    with open_store(location, writable=True) as store:
        for graph in store.graphs():
            store.remove(graph)
        yield store


def test_default_graph_is_the_union_of_the_named_graphs_which_can_be_told_apart(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1")])
    assert rows(store, "SELECT ?v { ?s <urn:says> ?v }") == [["1"]]
    store.replace(FERRIES, [quad("b", "2")])
    assert rows(store, "SELECT ?v { ?s <urn:says> ?v } ORDER BY ?v") == [["1"], ["2"]]
    answer = rows(store, "SELECT ?g ?v { GRAPH ?g { ?s <urn:says> ?v } } ORDER BY ?v")
    assert answer == [[PORTS, "1"], [FERRIES, "2"]]


@pytest.mark.parametrize("store", [*EMBEDDED, *FULL_SERVERS], indirect=True)
def test_query_that_names_its_graphs_reads_these_alone(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1")])
    store.replace(FERRIES, [quad("b", "2")])
    assert rows(store, f"SELECT ?v FROM <{FERRIES}> {{ ?s ?p ?v }}") == [["2"]]


def test_replaced_graph_holds_the_new_quads_alone_a_removed_one_none_and_others_stay(store: Store) -> None:
    text = 'two "lines"\nof <text>'
    store.replace(PORTS, [quad("a", "1"), quad("b", text)])
    store.replace(FERRIES, [quad("c", "3", FERRIES)])
    store.replace(PORTS, [quad("a", text, "urn:graph:the-name-in-the-quad-does-not-count")])
    assert set(store.quads()) == {quad("a", text), quad("c", "3", FERRIES)}
    assert store.graphs() == [FERRIES, PORTS]
    for _ in range(2):  # removing it again is no error
        store.remove(PORTS)
        assert store.graphs() == [FERRIES]


def test_terms_of_every_kind_come_back(store: Store) -> None:
    decimal = Literal("4.09", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    terms = (Literal("Häfen", language="de"), decimal, NamedNode("urn:port"), BlankNode("b"))
    store.replace(PORTS, [Quad(NamedNode("urn:a"), NamedNode("urn:p"), term) for term in terms])
    answer = store.query("SELECT ?term { <urn:a> <urn:p> ?term FILTER(!isBlank(?term)) }")
    assert isinstance(answer, Solutions)
    assert {row[0] for row in answer} == set(terms[:3])
    assert store.query("ASK { <urn:a> <urn:p> ?term FILTER(isBlank(?term)) }")


def test_ask_gives_a_boolean_and_construct_gives_triples(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1")])
    answer = store.query("ASK { ?s <urn:says> '2' }")
    assert isinstance(answer, Boolean) and not answer
    triples = store.query("CONSTRUCT WHERE { ?s <urn:says> ?o }")
    assert isinstance(triples, Triples)
    assert triples.serialise("turtle") == b'<urn:a> <urn:says> "1" .\n'


@pytest.mark.parametrize("store", [*EMBEDDED, *FULL_SERVERS], indirect=True)
def test_update_may_begin_with_a_word_that_few_clients_know(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1")])
    store.update(f"WITH <{PORTS}> DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p '2' }} WHERE {{ ?s ?p ?o }}")
    assert rows(store, "SELECT ?v { ?s <urn:says> ?v }") == [["2"]]


def test_malformed_query_is_one_line_with_its_place(store: Store) -> None:
    refused = "(query is malformed|http://127.* refused the request)"
    place = r"(error at 1:\d+|Virtuoso .* syntax error)"
    with pytest.raises(InputError, match=rf"^[^\n]*{refused}: {place}[^\n]*$"):
        store.query("SELECT ?s WHERE {")
