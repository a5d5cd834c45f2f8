"""Questions in English: the route ``/ask``, and the process that reads and answers them.

Reading a question takes a parser, which the workers of the queries do without; so it has a process of its own, started
by the first question, ended like a worker when it breaks a limit, and replaced.
"""

from __future__ import annotations

import asyncio
import json
import socket
from dataclasses import replace
from typing import Any

from starlette.types import Receive, Scope, Send

from .child import Serve, live, one_line
from .exchange import OPEN, Exchange, one
from .guard import Refusal
from .limits import Limits
from .pool import Pool
from .reader import Reader
from .settings import Settings
from .state import State
from .worker import Question

_JSON = "application/json"
_LONGEST = 1_000


class AskRoute:
    """``/ask?q=QUESTION``: the answer as ``policyloom ask --format json`` prints it."""

    def __init__(self, settings: Settings, state: State) -> None:
        """Remember what answers; no process is started yet."""
        limits = replace(settings.limits, workers=1)
        self._state = state
        self._pool = Pool(replace(settings, limits=limits), module="asker")
        self._reader = Reader(state, self._pool)
        self._turn = asyncio.Lock()
        self._is_started = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        exchange = Exchange(scope, receive, send)
        try:
            if exchange.method not in {"GET", "HEAD"}:
                await exchange.allow("GET, HEAD, OPTIONS", OPEN)
                return
            asked = (one(exchange.parameters(), "q") or "").strip()
            if not asked:
                raise Refusal(400, "a question is sent as the parameter q: /ask?q=Who+adopted+Industry+5.0")
            if len(asked) > _LONGEST:
                raise Refusal(413, f"a question may have {_LONGEST:,} letters")
            await self._start()
            await self._reader.relay(exchange, Question("", asked, gzip=exchange.wants_gzip))
        except Refusal as refusal:
            await exchange.refuse(refusal)

    async def close(self) -> None:
        """End the process."""
        await self._pool.close()

    async def _start(self) -> None:
        async with self._turn:
            if not self._is_started:
                await self._pool.start(await self._state.folder())
                self._is_started = True


class _Asker:
    """Answers questions over the store of the last one; what it holds is read anew where that is another."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._folder = ""

    def serve(self, connection: socket.socket, request: Any) -> None:
        from ...ontology.errors import PolicyloomError
        from .answer import Answer

        question = Question(*request)
        answer = Answer(connection, self._limits, gzip=question.gzip)
        try:
            if question.folder != self._folder:
                self._open(question.folder)
            told = self._questions.ask(question.sparql).as_json()
        except PolicyloomError as error:
            raise Refusal(500, f"the question failed: {one_line(error)}") from error
        except MemoryError as error:
            raise Refusal(503, "the question needs more memory than this service gives") from error
        answer.begin(_JSON, "")
        answer.write(json.dumps(told, ensure_ascii=False).encode())
        answer.end()

    def _open(self, folder: str) -> None:
        from ..ask import Questions
        from ..store import open_store

        self._questions = Questions(open_store(folder))
        self._folder = folder


def _prepare(options: dict[str, Any], limits: Limits) -> Serve:
    from ...graph.parse import pipeline

    pipeline()
    return _Asker(limits).serve


if __name__ == "__main__":
    live(_prepare)
