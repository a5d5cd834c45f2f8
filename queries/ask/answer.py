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
    """What an answer names; at a service its IRI leads to all facts about it."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to a question.

    :param answers: empty where the graph does not hold it.
    :param sparql: the query that found them; empty where the question was not understood.
    :param reading: how the question was understood, or what is missing.
    :param suggestions: words that may have been meant, or what the graph does hold.
    :param links: the things that the answers name.
    :param nearest: of the suggestions, the questions that can be answered; *passages*: the sentences to read.
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
        """Return the answer as the command line prints it in JSON, its suggestions as text alone."""
        return {key: value for key, value in self.as_page().items() if key not in ("nearest", "passages")}

    def as_page(self) -> dict[str, Any]:
        """Return all of the answer as plain values."""
        return {key: [*value] if isinstance(value, tuple) else value for key, value in asdict(self).items()}
