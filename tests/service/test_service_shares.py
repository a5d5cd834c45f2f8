"""The shares: a client with many requests leaves enough of the service to the others."""

from __future__ import annotations

import http.client
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

import pytest
from load import slowness, wait_until

from policyloom.queries.service.exchange import form
from policyloom.queries.service.limits import Limits
from policyloom.queries.service.processes.shares import Shares

from .conftest import SLOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Service

LONG = f"/sparql?query={quote(SLOW)}"
QUICK = f"/sparql?query={quote('ASK {}')}"
GREEDY, MODEST = "127.0.0.1", "127.0.0.2"


def _ask(service: Service, address: str, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(
        "127.0.0.1", service.port, timeout=30, source_address=(address, 0)
    )
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): headers[name] for name in headers})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers.get("Retry-After", "")
    finally:
        connection.close()


@contextmanager
def _greedy(service: Service, workers: int, **headers: str) -> Iterator[list[tuple[int, str] | Exception]]:
    """Keep sending slow queries of one client, and yield their answers once *workers* are busy with them."""
    is_over = threading.Event()
    answers: list[tuple[int, str] | Exception] = []

    def run() -> None:
        while not is_over.is_set():
            try:
                answers.append(_ask(service, GREEDY, LONG, **headers))
            except (OSError, http.client.HTTPException) as error:
                answers.append(error)
            is_over.wait(0.2)

    threads = [threading.Thread(target=run) for _ in range(4 * workers)]
    for thread in threads:
        thread.start()
    try:
        wait_until(lambda: service.gauge("workers_busy") >= workers)
        yield answers
    finally:
        is_over.set()
        # Do not wait for the queries that still run.
        service.stop(signal.SIGKILL)
        for thread in threads:
            thread.join()


def test_queries_of_one_client_leave_workers_to_another(
    service: Service, start_service: Callable[..., Service]
) -> None:
    other = start_service(service.folder, "--workers", "4", "--timeout", "120", "--max-waiting", "6")
    with _greedy(other, workers=4) as answers:
        wait_until(lambda: answers)
        # The greedy client has all workers until another client comes; then it must give one back.
        assert _ask(other, MODEST, QUICK)[0] == 200
        kept = http.client.HTTPConnection("127.0.0.1", other.port, source_address=(MODEST, 0))
        took, slow = [], slowness()
        for _ in range(20):
            began = time.monotonic()
            kept.request("GET", QUICK)
            assert kept.getresponse().read()
            took.append(time.monotonic() - began)
        kept.close()
        # Sooner than a query of the greedy client ends.
        assert sorted(took)[len(took) // 2] < 0.5 * slow
        assert max(took) < 60
        seen = list(answers)
    assert not [answer for answer in seen if isinstance(answer, Exception)]
    told = [answer for answer in seen if isinstance(answer, tuple)]
    assert {status for status, _ in told} == {503}
    assert all(later for _, later in told)


def test_clients_of_a_web_server_are_told_apart(
    service: Service, start_service: Callable[..., Service]
) -> None:
    other = start_service(service.folder, "--workers", "2", "--timeout", "120", "--proxy", GREEDY)
    with _greedy(other, workers=1, X_Forwarded_For="192.0.2.1"):
        for _ in range(2):
            assert _ask(other, GREEDY, QUICK, X_Forwarded_For="203.0.113.9, 192.0.2.2")[0] == 200


def test_client_that_is_alone_may_use_all_workers(
    service: Service, start_service: Callable[..., Service]
) -> None:
    other = start_service(service.folder, "--workers", "2", "--timeout", "1.5")
    with ThreadPoolExecutor(2) as threads:
        answers = threads.map(lambda _: _ask(other, MODEST, LONG)[0], range(2))
    # A query that had to wait for the other would be refused with 503: no worker became free.
    assert list(answers) == [504, 504]


def test_shares_of_workers_places_and_connections() -> None:
    now = 0.0
    shares = Shares(Limits(workers=4, waiting=10, share=50), frozenset(), lambda: now)
    assert shares.come("a")
    assert shares.full(["a", "a", "a"]) == frozenset()
    assert shares.may_wait(9)
    assert shares.come("b")
    assert shares.full(["a", "a", ""]) == {"a"}
    assert not shares.over(["a", "a"])
    assert shares.over(["a", "a", "a"]) == {"a"}
    assert [shares.may_wait(others) for others in (4, 5)] == [True, False]
    assert [shares.come("a") for _ in range(500)].count(True) == 499
    shares.go("b")
    assert shares.full(["a", "a", "a"]) == {"a"}
    now = 61.0
    assert shares.full(["a", "a", "a"]) == frozenset()
    # A web server may have other clients at any time.
    behind = Shares(Limits(workers=4), frozenset({"proxy"}))
    assert behind.come("proxy")
    assert behind.full(["a", "a", ""]) == {"a"}


def test_who_has_least_goes_first() -> None:
    shares = Shares(Limits(), frozenset())
    waiting = [("a", 1.0, "a1"), ("a", 2.0, "a2"), ("b", 4.0, "b1"), ("c", 3.0, "c1"), ("b", 5.0, "b2")]
    assert shares.in_turn(waiting, []) == ["a1", "c1", "b1", "a2", "b2"]
    assert shares.in_turn(waiting, ["c", "c", "b"]) == ["a1", "a2", "b1", "c1", "b2"]


@pytest.mark.parametrize(
    ("address", "lines", "key"),
    [
        ("10.0.0.1", "X-Forwarded-For: 192.0.2.7, 192.0.2.8", "192.0.2.8"),
        ("10.0.0.1", "X-Forwarded-For: 192.0.2.7\r\nx-forwarded-for: 192.0.2.9", "192.0.2.9"),
        ("10.0.0.1", "Accept: */*\r\n\r\nX-Forwarded-For: 192.0.2.7", "10.0.0.1"),
        ("10.0.0.2", "X-Forwarded-For: 192.0.2.7", "10.0.0.2"),
    ],
)
def test_word_of_a_web_server_counts_alone(address: str, lines: str, key: str) -> None:
    raw = f"GET / HTTP/1.1\r\n{lines}\r\n\r\n".encode()
    assert Shares(Limits(), frozenset({"10.0.0.1"})).key(address, raw) == key


@pytest.mark.parametrize(
    "value", [b"%41=%3d+%2B", b"a%", b"%zz%41", b"=%0D%0A=\r\n", b"%F0%9F%8D%80~_.-*", b"%3D%3d"]
)
def test_fields_are_read_as_percent_encoding_has_them(value: bytes) -> None:
    assert form(b"query=" + value) == {"query": [unquote_to_bytes(value.replace(b"+", b" ")).decode()]}
