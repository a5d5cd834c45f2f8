"""The change: when each of several values of the same thing was: 'rose from 5 to 9 between 2015 and 2020'."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...ontology.namespace import UNIT
from ..fact import Period
from ..grammar.period import year
from ..syntax.tree import Token
from ..syntax.verb import NOUN_SUBJECTS, VERBAL
from .dating import Date, date_of_value, word_before
from .quantity import Quantity

_MARKS = frozenset({",", ";", ":", "(", ")"})
_APART = {"earlier": -1, "before": -1, "later": 1}


def date_of_figure(quantity: Quantity, others: Sequence[Quantity], dates: Sequence[Date]) -> Period | None:
    """Return the date that governs *quantity*, beside the *others* of its sentence."""
    ends = _ends_of_change(quantity, others)
    if ends is not None:  # "rose from 5 to 9 between 2015 and 2020": 5 in 2015, and 9 in 2020
        years = _years(
            date_of_value(ends[1], others, [d for d in dates if not _is_meant_for(quantity.number.doc[d[0]])])
        )
        if years is not None:
            return years[ends.index(quantity)]
    return _year_apart(quantity, others, dates) or date_of_value(quantity, others, dates)


def _year_apart(quantity: Quantity, others: Sequence[Quantity], dates: Sequence[Date]) -> Period | None:
    """Return the year that is told from that of the number before: 2017 of '71% in 2022, compared with 44% five years earlier'."""
    place = others.index(quantity)
    if not 0 < place < len(others) - 1:
        return None
    before, apart = others[place - 1], others[place + 1]
    last = apart.tokens[-1]
    way = last.nbor().lower_ if last.i + 1 < len(last.doc) else ""
    is_told = apart.unit is not None and apart.unit.iri == UNIT.year and quantity.unit == before.unit
    between = last.doc[quantity.tokens[-1].i + 1 : apart.first.i]
    if not is_told or way not in _APART or any(t.pos_ in VERBAL or t.text in _MARKS for t in between):
        return None
    since = date_of_value(before, others, dates)
    number = int(since.notation) if since is not None and since.notation.isdecimal() else 0
    return year(number + _APART[way] * int(apart.value)) if number and apart.value % 1 == 0 else None


def _is_meant_for(date: Token) -> bool:
    """Say whether *date* tells for when the subject is meant: 'the budget for 2020-2027 was raised from 2 to 3 million'."""
    led = date.head
    return led.lower_ == "for" and led.head.dep_ in NOUN_SUBJECTS and led.head.i < date.i


def _ends_of_change(quantity: Quantity, others: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return the two of 'from X to Y' where *quantity* is one of them."""
    for first, last in pairwise(others):
        if quantity in (first, last) and (word_before(first, 1), word_before(last, 1)) == ("from", "to"):
            between = first.number.doc[first.tokens[-1].i + 1 : last.first.i - 1]
            return None if any(t.pos_ in VERBAL or t.text in _MARKS for t in between) else (first, last)
    return None


def _years(period: Period | None) -> tuple[Period, Period] | None:
    """Return the first and the last year of some, unless they follow each other, as those of a budget year do."""
    since, _, until = period.notation.partition("/") if period is not None else ("", "", "")
    if not (since.isdecimal() and until.isdecimal()) or int(until) - int(since) <= 1:
        return None
    return year(int(since)), year(int(until))
