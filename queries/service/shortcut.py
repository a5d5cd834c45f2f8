"""The shortcut: answers queries by GET, which are most requests, directly from their bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import httptools
from starlette.types import Message
from uvicorn.protocols.http.httptools_impl import STATUS_LINE
from uvicorn.server import ServerState

from .engine.cache import Cache, Entry
from .engine.reader import Reader, Reply
from .exchange import Exchange, Header
from .metrics import Tally
from .processes.connection import Connection
from .routes.sparql import QueryRoute

if TYPE_CHECKING:
    from .front import Front

_METHOD, _PATH = "GET", "/sparql"
_LINE = re.compile(rb"GET /sparql\?([!-\"$-~]*) HTTP/1\.1")
_END = b"\r\n\r\n"
# Headers of requests that have a body or change the connection; uvicorn handles such requests.
_SPECIAL = frozenset(
    (b"connection", b"content-length", b"expect", b"transfer-encoding", b"upgrade", b"http2-settings")
)


class _Response(NamedTuple):
    status: int
    head: bytes
    body: bytes


class _Head:
    """The head of a request, filled by the parser."""

    def __init__(self) -> None:
        self.headers: dict[bytes, bytes] = {}
        self.is_complete = False

    def on_header(self, name: bytes, value: bytes) -> None:
        name = name.lower()
        self.headers[name] = self.headers[name] + b", " + value if name in self.headers else value

    def on_message_complete(self) -> None:
        self.is_complete = True


class _Request(Exchange):
    """A request that the shortcut has parsed."""

    __slots__ = ("_connection", "written")

    def __init__(self, query: bytes, headers: dict[bytes, bytes], connection: Connection) -> None:
        self.method, self.path = _METHOD, _PATH
        self.scope = {"query_string": query, "scheme": "http"}
        self.send = self._send
        self.written = 0
        self._headers = headers
        self._connection = connection

    async def _send(self, message: Message) -> None:
        self.written += len(message.get("body", b""))
        await self._connection.cycle.send(message)  # type: ignore[arg-type]


class Shortcut:
    """Answers as :class:`.routes.sparql.QueryRoute` does, but without tasks, timers and ASGI."""

    def __init__(
        self, route: QueryRoute, reader: Reader, worker: Front, tally: Tally, state: ServerState
    ) -> None:
        """Make the shortcut of one *worker*.

        :param route: reads the query of a request, and *reader* answers it.
        :param tally: counts the requests.
        :param state: holds the general headers, such as Date.
        """
        self._route = route
        self._reader = reader
        self._worker = worker
        self._tally = tally
        self._state = state
        self._general: list[Header] = []
        self._general_lines = b""
        self._responses: Cache[bytes, _Response] = Cache(worker.limits.cache_bytes // 2)

    def response(self, connection: Connection, data: bytes) -> bytes | None:
        """Return the bytes of a response.

        :param data: the first bytes received of a request on *connection*.
        :return: empty if the response has been sent already; None if the shortcut cannot answer the request.
        :raises Refusal: if the query has no answer.
        """
        current = self._worker.current
        if current is None:
            return None
        folder, state = current
        cached = self._responses.get(data, state)
        if cached is not None:
            connection.usage.is_cached = True
            return self._counted(connection, cached)
        line, _, lines = data.partition(b"\r\n")
        match = _LINE.fullmatch(line)
        headers = _headers(lines) if match and lines.find(_END) == len(lines) - len(_END) else None
        if match is None or headers is None:
            return None
        request = _Request(match[1], headers, connection)
        question = self._route.question(request)
        if question is None:
            return None
        reply = self._reader.reply(request, connection, question, folder, state)
        if reply is None:
            self._tally.add(connection.usage, _METHOD, _PATH, 200, request.written)
            return b""
        response = _Response(reply.status, _head(reply), reply.body)
        if connection.usage.is_cached:
            # The answer was cached, so this is at least the second such request, and another is likely.
            size = len(data) + len(response.head) + len(response.body)
            self._responses.put(data, state, response, size)
        return self._counted(connection, response)

    def _counted(self, connection: Connection, response: _Response) -> bytes:
        """Count a response, and return its bytes."""
        self._tally.add(connection.usage, _METHOD, _PATH, response.status, len(response.body))
        # The general headers contain the date, so the server replaces their list each second.
        if self._state.default_headers is not self._general:
            self._general = self._state.default_headers
            self._general_lines = _lines(self._general) + b"\r\n"
        return b"".join((response.head, self._general_lines, response.body))


@lru_cache(maxsize=512)
def _headers(lines: bytes) -> dict[bytes, bytes] | None:
    """Return the headers in *lines*; None if they are malformed, or if uvicorn must handle the request.

    A client sends the same headers with each of its requests, so the result is cached.
    """
    head = _Head()
    parser = httptools.HttpRequestParser(head)
    try:
        parser.feed_data(b"GET / HTTP/1.1\r\n" + lines)
    except (httptools.HttpParserError, httptools.HttpParserUpgrade):
        return None
    return head.headers if head.is_complete and _SPECIAL.isdisjoint(head.headers) else None


def _head(reply: Reply) -> bytes:
    """Return the head of the response for *reply*, without general headers such as Date."""
    entry = reply.entry
    if entry is None:
        start = _start(304, "", "")
        return start + b"etag: %b\r\ncache-control: no-cache\r\n" % reply.tag.encode()
    start = _start(200, entry.media_type, entry.encoding)
    if not reply.tag:
        return start + b"content-length: %d\r\n" % len(entry.body)
    tag = reply.tag.encode()
    return start + b"etag: %b\r\ncache-control: no-cache\r\ncontent-length: %d\r\n" % (tag, len(entry.body))


@lru_cache(maxsize=512)
def _start(status: int, media_type: str, encoding: str) -> bytes:
    headers = Reply("", Entry(media_type, encoding, b"") if media_type else None).headers()
    return STATUS_LINE[status] + _lines(header for header in headers if header[0] != b"content-length")


def _lines(headers: Iterable[Header]) -> bytes:
    return b"".join([b"%b: %b\r\n" % header for header in headers])
