"""The numbers that a question names, and whether an answer has them: in digits, in words, or within their bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import ge, gt, le, lt

from ...graph.grammar.quantity import Quantities, Quantity
from ...ontology.namespace import POL
from .fact import Fact
from .word import stems

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_WITHIN = {POL.moreThan: gt, POL.atLeast: ge, POL.lessThan: lt, POL.upTo: le}


class Numbers:
    """The numbers of one question, except those in its dates."""

    def __init__(self, text: str, dated: Iterable[str], quantities: Quantities) -> None:
        """Find the numbers of *text* but for those with the stems *dated*."""
        self._quantities, in_dates = quantities, set(dated)
        named = [(q, stems(text[q.start : q.end])) for q in quantities.find(text)]
        digits = dict.fromkeys(n for stem in stems(text) if stem not in in_dates and (n := number(stem)))
        self._named = {n: [q for q, said in named if n in map(number, said)] for n in digits}
        self.shares = [q for q, said in named if q.sort == "share" and not any(map(number, said))]
        """Its shares in words, such as a third."""

    def __bool__(self) -> bool:
        """Say whether the question names a number."""
        return bool(self._named or self.shares)

    def found(self, texts: Iterable[str], facts: Sequence[Fact]) -> Iterator[bool]:
        """Yield for each number in digits whether *texts* have it, or *facts* have it in their figures or sentences."""
        digits = {n for t in (texts if self._named else ()) for stem in stems(t) if (n := number(stem))}
        for n, quantities in self._named.items():
            yield n in digits or any(
                _is_within(q, v) for q in quantities for f in facts for v in self._values(f)
            )

    def is_share(self, facts: Sequence[Fact]) -> bool:
        """Say whether the figures of *facts*, if there are any, are the shares that the question names in words."""
        values = [f.figure.value for f in facts if f.figure.value is not None]
        return not values or all(any(_is_within(q, v) for v in values) for q in self.shares)

    def _values(self, fact: Fact) -> Iterator[Decimal]:
        """Yield the value of the figure, else the numbers in the sentence."""
        if fact.figure.value is not None:
            yield fact.figure.value
        else:
            yield from (value for q in self._quantities.find(fact.quote) for value in q.values)


def _is_within(asked: Quantity, value: Decimal) -> bool:
    """Say whether *value* is the one *asked* for, or within its bound: 44 is fewer than half."""
    compare = _WITHIN.get(asked.bound or "")
    return asked.is_value(value) or (compare is not None and compare(value, asked.values[0]))


@lru_cache(1 << 16)
def number(stem: str) -> str:
    """Return the number that a word begins with, as in 40bn or 2nd; empty if it begins with a letter."""
    found = _DIGITS.match(stem)
    return found[0] if found else ""
