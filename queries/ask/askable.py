"""The examples: questions that a store can answer, made from what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .candidate import Asked
from .candidates import candidates
from .query import Count, Exists
from .question import Questions

_LONGEST = 14  # words; nobody would type a longer question
_MOST_OF_A_KIND = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A question that the store answers.

    :param kind: the IRI of the kind of facts that it asks about.
    """

    kind: str
    question: str
    answers: tuple[str, ...]


def examples(questions: Questions) -> Iterator[Example]:
    """Yield a few questions of each kind of facts that the store of *questions* holds, with their answers."""
    facts, linker = questions.near.sample()
    asked = Asked("", (), {}, facts, questions.wording, linker)
    found: dict[str, list[Example]] = {kind: [] for kind in questions.wording.kinds}
    seen: set[tuple[str, str]] = set()
    for candidate in sorted(candidates(asked), key=lambda c: (len(c.question), c.question)):
        kind = candidate.facts[0].kind if candidate.facts else ""
        plain = not isinstance(candidate.query, Count | Exists) and candidate.named
        if kind not in found or not plain or len(candidate.question.split()) > _LONGEST:
            continue
        if len(found[kind]) < _MOST_OF_A_KIND and (kind, candidate.form) not in seen:
            seen.add((kind, candidate.form))
            found[kind].append(Example(kind, f"{candidate.question}?", candidate.answers))
    for of_kind in found.values():
        yield from of_kind
