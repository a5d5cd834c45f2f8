"""The shortcut: how a worker answers most requests, queries by GET, from the bytes of the one to those of the other."""

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
# Headers that tell of a body, or of a connection that is not to go on as before.
_SPECIAL = frozenset(
    (b"connection", b"content-length", b"expect", b"transfer-encoding", b"upgrade", b"http2-settings")
)


class _Kept(NamedTuple):
    status: int
    head: bytes
    body: bytes


class _Head:
    """What the parser tells of a head."""

    def __init__(self) -> None:
        self.headers: dict[bytes, bytes] = {}
        self.is_complete = False

    def on_header(self, name: bytes, value: bytes) -> None:
        name = name.lower()
        self.headers[name] = self.headers[name] + b", " + value if name in self.headers else value

    def on_message_complete(self) -> None:
        self.is_complete = True


class _Request(Exchange):
    """A request that was read by the shortcut."""

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
    """Answers as :class:`.routes.sparql.QueryRoute` does, without what others need: tasks, timers, an application."""

    def __init__(
        self, route: QueryRoute, reader: Reader, worker: Front, tally: Tally, state: ServerState
    ) -> None:
        """Remember what answers, and what counts it."""
        self._route = route
        self._reader = reader
        self._worker = worker
        self._tally = tally
        self._state = state
        self._general: list[Header] = []
        self._general_lines = b""
        self._kept: Cache[bytes, _Kept] = Cache(worker.limits.cache_bytes // 2)

    def response(self, connection: Connection, data: bytes) -> bytes | None:
        """Return the response to the request of the bytes *data*.

        It is empty if it has been sent; None if *data* is to be answered as any other.

        :raises Refusal: if there is none but this.
        """
        current = self._worker.current
        if current is None:
            return None
        folder, state = current
        kept = self._kept.get(data, state)
        if kept is not None:
            connection.usage.is_cached = True
            return self._sent(connection, kept)
        line, _, lines = data.partition(b"\r\n")
        found = _LINE.fullmatch(line)
        headers = _headers(lines) if found and lines.find(_END) == len(lines) - len(_END) else None
        if found is None or headers is None:
            return None
        request = _Request(found[1], headers, connection)
        question = self._route.question(request)
        if question is None:
            return None
        reply = self._reader.reply(request, connection, question, folder, state)
        if reply is None:
            self._tally.add(connection.usage, _METHOD, _PATH, 200, request.written)
            return b""
        whole = _Kept(reply.status, _head(reply), reply.body)
        if connection.usage.is_cached:
            # What was asked for twice may be asked for again.
            self._kept.put(data, state, whole, len(data) + len(whole.head) + len(whole.body))
        return self._sent(connection, whole)

    def _sent(self, connection: Connection, found: _Kept) -> bytes:
        """Return the bytes of a response, which is counted."""
        self._tally.add(connection.usage, _METHOD, _PATH, found.status, len(found.body))
        # The general headers have the time of sending, so they are written anew each second.
        if self._state.default_headers is not self._general:
            self._general = self._state.default_headers
            self._general_lines = _lines(self._general) + b"\r\n"
        return b"".join((found.head, self._general_lines, found.body))


@lru_cache(maxsize=512)
def _headers(lines: bytes) -> dict[bytes, bytes] | None:
    """Return the headers in *lines*; None if they are malformed or not for the shortcut.

    What clients say of themselves is the same in each of their requests, so that it need not be read each time.
    """
    head = _Head()
    parser = httptools.HttpRequestParser(head)
    try:
        parser.feed_data(b"GET / HTTP/1.1\r\n" + lines)
    except (httptools.HttpParserError, httptools.HttpParserUpgrade):
        return None
    return head.headers if head.is_complete and _SPECIAL.isdisjoint(head.headers) else None


def _head(reply: Reply) -> bytes:
    """Return the head of *reply*, but for what says when it is sent."""
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
    described = Reply("", Entry(media_type, encoding, b"") if media_type else None).headers()
    return STATUS_LINE[status] + _lines(header for header in described if header[0] != b"content-length")


def _lines(headers: Iterable[Header]) -> bytes:
    return b"".join([b"%b: %b\r\n" % header for header in headers])
