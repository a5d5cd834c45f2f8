"""The quantity: numbers in words and digits, with multiplier, unit and how exact they are said to be.

A small grammar over the tokens of a sentence:

    quantity   := [qualifier] [currency] number [multiplier] [percent | unit word]
    number     := digits with separators | words

The words are the vocabulary's (numerals, units, qualifiers); nothing here knows a language's numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ..ontology.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+(?:,\d{2})*(?:,\d{3})|\d+)(?:\.\d+)?")
_GLUED = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<factor>[a-z]{1,3})")
_NUMBERS_AS_NOUNS = frozenset({"half", "dozen"})  # what the parser takes for nouns
_LONGEST_QUALIFIER = 4
_SMALLEST_MULTIPLIER = 100


@dataclass(frozen=True, eq=False)
class Quantity:
    """A number in its sentence.

    :param tokens: the tokens of number, multiplier, and unit or currency sign; the number is the first numeric one.
    :param first: the token where the wording begins, the qualifier included.
    :param value: the number, written out.
    :param unit: the vocabulary's unit, for percent, currencies and measures.
    :param qualifier: the IRI of a concept of ``pol:qualifiers``.
    """

    tokens: tuple[Token, ...]
    first: Token
    value: Decimal
    unit: Term | None
    qualifier: str | None

    @property
    def number(self) -> Token:
        """The last token of the number itself, which the parse attaches to what is counted."""
        return next(t for t in reversed(self.tokens) if t.pos_ == "NUM" or t.like_num or t.text[0].isdigit())


class Quantities:
    """The finder of quantities; made once for a vocabulary."""

    def __init__(self, known: Vocabulary) -> None:
        """Index the unit names of *known*."""
        self._known = known
        self._units: dict[tuple[str, ...], Term] = {}
        for unit in known.units:
            for name in unit.names:
                self._units.setdefault(tuple(_unit_words(name)), unit)

    def find(self, sentence: Span, taken: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
        """Yield the quantities of *sentence*; *taken* are spans of characters that are dates or names."""
        tokens = [t for t in sentence if not t.is_space]
        i = 0
        while i < len(tokens):
            if self._number(tokens, i) is None or any(a <= tokens[i].idx < b for a, b in taken):
                i += 1
                continue
            start = i
            value, i = self._read(tokens, i)
            unit, first, i = self._unit(tokens, start, i)
            if unit is None and (self._is_ordinal(tokens, start) or self._is_fraction(tokens, i)):
                continue
            qualifier, opening = self._qualifier(tokens, first)
            if qualifier is None and i + 1 < len(tokens):  # "50 or more"
                qualifier = self._known.qualifiers.get(f"{tokens[i].lower_} {tokens[i + 1].lower_}")
            yield Quantity(tuple(tokens[first:i]), tokens[opening], value, unit, qualifier)

    def _number(self, tokens: Sequence[Token], i: int) -> Decimal | None:
        text = tokens[i].text
        if _DIGITS.fullmatch(text):
            return Decimal(text.replace(",", ""))
        glued = _GLUED.fullmatch(text)
        if glued and self._has_sign(tokens, i):  # "$4.6bn"
            factor = self._known.numerals.get(glued["factor"])
            return Decimal(glued["digits"].replace(",", "")) * factor if factor else None
        parts = [self._known.numerals.get(part) for part in text.lower().split("-")]
        if len(parts) == 2 and None not in parts:  # "twenty-one"
            return sum((p for p in parts if p is not None), Decimal(0))
        is_number = tokens[i].pos_ == "NUM" or text.lower() in _NUMBERS_AS_NOUNS
        return self._known.numerals.get(text.lower()) if is_number else None

    def _read(self, tokens: Sequence[Token], i: int) -> tuple[Decimal, int]:
        total, current = Decimal(0), self._number(tokens, i) or Decimal(0)
        i += 1
        if current < 1 and i + 1 < len(tokens) and tokens[i].lower_ in ("a", "an"):  # "half a million"
            factor = self._known.numerals.get(tokens[i + 1].lower_, Decimal(0))
            if factor >= _SMALLEST_MULTIPLIER:
                return current * factor, i + 2
        while i < len(tokens):
            word = tokens[i].lower_.strip("-")
            if (
                word == "and"
                and i + 1 < len(tokens)
                and current >= _SMALLEST_MULTIPLIER
                and not tokens[i - 1].text[0].isdigit()
            ):
                follower = self._known.numerals.get(tokens[i + 1].lower_)
                if follower is None or follower >= _SMALLEST_MULTIPLIER:
                    break
                i += 1
                continue
            number = self._known.numerals.get(word)
            if number is None or number < 1:
                break
            if number >= _SMALLEST_MULTIPLIER:
                current *= number
                if number > _SMALLEST_MULTIPLIER and not tokens[i - 1].text[0].isdigit():
                    total, current = total + current, Decimal(0)
            elif not tokens[i - 1].text[0].isdigit():
                current += number
            else:
                break
            i += 1
        return total + current, i

    def _has_sign(self, tokens: Sequence[Token], start: int) -> bool:
        return (
            start > 0 and (tokens[start - 1].text.lower(),) in self._units and not tokens[start - 1].is_alpha
        )

    def _unit(self, tokens: Sequence[Token], start: int, end: int) -> tuple[Term | None, int, int]:
        """Return the unit, the index where the wording begins, and the index after the unit."""
        if self._has_sign(tokens, start) or (
            start > 0 and tokens[start - 1].is_upper and (tokens[start - 1].text.lower(),) in self._units
        ):
            begin = start - 1
            return self._units[(tokens[begin].text.lower(),)], begin, end
        for length in (3, 2, 1):
            words = tuple(w for t in tokens[end : end + length] for w in _unit_words(t.text))
            unit = self._units.get(words)
            if unit is not None and len(tokens[end : end + length]) == length:
                return unit, start, end + length
        return None, start, end

    def _qualifier(self, tokens: Sequence[Token], first: int) -> tuple[str | None, int]:
        for length in range(_LONGEST_QUALIFIER, 0, -1):
            if first - length < 0:
                continue
            phrase = " ".join(t.lower_ for t in tokens[first - length : first])
            concept = self._known.qualifiers.get(phrase)
            if concept is not None:
                return concept, first - length
        return None, first

    def _is_fraction(self, tokens: Sequence[Token], end: int) -> bool:
        """Say whether the number counts parts, as in 'two thirds', which no plain number can state exactly."""
        return end < len(tokens) and tokens[end].lower_.removesuffix("s") in self._known.ordinals

    def _is_ordinal(self, tokens: Sequence[Token], start: int) -> bool:
        return tokens[start].lower_ in self._known.ordinals


def _unit_words(name: str) -> list[str]:
    # Units are looked up in the singular: "years" finds "year", "us dollars" finds "us dollar".
    words = name.lower().split()
    if words and len(words[-1]) > 3 and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1][:-1]
    return words
