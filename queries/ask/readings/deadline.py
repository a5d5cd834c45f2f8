"""The deadline: whether something is before, by, after or in a time that a question names: "does it open before 2030"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ....ontology.namespace import LEX, POL
from ..index.index import Statement
from ..matching.target import asks_done
from ..parsing.clause import Clause
from ..parsing.link import times
from ..words.word import Word
from .reading import Reading

_LONGEST = 4
_ROLES = (LEX.earlierWords, LEX.laterWords, LEX.latestWords, LEX.momentWords)
_WHEN = Word("when", "when", "when", "WRB")
_BY = "by "
# What has a date by which it is to be.
_AIMED = frozenset({POL.aimsAt, POL.leadsTo, POL.hasStatistic})
Days = tuple[str, str]
"""The first and the last day of a stretch of time, ISO 8601."""


@dataclass(frozen=True)
class Deadline:
    """A question whether something is before, by, after or in a time.

    :param words: the question when it is.
    :param role: the role of the words before the time: :data:`LEX.earlierWords`, ``laterWords``, ``latestWords`` or ``momentWords``.
    :param days: the time.
    :param text: the words for it.
    :param is_past: whether it is asked whether it has been so.
    :param begins: whether it is asked for a beginning, of which there is but one.
    """

    words: tuple[Word, ...]
    role: str
    days: Days
    text: str
    is_past: bool
    begins: bool

    @property
    def is_within(self) -> bool:
        """Whether the time itself is meant as well, as in "by 2030", so that a fact that has it may answer as it stands."""
        return self.role in (LEX.latestWords, LEX.momentWords)

    def applied(self, reading: Reading | None) -> Reading | None:
        """Return *reading*, of when it is, as whether that is so; None where its time is unknown, or leaves it open."""
        told = {*_told(reading)} if reading is not None else set()
        if reading is None or len(told) != 1:
            return None
        is_latest = _is_latest(reading)
        if self.role == LEX.momentWords and not (reading.facts and all(map(self._is_once, reading.facts))):
            return None  # what is so in May may be so in June as well
        so = self._is_so(*told, is_latest=is_latest)
        if so is None or (is_latest and self.is_past):
            return None  # what is to be has not been for that
        return replace(
            reading, words=f"{reading.words}, {self.text} or not", shape="yes" if so else "no", called=""
        )

    def _is_once(self, fact: Statement) -> bool:
        """Say whether *fact* tells what happens but once: that something with a name came about, or that something began."""
        return fact.property == POL.happenedIn and (self.begins or not fact.subject.label.islower())

    def _is_so(self, told: Days, *, is_latest: bool) -> bool | None:
        """Return whether what is *told* is so; None where that is open.

        :param is_latest: whether it may be earlier: to be reached by 2030.
        """
        (begin, end), (first, last) = told, self.days
        if self.role == LEX.momentWords:
            apart = end < first or begin > last
            return None if is_latest else False if apart else (first <= begin and end <= last) or None
        if self.role == LEX.earlierWords:
            return end < first or (None if is_latest and begin <= last else False)
        if self.role == LEX.latestWords:
            return end <= last or (False if begin > last else None)
        return False if end <= last else (None if is_latest or begin <= last else True)


def deadline(clause: Clause) -> Deadline | None:
    """Return *clause* as a question whether something is before, by, after or in a time; None where it is none."""
    if not clause.is_whether or clause.words[0].text.lower() == "if":
        return None
    count = len(clause.words)
    for (start, end), period in times(clause.words):
        for begin in range(max(1, start - _LONGEST), start):
            said = clause.text((begin, start)).lower()
            role = next((r for r in _ROLES if said in clause.wording.roles.words(r)), None)
            if role is None or end != count:
                continue
            rest = (_WHEN, *clause.words[:begin])
            days = period.earliest, period.latest
            begins = any(clause.plays(w, LEX.beginningVerbs) for w in clause.words)
            return Deadline(rest, role, days, clause.text((begin, end)), asks_done(clause), begins)
    return None


def _is_latest(reading: Reading) -> bool:
    """Say whether *reading* tells by when something is to be, rather than when it is."""
    answers = reading.holes.get("answer", ()) if reading.pattern == "said" else ()
    aims = any(fact.property in _AIMED for fact in reading.facts)
    return aims or any(str(getattr(a, "value", a)).lower().startswith(_BY) for a in answers)


def _told(reading: Reading) -> Iterator[Days]:
    """Yield the times that *reading* tells."""
    from ....graph.grammar.period import periods

    for node in reading.nodes:
        if node.begin is not None and node.end is not None:
            yield node.begin, node.end
    for answer in reading.holes.get("answer", ()) if reading.pattern == "said" else ():
        text = str(getattr(answer, "value", answer))
        yield from ((period.earliest, period.latest) for _, _, period in periods(text))


__all__ = ["Deadline", "deadline"]
