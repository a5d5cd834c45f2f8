"""The answer: what was found, where the text says it, and how the question was understood."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that states the answer; offsets as in :class:`policyloom.graph.fact.Passage`."""

    doc: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that an answer names; at a service, its IRI leads to all facts about it."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to a question.

    :param answers: empty if the graph does not hold the answer.
    :param sparql: the query that found the answers; empty if there are none.
    :param reading: how the question was understood, or what is missing.
    :param suggestions: the spelling corrections made or, if there is no answer, *nearest* and *passages* as text.
    :param links: the things that the answers name.
    :param nearest: the suggested questions, which can be answered; *passages*: the suggested sentences to read.
    """

    question: str
    answers: tuple[str, ...]
    sparql: str
    evidence: tuple[Evidence, ...]
    reading: str
    suggestions: tuple[str, ...] = ()
    links: tuple[Thing, ...] = ()
    nearest: tuple[str, ...] = ()
    passages: tuple[Evidence, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the answer as the command line prints it in JSON, with its suggestions only as text."""
        return {key: value for key, value in self.as_page().items() if key not in ("nearest", "passages")}

    def as_page(self) -> dict[str, Any]:
        """Return the whole answer as plain values."""
        return {key: [*value] if isinstance(value, tuple) else value for key, value in asdict(self).items()}
