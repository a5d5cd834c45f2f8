"""The bound: whether a number is as large, or as small, as a question has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ...ontology.namespace import POL
from .clause import Clause
from .figure import figures, fitted
from .index import Figure
from .reading import Reading, iris, literals
from .word import runs

_LONGEST_QUALIFIER = 4
_SMALLEST_MULTIPLIER = 100
# Which way the true value may lie from the one that is told.
_UPWARDS = frozenset({POL.moreThan, POL.atLeast})
_DOWNWARDS = frozenset({POL.lessThan, POL.upTo, POL.nearly})


@dataclass(frozen=True)
class _Bound:
    """A number of a question: "more than 4 million".

    :param qualifier: a concept of ``pol:qualifiers``.
    :param places: where the words that say it stand.
    """

    value: Decimal
    qualifier: str | None
    places: frozenset[int]


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as a number with its bound that the graph bears out, or denies."""
    bound = _bound(clause)
    if bound is None:
        return
    for fact in figures(clause, POL.hasStatistic):
        fit = fitted(clause, fact, said=bound.places) if fact.figure else None
        shape = _compared(bound, fact.figure) if fact.figure and fit else None
        if fact.figure and fit and shape:
            holes = {"indicator": literals([fact.figure.indicator]), "subject": iris([fact.subject])}
            asked = clause.text((min(bound.places), max(bound.places) + 1))
            words = f"whether {fact.figure.indicator} is {asked}; it is {fact.object.label}"
            yield Reading(words, "figures", holes, fit.score, (fact.object,), shape, [fact])


def _bound(clause: Clause) -> _Bound | None:
    """Return the number of *clause*, where it is one."""
    found = [number for i in range(len(clause.words)) if (number := _number(clause, i))]
    if not found:
        return None
    number = found[0]
    start = min(number.places)
    for a, b in runs(start, _LONGEST_QUALIFIER):
        concept = clause.vocabulary.qualifiers.get(clause.text((a, b)).lower())
        if concept is not None and b == start:
            return _Bound(number.value, concept, number.places | {*range(a, b)})
    return number


def _number(clause: Clause, place: int) -> _Bound | None:
    """Return the number that begins at *place*, in digits or in words, with its multipliers."""
    numerals, words = clause.vocabulary.numerals, [w.text.lower() for w in clause.words]
    if place in clause.linked or not (words[place][0].isdigit() or words[place] in numerals):
        return None
    try:
        value = numerals.get(words[place]) or Decimal(words[place].replace(",", ""))
    except InvalidOperation:
        return None  # a name with digits
    end = place + 1
    while end < len(words) and numerals.get(words[end], 0) >= _SMALLEST_MULTIPLIER:
        value *= numerals[words[end]]
        end += 1
    return _Bound(value, None, frozenset(range(place, end)))


def _compared(bound: _Bound, figure: Figure) -> str | None:
    """Return ``yes`` or ``no`` where *figure* decides it: "more than 60" says nothing of more than 70."""
    if figure.value is None:
        return None
    told, asked = Decimal(figure.value), bound.value
    if bound.qualifier not in _UPWARDS | _DOWNWARDS:
        # "Some 4 million" are 4 million.
        same = {bound.qualifier or POL.about} == {figure.qualifier or POL.about} and told == asked
        return "yes" if same else None
    upwards = bound.qualifier in _UPWARDS
    if told == asked:
        return "yes" if bound.qualifier == figure.qualifier else None
    if (told > asked) == upwards:
        return "yes" if figure.qualifier not in (_DOWNWARDS if upwards else _UPWARDS) else None
    return "no" if figure.qualifier not in (_UPWARDS if upwards else _DOWNWARDS) else None
