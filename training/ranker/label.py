"""The label: whether a candidate gives the answer that people expect, from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from ...queries.ask.candidate import Candidate
from ...queries.ask.fact import Fact
from ...queries.ask.query import Count, Exists
from .gold import Question

RIGHT = 0.6
"""A candidate with this label or a higher one counts as right."""
_ALIKE, _SAME, _ALL = 85, 0.7, 0.9
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_FIGURES = ("figure", "date", "rank")
_COMPARING = ("superlative", "which_of_two")
_ORDERS = ("most", "least", "first", "last")


def label(question: Question, candidate: Candidate, iris: Mapping[int, str]) -> float:
    """Return how right *candidate* is: the F1 of its facts or, if no facts are given, whether its answers are right.

    Only a :class:`.Count` is right for a count, and only an :class:`.Exists` for a yes, whatever the answer's words.

    :param iris: number of a gold row -> IRI of its fact, see :meth:`.GoldText.store`.
    """
    if not question.answers or not candidate.answers:
        return 0.0
    if question.facts is None:
        return _by_answers(question, candidate)
    is_yes, is_count = isinstance(candidate.query, Exists), isinstance(candidate.query, Count)
    if (question.kind == "yes_no") != is_yes or (question.kind == "count") != is_count:
        return 0.0
    found = {fact.iri for fact in candidate.facts}
    if any(found == _iris(rows, iris) for rows in question.also):
        return 1.0
    expected = _iris(question.facts, iris)
    if candidate.pattern in _ORDERS and not (found <= expected or expected <= found):
        return 0.0  # another comparison with the same winner
    shared = 2 * len(found & expected) / (len(found) + len(expected))
    if question.kind in ("yes_no", "count"):
        return shared
    if candidate.pattern == "about" and shared < 1:
        return 0.0  # all about a thing is an answer only if it is just what was asked for
    answered = _answered(question, candidate)  # the same facts can answer questions with other answers
    is_same = answered >= 1 and len(candidate.answers) == len(question.answers)
    if not shared and question.kind in (*_FIGURES, "comparison"):
        return _SAME if is_same else 0.0  # another fact may state the same number; names recur too often
    # For two steps, the gold has the facts of the first step too, which an answer does not need.
    return max(shared, _ALL) if shared and is_same else shared if answered >= RIGHT else 0.0


def _iris(rows: Iterable[int], iris: Mapping[int, str]) -> set[str]:
    """Return the IRIs of the facts of *rows*; a row without a fact gets a name that no fact has."""
    return {iris.get(row, f"row {row}") for row in rows}


def _by_answers(question: Question, candidate: Candidate) -> float:
    if {answer.lower() for answer in question.answers} <= {"yes", "no"}:
        return 0.0  # many candidates answer yes
    told = _told(candidate, question.kind)
    if not all(any(_is_said(answer, name) for name in told) for answer in question.answers):
        return 0.0
    count, expected = len(candidate.answers), len(question.answers)
    return 1.0 if count <= expected else 0.9 if count <= max(2 * expected, expected + 2) else 0.0


def _answered(question: Question, candidate: Candidate) -> float:
    """Return the share of the expected answers in *candidate*; of a figure, a rank or a date one number is enough."""
    is_number = question.kind in _FIGURES and len(question.answers) == 1
    if is_number and _numbers(*question.answers) & _numbers(*candidate.answers):
        return 1.0
    told_so = _told(candidate, question.kind)
    return sum(_is_given(answer, told_so) for answer in question.answers) / len(question.answers)


def _told(candidate: Candidate, kind: str) -> list[str]:
    """Return the answers of *candidate*, and the other names of the things that they name.

    Who asks which of two is more may expect the thing or its figure: to a question of this *kind*, the figure or date of
    the winner is told too.
    """
    answers = set(candidate.answers)
    nodes = {n.iri: n for fact in candidate.facts for n in (fact.subject, fact.object)}
    names = [name for n in nodes.values() if answers & set(n.names) for name in n.names]
    if kind in _COMPARING and candidate.pattern in _ORDERS:
        names += [name for fact in candidate.facts if answers & _parts(fact) for name in fact.object.names]
    return [*candidate.answers, *dict.fromkeys(names)]


def _parts(fact: Fact) -> set[str]:
    """Return what a comparison may call *fact*: its subject, what its figure measures, and where or when."""
    figure = fact.figure
    places = [name for node in (fact.subject, figure.area, figure.period) if node for name in node.names]
    return {*places, figure.indicator}


def _is_given(answer: str, told: Sequence[str]) -> bool:
    """Say whether a name that was *told* is nearly *answer*; "80 harbours" is not "120 harbours", though most letters agree."""
    return any(
        fuzz.partial_ratio(answer.lower(), name.lower()) >= _ALIKE and not _is_other_number(answer, name)
        for name in told
    )


def _is_said(answer: str, name: str) -> bool:
    """Say whether *name* has the words of *answer*, and no other number: "80 harbours" does not say "8"."""
    return answer.lower() in name.lower() and not _is_other_number(answer, name)


def _is_other_number(one: str, other: str) -> bool:
    mine, its = _numbers(one), _numbers(other)
    return bool(mine and its) and mine.isdisjoint(its)


def _numbers(*texts: str) -> set[str]:
    return {number for text in texts for number in _DIGITS.findall(text)}
