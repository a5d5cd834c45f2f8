"""The label: whether a candidate gives the answer that people expect, from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from ..candidate import Candidate
from ..query import Count, Exists
from .gold import Question

RIGHT = 0.6
"""From here on a candidate counts as right."""

_ALIKE, _SAME, _ALL = 85, 0.7, 0.9
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_FIGURES = ("figure", "date", "rank")


def label(question: Question, candidate: Candidate, iris: Mapping[int, str]) -> float:
    """Return how right *candidate* is: how far its facts, or else its answers, are those expected (F1).

    A count is asked for by a count alone, and a yes by what asks whether; another way to the same words is not right.

    :param iris: those of the facts that the rows became, see :meth:`.GoldText.store`.
    """
    if not question.answers or not candidate.answers:
        return 0.0
    if (question.kind == "yes_no") != isinstance(candidate.query, Exists) and question.facts is not None:
        return 0.0
    if (question.kind == "count") != isinstance(candidate.query, Count) and question.facts is not None:
        return 0.0
    if question.facts is None:
        return _by_answers(question, candidate)
    found = {fact.iri for fact in candidate.facts}
    if any(found == _iris(rows, iris) for rows in question.also):
        return 1.0
    expected = _iris(question.facts, iris)
    shared = 2 * len(found & expected) / (len(found) + len(expected))
    if question.kind in ("yes_no", "count"):
        return shared
    # All that is said of a thing has what was asked for among much else: no answer, unless there is nothing else.
    if candidate.pattern == "about" and shared < 1:
        return 0.0
    # The same facts answer several questions: what is sought must be what was expected.
    answered = _answered(question, candidate)
    is_same = answered >= 1 and len(candidate.answers) == len(question.answers)
    if not shared and question.kind in (*_FIGURES, "comparison"):
        # Another fact may tell the same number, but no name: too many facts share those.
        return _SAME if is_same else 0.0
    # Of two steps the facts of the first are told too, which an answer does without.
    return max(shared, _ALL) if shared and is_same else shared if answered >= RIGHT else 0.0


def _iris(rows: Iterable[int], iris: Mapping[int, str]) -> set[str]:
    """Return the facts that *rows* became; a row that became none is like no fact."""
    return {iris.get(row, f"row {row}") for row in rows}


def _by_answers(question: Question, candidate: Candidate) -> float:
    # A yes or a no is the answer of many candidates.
    if {answer.lower() for answer in question.answers} <= {"yes", "no"}:
        return 0.0
    said = " | ".join(_told(candidate)).lower()
    if not all(answer.lower() in said for answer in question.answers):
        return 0.0
    count, expected = len(candidate.answers), len(question.answers)
    return 1.0 if count <= expected else 0.9 if count <= max(2 * expected, expected + 2) else 0.0


def _answered(question: Question, candidate: Candidate) -> float:
    """Return how many of the expected answers the candidate gives; of a figure, a rank or a date one number is enough."""
    if question.kind in _FIGURES and len(question.answers) == 1:
        expected = {n for answer in question.answers for n in _DIGITS.findall(answer)}
        told = {n for answer in candidate.answers for n in _DIGITS.findall(answer)}
        if expected & told:
            return 1.0
    told_so = _told(candidate)
    found = sum(_is_given(answer, told_so) for answer in question.answers)
    return found / len(question.answers)


def _told(candidate: Candidate) -> list[str]:
    """Return the answers of *candidate* with the other names of what they name."""
    nodes = {n.iri: n for fact in candidate.facts for n in (fact.subject, fact.object)}
    names = (name for n in nodes.values() if set(n.names) & set(candidate.answers) for name in n.names)
    return [*candidate.answers, *dict.fromkeys(names)]


def _is_given(answer: str, told: Sequence[str]) -> bool:
    return any(fuzz.partial_ratio(answer.lower(), name.lower()) >= _ALIKE for name in told)
