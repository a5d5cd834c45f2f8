"""The examples: questions that a store can answer, made from the frames of the lexicon and what the store holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .index.index import Node, Statement
from .question import Questions

_HOLE = re.compile(r"\{(\w+)\}")
# A name of more words than this makes a question that nobody would type.
_LONGEST = 6
# So many facts of a kind are tried for a frame before it is left out.
_ATTEMPTS = 12


@dataclass(frozen=True, slots=True)
class Example:
    """A question that the store answers.

    :param kind: the IRI of the property, or of the class, that it asks about.
    """

    kind: str
    question: str
    answers: tuple[str, ...]


def examples(questions: Questions) -> Iterator[Example]:
    """Yield a question of every frame that the store can fill, each asked before it is shown.

    :param questions: the store, opened for questions.
    """
    for kind, frames in sorted(questions.index.wording.frames.items()):
        facts = [f for f in questions.index.statements if f.property == kind]
        facts.sort(key=lambda f: (len(f.subject.label) + len(f.object.label), f.subject.iri, f.object.iri))
        for frame in frames:
            found = _example(questions, kind, frame, facts)
            if found is not None:
                yield found


def _example(questions: Questions, kind: str, frame: str, facts: list[Statement]) -> Example | None:
    """Return *frame* filled by the first of *facts* that makes a question which its own sentence answers."""
    if not _HOLE.search(frame):
        told = questions.ask(frame)
        return Example(kind, frame, told.answers) if told.answers else None
    for fact in facts[:_ATTEMPTS]:
        fillings = _fillings(fact, facts)
        if not all(fillings.get(hole) for hole in _HOLE.findall(frame)):
            continue
        question = frame.format_map(fillings)
        told = questions.ask(question)
        if told.answers and any(fact.quote == e.quote for e in told.evidence):
            return Example(kind, question, told.answers)
    return None


def _fillings(fact: Statement, facts: list[Statement]) -> dict[str, str]:
    figure = fact.figure
    other = next((f.subject for f in facts if f.subject is not fact.subject), None)
    return {
        "subject": _name(fact.subject),
        "object": _name(fact.object),
        "other": _name(other),
        "indicator": figure.indicator if figure else "",
        "place": _name(figure.place) if figure else "",
        "rank": str(figure.rank or "") if figure else "",
    }


def _name(node: Node | None) -> str:
    return node.label if node is not None and len(node.label.split()) <= _LONGEST else ""
