"""Questions in English: the route ``/ask``, and the process that answers them.

Reading a question needs a neural network, which the query workers do not load. So questions have a process of
their own. It starts with the first question, and is killed and replaced when it breaks a limit.
"""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

from ..exchange import OPEN, Exchange, one
from ..guard import Refusal
from ..limits import Limits
from ..processes.child import Serve, live, one_line
from ..processes.frame import ANSWER, frame
from ..processes.state import State
from ..processes.workers import Workers
from ..route import ReadRoute
from ..settings import Settings
from .templates import Templates, is_for_people

if TYPE_CHECKING:
    from ....ontology.own import Knowledge

_JSON = "application/json"
_LONGEST = 1_000


class AskRoute(ReadRoute):
    """``/ask?q=QUESTION``: the answer as ``policyloom ask --format json`` prints it, or as a page."""

    def __init__(self, settings: Settings, state: State) -> None:
        """Make the route, without starting a process; *state* provides the version of the store to query."""
        options = {"ontologies": list(settings.ontologies)}
        self._workers = Workers("routes.asker", options, settings.limits, 1, "the question")
        self._state = state
        self._templates = Templates(settings)

    async def answer(self, exchange: Exchange) -> None:
        """Answer a GET or HEAD request."""
        question = (one(exchange.parameters(), "q") or "").strip()
        if not is_for_people(exchange):
            if not question:
                raise Refusal(400, "send the question as the parameter q: /ask?q=Who+adopted+Industry+5.0")
            await exchange.respond(200, await self._reply(question, is_page=False), _JSON, OPEN)
            return
        # Without a question the reply consists of examples.
        reply = json.loads(await self._reply(question, is_page=True))
        await self._templates.send(exchange, "ask.html", asked=question, reply=reply)

    async def close(self) -> None:
        """End the question process."""
        self._workers.close()

    async def _reply(self, question: str, *, is_page: bool) -> bytes:
        if len(question) > _LONGEST:
            raise Refusal(413, f"the question is longer than {_LONGEST:,} characters")
        _, folder = await self._state.version()
        return await self._workers.ask((folder, question, is_page))


class _Asker:
    """Answers questions; it opens the store, and looks for examples, only once for each folder."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._folder = ""
        self._examples: list[dict[str, str]] | None = None

    def serve(self, connection: socket.socket, sent: Any) -> None:
        """Reply to *sent*: a folder, a question (an empty one asks for examples), and whether the reply is for a page."""
        from ....ontology.errors import PolicyloomError

        folder, question, is_page = sent
        try:
            if folder != self._folder:
                self._open(folder)
            if question:
                answer = self._questions.ask(question)
                reply = answer.as_page() if is_page else answer.as_json()
            else:
                reply = {"examples": self._first_examples()}
        except PolicyloomError as error:
            raise Refusal.of_store(folder, f"the question failed: {one_line(error)}") from error
        except MemoryError as error:
            raise Refusal(503, "the question needs more memory than this service allows") from error
        connection.sendall(frame(ANSWER, json.dumps(reply, ensure_ascii=False).encode()))

    def _open(self, folder: str) -> None:
        from ...ask import Questions
        from ...store import open_store

        self._questions = Questions(open_store(folder), self._knowledge)
        self._folder = folder
        self._examples = None

    def _first_examples(self) -> list[dict[str, str]]:
        from ...ask import examples

        if self._examples is None:
            label = self._questions.wording.label
            self._examples = [
                {"kind": label(example.kind), "question": example.question}
                for example in examples(self._questions)
            ]
        return self._examples


def _prepare(options: dict[str, Any], limits: Limits) -> Serve:
    from ....ontology.own import read_knowledge
    from ...ask.ranking import ranker

    ranker()
    return _Asker(read_knowledge(options["ontologies"])).serve


if __name__ == "__main__":
    live(_prepare)
