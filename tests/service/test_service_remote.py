"""The service over a remote endpoint: Oxigraph's own server."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pyoxigraph
import pytest
from load import wait_until
from processes import descendants
from servers import Server

from policyloom.ontology.namespace import GRAPH, ONTOLOGY_GRAPH
from policyloom.queries import open_store

from .conftest import ROOT, SLOW, TOKEN, Service


class Pair(NamedTuple):
    service: Service
    url: str


@pytest.fixture(scope="module")
def pair(start_oxigraph: Callable[..., Server], start_service: Callable[..., Service]) -> Pair:
    server = start_oxigraph()
    with open_store(server.location, writable=True) as store:
        for name in ("a", "b"):
            store.update(f"INSERT DATA {{ GRAPH <{GRAPH[name]}> {{ <urn:{name}> <urn:p> '{name}' }} }}")
        store.replace(ONTOLOGY_GRAPH, pyoxigraph.parse(path=str(ROOT / "ontology" / "policy.ttl")))
    return Pair(start_service(server.location, "--workers", "2", "--timeout", "1"), server.location)


def _rows(service: Service, query: str, dataset: str = "") -> list[str]:
    answer = service.get(f"/sparql?query={quote(query)}{dataset}")
    assert answer.status == 200, answer.text
    return sorted(row["s"]["value"] for row in json.loads(answer.body)["results"]["bindings"])


def test_dataset_is_that_of_the_query_or_the_request_else_the_union_of_all_graphs(pair: Pair) -> None:
    assert _rows(pair.service, "SELECT ?s { ?s <urn:p> ?o }") == ["urn:a", "urn:b"]
    one = quote(GRAPH.a, safe="")
    assert _rows(pair.service, f"SELECT ?s FROM <{GRAPH.b}> {{ ?s <urn:p> ?o }}") == ["urn:b"]
    assert _rows(pair.service, "SELECT ?s { ?s <urn:p> ?o }", f"&default-graph-uri={one}") == ["urn:a"]
    named = f"&default-graph-uri={quote(GRAPH.b, safe='')}&named-graph-uri={one}"
    assert _rows(pair.service, "SELECT ?s { GRAPH ?g { ?s <urn:p> ?o } }", named) == ["urn:a"]


@pytest.mark.parametrize(
    "accept", ["text/csv", "application/sparql-results+xml", "text/tab-separated-values"]
)
def test_rows_come_in_the_format_that_is_asked_for_and_are_not_kept(pair: Pair, accept: str) -> None:
    answer = pair.service.query("SELECT ?o { <urn:a> ?p ?o }", accept)
    assert answer.headers["content-type"].startswith(accept)
    assert b"a" in answer.body
    # The endpoint may change at any time.
    assert "etag" not in answer.headers


def test_search_answers_once_its_index_is_made(pair: Pair) -> None:
    wait_until(lambda: pair.service.get("/search?q=fact").status != 503)
    found = pair.service.get("/search?q=fact")
    assert (found.status, b"policy#Fact" in found.body) == (200, True)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT nonsense", 400),
        ("CLEAR ALL", 400),
        ("ASK { SERVICE <http://127.0.0.1/> {} }", 400),
        (SLOW, 504),
    ],
)
def test_what_cannot_be_answered_has_an_honest_status(pair: Pair, query: str, status: int) -> None:
    assert pair.service.query(query).status == status
    # The server may still be busy for a while with a query whose client has gone.
    assert any(pair.service.get("/health").status == 200 for _ in range(10))


def test_password_of_the_endpoint_is_in_no_process_that_others_can_read(
    pair: Pair, start_service: Callable[..., Service]
) -> None:
    secret = "s3cret-of-the-endpoint"
    service = start_service(pair.url.replace("http://", f"http://someone:{secret}@"), "--workers", "1")
    assert secret not in service.said
    with ThreadPoolExecutor(1) as threads:
        found = threads.submit(service.get, "/search?q=fact")
        shown: set[bytes] = set()
        while not found.done():
            shown |= {_shown(process) for process in descendants(service.process.pid)}
            time.sleep(0.005)
        assert found.result().status == 200
    assert any(b"policyloom.queries.search" in words for words in shown)
    assert any(b"policyloom.queries.service.front" in words for words in shown)
    own = Path(f"/proc/{service.process.pid}/cmdline").read_bytes()
    for word in (secret, secret.encode().hex(), TOKEN, TOKEN.encode().hex()):
        assert not [words for words in (own, *shown) if word.encode() in words]


def _shown(process: int) -> bytes:
    """Return the arguments and the environment of *process*, or nothing if they cannot be read."""
    try:
        place = Path(f"/proc/{process}")
        return (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
    except OSError:
        return b""


def test_endpoint_that_is_gone_is_a_bad_gateway(
    start_oxigraph: Callable[..., Server], start_service: Callable[..., Service]
) -> None:
    server = start_oxigraph()
    service = start_service(server.location, "--workers", "2")
    server.process.kill()
    server.process.wait()
    # These are the first requests, so the service has not yet read from the store what a search or a question needs.
    for path in ("/sparql?query=ASK+{}", "/ask?q=Who+adopts+it", "/search?q=harbour"):
        answer = service.get(path)
        assert answer.status == 502, path
        assert "cannot be reached" in answer.text


def test_endpoint_that_is_not_there_is_told_in_a_line(start_service: Callable[..., Service]) -> None:
    with pytest.raises(AssertionError, match="cannot be reached"):
        start_service("http://127.0.0.1:9/sparql")
