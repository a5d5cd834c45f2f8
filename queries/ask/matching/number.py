"""The number: a number that a question has, with its bound, and whether a figure is as large or as small."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from ....ontology.namespace import LEX, POL, UNIT
from ..index.index import Figure, Statement
from ..parsing.clause import Clause
from ..words.word import Span, runs
from ..words.wording import Wording
from .fit import figures

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LONGEST_QUALIFIER = 4
_SMALLEST_MULTIPLIER = 100
_DECADE = 10
_BELOW, _AT, _ABOVE = -1, 0, 1
_ANYWHERE = frozenset({_BELOW, _AT, _ABOVE})
# On which sides of a number the true value may lie, by what is said before it; what is left out says only that it is near.
_SIDES: dict[str | None, frozenset[int]] = {
    None: frozenset({_AT}),
    POL.moreThan: frozenset({_ABOVE}),
    POL.atLeast: frozenset({_AT, _ABOVE}),
    POL.lessThan: frozenset({_BELOW}),
    POL.nearly: frozenset({_BELOW}),
    POL.upTo: frozenset({_BELOW, _AT}),
}


@dataclass(frozen=True)
class Number:
    """A number of a question: "more than 4 million".

    :param qualifier: a concept of ``pol:qualifiers``.
    :param places: where the words that say it stand.
    :param is_share: whether it is a part of all: "half", "60 percent".
    :param lasts: whether it is a number of years: "a decade".
    """

    value: Decimal
    qualifier: str | None
    places: frozenset[int]
    is_share: bool = False
    lasts: bool = False

    @property
    def is_bounded(self) -> bool:
        """Whether it is no number itself, but one that another lies above or below."""
        return self.qualifier is not None and self.qualifier in _SIDES


def bounded_number(clause: Clause) -> Number | None:
    """Return the number of *clause*, where it is one."""
    found = [*_numbers(clause)]
    # "Which two figures exceed one billion": the number that is a bound is meant.
    return next((n for n in found if n.qualifier is not None), next(iter(found), None))


def is_of_as_many(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact* tells of as many as *clause* says there are of what it counts: who has 60 ports has not 50."""
    counted = (
        n for n in _numbers(clause) if _is_named_behind(clause, n, fact) or _is_counted(clause, n, fact)
    )
    return all(_has(fact.figure, n, clause.wording) for n in counted)


def is_told_of_as_many(clause: Clause) -> bool:
    """Say whether the graph tells as many of all that *clause* names behind a number, where it tells how many they are.

    Nothing is said of "the country with 50 small ports" by who has 60 of them.
    """
    told = figures(clause, POL.hasStatistic) if not clause.is_whether else []
    for number in _numbers(clause) if told else ():
        named = [f for f in told if _is_named_behind(clause, number, f)]
        if named and not any(_has(f.figure, number, clause.wording) for f in named):
            return False
    return True


def compared(bound: Number, figure: Figure, wording: Wording) -> str | None:
    """Return ``yes`` or ``no`` where *figure* decides it: "more than 60" says nothing of more than 70."""
    if figure.value is None:
        return None
    told, asked = Decimal(figure.value), bound.value
    if not bound.is_bounded:
        # "Some 4 million" are 4 million.
        same = {bound.qualifier or POL.about} == {figure.qualifier or POL.about} and told == asked
        # What has gone on for 14 years has done so for ten as well.
        is_exact = bound.qualifier is None and figure.qualifier is None and not figure.lasts(wording)
        denied = told != asked and is_exact
        return "yes" if same else "no" if denied else None
    if bound.qualifier == figure.qualifier and told == asked:
        return "yes"
    may, asked_for = _sides(figure.qualifier, told, asked), _SIDES[bound.qualifier]
    if bound.qualifier == POL.nearly:
        return "no" if may == {_ABOVE} else None  # how near it must be is not said
    return "yes" if may <= asked_for else None if may & asked_for else "no"


def is_alike(bound: Number, figure: Figure | None, wording: Wording) -> bool:
    """Say whether *figure* is a share where *bound* is one, or neither, and tells how long where that does."""
    unit = figure.unit if figure is not None else None
    if bound.lasts and not (figure is not None and figure.lasts(wording)):
        return False
    return bound.is_share == (unit is not None and unit.iri == UNIT["percent"])


def borne_bound(clause: Clause, bound: Number | None, fact: Statement) -> frozenset[int]:
    """Return the places of the words of *bound* where the figure of *fact* is on its side, else none."""
    figure = fact.figure
    if bound is None or figure is None or not is_alike(bound, figure, clause.wording):
        return frozenset()
    return bound.places if compared(bound, figure, clause.wording) == "yes" else frozenset()


def exceeds(one: Figure | None, other: Figure | None) -> bool | None:
    """Say whether *one* is more than *other*; None where what is said before them leaves it open: "more than 5", "6"."""
    if one is None or other is None or one.value is None or other.value is None:
        return None
    values = Decimal(one.value), Decimal(other.value)
    if values[0] == values[1]:
        return None
    larger, smaller = (one, other) if values[0] > values[1] else (other, one)
    may_be_less = _BELOW in _SIDES.get(larger.qualifier, ())
    may_be_more = _ABOVE in _SIDES.get(smaller.qualifier, ())
    return None if may_be_less or may_be_more else larger is one


def _qualified(clause: Clause, number: Number) -> Number:
    """Return *number* with what stands before it."""
    said = _qualifier(clause, number)
    return replace(number, qualifier=said[0], places=number.places | {*range(*said[1])}) if said else number


def _numbers(clause: Clause) -> Iterator[Number]:
    """Yield the numbers of *clause* with what stands before them."""
    end = 0
    for place in range(len(clause.words)):
        number = _number(clause, place) if place >= end else None
        if number is not None:
            end = max(number.places) + 1
            yield _qualified(clause, number)


def _noun_behind(clause: Clause, number: Number) -> int | None:
    """Return the place of the noun that *number* counts, with nothing but adjectives before it, if there is one."""
    behind = range(max(number.places) + 1, len(clause.words))
    noun = next((i for i in behind if clause.words[i].tag[:2] == "NN"), len(clause.words))
    between = (i for i in behind if i < noun and i not in clause.linked)
    return noun if noun in behind and all(clause.words[i].tag == "JJ" for i in between) else None


def _is_named_behind(clause: Clause, number: Number, fact: Statement) -> bool:
    """Say whether what *fact* measures is named behind *number*."""
    noun = _noun_behind(clause, number)
    return any(noun in range(*x.span) and fact.subject in x.nodes for x in clause.links)


def _is_counted(clause: Clause, number: Number, fact: Statement) -> bool:
    """Say whether the noun behind *number* heads the name of what *fact* measures."""
    noun = _noun_behind(clause, number)
    return noun is not None and clause.has(noun, fact.subject.heads)


def _has(figure: Figure | None, number: Number, wording: Wording) -> bool:
    """Say whether *figure* is *number*; who has more than a billion users is asked for by a billion as well."""
    if figure is None or figure.value is None:
        return False
    is_same = number.qualifier is None and Decimal(figure.value) == number.value
    return is_same or compared(number, figure, wording) == "yes"


def _qualifier(clause: Clause, number: Number) -> tuple[str, Span] | None:
    """Return the concept of ``pol:qualifiers`` that stands before *number*, with its words."""
    start = min(number.places)
    for a, b in runs(start, _LONGEST_QUALIFIER):
        concept = clause.vocabulary.qualifiers.get(clause.text((a, b)).lower())
        if concept is not None and b == start:
            return concept, (a, b)
    # "Have the users passed one billion": what a verb of a question says in any of its forms.
    before = clause.words[start - 1] if start else None
    if before and before.tag.startswith("V") and clause.plays(before, LEX.exceedingVerbs):
        return POL.moreThan, (start - 1, start)
    if before and before.tag.startswith("V") and clause.plays(before, LEX.reachingVerbs):
        return POL.atLeast, (start - 1, start)
    return None


def _number(clause: Clause, place: int) -> Number | None:
    """Return the number that begins at *place*, in digits or in words, with its multipliers."""
    numerals, words = clause.vocabulary.numerals, [w.text.lower() for w in clause.words]
    if place in clause.linked:
        return None
    if _is_decade(clause, place) and place and words[place - 1] == "a":
        return Number(Decimal(_DECADE), None, frozenset({place - 1, place}), lasts=True)
    if not (words[place][0].isdigit() or words[place] in numerals) or _is_year(clause, place):
        return None
    try:
        value = numerals.get(words[place]) or Decimal(words[place].replace(",", ""))
    except InvalidOperation:
        return None  # a name with digits
    if _is_decade(clause, place + 1):
        return Number(Decimal(value * _DECADE), None, frozenset({place, place + 1}), lasts=True)
    start, end = place, place + 1
    while end < len(words) and numerals.get(words[end], 0) >= _SMALLEST_MULTIPLIER:
        value *= numerals[words[end]]
        end += 1
    if place and clause.words[place - 1].tag == "DT" and value >= _SMALLEST_MULTIPLIER:
        start -= 1  # "a billion"
    if end < len(words) and clause.plays(clause.words[end], LEX.markNouns):
        end += 1  # "the billion mark"
    is_part = 0 < value < 1
    is_share = is_part or "asksShare" in clause.asks
    if "asksShare" in clause.wording.asks.get(tuple(words[end : end + 1]), ()):
        is_share, end = True, end + 1
    return Number(value * 100 if is_part else value, None, frozenset(range(start, end)), is_share)


def _is_year(clause: Clause, place: int) -> bool:
    """Say whether the word at *place* is a year by what stands before it: "approved in 2021"."""
    before = clause.words[place - 1].text.lower() if place else ""
    is_last = place + 1 == len(clause.words)
    return (
        is_last
        and bool(_YEAR.fullmatch(clause.words[place].text))
        and before in clause.wording.roles.words(LEX.datePrepositions)
    )


def _is_decade(clause: Clause, place: int) -> bool:
    return place < len(clause.words) and clause.plays(clause.words[place], LEX.decadeWords)


def _sides(qualifier: str | None, told: Decimal, asked: Decimal) -> frozenset[int]:
    """Return on which sides of *asked* the true value may lie, of which is said that it is *qualifier* *told*."""
    if told == asked:
        return _SIDES.get(qualifier, _ANYWHERE)
    side = _ABOVE if told > asked else _BELOW
    # What is less than 70 may be less than 60 as well.
    return _ANYWHERE if -side in _SIDES.get(qualifier, ()) else frozenset({side})
