"""The lane: in which a worker's engine runs one query at a time, and the watch that looks how long it takes.

The engine runs in the thread of the event loop, since changing threads costs more than a quick query does. The loop
stands still meanwhile; when that lasts, the watch, a thread of its own, does for the loop what cannot wait.
"""

from __future__ import annotations

import os
import select
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..guard import Refusal
from ..processes.connection import Connection
from .engine import Question
from .output import Output

if TYPE_CHECKING:
    from ..front import Front

# A query that takes longer keeps its worker to itself; so often it is looked whether one does.
_SOON = 0.025
# So long an engine that was told to stop may take to do so.
_GRACE = 0.1

GONE = Refusal(499, "the client is gone")
"""Nobody waits for the answer any more."""

Part = Callable[[Output, bytes, bool], None]


class Turn:
    """A question that the engine is at.

    :ivar connection: the client that asked.
    :ivar started: when the engine began, on the monotonic clock in seconds.
    :ivar refusal: why the engine shall stop when it next writes; None while it shall go on.
    :ivar stopped: when it was told so, on the same clock.
    :ivar is_slow: whether it keeps its worker to itself.
    """

    __slots__ = ("connection", "is_slow", "refusal", "started", "stopped")

    def __init__(self, connection: Connection) -> None:
        """Begin now."""
        self.connection = connection
        self.started = time.monotonic()
        self.refusal: Refusal | None = None
        self.stopped = 0.0
        self.is_slow = False

    def stop(self, refusal: Refusal) -> None:
        """Have the engine stop when it next writes."""
        self.refusal, self.stopped = refusal, time.monotonic()


class Lane:
    """Runs the questions of one engine, one at a time."""

    def __init__(self, answering: Callable[[Question, Output], None], worker: Front) -> None:
        """Begin none yet.

        :param answering: writes the answer to a question.
        :param worker: is told of each turn, mostly while its event loop stands still.
        """
        self._answering = answering
        self._worker = worker
        self._limits = worker.limits
        self._lock = threading.Lock()
        self._turn: Turn | None = None
        self._count = 0
        self._is_watched = False
        self._wake = threading.Event()

    def run(self, question: Question, connection: Connection, part: Part) -> None:
        """Let the engine answer *question*.

        :param part: takes the parts of the answer as they come; it may refuse them.
        :raises Refusal: if there is no answer, or no more of it.
        """
        turn = Turn(connection)

        def passed_on(output: Output, data: bytes, is_last: bool) -> None:
            if turn.refusal is not None:
                raise turn.refusal
            part(output, data, is_last)

        output = Output(passed_on, self._limits, coding=question.coding)
        self._begin(turn)
        try:
            self._answering(question, output)
        except Refusal:
            raise
        except Exception as error:
            raise Refusal(500, f"{type(error).__name__}: {error}") from error
        finally:
            self._end(turn)
            usage = connection.usage
            usage.count += 1
            usage.rows += output.rows
            usage.seconds += time.monotonic() - turn.started

    def wait(self, descriptor: int, connection: Connection) -> None:
        """Wait until *descriptor* can be written to, for the engine that has more to say to *connection*.

        :raises Refusal: if the engine shall stop instead.
        """
        poll = select.poll()
        poll.register(descriptor, select.POLLOUT)
        while True:
            turn = self._turn
            if turn is not None and turn.connection is connection and turn.refusal is not None:
                raise turn.refusal
            if poll.poll(1000 * _SOON):
                return

    def watch(self) -> None:
        """Watch the turns, without end; this is for a thread of its own.

        It sleeps while there are none, and else looks every 25 ms, so that nothing is said between threads for a
        quick query.
        """
        try:
            while True:
                self._wake.wait()
                self._wake.clear()
                while self._is_watched:
                    count = self._count
                    time.sleep(_SOON)
                    with self._lock:
                        if self._turn is None:
                            self._is_watched = self._count != count
                        elif self._count == count:
                            self._look(self._turn)
        finally:
            # Without a watch there are no limits.
            os._exit(1)

    def _begin(self, turn: Turn) -> None:
        self._worker.begun(turn)
        with self._lock:
            self._turn = turn
            self._count += 1
            if not self._is_watched:
                self._is_watched = True
                self._wake.set()

    def _end(self, turn: Turn) -> None:
        # Only when the watch does not look: what it does needs the loop to stand still.
        with self._lock:
            self._turn = None
        self._worker.ended()
        if turn.is_slow:
            self._worker.free()

    def _look(self, turn: Turn) -> None:
        now = time.monotonic()
        turn.is_slow = True
        self._worker.keep(turn.connection)
        if turn.refusal is not None:
            if now - turn.stopped > _GRACE:
                self._worker.end(turn.refusal)
        elif turn.connection.is_gone:
            turn.stop(GONE)
        elif now - turn.started > self._limits.seconds:
            limit = self._limits.seconds
            turn.stop(Refusal(504, f"the query took longer than {limit:g} seconds and was ended"))
