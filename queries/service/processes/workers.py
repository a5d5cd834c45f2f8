"""The workers: processes that ask one state of the store, within the limits of the service."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from ..guard import Refusal
from ..limits import Limits
from .process import Process


class Workers:
    """Processes of one kind, started when they are needed, ended when they break a limit, and replaced."""

    def __init__(
        self, module: str, options: Mapping[str, Any], limits: Limits, count: int, what: str
    ) -> None:
        """Start none yet.

        :param module: of the service, such as ``engine.answerer``.
        :param count: how many there may be at once.
        :param what: names a request in a refusal, such as "the query".
        """
        self._module, self._options, self._limits, self._what = module, options, limits, what
        self._free = asyncio.Semaphore(count)
        self._waiting = 0
        self._idle: list[Process] = []
        self._is_closed = False

    async def ask(self, request: tuple[Any, ...]) -> bytes:
        """Return the answer to *request*; whoever waits for it no more ends the process that is at it.

        :raises Refusal: there is none.
        """
        if self._waiting >= max(self._limits.waiting, 1):
            raise Refusal(503, "too many requests at once; try again in a few seconds")
        self._waiting += 1
        try:
            await asyncio.wait_for(self._free.acquire(), self._limits.seconds)
        except TimeoutError:
            raise Refusal(503, "no worker got free in time; try again in a few seconds") from None
        finally:
            self._waiting -= 1
        try:
            return await self._asked(request)
        finally:
            self._free.release()

    async def _asked(self, request: tuple[Any, ...]) -> bytes:
        usable = [process for process in self._idle if process.is_usable]
        process = usable.pop() if usable else await Process.start(self._module, self._options, self._limits)
        self._idle = usable
        try:
            return await process.ask_within(self._limits.seconds, request, self._what)
        finally:
            if self._is_closed:
                process.end()
            elif process.is_usable:
                self._idle.append(process)

    def close(self) -> None:
        """End the processes that are at nothing, and the others once they are."""
        self._is_closed = True
        for process in self._idle:
            process.end()
