"""The store at an address: the same meaning as the embedded one."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from functools import cache

import pyoxigraph
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from servers import Server

from policyloom.ontology.errors import InputError
from policyloom.queries import Boolean, Solutions, Store, Triples, open_store
from policyloom.queries.endpoint import Endpoint
from policyloom.queries.rdflib_view import as_rdflib

PORTS, FERRIES = "urn:graph:ports", "urn:graph:ferries"
Serve = Callable[..., str]


def quad(subject: str, value: str, graph: str = PORTS) -> Quad:
    return Quad(NamedNode(f"urn:{subject}"), NamedNode("urn:says"), Literal(value), NamedNode(graph))


def rows(store: Store, sparql: str) -> list[list[str]]:
    answer = store.query(sparql)
    assert isinstance(answer, Solutions)
    return answer.table()


@pytest.fixture(scope="module")
def servers(start_oxigraph: Callable[..., Server], request: pytest.FixtureRequest) -> Callable[[str], Server]:
    """Return a function that gives the real server of a name, started when it is first asked for."""

    @cache
    def server(name: str) -> Server:
        if name == "virtuoso":
            found: Server = request.getfixturevalue("virtuoso_server")
            return found
        return start_oxigraph(*(["--union-default-graph"] if name.endswith("union") else []))

    return server


@pytest.fixture(params=["stand-in", "stand-in with union", "oxigraph", "oxigraph with union", "virtuoso"])
def store(
    request: pytest.FixtureRequest, sparql_server: Serve, servers: Callable[[str], Server]
) -> Iterator[Store]:
    """An endpoint that is empty, and writable."""
    if request.param.startswith("stand-in"):
        address = sparql_server(pyoxigraph.Store(), union=request.param.endswith("union"))
        location = f"{address}/query"
    else:
        location = servers(request.param).location
    with open_store(location, writable=True) as store:
        for graph in store.graphs():
            store.remove(graph)
        yield store


def test_default_graph_is_the_union_of_the_named_graphs(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1")])
    store.replace(FERRIES, [quad("b", "2")])
    assert rows(store, "SELECT ?v { ?s <urn:says> ?v } ORDER BY ?v") == [["1"], ["2"]]


def test_named_graphs_can_be_told_apart(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1")])
    store.replace(FERRIES, [quad("b", "2")])
    answer = rows(store, "SELECT ?g ?v { GRAPH ?g { ?s <urn:says> ?v } } ORDER BY ?v")
    assert answer == [[PORTS, "1"], [FERRIES, "2"]]


def test_graph_added_later_is_in_the_union_too(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1")])
    assert rows(store, "SELECT ?v { ?s <urn:says> ?v }") == [["1"]]
    store.replace(FERRIES, [quad("b", "2")])
    assert rows(store, "SELECT ?v { ?s <urn:says> ?v } ORDER BY ?v") == [["1"], ["2"]]


# Oxigraph's server, told to make the union the default graph, overlooks FROM and refuses WITH.
@pytest.mark.parametrize("store", ["stand-in", "stand-in with union", "oxigraph", "virtuoso"], indirect=True)
def test_query_that_names_its_graphs_reads_these_alone(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1")])
    store.replace(FERRIES, [quad("b", "2")])
    assert rows(store, f"SELECT ?v FROM <{FERRIES}> {{ ?s ?p ?v }}") == [["2"]]


def test_replaced_graph_holds_the_new_quads_alone_and_others_stay(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1"), quad("b", 'two "lines"\nof <text>')])
    store.replace(FERRIES, [quad("c", "3", FERRIES)])
    store.replace(PORTS, [quad("a", 'two "lines"\nof <text>')])
    assert set(store.quads()) == {quad("a", 'two "lines"\nof <text>'), quad("c", "3", FERRIES)}
    store.remove(PORTS)
    assert store.graphs() == [FERRIES]


def test_terms_of_every_kind_come_back(store: Store) -> None:
    decimal = Literal("4.09", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    terms: list[Literal | NamedNode | BlankNode] = [
        Literal("Häfen", language="de"),
        decimal,
        NamedNode("urn:port"),
        BlankNode("b"),
    ]
    store.replace(PORTS, [Quad(NamedNode("urn:a"), NamedNode("urn:p"), term) for term in terms])
    answer = store.query("SELECT ?term { <urn:a> <urn:p> ?term FILTER(!isBlank(?term)) }")
    assert isinstance(answer, Solutions)
    assert {row[0] for row in answer.rows} == set(terms[:3])
    assert store.query("ASK { <urn:a> <urn:p> ?term FILTER(isBlank(?term)) }")


def test_ask_gives_a_boolean_and_construct_gives_triples(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1")])
    answer = store.query("ASK { ?s <urn:says> '2' }")
    assert isinstance(answer, Boolean)
    assert not answer
    triples = store.query("CONSTRUCT WHERE { ?s <urn:says> ?o }")
    assert isinstance(triples, Triples)
    assert triples.serialise("turtle") == b'<urn:a> <urn:says> "1" .\n'


# Oxigraph's server, told to make the union the default graph, overlooks FROM and refuses WITH.
@pytest.mark.parametrize("store", ["stand-in", "stand-in with union", "oxigraph", "virtuoso"], indirect=True)
def test_update_that_begins_with_a_word_few_clients_know_is_sent_as_one(store: Store) -> None:
    store.replace(PORTS, [quad("a", "1")])
    store.update(f"WITH <{PORTS}> DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p '2' }} WHERE {{ ?s ?p ?o }}")
    assert rows(store, "SELECT ?v { ?s <urn:says> ?v }") == [["2"]]


def test_malformed_query_is_one_line_in_the_words_of_the_server(store: Store) -> None:
    with pytest.raises(
        InputError, match=r"http://127.* refused the request: (error at 1:|Virtuoso .* syntax error)"
    ) as caught:
        store.query("SELECT ?s WHERE {")
    assert "\n" not in str(caught.value)


# rdflib warns of names of its own that it uses itself.
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_rdflib_reads_the_same_data(store: Store) -> None:
    from rdflib import Literal as RdflibLiteral
    from rdflib import URIRef

    store.replace(PORTS, [quad("a", "1")])
    store.replace(FERRIES, [quad("b", "2")])
    dataset = as_rdflib(store)
    assert (URIRef("urn:a"), URIRef("urn:says"), RdflibLiteral("1")) in dataset
    assert sorted(str(row[0]) for row in dataset.query("SELECT ?v { ?s <urn:says> ?v }")) == ["1", "2"]  # type: ignore[index]
    assert {str(graph.identifier) for graph in dataset.graphs()} >= {PORTS, FERRIES}
    assert [str(value) for value in dataset.graph(URIRef(FERRIES)).objects()] == ["2"]
    assert len(dataset.query("CONSTRUCT WHERE { ?s <urn:says> ?o }").graph or ()) == 2


def test_endpoint_opened_for_reading_is_not_written(sparql_server: Serve) -> None:
    store = open_store(f"{sparql_server(pyoxigraph.Store())}/query")
    with pytest.raises(InputError, match="opened for reading"):
        store.remove(PORTS)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nothing", "is not found on its server"),
        ("page", "answered with text/html, so it is no SPARQL endpoint"),
        ("locked", "asks who you are"),
        ("busy", "answered 503"),
        ("broken", "sent an answer that cannot be read"),
        ("slow", "did not answer within 1 seconds"),
        ("short", "broke off its answer; try again"),
        ("babble", "answered with something else than HTTP; check the address"),
    ],
)
def test_server_that_is_no_good_is_one_line_with_its_address(
    sparql_server: Serve, path: str, said: str
) -> None:
    address = f"{sparql_server(pyoxigraph.Store())}/{path}"
    with pytest.raises(InputError, match=f"{address}.*{said}") as caught:
        list(open_store(address, timeout=1).quads())
    assert "\n" not in str(caught.value)


def test_answer_that_ends_within_its_rows_is_one_line(sparql_server: Serve) -> None:
    with pytest.raises(InputError, match="the query failed: Parser error"):
        open_store(f"{sparql_server(pyoxigraph.Store())}/cut").graphs()


def test_server_that_is_not_there_is_one_line_with_its_address() -> None:
    with socket.socket() as taken:  # bound and not listening: nobody answers
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/query"
        with pytest.raises(InputError, match=f"{address} cannot be reached"):
            open_store(address).query("ASK {}")


def test_password_in_the_address_is_not_shown() -> None:
    store = open_store("http://me:secret@localhost:1/query")
    assert store.location == "http://localhost:1/query"
    with pytest.raises(InputError) as caught:
        store.query("ASK {}")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("location", "update"),
    [
        ("http://h/query", "http://h/update"),
        ("http://h/ds/sparql", "http://h/ds/update"),
        ("http://h/repositories/x", "http://h/repositories/x/statements"),
        ("http://h/anything", "http://h/anything"),
        ("http://h/query http://h/write", "http://h/write"),
    ],
)
def test_address_for_updates_follows_from_the_one_for_queries(location: str, update: str) -> None:
    store = open_store(location)
    assert isinstance(store, Endpoint)
    assert store.address.update == update


def test_address_without_a_host_is_refused() -> None:
    with pytest.raises(InputError, match="no address of an endpoint"):
        open_store("http:///query")


def test_update_that_goes_nowhere_tells_how_to_say_where(sparql_server: Serve) -> None:
    address = sparql_server(pyoxigraph.Store())
    store = open_store(f"{address}/query {address}/nothing", writable=True)
    with pytest.raises(
        InputError, match=f"{address}/nothing is not found .* after that for queries and a space"
    ):
        store.remove(PORTS)


def test_password_that_is_wrong_is_told_in_a_line(virtuoso_server: Server) -> None:
    location = virtuoso_server.location.replace("dba:dba", "dba:wr0ng")
    with pytest.raises(InputError, match="does not take this user and password") as caught:
        open_store(location).graphs()
    assert "wr0ng" not in str(caught.value)


def test_server_that_hangs_up_on_a_long_update_is_asked_who_may_send_it(sparql_server: Serve) -> None:
    native = pyoxigraph.Store()
    address = sparql_server(native).replace("//", "//pilot:harbour@")
    long = Literal("x" * 8_000_000)  # more than fits between the two
    with open_store(f"{address}/query {address}/hasty", writable=True) as store:
        store.replace(PORTS, [Quad(NamedNode(PORTS), NamedNode(PORTS), long)])
    assert [q.object for q in native] == [long]


def test_answer_that_the_server_cut_off_is_never_taken_for_the_whole(virtuoso_server: Server) -> None:
    most = 20_000  # as virtuoso.ini says
    many = "SELECT (1 AS ?one) { ?a ?b ?c . ?d ?e ?f }"
    with open_store(virtuoso_server.location) as store:
        answer = store.query(f"{many} LIMIT {most - 1}")
        assert isinstance(answer, Solutions)
        assert len(answer.table()) == most - 1
        with pytest.raises(InputError, match=f"ends its answers after {most} rows"):
            store.query(many)
