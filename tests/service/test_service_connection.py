"""The connection: a client may send requests in one piece or in many, and no other client waits for it."""

from __future__ import annotations

import http.client
import io
import socket
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from load import wait_until

from .conftest import SLOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Service

NUMBER = "SELECT (%d AS ?n) {}"
LONG = "SELECT ?a ?b ?c WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 40000"


def _head(query: str, *lines: str, version: str = "1.1") -> bytes:
    fields = "".join(f"{line}\r\n" for line in ("Host: test", *lines))
    return f"GET /sparql?query={quote(query)} HTTP/{version}\r\n{fields}\r\n".encode()


class _Lasting(io.BufferedReader):
    """The received bytes of a client, which stay readable after an answer has been read from them."""

    def close(self) -> None:
        pass


class _Client(socket.socket):
    def __init__(self, service: Service) -> None:
        super().__init__()
        self.settimeout(10)
        self.connect(("127.0.0.1", service.port))
        self._received = _Lasting(socket.SocketIO(self, "r"))

    def makefile(self, *_: Any, **__: Any) -> _Lasting:  # type: ignore[override]
        return self._received

    def answer(self) -> tuple[int, http.client.HTTPMessage, bytes]:
        response = http.client.HTTPResponse(self)
        response.begin()
        return response.status, response.headers, response.read()


def test_requests_are_answered_in_their_order_in_whatever_pieces_they_come(service: Service) -> None:
    with _Client(service) as client:
        client.sendall(b"".join(_head(NUMBER % number) for number in range(5)))
        for number in range(5):
            assert f'"{number}"' in client.answer()[2].decode()
        for byte in _head(NUMBER % 7):
            client.sendall(bytes((byte,)))
        assert b'"7"' in client.answer()[2]
        second = _head(NUMBER % 2)
        client.sendall(_head(NUMBER % 1) + second[:20])
        assert b'"1"' in client.answer()[2]
        time.sleep(0.1)
        client.sendall(second[20:])
        assert b'"2"' in client.answer()[2]


@pytest.mark.parametrize(
    ("lines", "version"), [(("Connection: close",), "1.1"), ((), "1.0"), (("CONNECTION: Close",), "1.1")]
)
def test_client_that_wants_no_more_is_let_go(service: Service, lines: tuple[str, ...], version: str) -> None:
    with _Client(service) as client:
        client.sendall(_head(NUMBER % 3, *lines, version=version))
        assert b'"3"' in client.answer()[2]
        assert client.makefile().read(1) == b""


def test_body_of_a_get_is_no_request(service: Service) -> None:
    with _Client(service) as client:
        client.sendall(_head(NUMBER % 4, "Content-Length: 16"))
        assert b'"4"' in client.answer()[2]
        client.sendall(b"GET / HTTP/1.1\r\n" + _head(NUMBER % 5))
        assert b'"5"' in client.answer()[2]


@pytest.mark.parametrize(
    ("line", "status", "reason"),
    [
        (b"GET /sparql?query= nonsense", 400, "not a valid HTTP/1.1 request"),
        (b"GET /sparql?query=ASK HTTP/1.1\r\nHo st: x", 400, "not a valid HTTP/1.1 request"),
        (b"GET /sparql?query=ASK {} HTTP/1.1", 400, "percent-encoded"),
        ("GET /search?q=\u65e5\u672c HTTP/1.1".encode(), 400, "percent-encoded"),
        (b"GET /sparql?query=%b HTTP/1.1" % (b"x" * 66_000), 414, "use POST"),
        (b"GET /sparql?query=%b HTTP/1.1" % (b"x" * 99_000), 414, "use POST"),
    ],
)
def test_bytes_that_are_no_request_are_refused(
    service: Service, line: bytes, status: int, reason: str
) -> None:
    with _Client(service) as client:
        client.sendall(line + b"\r\n\r\n")
        answer = client.answer()
        assert (answer[0], reason in answer[2].decode()) == (status, True)
    assert service.ask("ASK {}")


@pytest.mark.parametrize("protocol", ["websocket", "h2c"])
def test_client_that_asks_for_another_protocol_is_answered_in_this_one(
    service: Service, protocol: str
) -> None:
    lines = (
        "Connection: Upgrade",
        f"Upgrade: {protocol}",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: eA==",
    )
    with _Client(service) as client:
        client.sendall(_head(NUMBER % 8, *lines))
        status, _, body = client.answer()
        assert (status, b'"8"' in body) == (200, True)


@pytest.mark.parametrize("before", [b"", _head(SLOW)])
def test_head_without_an_end_is_refused(service: Service, before: bytes) -> None:
    sent = 0
    with _Client(service) as client:
        client.sendall(before + b"GET / HTTP/1.1\r\nHost: test\r\n")
        try:
            while sent < 50_000_000:
                client.sendall(b"X: " + b"a" * 50_000 + b"\r\n")
                sent += 50_000
            assert client.answer()[0] == 431
        except OSError:  # the client goes on sending after the connection is closed
            pass
    assert sent < 50_000_000
    assert service.ask("ASK {}")


def test_names_of_headers_may_be_written_in_any_way(service: Service) -> None:
    with _Client(service) as client:
        client.sendall(_head(NUMBER % 6, "aCCEPT: image/png", "Accept: text/csv"))
        status, headers, body = client.answer()
        assert (status, headers["content-type"]) == (200, "text/csv; charset=utf-8")
        assert body == b"n\r\n6\r\n"


def test_refused_query_leaves_the_connection_usable(service: Service) -> None:
    with _Client(service) as client:
        for _ in range(2):
            client.sendall(_head("SELECT nonsense"))
            assert client.answer()[0] == 400
            client.sendall(_head(NUMBER % 8))
            assert b'"8"' in client.answer()[2]


def test_request_that_was_answered_before_is_dated_anew(service: Service) -> None:
    with _Client(service) as client:
        dates: list[str] = []

        def ask() -> int:
            client.sendall(_head(NUMBER % 9))
            status, headers, body = client.answer()
            assert (status, headers["etag"][:2], b'"9"' in body) == (200, "W/", True)
            dates.append(headers["date"])
            return len(set(dates))

        for _ in range(4):
            ask()
        dates.clear()
        wait_until(lambda: ask() > 1)


@pytest.fixture(scope="module")
def patient(service: Service, start_service: Callable[..., Service]) -> Service:
    """A service that lets a query run for two minutes and keeps no answers."""
    return start_service(service.folder, "--workers", "2", "--timeout", "120", "--cache", "0")


def test_long_answer_reaches_a_client_that_reads_slowly_while_others_are_answered(patient: Service) -> None:
    whole = patient.get(f"/sparql?query={quote(LONG)}").body
    assert len(whole) > 4_000_000
    with _Client(patient) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        client.sendall(_head(LONG))
        time.sleep(0.5)
        # The worker of this client waits for it; the other worker does not.
        for _ in range(5):
            began = time.monotonic()
            assert patient.ask("ASK {}")
            assert time.monotonic() - began < 60
        assert client.answer()[2] == whole
        client.sendall(_head(NUMBER % 1))
        assert b'"1"' in client.answer()[2]


def test_client_that_stops_reading_does_not_keep_its_worker(service: Service) -> None:
    with _Client(service) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        client.sendall(_head(LONG.replace("40000", "80000")))
        time.sleep(1.5)
        # The time limit is one second; the client does not take the part that it has for the whole answer.
        with pytest.raises((http.client.IncompleteRead, ConnectionError)):
            client.answer()
    assert service.ask("ASK {}")


def test_clients_of_a_worker_that_gets_busy_go_to_another(patient: Service) -> None:
    clients = [_Client(patient) for _ in range(6)]
    for client in clients:
        client.sendall(_head(NUMBER % 1))
        client.answer()
    slow = http.client.HTTPConnection("127.0.0.1", patient.port)
    slow.request("POST", "/sparql", SLOW, {"Content-Type": "application/sparql-query"})
    time.sleep(0.5)
    for client in clients:
        # The answer comes long before the slow query times out.
        began = time.monotonic()
        client.sendall(_head(NUMBER % 2))
        assert b'"2"' in client.answer()[2]
        assert time.monotonic() - began < 60
        client.close()
    slow.close()
