"""The distribution: each of several levels for which a number is asked: "how many ports are there at all three levels"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....ontology.namespace import LEX
from ..parsing.clause import Clause
from ..words.asking import NUMBERS
from ..words.word import Word, runs
from .reading import Reading

_LONGEST = 5
_ARTICLES = frozenset({"the", "of"})
_LEAST = 2


@dataclass(frozen=True)
class Distribution:
    """A question for a number at each of several levels.

    :param words: the question without that.
    :param count: how many levels it says that there are; at least two.
    """

    words: tuple[Word, ...]
    count: int

    def applied(self, clause: Clause, reading: Reading | None) -> Reading | None:
        """Return *reading* where it tells a number for each level, each called by one; else None."""
        if reading is None or reading.shape != "figure" or len(reading.facts) < self.count:
            return None
        exact = self.count in (_LEAST, len(reading.facts))
        return reading if _are_apart(clause, reading) and exact else None


def counted_levels(clause: Clause, reading: Reading) -> Reading | None:
    """Return *reading*, or how many figures it tells where each is of a level: "how many levels of ports are there".

    None is returned where it tells how many ports there are: those are no levels.
    """
    noun = clause.asks.get("asksNumber", (0, 0))[1]
    asked = noun and any(clause.plays(w, LEX.levelNouns) for w in clause.words[noun : noun + 1])
    if not asked or reading.shape != "figure":
        return reading
    if len(reading.facts) >= _LEAST and _are_apart(clause, reading):
        return replace(reading, shape="count")
    return reading if all(clause.has(noun, f.figure_words) for f in reading.facts) else None


def _are_apart(clause: Clause, reading: Reading) -> bool:
    """Say whether each figure of *reading* is called by a level of its own: small ports, large ports."""
    levels = [f.subject.name & clause.wording.roles.stems(LEX.levelWords) for f in reading.facts]
    return all(levels) and len({*levels}) == len(levels)


def distribution(clause: Clause) -> Distribution | None:
    """Return *clause* as a question for a number at each level; None where it says no word of ``lex:levelNouns``."""
    if (
        not NUMBERS & clause.asks.keys()
        or {"asksMost", "asksLeast"} & clause.asks.keys()
        or clause.is_whether
    ):
        return None  # "which of the three levels is the largest" asks for one
    for start, end in runs(len(clause.words), _LONGEST):
        part = clause.words[start:end]
        count = _levels(clause, part)
        if start and count is not None:
            return Distribution((*clause.words[:start], *clause.words[end:]), count)
    return None


def _levels(clause: Clause, part: Sequence[Word]) -> int | None:
    """Return how many levels *part* says that there are, as "at all three levels" does; None where it says no such thing."""
    said = [w.text.lower() for w in part]
    if len(said) <= _LEAST or part[0].tag != "IN" or not clause.plays(part[-1], LEX.levelNouns):
        return None
    between = [word for word in said[1:-1] if word not in _ARTICLES]
    each = clause.wording.roles.words(LEX.distributives)
    numbers = [clause.vocabulary.numerals.get(w, w) for w in between if w not in each]
    if not between or len(numbers) > 1 or not all(str(n).isdecimal() for n in numbers):
        return None
    return max(_LEAST, *map(int, numbers)) if numbers else _LEAST
