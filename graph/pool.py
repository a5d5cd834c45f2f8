"""The pool: work done in several processes, with the results in the order of the items.

A process gets items in pieces of several, so that short texts cost no message each. An item that ends its process,
takes too long or needs too much memory costs itself alone: a new process does what is left of its piece, item by item.
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
"""What is done with items: it yields one result for each, in their order."""

# A piece is full when it has so many items, or so many characters.
_MOST_ITEMS = 64
_MOST_CHARACTERS = 16_000
# A worker has at most so many pieces, so that it goes on while the others are listened to.
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
    :param memory: in bytes, beside what the process has when it starts; only Linux keeps to it.
    """

    seconds: float = 300.0
    memory: int = 2 * 2**30


def jobs_for(characters: int) -> int:
    """Return how many processes pay for texts of so many characters in all; 1 is this process alone."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(processors, characters // _WORTH_A_PROCESS))


def pieces(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Yield *items* in pieces; *size* returns how many characters an item has."""
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
            yield Lost(fault_of(error))


class Pool(Generic[Item, Result]):
    """Processes that do the same work; made for one call of :meth:`map`."""

    def __init__(
        self, prepare: Callable[..., Work[Item, Result]], *arguments: Any, jobs: int, limits: Limits
    ):
        """Let *jobs* processes do what ``prepare(*arguments)`` returns when it is called in them.

        All must be fit for pickle, so *prepare* is a function of a module.
        """
        self._start = (prepare, arguments, limits)
        self._jobs = jobs
        self._workers: list[_Worker[Item, Result]] = []
        self._pending: deque[_Task[Item, Result]] = deque()

    def map(self, items: Iterable[Item], size: Callable[[Item], int]) -> Generator[Result | Lost]:
        """Yield the result of each of *items*, in order; no more of them are taken than the next results need.

        :param size: how many characters an item has.
        :raises RuntimeError: the processes do not start.
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
        """Give what is pending to the workers with least to do, and start workers while there are too few."""
        idle = sum(not worker.tasks for worker in self._workers)
        while len(self._workers) < self._jobs and idle < len(self._pending):
            self._workers.append(_Worker(*self._start))
            idle += 1
        for room in range(_WAITING):
            for worker in self._workers:
                if self._pending and len(worker.tasks) <= room:
                    worker.give(self._pending.popleft())

    def _listen(self) -> None:
        """Wait until a worker has a result, has died or is late."""
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
                self._replace(worker, f"took longer than {worker.limits.seconds:g} seconds", again=False)

    def _replace(self, worker: _Worker[Item, Result], reason: str, *, again: bool) -> None:
        """End *worker* and let others do what it has left, the items of its present task one by one.

        :param again: whether an item that is alone in that task is tried once more.
        """
        worker.end()
        self._workers.remove(worker)
        if not worker.is_ready:
            raise RuntimeError(f"a process that reads texts does not start: it {reason}")
        task, *others = worker.tasks
        self._pending.extendleft(reversed(others))
        if len(task.items) == 1 and (task.is_last_try or not again):
            task.items[0][1].set_result(Lost(reason))
            return
        self._pending.extendleft(_Task(deque([item]), is_last_try=True) for item in reversed(task.items))


@dataclass
class _Task(Generic[Item, Result]):
    """Items that are still to do, each with its result to come."""

    items: deque[tuple[Item, Future[Result | Lost]]]
    is_last_try: bool = False


class _Worker(Generic[Item, Result]):
    """A process as the pool sees it.

    :ivar tasks: what it has to do; it is at the first.
    :ivar is_ready: whether it has started and waits for work, or works.
    """

    def __init__(self, prepare: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits) -> None:
        context = _context()
        self.limits = limits
        self.connection, remote = context.Pipe()
        self.tasks: deque[_Task[Item, Result]] = deque()
        self.is_ready = False
        self._since = time.monotonic()  # when it was last heard of, or given work
        self._process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(remote, prepare, arguments, limits), daemon=True
        )
        self._process.start()
        remote.close()

    @property
    def deadline(self) -> float:
        """When it must have been heard of again."""
        seconds = self.limits.seconds
        return self._since + (seconds if self.is_ready else max(seconds, _TO_START))

    def give(self, task: _Task[Item, Result]) -> None:
        if not self.tasks:
            self._since = time.monotonic()
        self.tasks.append(task)
        with suppress(OSError):  # one that is dead is noticed when it is listened to
            self.connection.send([item for item, _ in task.items])

    def receive(self) -> None:
        """Take what it sends: first that it is ready, then the result of each item."""
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


def _serve(
    connection: Connection, prepare: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits
) -> None:
    """Do the pieces that come by *connection* until it ends; what is sent first says that all is ready."""
    # Who interrupts the program ends the pool, and the pool its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work = prepare(*arguments)
    _limit(limits.memory)
    with suppress(EOFError, OSError):
        connection.send(None)
        while True:
            for result in results(work, connection.recv()):
                connection.send(result)


def _limit(memory: int) -> None:
    """Let this process have so many bytes beside what it has; nothing is done where the system is not Linux."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return
    import resource

    pages = int(statm.read_text(encoding="ascii").split()[5])
    most = pages * resource.getpagesize() + memory
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard < 0 else min(most, hard), hard))


def fault_of(error: Exception) -> str:
    """Return in a line the fault of a text whose reading raised *error*."""
    # A library in C++ names the lack of memory in its own way.
    if isinstance(error, MemoryError) or "bad_alloc" in str(error):
        return "needs more memory than a document may have; cut it into documents"
    message = " ".join(str(error).split())[:200]
    return f"cannot be read, by a fault of the program ({type(error).__name__}: {message}); please report it"
