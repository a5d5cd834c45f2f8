"""The workers: a pool of child processes of one kind, within the limits of the service."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from ..guard import Refusal
from ..limits import Limits
from .process import Process


class Workers:
    """Child processes of one kind; each starts when it is needed, and is killed when it breaks a limit."""

    def __init__(
        self, module: str, options: Mapping[str, Any], limits: Limits, count: int, noun: str
    ) -> None:
        """Make a pool without processes.

        :param module: their main module within the service, such as ``engine.answerer``.
        :param options: the options of each process, which must be picklable.
        :param count: the greatest number of processes at a time.
        :param noun: what a refusal calls a request, such as "the query".
        """
        self._module, self._options, self._limits, self._noun = module, options, limits, noun
        self._free = asyncio.Semaphore(count)
        self._waiting = 0
        self._idle: list[Process] = []
        self._is_closed = False

    async def ask(self, request: tuple[Any, ...]) -> bytes:
        """Return the answer to *request*; if the task is cancelled, the process is killed.

        :raises Refusal: if there is no answer, or no process is free in time.
        """
        if self._waiting >= max(self._limits.waiting, 1):
            raise Refusal(503, "too many requests at once; try again in a few seconds")
        self._waiting += 1
        try:
            await asyncio.wait_for(self._free.acquire(), self._limits.seconds)
        except TimeoutError:
            raise Refusal(503, "no worker became free in time; try again in a few seconds") from None
        finally:
            self._waiting -= 1
        try:
            return await self._send(request)
        finally:
            self._free.release()

    async def _send(self, request: tuple[Any, ...]) -> bytes:
        usable = [process for process in self._idle if process.is_usable]
        process = usable.pop() if usable else await Process.start(self._module, self._options, self._limits)
        self._idle = usable
        try:
            return await process.ask_within(self._limits.seconds, request, self._noun)
        finally:
            if self._is_closed:
                process.end()
            elif process.is_usable:
                self._idle.append(process)

    def close(self) -> None:
        """Kill the idle processes now, and each busy one after its request."""
        self._is_closed = True
        for process in self._idle:
            process.end()
