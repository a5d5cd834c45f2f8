"""The course: whether a figure was larger, or smaller, at one time than at another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ....ontology.namespace import LEX, POL
from ..index.index import Figure, Statement
from ..matching.fit import figures, fitted
from ..parsing.clause import Clause
from .reading import Reading, measured

_ROLES = {"asksMost": True, "asksLeast": False}
# What a value of which this is said may still be: less or more than it.
_LESS = frozenset({POL.lessThan, POL.nearly, POL.upTo})
_MORE = frozenset({POL.moreThan, POL.atLeast})


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as whether a figure was larger then than now: "was the share higher in 2010 than in 2020"."""
    role = next((r for r in _ROLES if r in clause.asks), None)
    than = next((i for i, w in enumerate(clause.words) if w.text.lower() == "than"), 0)
    if role is None or not than:
        return
    behind, before = (
        Clause(clause.words[than + 1 :], clause.index) if than + 1 < len(clause.words) else None,
        clause.words[:than],
    )
    if behind is None or not _is_time(behind):
        return
    said = {*range(*clause.asks[role])}
    first = Clause([w for i, w in enumerate(before) if i not in said], clause.index)
    times = {i for link in first.links if _is_period(link.nodes) for i in range(*link.span)}
    asked = Clause([w for i, w in enumerate(first.words) if i not in times], clause.index)
    fits = [f for fact in figures(clause, POL.hasStatistic) if (f := fitted(asked, fact))]
    top = max((f.score for f in fits), default=0.0)
    told = [f.fact for f in fits if f.score == top]
    ones = [[f for f in told if _is_of_time(f, side)] for side in (first, behind)]
    if not all(len(side) == 1 for side in ones):
        return
    (one,), (other,) = ones
    larger = _is_larger(one.figure, other.figure) if _are_alike(one, other) else None
    if larger is not None:
        shape = "yes" if larger == _ROLES[role] else "no"
        words = (
            f"whether {one.object.label} is {'more' if _ROLES[role] else 'less'} than {other.object.label}"
        )
        facts = [one, other]
        holes = measured(facts, clause.index)
        yield Reading(words, "figures", holes, 5.0, (one.object, other.object), shape, facts)


def _is_period(nodes: Sequence[object]) -> bool:
    return any(getattr(n, "begin", None) for n in nodes)


def _is_time(clause: Clause) -> bool:
    """Say whether *clause* says nothing but a time: "in 2010", "it is now"."""
    times = {i for link in clause.links if _is_period(link.nodes) for i in range(*link.span)}
    now = {i for i, w in enumerate(clause.words) if clause.plays(w, LEX.presentWords)}
    left = clause.content - now - times
    return bool(times or now) and not left and all(_is_period(link.nodes) for link in clause.links)


def _is_of_time(fact: Statement, clause: Clause) -> bool:
    """Say whether the figure of *fact* is of the time that *clause* says: of now, where the text gives it no date."""
    period = fact.figure.period if fact.figure else None
    nodes = [n for link in clause.links for n in link.nodes if n.begin]
    return period in nodes if nodes else period is None


def _are_alike(one: Statement, other: Statement) -> bool:
    return bool(
        one is not other
        and one.subject is other.subject
        and one.figure
        and other.figure
        and (one.figure.unit, one.figure.indicator) == (other.figure.unit, other.figure.indicator)
    )


def _is_larger(one: Figure | None, other: Figure | None) -> bool | None:
    """Say whether *one* is larger than *other*; None where their qualifiers leave that open, or they are equal."""
    if one is None or other is None or not one.value or not other.value:
        return None
    difference = Decimal(one.value) - Decimal(other.value)
    larger, smaller = (one, other) if difference > 0 else (other, one)
    is_open = larger.qualifier in _LESS or smaller.qualifier in _MORE
    return None if is_open or not difference else difference > 0
