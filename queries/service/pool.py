"""The pool: the workers, who gets one, and what becomes of one that breaks a limit."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from .guard import Refusal
from .process import Process
from .settings import Settings

# A worker that does not even start is tried again after this many seconds.
_PAUSE = 1.0


class Pool:
    """Workers over one store, which is given folder by folder as it gets new versions."""

    def __init__(self, settings: Settings, module: str = "worker") -> None:
        """Make an empty pool; :meth:`start` fills it with processes of *module*."""
        self._module = module
        self._settings = settings
        self._limits = settings.limits
        self._options = {"folder": str(settings.folder), "services": sorted(settings.services)}
        self._idle: list[Process] = []
        self._all: set[Process] = set()
        self._waiters: deque[asyncio.Future[Process]] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closed = False
        self.replaced = 0

    async def start(self, folder: str) -> None:
        """Start all workers over the store in *folder*.

        :raises Refusal: if they do not get ready.
        """
        self._options["folder"] = folder
        async with asyncio.TaskGroup() as group:
            for _ in range(self._limits.workers):
                group.create_task(self._add())

    def serve_folder(self, folder: str) -> None:
        """Let workers that are started from now on open the store in *folder*."""
        self._options["folder"] = folder

    def folders(self) -> set[str]:
        """Return the folders that workers have open."""
        return {process.folder for process in self._all}

    @asynccontextmanager
    async def worker(self) -> AsyncIterator[Process]:
        """Give a worker for the time of one request; it is ended when that is over.

        :raises Refusal: if none gets free.
        """
        process = self._idle.pop() if self._idle else await self._wait()
        loop = asyncio.get_running_loop()
        late = Refusal(504, f"the query took longer than {self._limits.seconds:g} seconds and was ended")
        timer = loop.call_later(self._limits.seconds, process.end, late)
        is_clean = False
        try:
            yield process
            is_clean = True
        except Refusal:
            # A worker that refuses is ready for the next; one that ended is not usable.
            is_clean = True
            raise
        finally:
            timer.cancel()
            if is_clean and process.is_usable:
                self._give_back(process)
            else:
                process.end()
                self._replace(process)

    async def close(self) -> None:
        """End all workers."""
        self._is_closed = True
        for task in self._tasks:
            task.cancel()
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_exception(_closing())
        for process in list(self._all):
            process.end(_closing())
        await asyncio.gather(*(process.ended for process in self._all), return_exceptions=True)

    async def _wait(self) -> Process:
        if self._is_closed:
            raise _closing()
        if len(self._waiters) >= self._limits.waiting:
            raise Refusal(503, "too many queries at once; try again in a few seconds")
        waiter: asyncio.Future[Process] = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        is_taken = False
        try:
            await asyncio.wait({waiter}, timeout=self._limits.seconds)
            is_taken = waiter.done()
        finally:
            if not is_taken:
                self._forget(waiter)
        if not is_taken:
            raise Refusal(503, "no worker got free in time; try again in a few seconds")
        return waiter.result()

    def _forget(self, waiter: asyncio.Future[Process]) -> None:
        if not waiter.done():
            self._waiters.remove(waiter)
        elif waiter.exception() is None:
            self._give_back(waiter.result())

    def _give_back(self, process: Process) -> None:
        while self._waiters:
            waiter = self._waiters.popleft()
            if not waiter.done():
                waiter.set_result(process)
                return
        self._idle.append(process)

    def _replace(self, process: Process) -> None:
        self._all.discard(process)
        if not self._is_closed:
            self.replaced += 1
            task = asyncio.get_running_loop().create_task(self._add_at_last())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _add_at_last(self) -> None:
        while True:
            try:
                return await self._add()
            except (Refusal, OSError):
                await asyncio.sleep(_PAUSE)

    async def _add(self) -> None:
        process = await Process.start(self._module, self._options, self._limits)
        if self._is_closed:
            process.end()
            return
        self._all.add(process)
        # One that is ended while it is idle, from outside, is replaced too.
        process.ended.add_done_callback(lambda _: self._lost(process))
        self._give_back(process)

    def _lost(self, process: Process) -> None:
        if process in self._idle:
            self._idle.remove(process)
            self._replace(process)


def _closing() -> Refusal:
    return Refusal(503, "the service is about to end")
