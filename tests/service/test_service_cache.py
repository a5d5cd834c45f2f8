"""Cached answers: identified by their ETag, kept until the next update and never after it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from policyloom.queries.service.engine.cache import Cache, Entry
from policyloom.queries.service.engine.engine import Question

if TYPE_CHECKING:
    from .conftest import Response, Service

COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH <urn:cached> { ?s ?p ?o } }"


def _get(service: Service, query: str, **headers: str) -> Response:
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return service.request("GET", f"/sparql?query={quote(query)}", headers=fields)


def test_answer_that_the_client_has_is_not_sent_again(service: Service) -> None:
    first = _get(service, COUNT)
    again = _get(service, COUNT, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert first.headers["cache-control"] == again.headers["cache-control"] == "no-cache"
    assert "Accept" in again.headers["vary"]


@pytest.mark.parametrize(
    ("query", "accept", "status"),
    [(COUNT, "*/*", 304), ("SELECT {", "*/*", 400), ("ASK {}", "text/turtle", 406)],
)
def test_client_that_has_any_answer_gets_none_but_a_refusal(
    service: Service, query: str, accept: str, status: int
) -> None:
    assert _get(service, query, Accept=accept, If_None_Match="*").status == status


def test_tag_is_another_for_another_format_encoding_and_query(service: Service) -> None:
    tags = [
        _get(service, COUNT).headers["etag"],
        _get(service, COUNT, Accept="text/csv").headers["etag"],
        _get(service, COUNT, Accept_Encoding="gzip").headers["etag"],
        _get(service, f"{COUNT} LIMIT 1").headers["etag"],
    ]
    assert len(set(tags)) == 4


@pytest.mark.parametrize(
    ("query", "status"),
    [
        *((f"SELECT ({name}() AS ?x) {{}}", 200) for name in ("NOW", "RAND", "UUID", "STRUUID", "BNODE")),
        ("SELECT nonsense", 400),
    ],
)
def test_what_changes_each_time_or_is_an_error_is_not_kept(service: Service, query: str, status: int) -> None:
    for _ in range(2):
        answer = _get(service, query)
        assert (answer.status, "etag" in answer.headers) == (status, False)


def test_no_answer_is_kept_across_an_update(writable: Service) -> None:
    writable.update("DROP SILENT GRAPH <urn:cached>")
    tags: list[str] = []
    for number in range(8):
        insert = f"INSERT DATA {{ GRAPH <urn:cached> {{ <urn:a> <urn:b> {number} }} }}"
        assert writable.update(insert).status == 204
        for _ in range(3):
            answer = _get(writable, COUNT, **({"If_None_Match": ", ".join(tags)} if tags else {}))
            assert answer.status == 200
            assert f'"{number + 1}"'.encode() in answer.body
        tags.append(answer.headers["etag"])
    assert len(set(tags)) == 8


def test_cache_forgets_what_was_asked_for_longest_ago() -> None:
    cache: Cache[Question, Entry] = Cache(10_000)
    questions = [Question("", f"ASK {{ <urn:{number}> ?p ?o }}") for number in range(20)]
    cache.get(questions[0], "1")
    for question in questions:
        cache.put(question, "1", Entry("text/csv", "", b"x" * 1000), 1000)
        cache.get(questions[0], "1")
    kept = [question for question in questions if cache.get(question, "1")]
    assert questions[0] in kept
    assert questions[-1] in kept
    assert len(kept) < 8
    assert not any(cache.get(question, "2") for question in questions)


def test_cache_without_room_keeps_nothing() -> None:
    cache: Cache[Question, Entry] = Cache(0)
    cache.get(Question("", "ASK {}"), "1")
    cache.put(Question("", "ASK {}"), "1", Entry("text/csv", "", b""), 0)
    assert cache.get(Question("", "ASK {}"), "1") is None
