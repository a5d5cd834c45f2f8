"""The shortcut: how a worker answers most requests, queries by GET, from the bytes of the one to those of the other."""

from __future__ import annotations

from typing import NamedTuple

import httptools
from starlette.types import Message
from uvicorn.protocols.http.httptools_impl import STATUS_LINE
from uvicorn.server import ServerState

from .cache import Cache
from .connection import Connection
from .exchange import Exchange, Header
from .metrics import Tally
from .reader import Reader, Worker
from .sparql import QueryRoute

_METHOD, _PATH = "GET", "/sparql"
_START = f"{_METHOD} {_PATH}?".encode()
_PATH_LENGTH = len(_PATH) + 1
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
    """The head of a request, as the parser tells it."""

    __slots__ = ("headers", "is_complete", "url")

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.url = b""
        self.headers: dict[bytes, bytes] = {}
        self.is_complete = False

    def on_url(self, url: bytes) -> None:
        self.url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        name = name.lower()
        self.headers[name] = self.headers[name] + b", " + value if name in self.headers else value

    def on_message_complete(self) -> None:
        self.is_complete = True


class _Request(Exchange):
    """A request that was read by the shortcut."""

    __slots__ = ("_connection", "written")

    def __init__(self, head: _Head, connection: Connection) -> None:
        self.method, self.path = _METHOD, _PATH
        self.scope = {"query_string": head.url[_PATH_LENGTH:], "scheme": "http"}
        self.send = self._send
        self.written = 0
        self._headers = head.headers
        self._connection = connection

    async def _send(self, message: Message) -> None:
        self.written += len(message.get("body", b""))
        await self._connection.cycle.send(message)  # type: ignore[arg-type]


class Shortcut:
    """Answers as :class:`.sparql.QueryRoute` does; see :class:`.connection.Shortcut`."""

    def __init__(
        self, route: QueryRoute, reader: Reader, worker: Worker, tally: Tally, state: ServerState
    ) -> None:
        """Remember what answers, and what counts it."""
        self._route = route
        self._reader = reader
        self._worker = worker
        self._tally = tally
        self._state = state
        self._head = _Head()
        self._parser = httptools.HttpRequestParser(self._head)
        self._general: list[Header] = []
        self._general_lines = b""
        self._kept: Cache[bytes, _Kept] = Cache(worker.limits.cache_bytes // 2)

    def response(self, connection: Connection, data: bytes) -> bytes | None:
        """Return the response to the request of the bytes *data*; see :class:`.connection.Shortcut`."""
        known = self._worker.known
        if known is None:
            return None
        kept = self._kept.get(data, known[1])
        if kept is not None:
            connection.asked.is_kept = True
            return self._sent(connection, kept)
        if not data.startswith(_START) or data.find(_END) != len(data) - len(_END) or not self._read(data):
            return None
        request = _Request(self._head, connection)
        question = self._route.question(request)
        if question is None:
            return None
        reply = self._reader.reply(request, connection, question, *known)
        if reply is None:
            self._tally.add(connection.asked, _METHOD, _PATH, 200, request.written)
            return b""
        found = _Kept(reply.status, STATUS_LINE[reply.status] + _lines(reply.fields), reply.body)
        if connection.asked.is_kept:
            # What was asked for twice may be asked for again.
            self._kept.put(data, known[1], found, len(data) + len(found.head) + len(found.body))
        return self._sent(connection, found)

    def _read(self, data: bytes) -> bool:
        """Read the head that is *data*, and tell whether it is one for the shortcut."""
        head = self._head
        head.clear()
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            head.is_complete = False
        if head.is_complete and self._parser.get_http_version() == "1.1" and b"#" not in head.url:
            return _SPECIAL.isdisjoint(head.headers)
        self._parser = httptools.HttpRequestParser(head)
        return False

    def _sent(self, connection: Connection, found: _Kept) -> bytes:
        """Return the bytes of a response, which is counted."""
        self._tally.add(connection.asked, _METHOD, _PATH, found.status, len(found.body))
        # It tells when it is sent, which is written anew each second.
        if self._state.default_headers is not self._general:
            self._general = self._state.default_headers
            self._general_lines = _lines(self._general) + b"\r\n"
        return b"".join((found.head, self._general_lines, found.body))


def _lines(headers: tuple[Header, ...] | list[Header]) -> bytes:
    return b"".join([b"%b: %b\r\n" % header for header in headers])
