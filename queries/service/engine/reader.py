"""The reader: questions put to the engine of a worker, and their answers sent as they come."""

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

# Every so many seconds it is looked whether a client has taken the answer before.
_PAUSE = 0.005


class Reply(NamedTuple):
    """A whole response.

    :ivar tag: its ETag, empty for none.
    :ivar entry: what is sent; None where the client has it.
    """

    tag: str
    entry: Entry | None

    @property
    def status(self) -> int:
        """The status code."""
        return 304 if self.entry is None else 200

    @property
    def body(self) -> bytes:
        """The bytes that are sent."""
        return b"" if self.entry is None else self.entry.body

    def headers(self) -> list[Header]:
        """Return all headers."""
        headers = _described(self.entry, self.tag)
        if self.entry is not None:
            headers.append((b"content-length", b"%d" % len(self.entry.body)))
        return headers


class Reader:
    """Asks the engine about the present state of the store."""

    def __init__(self, worker: Front) -> None:
        """Remember whose engine it is."""
        self._worker = worker
        self._cache: Cache[Question, Entry] = Cache(worker.limits.cache_bytes // 2)

    async def folder(self) -> str:
        """Return the folder with the present version of the store."""
        return (await self._worker.present())[0]

    async def state(self) -> str:
        """Return the name of the present version of the store; empty where the store may change without notice."""
        return (await self._worker.present())[1]

    async def fetch(self, question: Question) -> bytes:
        """Return the whole answer.

        :raises Refusal: if there is none.
        """
        folder, _ = await self._worker.present()
        parts: list[bytes] = []
        self._run(CURRENT.get(), question, folder, lambda _, data, __: parts.append(data))
        return b"".join(parts)

    async def relay(self, exchange: Exchange, question: Question) -> None:
        """Send the answer; one that breaks off midway breaks the connection, so that the client sees it.

        An answer that the client has is not sent again, and one that the cache has is not asked for again.

        :raises Refusal: if there is no answer; nothing has been sent then.
        """
        folder, state = await self._worker.present()
        connection = CURRENT.get()
        while not connection.is_quiet:  # by a client that sends the next request before it has the answer
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
        """Return the response with the answer; None for a long one, which has been sent.

        :raises Refusal: if there is no answer; nothing has been sent then.
        """
        tag = entity_tag(question, state) if state else ""
        # An answer to POST is kept for others, but is shown without its tag.
        shown = tag if exchange.method != "POST" else ""
        known = tags_of(exchange.header(b"if-none-match")) if shown else []
        if shown.removeprefix("W/") in known:
            connection.usage.is_cached = True
            return Reply(shown, None)
        # Whether there is an answer at all is seen when it is there.
        is_any_known = ANY in known
        if tag and (entry := self._cache.get(question, state)) is not None:
            connection.usage.is_cached = True
            return Reply(shown, None if is_any_known else entry)
        delivery = _Delivery(exchange, connection, self._worker, shown)
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
        return Reply(shown, None if is_any_known else delivery.entry)

    def _run(self, connection: Connection, question: Question, folder: str, part: Part) -> None:
        if connection.has_left or connection.is_lost:
            raise GONE
        self._worker.check(connection)
        self._worker.lane.run(question._replace(folder=folder), connection, part)


class _Delivery:
    """An answer on its way: kept if it is short, sent part by part if it is long.

    :ivar entry: the whole of a short one, when it is there.
    :ivar is_begun: whether some of a long one has been sent.
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
            headers = _described(Entry(output.media_type, output.encoding, b""), self._tag)
            self._send({"type": "http.response.start", "status": 200, "headers": headers})
        self._send({"type": "http.response.body", "body": data, "more_body": not is_last})

    def _send(self, message: Message) -> None:
        at_once(self._exchange.send(message))


def _described(entry: Entry | None, tag: str) -> list[Header]:
    headers = [*SAFE, *OPEN]
    if tag:
        headers += ((b"etag", tag.encode()), (b"cache-control", b"no-cache"))
    if entry is not None:
        headers.append((b"content-type", entry.media_type.encode()))
        if entry.encoding:
            headers.append((b"content-encoding", entry.encoding.encode()))
    return headers
