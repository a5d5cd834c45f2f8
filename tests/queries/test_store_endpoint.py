"""The store at an address: the errors for servers that do not work, and the address for updates."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from servers import Server

from policyloom.ontology.errors import InputError
from policyloom.queries import Solutions, open_store
from policyloom.queries.endpoint import Endpoint

PORTS = "urn:graph:ports"
Serve = Callable[..., str]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nothing", "was not found on its server"),
        ("page", "answered with text/html, so it is not a SPARQL endpoint"),
        ("locked", "requires authentication"),
        ("busy", "answered 503"),
        ("broken", "sent an answer that cannot be read"),
        ("slow", "did not answer within 1 seconds"),
        ("short", "closed the connection in the middle of its answer; try again"),
        ("babble", "did not answer in HTTP; check the address"),
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
    with socket.socket() as taken:  # bound but not listening, so nothing answers
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


def test_address_for_updates_follows_from_the_one_for_queries_which_has_a_host() -> None:
    for location, update in {
        "http://h/query": "http://h/update",
        "http://h/ds/sparql": "http://h/ds/update",
        "http://h/repositories/x": "http://h/repositories/x/statements",
        "http://h/anything": "http://h/anything",
        "http://h/query http://h/write": "http://h/write",
    }.items():
        store = open_store(location)
        assert isinstance(store, Endpoint) and store.address.update == update
    with pytest.raises(InputError, match="not the address of an endpoint"):
        open_store("http:///query")


def test_update_of_a_reader_is_refused_and_one_that_goes_nowhere_tells_how_to_say_where(
    sparql_server: Serve,
) -> None:
    address = sparql_server(pyoxigraph.Store())
    with pytest.raises(InputError, match="open for reading only"):
        open_store(f"{address}/query").remove(PORTS)
    said = f"{address}/nothing was not found .* after the one for queries and a space"
    with pytest.raises(InputError, match=said):
        open_store(f"{address}/query {address}/nothing", writable=True).remove(PORTS)


def test_password_that_is_wrong_is_told_in_a_line(virtuoso_server: Server) -> None:
    location = virtuoso_server.location.replace("dba:dba", "dba:wr0ng")
    with pytest.raises(InputError, match="rejected this user name and password") as caught:
        open_store(location).graphs()
    assert "wr0ng" not in str(caught.value)


def test_server_that_hangs_up_on_a_long_update_is_asked_who_may_send_it(sparql_server: Serve) -> None:
    native = pyoxigraph.Store()
    address = sparql_server(native).replace("//", "//pilot:harbour@")
    long = Literal("x" * 8_000_000)  # more than the buffers of both sockets hold
    with open_store(f"{address}/query {address}/hasty", writable=True) as store:
        store.replace(PORTS, [Quad(NamedNode(PORTS), NamedNode(PORTS), long)])
    assert [q.object for q in native] == [long]


def test_answer_that_the_server_cut_off_is_never_taken_for_the_whole(virtuoso_server: Server) -> None:
    most = 20_000  # ResultSetMaxRows in virtuoso.ini
    many = "SELECT (1 AS ?one) { ?a ?b ?c . ?d ?e ?f }"
    with open_store(virtuoso_server.location) as store:
        answer = store.query(f"{many} LIMIT {most - 1}")
        assert isinstance(answer, Solutions)
        assert len(answer.table()) == most - 1
        with pytest.raises(InputError, match=f"cuts its answers off after {most} rows"):
            store.query(many)
