"""The quantity: a number with its unit and its bound on the true value; it may be a share or one end of a range.

    quantity  := [bound] (range | amount) [bound]
    range     := amount ("-" | "to" | "and") amount
    amount    := [currency] number [percent | unit | currency]

The numbers are those of :mod:`.number`; the names of units and the words for bounds come from the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ...ontology.language import Words
from ...ontology.namespace import POL, UNIT
from ...ontology.vocabulary import Term, Vocabulary
from .number import Number, Numbers, Token, tokens
from .plural import singular

_LONGEST_UNIT = 4
_LONGEST_SIGN = 3
_LONGEST_BOUND = 4
_MOST_KEPT = 2_000
_DASHES = frozenset("-–—~‑−")
_MINUS = frozenset("-−")
_YEARS = range(1500, 2200)
_SMALL = 100
# From this code point on, scripts do not separate words by spaces.
_IDEOGRAPHS = 0x2E80


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text.

    :param start: the offset where it begins, including sign and bound; *end* is where it ends.
    :param values: the possible values of the number, the likeliest first; a share is in percent.
    :param unit: the unit in the vocabulary: percent, a currency, a measure or times.
    :param bound: the IRI of a concept of ``pol:qualifiers``.
    :param sort: the sort of the number, see :class:`.Number`.
    :param is_bare: whether it is only digits, without a unit, that may be a year.
    :param is_part: whether it is one of the two numbers of a share: "four" and "five" of "four in five".
    """

    start: int
    end: int
    values: tuple[Decimal, ...]
    unit: Term | None = None
    bound: str | None = None
    sort: str = "plain"
    is_bare: bool = False
    is_part: bool = False

    def is_value(self, value: Decimal) -> bool:
        """Say whether *value* is one of the possible values."""
        return any(abs(value - v) <= Decimal("1e-6") * max(Decimal(1), abs(v)) for v in self.values)


class Quantities:
    """Finds quantities; create one instance for a vocabulary and a language."""

    def __init__(self, known: Vocabulary, words: Words) -> None:
        """Index the units of *known* and the *words* of the language."""
        self._numbers = Numbers(words)
        # Cache of results: one sentence may have many claims, and each of them needs its quantities.
        self._kept: dict[str, list[Quantity]] = {}
        self._bounds = words.bounds
        self._ranges = words.ranges
        self._comparators = words.comparators
        self._units: dict[str, Term] = {}
        self._signs: dict[str, Term] = {}
        self._codes: set[str] = set()
        currencies = {unit.iri for unit in known.currencies}
        for unit in known.units:
            for name in unit.names:
                self._units.setdefault(name, unit)
                self._units.setdefault(singular(name.lower()), unit)
                if unit.iri in currencies and not name.islower() and len(name) <= _LONGEST_SIGN:
                    self._signs.setdefault(name, unit)
            if unit.iri in currencies:
                for code in unit.notations:
                    self._codes.add(code)
                    self._signs.setdefault(code, unit)
                    self._units.setdefault(code, unit)
        for name, iri in words.units.items():
            self._units[name] = known.by_iri[iri]
        self._percent = known.by_iri.get(UNIT.percent)
        self._times = known.by_iri.get(UNIT.times)
        unspaced = {name for name in self._units if name and min(map(ord, name)) >= _IDEOGRAPHS}
        self._unspaced = sorted(unspaced, key=lambda name: (-len(name), name))

    def find(self, text: str) -> list[Quantity]:
        """Return the quantities of *text* without ordinals, in order."""
        return [q for q in self.all(text) if q.sort != "ordinal"]

    def all(self, text: str) -> list[Quantity]:
        """Return the quantities and ordinals of *text*, in order."""
        if text not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[text] = self._all(text)
        return self._kept[text]

    def _all(self, text: str) -> list[Quantity]:
        words = tokens(text)
        numbers = [n for number in self._numbers.find(words) for n in (number, *number.parts)]
        parts = {id(part) for number in numbers for part in number.parts}
        found = [self._quantity(text, words, number, id(number) in parts) for number in numbers]
        return list(self._shared(words, numbers, found))

    def _quantity(self, text: str, words: Sequence[Token], number: Number, is_part: bool) -> Quantity:
        sign, first = self._sign_before(words, number.first, is_small=number.value < _SMALL)
        unit, end = (
            (None, number.end) if number.sort == "ordinal" else self._unit_after(text, words, number.end)
        )
        if number.sort == "share":
            unit, end = self._percent, number.end
        elif number.sort == "multiple":
            unit, end = self._times, number.end
        values = number.values
        before = words[number.end - 1].lower
        if number.factor > 1 and before in self._units and unit is None:
            values = (*values, *(value / number.factor for value in values))  # "5 m" may be metres
        if sign is None and _is_negative(words, first):
            values, first = tuple(-value for value in values), first - 1
        bound, first = self._bound_before(words, first)
        if bound is None:
            bound, end = self._bound_after(words, end)
        digits = words[number.first].text
        is_bare = (
            number.end - number.first == 1 and digits.isdecimal() and int(digits[:6]) in _YEARS
            and unit is None and sign is None
        )  # fmt: skip
        start = words[first].start
        return Quantity(start, words[end - 1].end, values, sign or unit, bound, number.sort, is_bare, is_part)

    def _shared(
        self, words: Sequence[Token], numbers: Sequence[Number], found: list[Quantity]
    ) -> Iterator[Quantity]:
        """Yield *found*; in '5 to 7 billion euros', let the first number take unit and multiplier from the second."""
        for i in range(len(found) - 2, -1, -1):
            one, other = found[i], found[i + 1]
            if one.sort != "plain" or other.sort != "plain" or one.is_part or other.is_part:
                continue
            between = [w for w in words if one.end <= w.start and w.end <= other.start]
            # "12 ferries for $4 million" is not 12 dollars: a dash, a comma or a range word must join the two.
            joins = [w for w in between if w.text != ","] or between
            is_dash = len(joins) == 1 and joins[0].text in _DASHES
            is_range = is_dash or (
                len(joins) == 1 and (joins[0].text == "," or joins[0].lower in self._ranges)
            )
            # "€3-4 billion" and "$5 to 7 million", but "5 percent to 3.2 million" and "€10 million and 200 ferries"
            has_one_sign = is_dash
            is_aside = len(between) == 2 and one.values[0] > other.values[0]  # "20,000, or 15 percent"
            if len(between) > 2 or not is_range or is_aside:
                continue
            if numbers[i].factor == 1 and numbers[i + 1].factor > 1:
                multiplied = tuple(value * numbers[i + 1].factor for value in one.values)
                if multiplied[0] < other.values[0]:
                    one = replace(one, values=(*multiplied, *one.values), is_bare=False)
                    has_one_sign = True
            if one.is_bare or other.is_bare:
                continue
            if one.unit is None and other.unit is not None:
                one = replace(one, unit=other.unit, is_bare=False)
            elif has_one_sign and other.unit is None and one.unit is not None:
                found[i + 1] = replace(other, unit=one.unit, is_bare=False)
            found[i] = one
        yield from found

    def _sign_before(self, words: Sequence[Token], i: int, *, is_small: bool) -> tuple[Term | None, int]:
        for length in range(min(_LONGEST_SIGN, i), 0, -1):
            run = words[i - length : i]
            if any(a.end != b.start for a, b in pairwise(run)):
                continue
            sign = self._signs.get("".join(w.text for w in run))
            # a single letter is a currency sign only directly before the number: "R94 billion"
            is_close = length > 1 or len(run[0].text) > 1 or run[0].end == words[i].start
            # COP28 is a conference, "COP 28 million" is money
            is_name = (
                run[-1].end == words[i].start and run[-1].text in self._codes and words[i].text.isdecimal()
            )
            if sign is not None and (is_close or not run[-1].text.isalpha()) and not (is_name and is_small):
                return sign, i - length
        return None, i

    def _unit_after(self, text: str, words: Sequence[Token], i: int) -> tuple[Term | None, int]:
        start = i
        if i < len(words) and words[i].text in "-‑" and i + 1 < len(words) and words[i + 1].text.isalpha():
            i += 1
        for length in range(min(_LONGEST_UNIT, len(words) - i), 0, -1):
            name = text[words[i].start : words[i + length - 1].end].rstrip(".")
            # A single letter must match by case, since its capital means another unit or none: 5 g, but 5G.
            unit = self._units.get(name) or (
                self._units.get(singular(name.lower())) if len(name) > 1 else None
            )
            if unit is not None:
                return unit, i + length
        if self._unspaced and i:
            # a script without spaces: the unit is in the token that begins with the multiplier, or in the next
            rest = text[words[i - 1].start : words[min(i, len(words) - 1)].end]
            for name in self._unspaced:
                if name in rest:
                    return self._units[name], i
        return None, start

    def _bound_before(self, words: Sequence[Token], i: int) -> tuple[str | None, int]:
        for length in range(min(_LONGEST_BOUND, i), 0, -1):
            run = words[i - length : i]
            for parting in (" ", ""):
                bound = self._bounds.get(parting.join(w.lower for w in run))
                if bound is not None:
                    return bound, i - length
        if i and not words[i - 1].text.isascii():
            for phrase, bound in self._bounds.items():
                if not phrase.isascii() and words[i - 1].lower.endswith(phrase):
                    return bound, i - 1
        return None, i

    def _bound_after(self, words: Sequence[Token], i: int) -> tuple[str | None, int]:
        for length in range(min(3, len(words) - i), 0, -1):
            phrase = " ".join(w.lower for w in words[i : i + length])
            bound = self._bounds.get(phrase)
            # "30 percent higher than in 2019" is a comparison, not a bound.
            is_bound = bound is not None and words[i + length - 1].lower not in self._comparators
            if is_bound and (length > 1 or phrase == "+"):
                return bound, i + length
        return None, i


def _is_negative(words: Sequence[Token], i: int) -> bool:
    """Say whether a minus is directly before the token at *i*, and is not the dash of a range."""
    if not i or words[i - 1].text not in _MINUS or words[i - 1].end != words[i].start:
        return False
    return i == 1 or words[i - 2].end < words[i - 1].start


def fits(bound: str, values: Sequence[Decimal], value: Decimal) -> bool:
    """Say whether *bound* fits *value* in the range *values*: at least its low end, or up to its high end."""
    low, high = min(values), max(values)
    return low < high and ((bound == POL.atLeast and value == low) or (bound == POL.upTo and value == high))
