"""The lane: runs the queries of a worker one at a time, while a thread watches how long each takes.

The engine runs in the thread of the event loop, since switching threads costs more than a quick query. The loop
is blocked meanwhile; if a query takes long, the watching thread does the urgent work of the loop.
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

# A query that takes more seconds than this gets its worker to itself; the watching thread checks this often.
_INTERVAL = 0.025
# If the engine does not stop within this many seconds, its process ends.
_GRACE = 0.1

GONE = Refusal(499, "the client has disconnected")
"""The refusal raised when no client waits here for the answer any more; it is never sent."""

# Takes an output, the next bytes of its answer, and whether they are the last.
Part = Callable[[Output, bytes, bool], None]


class Turn:
    """One run of the engine.

    :ivar connection: the connection whose query it runs.
    :ivar started: when it started, in seconds of the monotonic clock.
    :ivar refusal: the reason to stop at the next write; None while it may go on.
    :ivar stopped: the time when :meth:`stop` was called, on the same clock.
    :ivar is_slow: whether it has its worker to itself.
    """

    __slots__ = ("connection", "is_slow", "refusal", "started", "stopped")

    def __init__(self, connection: Connection) -> None:
        """Start the clock."""
        self.connection = connection
        self.started = time.monotonic()
        self.refusal: Refusal | None = None
        self.stopped = 0.0
        self.is_slow = False

    def stop(self, refusal: Refusal) -> None:
        """Have the engine stop with *refusal* at its next write."""
        self.refusal, self.stopped = refusal, time.monotonic()


class Lane:
    """Runs the questions of one engine, one at a time."""

    def __init__(self, answer: Callable[[Question, Output], None], worker: Front) -> None:
        """Make an idle lane.

        :param answer: writes the answer to a question.
        :param worker: the worker to notify of each turn, mostly while its event loop is blocked.
        """
        self._answer = answer
        self._worker = worker
        self._limits = worker.limits
        self._lock = threading.Lock()
        self._turn: Turn | None = None
        self._count = 0
        self._is_watched = False
        self._wake = threading.Event()

    def run(self, question: Question, connection: Connection, part: Part) -> None:
        """Run *question* for *connection*, and add the run to the usage of the connection.

        :param part: takes the parts of the answer as they come; it may raise a refusal.
        :raises Refusal: if there is no answer, or the answer breaks off.
        """
        turn = Turn(connection)

        def pass_on(output: Output, data: bytes, is_last: bool) -> None:
            if turn.refusal is not None:
                raise turn.refusal
            part(output, data, is_last)

        output = Output(pass_on, self._limits, coding=question.coding)
        self._begin(turn)
        try:
            self._answer(question, output)
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
        """Wait until *descriptor*, the socket of *connection*, can be written to.

        :raises Refusal: if the engine must stop instead.
        """
        poll = select.poll()
        poll.register(descriptor, select.POLLOUT)
        while True:
            turn = self._turn
            if turn is not None and turn.connection is connection and turn.refusal is not None:
                raise turn.refusal
            if poll.poll(1000 * _INTERVAL):
                return

    def watch(self) -> None:
        """Watch the turns forever, in a separate thread.

        The thread sleeps while there are no turns, and otherwise checks every 25 ms, so that a quick query
        needs no communication between threads.
        """
        try:
            while True:
                self._wake.wait()
                self._wake.clear()
                while self._is_watched:
                    count = self._count
                    time.sleep(_INTERVAL)
                    with self._lock:
                        if self._turn is None:
                            self._is_watched = self._count != count
                        elif self._count == count:
                            self._inspect(self._turn)
        finally:
            # Without this thread the time limit would not be enforced.
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
        # Take the lock, since the watching thread may act only while the loop is blocked.
        with self._lock:
            self._turn = None
        self._worker.ended()
        if turn.is_slow:
            self._worker.free()

    def _inspect(self, turn: Turn) -> None:
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
            turn.stop(Refusal(504, f"the query took longer than {limit:g} seconds and was stopped"))
