"""Updates and whole graphs: who may send them, and that no acknowledged write is lost."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policyloom.ontology.errors import InputError
from policyloom.queries import open_store

from .conftest import TOKEN, authorization

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Service

ASK_ONE = "ASK { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }"
INSERT_ONE = "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }"


@pytest.fixture(autouse=True)
def _empty(writable: Service) -> None:
    assert writable.update("DROP ALL").status == 204


@pytest.mark.parametrize("token", [None, "", f"{TOKEN}2"])
def test_update_needs_the_token(writable: Service, token: str | None) -> None:
    answer = writable.update(INSERT_ONE, token)
    assert answer.status == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert not writable.ask(ASK_ONE)


def test_store_at_the_services_address_is_written_with_the_token_of_the_url(writable: Service) -> None:
    place = writable.url.removeprefix("http://")
    with open_store(f"http://:{TOKEN}@{place}/sparql", writable=True) as store:
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> 'by token' } }")
    assert writable.ask("ASK { <urn:a> <urn:p> 'by token' }")
    with (
        open_store(f"http://:other@{place}/sparql", writable=True) as store,
        pytest.raises(InputError, match="rejected this token"),
    ):
        store.update("CLEAR ALL")


def test_query_that_is_sent_as_an_update_is_told_where_it_goes(writable: Service) -> None:
    answer = writable.update("PREFIX x: <urn:> SELECT * {}")
    assert (answer.status, answer.text) == (400, "SELECT begins a query, which must be sent to /sparql\n")


def test_form_of_another_site_changes_nothing(writable: Service) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": "http://example.org"}
    answer = writable.request("POST", "/update", b"update=DROP+ALL", headers)
    assert answer.status == 401
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", ["/graphs?graph=urn:g", "/graphs?default", "/graphs/a"])
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_graph_needs_the_token(writable: Service, method: str, path: str) -> None:
    headers = {"Content-Type": "text/turtle", "Authorization": "Basic dXNlcjp0b2tlbg=="}
    assert writable.request(method, path, b"<urn:a> <urn:b> 1 .", headers).status == 401


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <file:///etc/passwd>",
        "LOAD SILENT <http://127.0.0.1/> INTO GRAPH <urn:g>",
        "PREFIX x: <http://127.0.0.1/> LOAD #\n x:a",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1/sparql> { ?s ?p ?o } }",
    ],
)
def test_update_fetches_nothing(writable: Service, update: str) -> None:
    assert writable.update(update).status == 400


def test_update_with_too_many_patterns_is_refused_but_not_for_its_data(writable: Service) -> None:
    patterns, data = "?s ?p ?o . " * 150, "".join(f"<urn:a> <urn:b> {number} . " for number in range(150))
    assert writable.update(f"INSERT {{ {data} }} WHERE {{ {patterns} }}").status == 400
    assert not writable.ask("ASK { ?s ?p ?o }")
    assert writable.update(f"INSERT DATA {{ GRAPH <urn:g> {{ {data} }} }}").status == 204
    assert writable.ask("ASK { <urn:a> <urn:b> 149 }")


def test_failed_update_leaves_all_as_it_was(writable: Service) -> None:
    assert writable.update(f"{INSERT_ONE} ; DROP GRAPH <urn:not-there>").status >= 400
    assert not writable.ask(ASK_ONE)


def test_put_replaces_and_post_adds(writable: Service) -> None:
    assert writable.put("urn:g", "<urn:a> <urn:b> 1 .").status == 201
    assert writable.put("urn:g", "<urn:a> <urn:b> 2 .", "POST").status == 204
    assert writable.ask("ASK { GRAPH <urn:g> { <urn:a> <urn:b> 1, 2 } }")
    assert writable.put("urn:g", "<urn:a> <urn:b> 3 .").status == 204
    assert not writable.ask(ASK_ONE)


@pytest.mark.parametrize(
    ("method", "graph", "condition", "status"),
    [
        ("PUT", "urn:g", ("If-None-Match", "*"), 412),
        ("PUT", "urn:new", ("If-None-Match", "*"), 201),
        ("PUT", "urn:new", ("If-Match", "*"), 412),
        ("POST", "urn:g", ("If-Match", "*"), 204),
        ("POST", "urn:g", ("If-Match", '"stale"'), 412),
        ("DELETE", "urn:g", ("If-Match", '"stale"'), 412),
        ("DELETE", "urn:g", ("If-Match", '"stale", NOW'), 204),
        ("PUT", "urn:g", ("If-Match", "NOW"), 204),
        ("PUT", "urn:g", ("If-Match", "BEFORE"), 412),
        ("PUT", "urn:g", ("If-None-Match", "BEFORE"), 204),
        ("PUT", "urn:g", ("If-None-Match", "NOW"), 412),
        ("UPDATE", "urn:g", ("If-Match", "NOW"), 204),
        ("UPDATE", "urn:g", ("If-Match", "BEFORE"), 412),
    ],
)
def test_write_is_done_only_if_its_condition_holds(
    writable: Service, method: str, graph: str, condition: tuple[str, str], status: int
) -> None:
    tags = {}
    for when, value in (("BEFORE", 1), ("NOW", 2)):
        writable.put("urn:g", f"<urn:a> <urn:b> {value} .")
        tags[when] = writable.get("/graphs?graph=urn:g").headers["etag"]
    name, given = condition
    for when, tag in tags.items():
        given = given.replace(when, tag)
    headers = {name: given, "Content-Type": "text/turtle", **authorization(TOKEN)}
    if method == "UPDATE":
        headers["Content-Type"] = "application/sparql-update"
        answer = writable.request("POST", "/update", b"DROP ALL", headers)
    else:
        answer = writable.request(method, f"/graphs?graph={graph}", b"<urn:a> <urn:b> 3 .", headers)
    assert answer.status == status
    is_unchanged = writable.ask(
        "ASK { { GRAPH <urn:g> { <urn:a> <urn:b> 2 } } FILTER NOT EXISTS { ?s ?p 3 } }"
    )
    assert is_unchanged == (status == 412)


def test_write_that_is_refused_leaves_the_tags_of_answers_as_they_are(writable: Service) -> None:
    writable.put("urn:g", "<urn:a> <urn:b> 1 .")
    tag = writable.get("/graphs?graph=urn:g").headers["etag"]
    assert writable.put("urn:g", "<urn:a> <urn:b>").status == 400
    assert writable.update("INSERT DATA { <urn:a> pol:x 1 }").status == 400
    assert writable.request("DELETE", "/graphs?graph=urn:none", b"", authorization(TOKEN)).status == 404
    assert writable.get("/graphs?graph=urn:g").headers["etag"] == tag


@pytest.mark.parametrize(
    ("media_type", "body", "status"),
    [
        ("text/turtle", b"<urn:a> <urn:b>", 400),
        ("text/html", b"<p>", 415),
        ("application/n-quads", b"<urn:a> <urn:b> <urn:c> <urn:d> .", 400),
        (
            "application/rdf+xml",
            (
                b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
                b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
                b'<rdf:Description rdf:about="urn:a"><x:p xmlns:x="urn:">&b;</x:p></rdf:Description></rdf:RDF>'
            ),
            400,
        ),
        ("application/ld+json", b'{"@context": "http://127.0.0.1/c.jsonld", "name": "x"}', 400),
    ],
)
def test_graph_that_cannot_be_read_is_refused(
    writable: Service, media_type: str, body: bytes, status: int
) -> None:
    headers = {"Content-Type": media_type, **authorization(TOKEN)}
    assert writable.request("PUT", "/graphs?graph=urn:g", body, headers).status == status
    assert writable.get("/graphs?graph=urn:g").status == 404


def test_second_writer_is_refused_in_a_line(writable: Service, start_service: Callable[..., Service]) -> None:
    with pytest.raises(AssertionError, match="being written by another process"):
        start_service(writable.folder, writable=True)


def test_acknowledged_updates_survive_a_kill(folder: Path, start_service: Callable[..., Service]) -> None:
    service = start_service(folder / "killed", "--workers", "1", writable=True)
    acknowledged: list[int] = []

    def write() -> None:
        for number in range(10_000):
            insert = f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> <urn:n> {number} }} }}"
            try:
                status = service.update(insert).status
            except OSError:
                return
            if status == 204:
                acknowledged.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    while len(acknowledged) < 10:
        assert writer.is_alive()
        writer.join(0.01)
    service.stop(signal.SIGKILL)
    writer.join(10)
    again = start_service(folder / "killed", "--workers", "1", writable=True)
    kept = again.rows("SELECT ?n { GRAPH <urn:g> { <urn:a> <urn:n> ?n } }")
    assert {row["n"] for row in kept} >= set(map(str, acknowledged))


def test_killed_writer_is_replaced(writable: Service) -> None:
    assert writable.update(INSERT_ONE).status == 204
    for process in writable.processes():
        if b"writer" in Path(f"/proc/{process}/cmdline").read_bytes():
            os.kill(process, signal.SIGKILL)
    assert writable.ask(ASK_ONE)
    assert writable.update("DELETE DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }").status == 204
    assert not writable.ask(ASK_ONE)
