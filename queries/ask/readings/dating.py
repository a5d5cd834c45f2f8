"""The dating: which dated fact a description tells of: "the first ferry with sails"."""

from __future__ import annotations

from collections.abc import Iterable

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..matching.account import Match, covers
from ..matching.stating import used
from ..parsing.clause import Clause
from ..words.thesaurus import STRICT

_MOST_LEFT = 1
_LEAST_NEAR = 2
_EVENTS = frozenset({POL.happenedIn, POL.adopts})
_SIZES = frozenset({"JJR", "JJS"})
Dated = tuple[Statement | None, str | None]
"""A fact with the first day of its time; neither where there is none, or several of other days."""


def dated(side: Clause) -> Dated:
    """Return the fact that bears out all of *side*, or else all but a word of it, by words of near meaning as well."""
    borne = [(score, f, day) for f, day in _timed(side) if (score := _exact(side, f)) is not None]
    # When a plan that is but named is dated is when it came about, not by when it wants to have done something.
    events = [found for found in borne if found[1].property in _EVENTS] if not side.content else []
    exact = _best(events or borne)
    return exact if exact[0] is not None else _best((_near(side, f), f, day) for f, day in _timed(side))


def overlap(one: Statement, other: Statement) -> bool:
    """Say whether the times of two facts overlap, so that none is told to come first: 2024 and December 2024."""
    a, b = _period(one), _period(other)
    if a is None or b is None or a.begin is None or b.begin is None:
        return False
    return a.begin <= (b.end or b.begin) and b.begin <= (a.end or a.begin)


def _period(fact: Statement) -> Node | None:
    return fact.object if fact.property == POL.happenedIn else fact.period


def _best(found: Iterable[tuple[float, Statement, str]]) -> Dated:
    told = list(found)
    top = max((score for score, _, _ in told), default=0.0)
    kept = [(fact, day) for score, fact, day in told if score == top]
    return kept[0] if top > 0 and len({day for _, day in kept}) == 1 else (None, None)


def _timed(side: Clause) -> Iterable[tuple[Statement, str]]:
    for fact in side.index.statements:
        period = _period(fact)
        ends = (i for i, w in enumerate(side.words) if side.plays(w, LEX.endingVerbs))
        if not all(side.has(i, fact.context) for i in ends):
            continue  # what ends is not what comes
        if fact.figure is None and period is not None and period.begin is not None:
            yield fact, period.begin


def _exact(side: Clause, fact: Statement) -> float | None:
    match = Match(fact, [*side.index.holders(fact), fact.object], [fact.period or fact.object])
    borne = covers(side, match, side.content - used(side, fact.property))
    return match.score if borne and not (match.context or match.beside) else None


def _near(side: Clause, fact: Statement) -> float:
    """Return how many words of *side* the ends of *fact* have; none where more than one is left, or one that tells apart."""
    words = fact.object.words.union(*(n.words for n in side.index.holders(fact)))
    if not all(x.is_said_in(words) or side.is_told_of(fact, x) for x in side.links):
        return 0.0
    stated = used(side, fact.property) | {
        i for s in side.classes for i in range(*s) if side.classes[s] == POL.Goal
    }
    needed = side.content - stated
    said = {i for i in needed if side.has(i, words)}
    kin = {i for i in needed - said if side.wording.thesaurus.is_kin(side.words[i], words)}
    left = needed - said - kin
    # "The bigger fleet" is the fleet that is to grow.
    apart = any(side.words[i].tag in STRICT - _SIZES for i in left | kin)
    count = len(said) + 0.5 * len(kin) + len(side.linked)
    return 0.0 if apart or len(left) > _MOST_LEFT or count < _LEAST_NEAR else count - len(left)


__all__ = ["Dated", "dated", "overlap"]
