"""The lane: the thread of a worker in which one query runs at a time, while the worker goes on listening."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from queue import SimpleQueue

from .answer import Answer
from .child import STACK
from .connection import Connection
from .guard import Refusal
from .limits import Limits
from .worker import Question

# So many parts of an answer may wait for the client before the engine must.
_PARTS = 4


class Job:
    """A question that is being answered, and what there is of its answer.

    :ivar started: when the engine began, on the monotonic clock in seconds; 0 before.
    :ivar stopped: when it was cancelled, likewise.
    :ivar body: the first bytes of the answer, which are all if it is short.
    :ivar is_whole: whether no more will come.
    :ivar is_done: whether the engine has let go of it.
    """

    __slots__ = (
        "_loop",
        "_parts",
        "_refusal",
        "_room",
        "_waiter",
        "body",
        "connection",
        "encoding",
        "is_done",
        "is_whole",
        "media_type",
        "question",
        "rows",
        "started",
        "stopped",
    )

    def __init__(self, question: Question, connection: Connection, loop: asyncio.AbstractEventLoop) -> None:
        """Make a job, to be given to a :class:`Lane`."""
        self.question = question
        self.connection = connection
        self.started = self.stopped = 0.0
        self.body = b""
        self.media_type = self.encoding = ""
        self.rows = 0
        self.is_whole = self.is_done = False
        self._loop = loop
        self._parts: deque[bytes] = deque()
        self._room: threading.Semaphore | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._refusal: Refusal | None = None

    async def begin(self) -> None:
        """Wait for the answer, or for the first part of a long one.

        :raises Refusal: if there is none.
        """
        await self._wait()
        if self._refusal:
            raise self._refusal
        self.body = self._parts.popleft()

    async def rest(self) -> AsyncIterator[bytes]:
        """Yield the further parts.

        :raises Refusal: if it ends before it is complete.
        """
        while not self.is_whole or self._parts:
            await self._wait()
            if self._refusal:
                raise self._refusal
            if self._parts:
                yield self._parts.popleft()
                if self._room:
                    self._room.release()

    def cancel(self, refusal: Refusal) -> None:
        """Let whoever waits hear *refusal*, and the engine stop when it next writes, or not begin."""
        if self._refusal is None and not self.is_done:
            self._refusal = refusal
            self.stopped = time.monotonic()
            if self._room:
                self._room.release()
            self._wake()

    def run(self, answering: Callable[[Question, Answer], None], limits: Limits) -> None:
        """Have it answered; this is for the thread of the lane."""
        refusal = self._refusal
        if refusal is None:
            try:
                answering(self.question, Answer(self._part, limits, coding=self.question.coding))
                return
            except Refusal as error:
                refusal = error
            except Exception as error:  # noqa: BLE001 whatever it is, the client must hear of it
                refusal = Refusal(500, f"{type(error).__name__}: {error}")
        self._loop.call_soon_threadsafe(self._ended, refusal)

    def _part(self, answer: Answer, data: bytes, is_last: bool) -> None:
        if self._room is not None:
            self._room.acquire()
        elif not is_last:
            self._room = threading.Semaphore(_PARTS)
        if self._refusal is not None:
            raise self._refusal
        self._loop.call_soon_threadsafe(self._arrived, answer, data, is_last)

    def _arrived(self, answer: Answer, data: bytes, is_last: bool) -> None:
        self.media_type, self.encoding, self.rows = answer.media_type, answer.encoding, answer.rows
        self._parts.append(data)
        self.is_whole = self.is_done = is_last
        self._wake()

    def _ended(self, refusal: Refusal) -> None:
        self.is_done = True
        self._refusal = self._refusal or refusal
        self._wake()

    async def _wait(self) -> None:
        while not self._parts and self._refusal is None and not self.is_whole:
            self._waiter = self._loop.create_future()
            await self._waiter

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


class Lane:
    """A thread with a stack for any query."""

    def __init__(
        self,
        answering: Callable[[Question, Answer], None],
        running: Callable[[Job | None], None],
        limits: Limits,
    ) -> None:
        """Start the thread.

        :param answering: writes the answer to a question.
        :param running: is told the job that is begun, and None when it has ended.
        """
        self._answering = answering
        self._running = running
        self._limits = limits
        self._jobs: SimpleQueue[Job] = SimpleQueue()
        before = threading.stack_size(STACK)
        threading.Thread(target=self._work, daemon=True).start()
        threading.stack_size(before)

    def put(self, job: Job) -> None:
        """Have *job* run after those before it."""
        self._jobs.put(job)

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            job.started = time.monotonic()
            self._running(job)
            job.run(self._answering, self._limits)
            self._running(None)
