"""The service over another endpoint, Oxigraph's own server or Virtuoso: its updates and its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

import pytest
from servers import Server

from policyloom.queries import open_store

from .conftest import TOKEN, Service, authorization

GRAPH = "https://w3id.org/policyloom/id/graph/forward"


class Pair(NamedTuple):
    service: Service
    server: Server


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def pair(
    request: pytest.FixtureRequest,
    start_service: Callable[..., Service],
    start_oxigraph: Callable[..., Server],
    usual: Service,
) -> Pair:
    """Return a service over a server that holds the same graphs as the embedded store."""
    is_oxigraph = request.param == "oxigraph"
    server: Server = start_oxigraph() if is_oxigraph else request.getfixturevalue("virtuoso_server")
    with open_store(server.location, writable=True) as there, open_store(usual.folder) as here:
        for graph in there.graphs():
            there.remove(graph)
        for graph in here.graphs():
            there.replace(graph, here.graph(graph))
    return Pair(start_service(server.location, "--workers", "2", writable=True), server)


@pytest.fixture(autouse=True)
def _without_the_graph(pair: Pair) -> None:
    with open_store(pair.server.location, writable=True) as store:
        store.remove(GRAPH)


def values(service: Service) -> list[str]:
    return [row["o"] for row in service.rows("SELECT ?o { ?s <urn:forwarded> ?o } ORDER BY ?o")]


def test_update_is_seen_by_the_next_query_and_held_by_the_server(pair: Pair) -> None:
    service = pair.service
    insert = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <urn:a> <urn:forwarded> 'é' }} }}"
    assert service.update(insert).status == 204
    assert values(service) == ["é"]
    with open_store(pair.server.location) as store:
        assert len(list(store.graph(GRAPH))) == 1
    changed = f"WITH <{GRAPH}> DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p 'b' }} WHERE {{ ?s ?p ?o }}"
    assert service.update(changed).status == 204
    assert values(service) == ["b"]


def test_graphs_are_put_added_to_read_and_deleted(pair: Pair) -> None:
    service = pair.service
    assert service.put(GRAPH, "<urn:a> <urn:forwarded> 'a', 'b' .").status == 201
    assert service.put(GRAPH, "<urn:a> <urn:forwarded> 'c' .").status == 204
    assert values(service) == ["c"]
    assert service.put(GRAPH, "[] <urn:forwarded> 'd' .", "POST").status == 204
    assert values(service) == ["c", "d"]
    address = f"/graphs?graph={quote(GRAPH, safe='')}"
    assert service.get(address, "application/n-triples").body.count(b" .\n") == 2
    assert service.request("DELETE", address, headers=authorization(TOKEN)).status == 204
    assert service.request("DELETE", address, headers=authorization(TOKEN)).status == 404
    assert service.get(address).status == 404
    assert values(service) == []


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://127.0.0.1/> INTO GRAPH <urn:g>",
        "INSERT { GRAPH <urn:g> { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        'DEFINE get:soft "replacing" INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }',
        "INSERT nonsense",
    ],
)
def test_update_that_is_refused_changes_nothing(pair: Pair, update: str) -> None:
    assert pair.service.update(update).status == 400
    assert not pair.service.ask("ASK { GRAPH <urn:g> { ?s ?p ?o } }")


def test_nobody_writes_without_the_token(pair: Pair) -> None:
    insert = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <urn:a> <urn:forwarded> 'x' }} }}"
    assert pair.service.update(insert, token=None).status == 401
    assert pair.service.update(insert, token="another").status == 401
    assert values(pair.service) == []
    assert pair.service.request("PUT", "/graphs?default", b"", authorization(TOKEN)).status == 400


@pytest.mark.parametrize(
    "query",
    [
        'DEFINE get:soft "replacing" SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }',
        "SELECT (bif:file_to_string('/etc/passwd') AS ?x) {}",
        "PREFIX f: <bif:> SELECT (f:sleep(9) AS ?x) {}",
        "SELECT (\\u0062if:sleep(9) AS ?x) {}",
    ],
)
def test_query_does_not_reach_what_an_engine_adds_to_the_language(pair: Pair, query: str) -> None:
    answer = pair.service.query(query)
    assert (answer.status, answer.text.count("\n")) == (400, 1)
    assert "Virtuoso's own" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/queries/policies-by-country",
        "/queries/entities",
        "/api/facts?limit=5",
        "/api/documents",
        "/api/entities",
        "/id/entity/harbour-plan",
        "/id/entity/norland",
        "/ontology",
        "/",
    ],
)
def test_pages_are_those_of_the_embedded_store(pair: Pair, usual: Service, path: str) -> None:
    here, there = usual.get(path, "text/html"), pair.service.get(path, "text/html")
    assert there.status == here.status == 200, there.text
    assert there.text.replace(str(pair.service.port), str(usual.port)) == here.text
