"""The choosing: a language model says which of the best candidates a question means; it cannot give another answer."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from importlib.resources import files

from ...graph.reading.llm.client import AskError, Client
from ...graph.reading.llm.config import Llm
from ...ontology.errors import InputError
from .candidate import Asked, Candidate
from .ranking import Ranked, Ranker
from .ranking.encoder import side

_SHOWN, _FENCE = 24, "=" * 5
_NUMBER = re.compile(r'"choice"\s*:\s*(\d{1,4})\b|^\s*(\d{1,4})\s*$')
_CHOICE = {
    "type": "object", "properties": {"choice": {"type": "integer"}}, "required": ["choice"], "additionalProperties": False
}  # fmt: skip
_FORM = {"type": "json_schema", "json_schema": {"name": "choice", "strict": True, "schema": _CHOICE}}


class Chooser:
    """A ranking like :class:`.Ranker`, except that a language model chooses one of the best candidates, or none."""

    threshold = 0.5

    def __init__(self, config: Llm, ranks: Ranker, key: str | None = None) -> None:
        """Ask the model of *config* about the best candidates of *ranks*.

        :param key: the API key, if the endpoint needs one.
        :raises InputError: the extra for language models is not installed.
        """
        self._ranks = ranks
        self._form = None if config.structured == "plain" else _FORM
        stopped = threading.Event()
        self._client = Client(config.url, config.model, key, timeout=config.timeout, stopped=stopped)

    def close(self) -> None:
        """Close the connections to the endpoint."""
        self._client.close()

    def rank(self, asked: Asked, candidates: Sequence[Candidate]) -> list[Ranked]:
        """Return the best of *candidates*; the one that the model chose comes first and is the only sure one.

        :raises InputError: the model cannot be asked, or its reply is not the number of a candidate.
        """
        near = self._ranks.nearest(asked, candidates, _SHOWN)
        chosen = self._chosen(asked.question, near)
        rest = [Ranked(one, 0.0, 0.0) for i, one in enumerate(near, 1) if i != chosen]
        return [*([Ranked(near[chosen - 1], 1.0, 1.0)] if chosen else []), *rest]

    def _chosen(self, question: str, candidates: Sequence[Candidate]) -> int:
        listed = "\n".join(f"{i}. {side(candidate)}" for i, candidate in enumerate(candidates, 1))
        told = f"Question:\n{_FENCE}\n{question}\n{_FENCE}\nQueries:\n{_FENCE}\n{listed}\n{_FENCE}"
        prompt = files(str(__package__)).joinpath("choose.md").read_text(encoding="utf-8")
        messages = [{"role": "system", "content": prompt}, {"role": "user", "content": told}]
        try:
            reply = self._client.ask(messages, self._form).text
        except AskError as error:
            raise InputError(f"the model gave no answer: {error}") from None
        found = _NUMBER.search(reply)
        number = int(found[1] or found[2]) if found else -1
        if not 0 <= number <= len(candidates):
            raise InputError(
                f"the model replied {' '.join(reply.split())[:60]!r}, not a number from 0 to {len(candidates)}; ask without --llm"
            )
        return number
