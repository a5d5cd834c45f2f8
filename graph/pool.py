"""The pool: work done in several processes, with the results in the order of the items.

A process gets several items at a time, a piece, to save messages for short texts. An item that kills its process, takes
too long or needs too much memory loses only its own result: a new process does the rest of the piece, item by item.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

Work = Callable[[Sequence[Item]], Iterable[Result]]
"""A function of items that yields one result for each, in order."""

# A piece is full when it has this many items or characters.
_MOST_ITEMS = 64
_MOST_CHARACTERS = 16_000
# The most pieces that a worker holds: with two it has work while the pool listens to the others.
_WAITING = 2
# Seconds that a process may take to get ready, even if the limit for one item is shorter.
_TO_START = 120.0
# Characters that justify one more process: starting one, with its network, takes about two seconds.
_WORTH_A_PROCESS = 40_000


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands in for the result of an item that could not be processed."""

    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits for one item.

    :param seconds: the time that it may take.
    :param memory: the bytes that it may use on top of what the process has at the start; enforced only on Linux.
    """

    seconds: float = 300.0
    memory: int = 2 * 2**30


def jobs_for(characters: int) -> int:
    """Return how many processes are worth using for *characters* in all; 1 means only this process."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(processors, characters // _WORTH_A_PROCESS))


def pieces(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Yield *items* in pieces; *size* returns the number of characters of an item."""
    piece: list[Item] = []
    characters = 0
    for item in items:
        piece.append(item)
        characters += size(item)
        if len(piece) == _MOST_ITEMS or characters >= _MOST_CHARACTERS:
            yield piece
            piece, characters = [], 0
    if piece:
        yield piece


def results(work: Work[Item, Result], piece: Sequence[Item]) -> Iterator[Result | Lost]:
    """Yield the result of each item of *piece*; an item that raises loses only its own result."""
    done = 0
    try:
        for result in work(piece):
            yield result
            done += 1
    except Exception as error:  # noqa: BLE001 - whatever a text raises must fail only that text
        left = piece[done:]
        if len(piece) > 1:
            for item in left:
                yield from results(work, [item])
        elif left:
            yield Lost(fault_of(error))


class Pool(Generic[Item, Result]):
    """Processes that all do the same work; an instance serves one call of :meth:`map`."""

    def __init__(
        self, prepare: Callable[..., Work[Item, Result]], *arguments: Any, jobs: int, limits: Limits
    ):
        """Have *jobs* processes each call ``prepare(*arguments)`` and run the work that it returns.

        All arguments must be picklable, so *prepare* must be a module-level function.
        """
        self._start = (prepare, arguments, limits)
        self._jobs = jobs
        self._workers: list[_Worker[Item, Result]] = []
        self._pending: deque[_Task[Item, Result]] = deque()

    def map(self, items: Iterable[Item], size: Callable[[Item], int]) -> Generator[Result | Lost]:
        """Yield the result of each of *items*, in order; take items only as the processes need them.

        :param size: returns the number of characters of an item.
        :raises RuntimeError: a process does not start.
        """
        coming = pieces(items, size)
        under_way: deque[deque[Future[Result | Lost]]] = deque()
        try:
            while True:
                while len(under_way) < (_WAITING + 1) * self._jobs and (piece := next(coming, None)):
                    task = _Task(deque((item, Future[Result | Lost]()) for item in piece))
                    self._pending.append(task)
                    under_way.append(deque(future for _, future in task.items))
                if not under_way:
                    return
                self._hand_out()
                self._listen()
                while under_way and under_way[0][0].done():
                    yield under_way[0].popleft().result()
                    if not under_way[0]:
                        under_way.popleft()
        finally:
            for worker in self._workers:
                worker.end()

    def _hand_out(self) -> None:
        """Start workers while there are too few, and give pending tasks to the workers with the least to do."""
        idle = sum(not worker.tasks for worker in self._workers)
        while len(self._workers) < self._jobs and idle < len(self._pending):
            self._workers.append(_Worker(*self._start))
            idle += 1
        for room in range(_WAITING):
            for worker in self._workers:
                if self._pending and len(worker.tasks) <= room:
                    worker.give(self._pending.popleft())

    def _listen(self) -> None:
        """Wait until a worker has sent a message, has died or is late, and handle that."""
        busy = {worker.connection: worker for worker in self._workers if worker.tasks}
        first = min(worker.deadline for worker in busy.values())
        ready = wait(list(busy), max(0.0, first - time.monotonic()))
        for connection, worker in busy.items():
            if connection in ready:
                try:
                    worker.receive()
                except (EOFError, OSError):
                    self._replace(worker, worker.death(), again=True)
            elif time.monotonic() > worker.deadline:
                self._replace(worker, f"took longer than {worker.seconds:g} seconds", again=False)

    def _replace(self, worker: _Worker[Item, Result], reason: str, *, again: bool) -> None:
        """End *worker* and put its remaining tasks back, the current one split into single items.

        :param again: whether to retry an item that is alone in the current task.
        """
        worker.end()
        self._workers.remove(worker)
        if not worker.is_ready:
            raise RuntimeError(f"a process that reads texts did not start: it {reason}")
        task, *others = worker.tasks
        self._pending.extendleft(reversed(others))
        if len(task.items) == 1 and (task.is_last_try or not again):
            task.items[0][1].set_result(Lost(reason))
            return
        self._pending.extendleft(_Task(deque([item]), is_last_try=True) for item in reversed(task.items))


@dataclass
class _Task(Generic[Item, Result]):
    """Items still to do, each with the future of its result."""

    items: deque[tuple[Item, Future[Result | Lost]]]
    is_last_try: bool = False


class _Worker(Generic[Item, Result]):
    """The pool's side of a worker process.

    :ivar tasks: its tasks; it is working on the first.
    :ivar is_ready: whether it has finished starting.
    """

    def __init__(self, prepare: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits) -> None:
        context = _context()
        self.limits = limits
        self.connection, remote = context.Pipe()
        self.tasks: deque[_Task[Item, Result]] = deque()
        self.is_ready = False
        self._since = time.monotonic()  # when it last sent a message, or was given work while idle
        self._process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(remote, prepare, arguments, limits), daemon=True
        )
        self._process.start()
        remote.close()

    @property
    def deadline(self) -> float:
        """The time by which it must send its next message."""
        return self._since + self.seconds

    @property
    def seconds(self) -> float:
        """The seconds that it may take for its next message."""
        return self.limits.seconds if self.is_ready else max(self.limits.seconds, _TO_START)

    def give(self, task: _Task[Item, Result]) -> None:
        if not self.tasks:
            self._since = time.monotonic()
        self.tasks.append(task)
        with suppress(OSError):  # the pool notices a dead process when it listens to it
            self.connection.send([item for item, _ in task.items])

    def receive(self) -> None:
        """Receive one message: first that the process is ready, then the result of each item."""
        result = self.connection.recv()
        self._since = time.monotonic()
        if not self.is_ready:
            self.is_ready = True
            return
        items = self.tasks[0].items
        items.popleft()[1].set_result(result)
        if not items:
            self.tasks.popleft()

    def death(self) -> str:
        """Return a message that says how the process ended."""
        self._process.join(1)
        code = self._process.exitcode
        how = signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"
        return f"crashed the process that was reading it ({how})" if self.is_ready else f"ended ({how})"

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


def _context() -> BaseContext:
    """Return the context for starting processes: a fork server with the modules preloaded, if available; else spawn."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([f"{__package__}.pipeline"])
    return context


def _serve(
    connection: Connection, prepare: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits
) -> None:
    """Say on *connection* that this process is ready, then process the pieces that arrive until it closes."""
    # Ignore an interrupt: it ends the pool, and the pool ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work = prepare(*arguments)
    _limit(limits.memory)
    with suppress(EOFError, OSError):
        connection.send(None)
        while True:
            for result in results(work, connection.recv()):
                connection.send(result)


def _limit(memory: int) -> None:
    """Limit this process to *memory* bytes more than it has now; does nothing on systems other than Linux."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return
    import resource

    pages = int(statm.read_text(encoding="ascii").split()[5])
    most = pages * resource.getpagesize() + memory
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard < 0 else min(most, hard), hard))


def fault_of(error: Exception) -> str:
    """Return a one-line fault for a text whose reading raised *error*."""
    # C++ libraries report lack of memory as bad_alloc.
    if isinstance(error, MemoryError) or "bad_alloc" in str(error):
        return "needs more memory than one document may use; split it into several documents"
    message = " ".join(str(error).split())[:200]
    return f"cannot be read because of a bug in the program ({type(error).__name__}: {message}); please report it"
