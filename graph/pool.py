"""The pool: work done in several processes, its results in the order of what they are of.

What is to be done comes in pieces of several items, so that short texts cost no message each. An item that ends its
process, takes too long or needs too much memory costs itself alone: what else was in its piece is done again, item by
item.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
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
"""Items to one result for each, in order."""

# A piece is full when it has so many items, or so many characters.
_MOST_ITEMS = 64
_MOST_CHARACTERS = 16_000
# So many pieces wait at a worker, so that it goes on while the others are listened to.
_WAITING = 2
# So many seconds a process may take to get ready, whatever an item may take.
_TO_START = 120.0
# So many characters are worth a process of their own: to start one, with its network, takes about two seconds.
_WORTH_A_PROCESS = 40_000


@dataclass(frozen=True, slots=True)
class Lost:
    """What stands in the place of a result that could not be had."""

    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may take.

    :param seconds: of time.
    :param memory: in bytes, beside what the process has when it starts; told apart on Linux only.
    """

    seconds: float = 300.0
    memory: int = 2 * 2**30


def jobs_for(characters: int) -> int:
    """Return how many processes pay for texts of so many characters in all: one means none beside this."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(processors, characters // _WORTH_A_PROCESS))


def pieces(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Yield *items* in pieces; *size* tells how many characters an item has."""
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
    """Yield the result of each item of *piece*; one that raises costs its own result alone."""
    done = 0
    try:
        for result in work(piece):
            yield result
            done += 1
    except Exception as error:  # noqa: BLE001 - whatever a text provokes must cost that text alone
        left = piece[done:]
        if len(piece) > 1:
            for item in left:
                yield from results(work, [item])
        elif left:
            yield Lost(told(error))


class Pool(Generic[Item, Result]):
    """Processes that do the same work; made for one call of :meth:`map`."""

    def __init__(self, prepare: Callable[..., Work[Item, Result]], *given: Any, jobs: int, limits: Limits):
        """Let *jobs* processes do what ``prepare(*given)`` returns when it is called in them.

        All must be fit for pickle, so *prepare* is a function of a module.
        """
        self._start = (prepare, given, limits)
        self._jobs = jobs
        self._limits = limits
        self._workers: list[_Worker[Item]] = []
        self._pending: deque[_Task[Item]] = deque()

    def map(self, items: Iterable[Item], size: Callable[[Item], int]) -> Generator[Result | Lost]:
        """Yield the result of each of *items*, in order; no more of them are taken than the next results need.

        :param size: how many characters an item has.
        :raises RuntimeError: the processes do not start.
        """
        numbered = enumerate(items)
        coming = pieces(numbered, lambda pair: size(pair[1]))
        found: dict[int, Result | Lost] = {}
        next_one, ends = 0, deque[int]()  # of the pieces that are under way, the number of the last item
        try:
            while True:
                while len(ends) < (_WAITING + 1) * self._jobs and (piece := next(coming, None)):
                    self._pending.append(_Task(deque(piece)))
                    ends.append(piece[-1][0])
                if not ends:
                    return
                self._hand_out()
                for number, result in self._listen():
                    found[number] = result
                while next_one in found:
                    yield found.pop(next_one)
                    if next_one == ends[0]:
                        ends.popleft()
                    next_one += 1
        finally:
            for worker in self._workers:
                worker.end()

    def _hand_out(self) -> None:
        """Give what is pending to the workers with least to do."""
        idle = sum(not worker.tasks for worker in self._workers)
        while len(self._workers) < self._jobs and idle < len(self._pending):
            self._workers.append(_Worker(*self._start))
            idle += 1
        for room in range(_WAITING):
            for worker in self._workers:
                if self._pending and len(worker.tasks) <= room:
                    worker.give(self._pending.popleft())

    def _listen(self) -> Iterator[tuple[int, Result | Lost]]:
        """Wait until a worker has something to say or is late, and yield (number, result) of what is done."""
        busy = {worker.connection: worker for worker in self._workers if worker.tasks}
        latest = min(worker.latest for worker in busy.values())
        heard = wait(list(busy), max(0.0, latest - time.monotonic()))
        for connection, worker in busy.items():
            if connection in heard:
                try:
                    kind, result = worker.hear()
                except (EOFError, OSError):
                    yield from self._replace(worker, worker.death(), again=True)
                    continue
                if kind == _RESULT:
                    yield worker.tasks[0].items.popleft()[0], result
            elif time.monotonic() > worker.latest:
                late = f"took longer than {self._limits.seconds:g} seconds"
                yield from self._replace(worker, late, again=False)

    def _replace(self, worker: _Worker[Item], reason: str, *, again: bool) -> Iterator[tuple[int, Lost]]:
        """Let a new worker do what *worker* had to do, its first item alone or not at all.

        :param again: whether an item that was not alone in its piece, or was not tried alone, is tried once more.
        """
        worker.end()
        self._workers.remove(worker)
        if not worker.is_ready:
            raise RuntimeError(f"a process that reads texts does not start: it {reason}")
        task, *others = worker.tasks
        self._pending.extendleft(reversed(others))
        if len(task.items) == 1 and (task.is_last_try or not again):
            yield task.items[0][0], Lost(reason)
            return
        self._pending.extendleft(_Task(deque([item]), is_last_try=True) for item in reversed(task.items))


# What a worker says: that it is ready, the result of an item, and that a task is done.
_READY, _RESULT, _DONE = range(3)


@dataclass
class _Task(Generic[Item]):
    """Items, each with its number, less those that are done."""

    items: deque[tuple[int, Item]]
    is_last_try: bool = False


class _Worker(Generic[Item]):
    """A process as the pool sees it.

    :ivar tasks: what it has to do; it is at the first.
    :ivar since: when it was last heard of, or given work.
    """

    def __init__(self, prepare: Callable[..., Any], given: tuple[Any, ...], limits: Limits) -> None:
        context = _context()
        self.connection, theirs = context.Pipe()
        self.tasks: deque[_Task[Item]] = deque()
        self.is_ready = False
        self.since = time.monotonic()
        self._process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_live, args=(theirs, prepare, given, limits), daemon=True
        )
        self._process.start()
        theirs.close()
        self._seconds = limits.seconds

    @property
    def latest(self) -> float:
        """When it must have been heard of again."""
        return self.since + (self._seconds if self.is_ready else max(self._seconds, _TO_START))

    def give(self, task: _Task[Item]) -> None:
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        with suppress(OSError):  # one that is dead is noticed when it is listened to
            self.connection.send([item for _, item in task.items])

    def hear(self) -> tuple[int, Any]:
        kind, result = self.connection.recv()
        self.since = time.monotonic()
        if kind == _READY:
            self.is_ready = True
        elif kind == _DONE:
            self.tasks.popleft()
        return kind, result

    def death(self) -> str:
        """Return how the process ended."""
        self._process.join(1)
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"ended the process that read it ({signal.Signals(-code).name})"
        return f"ended the process that read it (exit code {code})"

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


def _context() -> BaseContext:
    """Return how processes are started: from a server that has the modules loaded, where the system has one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([f"{__package__}.pipeline"])
    return context


def _live(
    connection: Connection, prepare: Callable[..., Any], given: tuple[Any, ...], limits: Limits
) -> None:
    """Do what comes by *connection* until it ends."""
    # The one who interrupts the program ends the pool, and the pool its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work = prepare(*given)
    _limit(limits.memory)
    with suppress(EOFError, OSError):
        connection.send((_READY, None))
        while True:
            for result in results(work, connection.recv()):
                connection.send((_RESULT, result))
            connection.send((_DONE, None))


def _limit(memory: int) -> None:
    """Let this process have so many bytes beside what it has."""
    held = Path("/proc/self/statm")
    if not held.exists():
        return
    import resource

    pages = int(held.read_text(encoding="ascii").split()[5])
    most = pages * resource.getpagesize() + memory
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard < 0 else min(most, hard), hard))


def told(error: Exception) -> str:
    """Return in a line what a text provoked, for the one who gave it."""
    # A library in C++ says so in its own words.
    if isinstance(error, MemoryError) or "bad_alloc" in str(error):
        return "needs more memory than a document may have; cut it into documents"
    message = " ".join(str(error).split())[:200]
    return f"cannot be read, by a fault of the program ({type(error).__name__}: {message}); please report it"
