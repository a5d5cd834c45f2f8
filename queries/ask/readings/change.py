"""The change: from what to what something grew or fell between two times: "by how much did exports grow from X to Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ....ontology.namespace import LEX
from ..index.index import Figure, Index
from ..parsing.clause import Clause
from ..parsing.link import times
from ..words.word import Span, Word
from .reading import Reading, measured

_WHAT, _WAS, _IN = (
    Word("what", "what", "what", "WP"),
    Word("was", "was", "be", "VBD"),
    Word("in", "in", "in", "IN"),
)
_PAIRS = {"from": ("to", "until", "till"), "between": ("and",)}
_BEFORE = frozenset({"did", "has", "have", "does", "do", "had", "will"})
_DIRECTIONS = {LEX.risingVerbs: 1, LEX.fallingVerbs: -1, LEX.changeVerbs: 0}
_SCORE = 6.0


@dataclass(frozen=True)
class Change:
    """A question for what something was at two times.

    :param first: the question what it was at the first time; *second*: at the other.
    :param direction: 1 where it is asked how far it rose, -1 where how far it fell, else 0.
    :param days: the last day of the first time, and the first of the other, ISO 8601.
    """

    first: tuple[Word, ...]
    second: tuple[Word, ...]
    direction: int
    days: tuple[str, str]

    def applied(self, one: Reading | None, other: Reading | None, index: Index) -> Reading | None:
        """Return the reading as both figures, where each reading tells one, of the same thing in the same unit."""
        if one is None or other is None:
            return None
        facts = [*one.facts, *other.facts]
        told = [fact.figure for fact in facts if fact.figure is not None]
        is_each = len(one.facts) == len(other.facts) == 1 and len(told) == len(facts)
        if not is_each or one.facts[0].object is other.facts[0].object:
            return None
        alike = facts[0].subject is facts[1].subject and told[0].unit is told[1].unit
        dated = all(figure.period is not None for figure in told)
        if not alike or not dated or self._is_contrary(told):
            return None
        words = f"{facts[0].subject.label}: from {facts[0].object.label} to {facts[1].object.label}"
        nodes = tuple(fact.object for fact in facts)
        return Reading(words, "figures", measured(facts, index), _SCORE, nodes, "figure", facts)

    def spanned(self, reading: Reading | None) -> Reading | None:
        """Return *reading* where each of its figures is told of all the time between the two; else None."""
        periods = [fact.figure.period for fact in reading.facts if fact.figure] if reading else []
        told = bool(periods) and all(
            p is not None and (p.begin or "") <= self.days[0] and (p.end or "") >= self.days[1]
            for p in periods
        )
        return reading if told else None

    def _is_contrary(self, told: Sequence[Figure]) -> bool:
        """Say whether what is asked to have risen fell, or the other way round."""
        before, after = (Decimal(figure.value or 0) for figure in told)
        return self.direction * (after - before) < 0


def change(clause: Clause) -> Change | None:
    """Return *clause* as a question for what something was at two times that it names; None where it is none."""
    spans = _times(clause)
    if spans is None or clause.is_whether:
        return None
    begin, (first, second) = spans
    start = next((i + 1 for i, w in enumerate(clause.words[:begin]) if w.text.lower() in _BEFORE), 0)
    verb = begin - 1
    while verb > start and clause.words[verb].tag[:2] == "RB":
        verb -= 1
    word = clause.words[verb]
    directions = [d for role, d in _DIRECTIONS.items() if clause.plays(word, role)]
    thing = clause.words[start:verb]
    if not start or not directions or not thing:
        return None
    one, other = ((_WHAT, _WAS, *thing, _IN, *clause.words[slice(*time)]) for time in (first, second))
    (_, before), (_, after) = (next(times(clause.words[slice(*time)])) for time in (first, second))
    return Change(one, other, directions[0], (before.latest, after.earliest))


def _times(clause: Clause) -> tuple[int, Sequence[Span]] | None:
    """Return the place where the two times at the end begin, with their own places: "from X to Y", "between X and Y"."""
    lower = [w.text.lower() for w in clause.words]
    for begin, word in enumerate(lower):
        for end in range(begin + 2, len(lower) - 1):
            spans = (begin + 1, end), (end + 1, len(lower))
            if lower[end] in _PAIRS.get(word, ()) and all(_is_time(clause, span) for span in spans):
                return begin, spans
    return None


def _is_time(clause: Clause, span: Span) -> bool:
    return [(0, span[1] - span[0])] == [found for found, _ in times(clause.words[slice(*span)])]


__all__ = ["Change", "change"]
