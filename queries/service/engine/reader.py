"""The reader: answers questions from the cache or with the engine, and sends the answers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from starlette.types import Message

from ..condition import ANY, tags_of
from ..exchange import OPEN, SAFE, Exchange, Header
from ..guard import Refusal
from ..processes.board import SENT
from ..processes.connection import CURRENT, Connection
from .cache import Cache, Entry, entity_tag
from .engine import Question
from .lane import GONE, Part
from .output import Output
from .wire import Wire, at_once

if TYPE_CHECKING:
    from ..front import Front

# The seconds between two checks of whether a client has read the previous answer.
_PAUSE = 0.005


class Reply(NamedTuple):
    """A whole response.

    :ivar tag: its ETag, empty for none.
    :ivar entry: the answer; None if the client has it already.
    """

    tag: str
    entry: Entry | None

    @property
    def status(self) -> int:
        """The HTTP status: 200, or 304 if the client has the answer."""
        return 304 if self.entry is None else 200

    @property
    def body(self) -> bytes:
        """The bytes of the body."""
        return b"" if self.entry is None else self.entry.body

    def headers(self) -> list[Header]:
        """Return all headers except the general ones of the server."""
        headers = _headers(self.entry, self.tag)
        if self.entry is not None:
            headers.append((b"content-length", b"%d" % len(self.entry.body)))
        return headers


class Reader:
    """Answers questions about the present version of the store."""

    def __init__(self, worker: Front) -> None:
        """Make a reader with an empty cache, for the engine of *worker*."""
        self._worker = worker
        self._cache: Cache[Question, Entry] = Cache(worker.limits.cache_bytes // 2)

    async def folder(self) -> str:
        """Return the folder with the present version of the store.

        :raises Refusal: if there is none.
        """
        return (await self._worker.present())[0]

    async def state(self) -> str:
        """Return the name of the present version of the store, empty if others may change the store unnoticed.

        :raises Refusal: if there is no version.
        """
        return (await self._worker.present())[1]

    async def fetch(self, question: Question) -> bytes:
        """Return the whole answer to *question*, ignoring the folder in it.

        :raises Refusal: if there is no answer.
        """
        folder, _ = await self._worker.present()
        parts: list[bytes] = []
        self._run(CURRENT.get(), question, folder, lambda _, data, __: parts.append(data))
        return b"".join(parts)

    async def relay(self, exchange: Exchange, question: Question) -> None:
        """Send the answer to *question* as the response to *exchange*.

        The answer comes from the cache if it is there, and is not sent if the client already has it. If the
        engine stops midway, the connection is aborted, so that the client notices.

        :raises Refusal: if there is no answer; nothing has been sent then.
        """
        folder, state = await self._worker.present()
        connection = CURRENT.get()
        while not connection.is_quiet:  # the client has pipelined its requests
            await asyncio.sleep(_PAUSE)
        reply = self.reply(exchange, connection, question, folder, state)
        if reply is not None:
            await exchange.send(
                {"type": "http.response.start", "status": reply.status, "headers": reply.headers()}
            )
            body = b"" if exchange.method == "HEAD" else reply.body
            await exchange.send({"type": "http.response.body", "body": body})

    def reply(
        self, exchange: Exchange, connection: Connection, question: Question, folder: str, state: str
    ) -> Reply | None:
        """Return the response with the answer to *question*, or None if the answer was long and has been sent.

        :param folder: the folder of the present version of the store, and *state* the name of that version.
        :raises Refusal: if there is no answer; nothing has been sent then.
        """
        tag = entity_tag(question, state) if state else ""
        # An answer to POST is cached, but sent without its tag.
        sent_tag = tag if exchange.method != "POST" else ""
        client_tags = tags_of(exchange.header(b"if-none-match")) if sent_tag else []
        if sent_tag.removeprefix("W/") in client_tags:
            connection.usage.is_cached = True
            return Reply(sent_tag, None)
        # ``*`` matches any answer, so the query must run first, in case it has none.
        has_any = ANY in client_tags
        if tag and (entry := self._cache.get(question, state)) is not None:
            connection.usage.is_cached = True
            return Reply(sent_tag, None if has_any else entry)
        delivery = _Delivery(exchange, connection, self._worker, sent_tag)
        try:
            self._run(connection, question, folder, delivery.part)
        except Refusal:
            if not delivery.is_begun:
                raise
            connection.transport.abort()
        if delivery.entry is None:
            return None
        if tag:
            size = len(question.sparql) + len(delivery.entry.body)
            self._cache.put(question, state, delivery.entry, size)
        return Reply(sent_tag, None if has_any else delivery.entry)

    def _run(self, connection: Connection, question: Question, folder: str, part: Part) -> None:
        if connection.has_left or connection.is_lost:
            raise GONE
        self._worker.check(connection)
        self._worker.lane.run(question._replace(folder=folder), connection, part)


class _Delivery:
    """Collects a short answer, or sends a long one part by part.

    :ivar entry: the whole short answer, once it is complete.
    :ivar is_begun: whether a part of a long answer has been sent.
    """

    def __init__(self, exchange: Exchange, connection: Connection, worker: Front, tag: str) -> None:
        self._exchange = exchange
        self._connection = connection
        self._worker = worker
        self._tag = tag
        self.entry: Entry | None = None
        self.is_begun = False

    def part(self, output: Output, data: bytes, is_last: bool) -> None:
        if is_last and not self.is_begun:
            self.entry = Entry(output.media_type, output.encoding, data)
            return
        if not self.is_begun:
            self.is_begun = True
            self._worker.board.mark(self._connection.number, SENT)
            Wire(self._connection, self._worker.lane)
            headers = _headers(Entry(output.media_type, output.encoding, b""), self._tag)
            self._send({"type": "http.response.start", "status": 200, "headers": headers})
        self._send({"type": "http.response.body", "body": data, "more_body": not is_last})

    def _send(self, message: Message) -> None:
        at_once(self._exchange.send(message))


def _headers(entry: Entry | None, tag: str) -> list[Header]:
    headers = [*SAFE, *OPEN]
    if tag:
        headers += ((b"etag", tag.encode()), (b"cache-control", b"no-cache"))
    if entry is not None:
        headers.append((b"content-type", entry.media_type.encode()))
        if entry.encoding:
            headers.append((b"content-encoding", entry.encoding.encode()))
    return headers
