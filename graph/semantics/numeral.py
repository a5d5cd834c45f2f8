"""The numeral: how much a number in digits or words says, with its multiplier.

    numeral    := (digits with separators | words) [multiplier]
    fraction   := "half" | "one" "third" | "two-thirds"

The words are the vocabulary's; nothing here knows a language's numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ...ontology.vocabulary import Vocabulary
from ..syntax.tree import Token

NUMBERS_AS_NOUNS = frozenset({"half", "dozen"})
"""What the parser takes for nouns."""

_DIGITS = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+(?:,\d{2})*(?:,\d{3})|\d+)(?:\.\d+)?")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_FIRST_GROUP = re.compile(r"[1-9]\d{0,2}")
_GROUP = re.compile(r"\d{3}")
_SMALLEST_MULTIPLIER = 100


class Numerals:
    """The reader of numerals; made once for a vocabulary."""

    def __init__(self, known: Vocabulary) -> None:
        """Read the number words of *known*."""
        self._numerals = known.numerals
        self._ordinals = known.ordinals
        names = {name.lower().rpartition(" ")[2] for unit in known.units for name in unit.names}
        self._measuring = names | {
            word for word, value in known.numerals.items() if value >= _SMALLEST_MULTIPLIER
        }
        self._openers = frozenset({*known.numerals, "a", "an"})

    def may_begin(self, token: Token) -> bool:
        """Say whether a numeral may begin with *token*, at the price of a look at it."""
        return token.lower_ in self._openers or not (token.lexeme.is_alpha or token.is_punct)

    def number(self, tokens: Sequence[Token], i: int) -> Decimal | None:
        """Return the number that the token at *i* says by itself, nothing where it says none."""
        text = tokens[i].text
        if _DOTTED.fullmatch(text) and self._counts(tokens, i):
            return Decimal(text.replace(".", ""))
        if _DIGITS.fullmatch(text):
            return Decimal(text.replace(",", "").replace("−", "-"))
        word = text.lower()
        parts = [self._numerals.get(part) for part in word.split("-")]
        if len(parts) == 2 and None not in parts:  # "twenty-one"
            return sum((p for p in parts if p is not None), Decimal(0))
        is_number = tokens[i].pos_ == "NUM" or word in NUMBERS_AS_NOUNS
        return self._numerals.get(word) if is_number else None

    def _counts(self, tokens: Sequence[Token], i: int) -> bool:
        """Say whether dots part the thousands of the number at *i*: of several, or where it counts, as in '2.800 ports'."""
        if tokens[i].text.count(".") > 1:
            return True
        word = tokens[i]
        while word.dep_ in ("quantmod", "compound", "nummod") and word.head.i > word.i:
            word = word.head
            if word.lower_ in self._measuring or word.lower_.removesuffix("s") in self._measuring:
                return False
        is_range = (
            i + 2 < len(tokens) and _DOTTED.fullmatch(tokens[i + 2].text) is not None
        )  # "2.000 to 3.000 ports"
        return word.tag_ == "NNS" or (is_range and self._counts(tokens, i + 2))

    def last_group(self, tokens: Sequence[Token], i: int) -> int:
        """Return the index of the last group of three digits of the number that begins at *i*, set apart by spaces."""
        if not _FIRST_GROUP.fullmatch(tokens[i].text):
            return i
        while i + 1 < len(tokens) and tokens[i].whitespace_ and _GROUP.fullmatch(tokens[i + 1].text):
            i += 1
        return i

    def stands_alone(self, tokens: Sequence[Token], i: int) -> bool:
        """Say whether the multiplier at *i* is a number by itself: 'a million', 'a further thousand'."""
        return any(t.lower_ in ("a", "an", "every", "per") for t in tokens[max(i - 2, 0) : i])

    def multiplied(
        self, tokens: Sequence[Token], i: int, current: Decimal, *, signed: bool
    ) -> tuple[Decimal, Decimal, int]:
        """Return mantissa and multiplier of the number that begins at *i* with *current*, and the index after both."""
        total, factor, in_words = Decimal(0), Decimal(1), not tokens[i].text[-1].isdigit()
        i += 1
        if current < 1 and i + 1 < len(tokens) and tokens[i].lower_ in ("a", "an"):  # "half a million"
            number = self.multiplier(tokens, i + 1, signed=signed)
            return (current, number, i + 2) if number else (current, factor, i)
        while i < len(tokens):
            word = tokens[i].lower_
            part = self._part_after(tokens, i)
            if part:  # "two and a half million"
                current, i = current + part, i + 3
                continue
            if (
                word == "and"
                and current * factor >= _SMALLEST_MULTIPLIER
                and in_words
                and i + 1 < len(tokens)
            ):
                follower = self._numerals.get(tokens[i + 1].lower_)
                if follower is None or not 1 <= follower < _SMALLEST_MULTIPLIER:
                    break
                i += 1
                continue
            hyphen = tokens[i].text == "-" and i + 1 < len(tokens) and not tokens[i].whitespace_
            number = self.multiplier(tokens, i + hyphen, signed=signed)
            if number:
                if in_words and number > _SMALLEST_MULTIPLIER and i + 1 < len(tokens):
                    follower = self._numerals.get(tokens[i + 1].lower_)
                    if follower is not None and 1 <= follower < number:  # "two thousand three hundred"
                        total, current, factor = total + current * factor * number, Decimal(0), Decimal(1)
                        i += 1
                        continue
                factor, i = factor * number, i + 1 + hyphen
                continue
            small = self._numerals.get(word)
            if (
                small is None
                or not 1 <= small < _SMALLEST_MULTIPLIER
                or not in_words
                or word in NUMBERS_AS_NOUNS
            ):
                break
            current, factor, i = current * factor + small, Decimal(1), i + 1
        return (total + current * factor, Decimal(1), i) if total else (current, factor, i)

    def _part_after(self, tokens: Sequence[Token], i: int) -> Decimal:
        """Return the part of one at *i*: a half of 'and a half'; zero where there is none."""
        if i + 2 >= len(tokens) or [tokens[i].lower_, tokens[i + 1].lower_] != ["and", "a"]:
            return Decimal(0)
        part = self._numerals.get(tokens[i + 2].lower_, Decimal(0))
        return part if part < 1 else Decimal(0)

    def multiplier(self, tokens: Sequence[Token], i: int, *, signed: bool) -> Decimal:
        """Return the multiplier at *i*, zero where there is none; a single letter is one beside a currency or a noun."""
        if i >= len(tokens):
            return Decimal(0)
        word = tokens[i].lower_
        head, hyphen, _ = word.partition("-")
        word = head if hyphen and len(head) > 1 else word  # "120 million-strong"
        number = self._numerals.get(word) or self._numerals.get(word.removesuffix("s"), Decimal(0))
        if len(word) == 1 and not signed:
            glued = not tokens[i - 1].whitespace_
            counts = i + 1 < len(tokens) and tokens[i + 1].tag_ == "NNS"
            dated = i + 2 < len(tokens) and tokens[i + 1].lower_ == "in" and tokens[i + 2].shape_ == "dddd"
            if not (glued and (counts or dated) and number):
                return Decimal(0)
        return (
            number
            if number >= _SMALLEST_MULTIPLIER or (number > 1 and word in NUMBERS_AS_NOUNS)
            else Decimal(0)
        )

    def is_open(self, tokens: Sequence[Token], i: int) -> bool:
        """Say whether a letter is written to the number before *i* that may be a multiplier, or a unit: 'rose to 8m'."""
        if i >= len(tokens) or len(tokens[i].text) != 1 or tokens[i - 1].whitespace_:
            return False
        return self._numerals.get(tokens[i].lower_, 0) >= _SMALLEST_MULTIPLIER

    def ends_ordinal(self, tokens: Sequence[Token], i: int) -> bool:
        """Say whether the multiplier at *i* makes an ordinal of the number before it: 'the five millionth car'."""
        return i < len(tokens) and self._ordinals.get(tokens[i].lower_, 0) >= _SMALLEST_MULTIPLIER

    def fraction(self, tokens: Sequence[Token], i: int) -> tuple[Decimal, int]:
        """Return the fraction in words at *i* and the index after it; zero where there is none."""
        words = tokens[i].lower_.split("-")
        end = i + 1
        if len(words) == 1 and end < len(tokens) and words[0] not in NUMBERS_AS_NOUNS:
            words, end = [words[0], tokens[end].lower_], end + 1
        one = self._numerals.get(words[0], Decimal(0)) if words[0] not in ("a", "an") else Decimal(1)
        if len(words) == 1:
            return (one, end) if 0 < one < 1 else (Decimal(0), i)
        name = words[1].removesuffix("s")
        unit = self._numerals.get(name, Decimal(0))
        if len(words) != 2 or one < 1 or one != int(one):
            return Decimal(0), i
        if 0 < unit < 1:
            return one * unit, end
        place = self._ordinals.get(name, 0)
        return (one / place, end) if place > one else (Decimal(0), i)
