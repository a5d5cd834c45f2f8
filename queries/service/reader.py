"""The reader: questions put to the engine of a worker, one at a time, and their answers sent as they come."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Iterable
from typing import Protocol

from .board import SENT, Board
from .cache import Cache, Entry, entity_tag, is_known
from .connection import CURRENT, Connection
from .exchange import OPEN, SAFE, Exchange, Header
from .guard import Refusal
from .lane import Job
from .limits import Limits
from .worker import Question

# A query that takes longer keeps its worker to itself; so often it is looked whether one does.
_SOON = 0.025
# So long an engine that was told to stop may take to do so.
_GRACE = 0.1
_GONE = Refusal(499, "the client is gone")


class Worker(Protocol):
    """The process in which a reader is."""

    board: Board
    limits: Limits

    async def present(self) -> tuple[str, str]:
        """Return the folder with the present version of the store, and what that is known by; empty where it may change unseen."""

    def put(self, job: Job) -> None:
        """Have the engine run *job* after those before it."""

    def keep(self, connection: Connection) -> None:
        """Leave all connections but this to other workers."""

    def free(self) -> None:
        """Take connections again."""

    def end(self) -> None:
        """End the process, since its engine cannot be stopped in another way."""


class Reader:
    """Asks the engine about the present state of the store."""

    def __init__(self, worker: Worker) -> None:
        """Remember whose engine it is."""
        self._worker = worker
        self._loop = asyncio.get_running_loop()
        self._jobs: deque[Job] = deque()
        self._cache = Cache(worker.limits.cache_bytes)
        self._is_slow = self._is_watching = False

    async def folder(self) -> str:
        """Return the folder with the present version of the store."""
        return (await self._worker.present())[0]

    async def fetch(self, question: Question) -> bytes:
        """Return the whole answer.

        :raises Refusal: if there is none.
        """
        job = self._put(question, await self.folder())
        try:
            await job.begin()
            return job.body if job.is_whole else job.body + b"".join([part async for part in job.rest()])
        finally:
            self._leave(job)

    async def relay(self, exchange: Exchange, question: Question, headers: Iterable[Header] = OPEN) -> None:
        """Send the answer; one that breaks off midway breaks the connection, so that the client sees it.

        An answer that the client has is not sent again, and one that the cache has is not asked for again.

        :raises Refusal: if there is no answer; nothing has been sent then.
        """
        folder, state = await self._worker.present()
        fields = [*SAFE, *headers]
        tag = entity_tag(question, state) if state else ""
        if tag and exchange.method != "POST":
            fields += [(b"etag", tag.encode()), (b"cache-control", b"no-cache")]
            if is_known(exchange.header(b"if-none-match"), tag):
                CURRENT.get().asked.is_kept = True
                await exchange.send({"type": "http.response.start", "status": 304, "headers": fields})
                await exchange.send({"type": "http.response.body", "body": b""})
                return
        if tag and (entry := self._cache.get(question, state)) is not None:
            CURRENT.get().asked.is_kept = True
            await self._send(exchange, entry, fields)
            return
        job = self._put(question, folder)
        try:
            await job.begin()
            entry = Entry(job.media_type, job.encoding, job.body)
            if tag and job.is_whole:
                self._cache.put(question, state, entry)
            self._worker.board.mark(job.connection.number, SENT)
            await self._send(exchange, entry, fields, job)
        finally:
            self._leave(job)

    async def _send(
        self, exchange: Exchange, entry: Entry, fields: list[Header], job: Job | None = None
    ) -> None:
        is_whole, body = job is None or job.is_whole, entry.body
        fields.append((b"content-type", entry.media_type.encode()))
        if entry.encoding:
            fields.append((b"content-encoding", entry.encoding.encode()))
        if is_whole:
            fields.append((b"content-length", b"%d" % len(body)))
        if exchange.method == "HEAD":
            body = b""
            if job is not None:
                async for _ in job.rest():
                    pass
        await exchange.send({"type": "http.response.start", "status": 200, "headers": fields})
        await exchange.send({"type": "http.response.body", "body": body, "more_body": not is_whole})
        if job is not None and not is_whole:
            await _relay_rest(exchange, job)

    def _put(self, question: Question, folder: str) -> Job:
        connection = CURRENT.get()
        if connection.has_left:
            raise _GONE
        job = Job(question._replace(folder=folder), connection, self._loop)
        self._jobs.append(job)
        self._worker.put(job)
        if not self._is_watching:
            self._is_watching = True
            self._loop.call_later(_SOON, self._watch)
        return job

    def _leave(self, job: Job) -> None:
        """Go on without *job*, which is done or no longer wanted."""
        asked = job.connection.asked
        asked.count += 1
        asked.rows += job.rows
        asked.seconds += time.monotonic() - job.started if job.started else 0.0
        job.cancel(_GONE)
        if job.is_done:
            self._forget(job)

    def _forget(self, job: Job) -> None:
        self._jobs.remove(job)
        if self._is_slow and not self._jobs:
            self._is_slow = False
            self._worker.free()

    def _watch(self) -> None:
        """Look whether the engine is at work on something that takes long, or that nobody waits for."""
        now = time.monotonic()
        for job in list(self._jobs):
            if job.is_done and job.stopped:
                self._forget(job)
            elif job.started:
                self._check(job, now)
        running = next((job for job in self._jobs if not job.is_done), None)
        if running is not None and running.started and now - running.started > _SOON:
            self._is_slow = True
            self._worker.keep(running.connection)
            if running.stopped and now - running.stopped > _GRACE and running.connection.is_quiet:
                self._worker.end()
                return
        if self._jobs:
            self._loop.call_later(_SOON, self._watch)
        else:
            self._is_watching = False

    def _check(self, job: Job, now: float) -> None:
        limit = self._worker.limits.seconds
        if job.connection.is_lost:
            job.cancel(_GONE)
        elif now - job.started > limit:
            job.cancel(Refusal(504, f"the query took longer than {limit:g} seconds and was ended"))
            if self._worker.board.state(job.connection.number) == SENT:
                # No status can tell it any more, and the client may have stopped reading.
                job.connection.transport.abort()


async def _relay_rest(exchange: Exchange, job: Job) -> None:
    try:
        async for part in job.rest():
            await exchange.send({"type": "http.response.body", "body": part, "more_body": True})
        await exchange.send({"type": "http.response.body", "body": b""})
    except Refusal:
        job.connection.transport.abort()
