"""The reader: a question put to a worker, and its answer sent to the client as it comes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable

from .exchange import OPEN, SAFE, Exchange, Header
from .guard import Refusal
from .pool import Pool
from .process import Process, Reply
from .state import State
from .worker import Question

# Most answers are sooner there than it is worth to look whether the client still waits.
_PATIENCE = 0.1
_GONE = Refusal(499, "the client is gone")


class Reader:
    """Asks the workers of a pool about the present state."""

    def __init__(self, state: State, pool: Pool) -> None:
        """Remember both."""
        self._state = state
        self._pool = pool

    async def folder(self) -> str:
        """Return the folder with the present state."""
        return await self._state.folder()

    async def fetch(self, question: Question) -> bytes:
        """Return the whole answer.

        :raises Refusal: if there is none.
        """
        folder = await self._state.folder()
        async with self._pool.worker() as process:
            reply = await _ask(process, question, folder)
            return reply.body + b"".join([part async for part in reply.rest()])

    async def relay(self, exchange: Exchange, question: Question, headers: Iterable[Header] = OPEN) -> None:
        """Send the answer; one that breaks off midway breaks the connection, so that the client sees it.

        :raises Refusal: if there is no answer; nothing has been sent then.
        """
        folder = await self._state.folder()
        async with self._pool.worker() as process:
            watch = _Watch(exchange, process)
            try:
                reply = await _ask(process, question, folder)
                fields = [*SAFE, *headers, (b"content-type", reply.media_type.encode())]
                if reply.encoding:
                    fields.append((b"content-encoding", reply.encoding.encode()))
                if reply.is_whole:
                    fields.append((b"content-length", b"%d" % len(reply.body)))
                start = {"type": "http.response.start", "status": 200, "headers": fields}
                if exchange.method == "HEAD":
                    async for _ in reply.rest():
                        pass
                    await exchange.send(start)
                    await exchange.send({"type": "http.response.body", "body": b""})
                    return
                await exchange.send(start)
                await exchange.send(
                    {"type": "http.response.body", "body": reply.body, "more_body": not reply.is_whole}
                )
                if reply.is_whole:
                    return
                with contextlib.suppress(Refusal):
                    async for part in reply.rest():
                        await exchange.send({"type": "http.response.body", "body": part, "more_body": True})
                    await exchange.send({"type": "http.response.body", "body": b""})
            finally:
                watch.stop()


class _Watch:
    """Ends the worker of a client that is gone."""

    def __init__(self, exchange: Exchange, process: Process) -> None:
        self._exchange = exchange
        self._process = process
        self._task: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(_PATIENCE, self._begin)

    def stop(self) -> None:
        self._timer.cancel()
        if self._task:
            self._task.cancel()

    def _begin(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._look())

    async def _look(self) -> None:
        while (await self._exchange.receive())["type"] != "http.disconnect":
            pass
        self._process.end(_GONE)


async def _ask(process: Process, question: Question, folder: str) -> Reply:
    process.folder = folder
    return await process.ask(tuple(question._replace(folder=folder)))
