"""The numbers that a question names, and whether an answer has them: in digits, in words, or within their bound."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import ge, gt, le, lt

from ...graph.grammar.quantity import Quantities, Quantity
from ...ontology.namespace import POL
from .fact import Fact
from .word import stems

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_WITHIN = {POL.moreThan: gt, POL.atLeast: ge, POL.lessThan: lt, POL.upTo: le}
_EQUAL: Mapping[str, Collection[str | None]] = {
    POL.moreThan: {POL.moreThan}, POL.atLeast: {None, POL.moreThan, POL.atLeast},
    POL.lessThan: {POL.lessThan, POL.nearly}, POL.upTo: {None, POL.lessThan, POL.upTo, POL.nearly},
}  # fmt: skip
"""The bound of a question -> the bounds with which a text may state the same number: 120 is not more than 120."""


class Numbers:
    """The numbers of one question, except those in its dates."""

    def __init__(self, text: str, dated: Iterable[str], quantities: Quantities) -> None:
        """Find the numbers of *text* but for those with the stems *dated*."""
        self._quantities, in_dates = quantities, set(dated)
        named = [(q, stems(text[q.start : q.end])) for q in quantities.find(text)]
        digits = dict.fromkeys(n for stem in stems(text) if stem not in in_dates and (n := number(stem)))
        in_words = [q for q, said in named if not any(map(number, said))]
        self._named = {n: [q for q, said in named if n in map(number, said)] for n in digits}
        self._bounded = [q for q in in_words if q.sort != "share" and q.bound in _WITHIN]
        self.shares = [q for q in in_words if q.sort == "share"]
        """Its shares in words, such as a third."""

    def __bool__(self) -> bool:
        """Say whether the question names a number that answers must have."""
        return bool(self._named or self._bounded or self.shares)

    def matches(self, texts: Iterable[str], facts: Sequence[Fact], *, is_closed: bool) -> Iterator[bool]:
        """Yield for each number whether *texts* have its digits, or *facts* have it in their figures or sentences.

        For a yes to a figure, the sentences of *facts* are no such texts, as they may have other figures. A bound counts,
        also of a number in words: 120 is more than 100, but neither more nor less than 120.
        """
        is_compared = is_closed and any(fact.figure.value is not None for fact in facts)
        others = {fact.quote for fact in facts} if is_compared else set()
        read = set(texts) - others if self._named else ()
        digits = {n for t in read for stem in stems(t) if (n := number(stem))}
        for n, asked in self._named.items():
            is_bound = is_compared and any(q.bound in _WITHIN for q in asked)
            yield (n in digits and not is_bound) or self._have(asked, facts, is_strict=is_bound)
        for one in self._bounded if is_compared else ():
            yield self._have([one], facts, is_strict=True)

    def is_share(self, facts: Sequence[Fact]) -> bool:
        """Say whether the figures of *facts*, if there are any, are the shares that the question names in words."""
        figures = [fact for fact in facts if fact.figure.value is not None]
        return not figures or all(self._have([s], figures, is_strict=True) for s in self.shares)

    def _have(self, asked: Iterable[Quantity], facts: Iterable[Fact], *, is_strict: bool) -> bool:
        """Say whether one of *facts* has one of the numbers *asked* for.

        :param is_strict: whether an equal number must also be stated with a bound that fits.
        """
        told = [(value, fact.quote) for fact in facts for value in self._values(fact)]
        return any(self._is_within(one, *amount, is_strict=is_strict) for one in asked for amount in told)

    def _values(self, fact: Fact) -> Iterator[Decimal]:
        """Yield the value of the figure, else the numbers in the sentence."""
        if fact.figure.value is not None:
            yield fact.figure.value
        else:
            yield from (value for q in self._quantities.find(fact.quote) for value in q.values)

    def _is_within(self, asked: Quantity, value: Decimal, quote: str, *, is_strict: bool) -> bool:
        """Say whether *value*, stated in *quote*, is the one *asked* for, or within its bound: 44 is fewer than half."""
        compare = _WITHIN.get(asked.bound or "")
        if not asked.is_value(value):
            return compare is not None and bool(compare(value, asked.values[0]))
        if compare is None or not is_strict:
            return True
        bound = next((q.bound for q in self._quantities.find(quote) if q.is_value(value)), None)
        return bound in _EQUAL[asked.bound or ""]


@lru_cache(1 << 16)
def number(stem: str) -> str:
    """Return the number that a word begins with, as in 40bn or 2nd; empty if it begins with a letter."""
    found = _DIGITS.match(stem)
    return found[0] if found else ""
