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


SECOND = _head(NUMBER % 2)
UPGRADE = ("Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: eA==")
# Rounds of what is sent, in pieces, and the status and words of each answer to it; and whether the connection then ends.
EXCHANGES: list[tuple[list[tuple[list[bytes], list[tuple[int, str]]]], bool]] = [
    ([([b"".join(_head(NUMBER % n) for n in range(5))], [(200, f'"{n}"') for n in range(5)])], False),
    ([([bytes((byte,)) for byte in _head(NUMBER % 7)], [(200, '"7"')])], False),
    ([([_head(NUMBER % 1) + SECOND[:20]], [(200, '"1"')]), ([SECOND[20:]], [(200, '"2"')])], False),
    ([([_head(NUMBER % 3, "Connection: close")], [(200, '"3"')])], True),
    ([([_head(NUMBER % 3, version="1.0")], [(200, '"3"')])], True),
    ([([_head(NUMBER % 3, "CONNECTION: Close")], [(200, '"3"')])], True),
    # The body of a GET is no request.
    (
        [
            ([_head(NUMBER % 4, "Content-Length: 16")], [(200, '"4"')]),
            ([b"GET / HTTP/1.1\r\n" + _head(NUMBER % 5)], [(200, '"5"')]),
        ],
        False,
    ),
    # The names of headers may be written in any way.
    (
        [
            (
                [_head(NUMBER % 6, "aCCEPT: image/png", "Accept: text/csv")],
                [(200, "text/csv; charset=utf-8\nn\r\n6\r\n")],
            )
        ],
        False,
    ),
    ([([_head("SELECT nonsense")], [(400, "")]), ([_head(NUMBER % 8)], [(200, '"8"')])] * 2, False),
    ([([_head(NUMBER % 8, *UPGRADE, "Upgrade: websocket")], [(200, '"8"')])], False),
    ([([_head(NUMBER % 8, *UPGRADE, "Upgrade: h2c")], [(200, '"8"')])], False),
]


@pytest.mark.parametrize(("rounds", "is_closed"), EXCHANGES)
def test_requests_are_answered_in_their_order_in_whatever_pieces_they_come(
    service: Service, rounds: list[tuple[list[bytes], list[tuple[int, str]]]], is_closed: bool
) -> None:
    with _Client(service) as client:
        for pieces, answers in rounds:
            for piece in pieces:
                client.sendall(piece)
            for status, words in answers:
                found, headers, body = client.answer()
                assert found == status
                assert words in f"{headers['content-type']}\n{body.decode()}"
            time.sleep(0.1)
        if is_closed:
            assert client.makefile().read(1) == b""


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
        client.sendall(_head(NUMBER % 2))
        assert b'"2"' in client.answer()[2]
        client.close()
    slow.close()
