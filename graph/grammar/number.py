"""The number: digits or words, with their multipliers.

    number    := (digits with separators | words) [multiplier]
    fraction  := "half" | "a" "third" | "three" "quarters" | number ("in" | "out of") number
    multiple  := "double" | "tenfold" | digits "-fold" | digits "x"
    ordinal   := "second" | digits "th" | "No." digits

The words come from the vocabulary, in the language of the text; this module contains no words of any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ...ontology.language import Words
from .plural import singular

_TOKEN = re.compile(
    r"(?:\d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\d{3}(?!\d))+|\d+)(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*\.?|[^\w\s]|_",
    re.UNICODE,
)
_GROUPED = re.compile(r"\d{1,3}(?:([.,'’\u00a0\u202f\u2009 ])\d{3})(?:\1\d{3})*")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_SMALLEST_MULTIPLIER = 100
_LARGEST_SHARE = 100
_HALF = Decimal("0.5")
_ROUND = frozenset({100, 1000, 10_000, 100_000})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of digits or a sign, with its offsets in the text.

    :param lower: the text in lower case.
    """

    text: str
    start: int
    end: int
    lower: str

    @property
    def word(self) -> str:
        """The text in lower case without a final dot."""
        return self.lower.rstrip(".")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sequence of tokens.

    :param first: the index of its first token; *end* is the index after its last.
    :param values: its possible values, the likeliest first: "4.500" is 4500 in one country and 4.5 in another.
    :param factor: the product of the multipliers in its words; the values already include it.
    :param sort: ``plain``, ``share`` (in percent), ``multiple`` (a number of times) or ``ordinal``.
    :param parts: the two numbers of a share such as "four in five"; else empty.
    """

    first: int
    end: int
    values: tuple[Decimal, ...]
    factor: Decimal = Decimal(1)
    sort: str = "plain"
    parts: tuple[Number, ...] = ()

    @property
    def value(self) -> Decimal:
        """The likeliest of its values."""
        return self.values[0]


def tokens(text: str) -> list[Token]:
    """Return the words, runs of digits and signs of *text*.

    >>> [token.text for token in tokens("1,234.5 km (U.S.)")]
    ['1,234.5', 'km', '(', 'U.', 'S.', ')']
    """
    found = []
    for match in _TOKEN.finditer(text):
        word, start = match[0], match.start()
        found.append(Token(word, start, start + len(word), word.lower()))
    return found


class Numbers:
    """Finds numbers; create one instance for a language."""

    def __init__(self, words: Words) -> None:
        """Index the number words among the *words* of a language."""
        self._words = words
        self._numerals = words.numerals
        self._ordinals = words.ordinals
        self._multiples = words.multiples
        self._has_comma = words.has_comma
        self._multipliers = {
            word: value for word, value in words.numerals.items() if value >= _SMALLEST_MULTIPLIER
        }
        # "Tenfold" is one word, but "x" is a token of its own.
        self._folds = tuple(fold for fold in words.folds if len(fold) > 1)
        # Leave out the dot: after digits it ends a sentence more often than it marks an ordinal.
        self._endings = {ending for ending in words.endings if ending.isalpha()}
        self._shares = [tuple(phrase.split()) for phrase in words.shares]
        self._unspaced = {word: value for word, value in self._multipliers.items() if not word.isascii()}

    @cached_property
    def starts(self) -> frozenset[str]:
        """The words, in lower case, with which a number may begin; digits are not included."""
        known = {*self._numerals, *self._ordinals, *self._multiples, *self._words.indefinites}
        signs = {sign.rstrip(".") for sign in self._words.numberings}
        parts = (part for word in known for part in (word, word.split()[0], word.split("-")[0]))
        return frozenset({*parts, *signs})

    def find(self, words: Sequence[Token]) -> Iterator[Number]:
        """Yield the numbers in *words*, the longest reading at each position."""
        starts, done, ends = self.starts, 0, (*self._folds, ".")
        for i, token in enumerate(words):
            lower = token.lower
            may_begin = lower in starts or lower[0].isdecimal() or lower.endswith(ends)
            if i >= done and may_begin and (found := self.at(words, i)) is not None:
                yield found
                done = found.end

    def at(self, words: Sequence[Token], i: int) -> Number | None:
        """Return the number that begins with the token at *i*; None if there is none."""
        token = words[i]
        is_digits = token.text[0].isdecimal()
        if not (is_digits or token.word in self.starts or token.lower.endswith(self._folds)):
            return None
        found = self._ordinal(words, i) or self._multiple(words, i) or self._share(words, i)
        return found or self._plain(words, i)

    def _plain(self, words: Sequence[Token], i: int) -> Number | None:
        if words[i].text[0].isdecimal():
            return self._multiplied(words, i, i + 1, self._digits(words[i].text))
        return self._in_words(words, i)

    def _digits(self, text: str) -> tuple[Decimal, ...]:
        """Return the possible values of the digits *text*, the likeliest first."""
        plain = re.sub(r"['’\u00a0\u202f\u2009 ]", "", text)
        if _INDIAN.fullmatch(text):
            return (Decimal(plain.replace(",", "")),)
        last = max(plain.rfind("."), plain.rfind(","))
        if last < 0:
            return (Decimal(plain),)
        whole = re.sub(r"[.,]", "", plain)
        as_fraction = Decimal(f"{re.sub(r'[.,]', '', plain[:last])}.{plain[last + 1 :]}")
        mark = plain[last]
        if not _GROUPED.fullmatch(text) or (mark == "." and "," in plain) or (mark == "," and "." in plain):
            # "4.09" has no thousands separator; of two different marks, the last is the decimal sign
            return (as_fraction,) if plain.count(mark) == 1 else (Decimal(whole),)
        if plain.count(mark) > 1 or mark not in ".,":
            return (Decimal(whole),)
        parts_fraction = (mark == ",") == self._has_comma
        return (as_fraction, Decimal(whole)) if parts_fraction else (Decimal(whole), as_fraction)

    def _multiplied(
        self, words: Sequence[Token], first: int, end: int, values: tuple[Decimal, ...]
    ) -> Number:
        """Return the number multiplied by the multipliers after it: "4.09 million", "1 lakh crore", "4.09亿"."""
        factor = Decimal(1)
        while end < len(words):
            k = end + (words[end].text in "-‑" and end + 1 < len(words) and end == first + 1)  # "500-million"
            by = self._multipliers.get(words[k].word)
            if by is None:
                by, end = self._unspaced_after(words, end)
                factor *= by or 1
                break
            factor *= by
            end = k + 1
        return Number(first, end, tuple(value * factor for value in values), factor)

    def _unspaced_after(self, words: Sequence[Token], i: int) -> tuple[Decimal | None, int]:
        """Return the multiplier that begins the unspaced word at *i*, such as 万 of 万个, and the index after it."""
        text = words[i].text
        by = self._unspaced.get(text[:2], self._unspaced.get(text[:1]))
        return by, i + (by is not None)

    def _in_words(self, words: Sequence[Token], i: int) -> Number | None:
        """Return a number in words: "two hundred and fifty", "twenty-five", "half a million", "a dozen"."""
        total, current, end, has_any = Decimal(0), Decimal(0), i, False
        factor, k = Decimal(1), i
        if self._is_lone(words[i]):
            return None
        while k < len(words):
            word = words[k].word
            value = self._numerals.get(word)
            follows = _word_at(words, k + 1)
            if value is None and word in self._words.indefinites and (not has_any or current == _HALF):
                if self._numerals.get(follows, Decimal(0)) >= 12:
                    current = current or Decimal(1)
                    k += 1
                    continue
                break
            if value is None:
                is_and = word in self._words.ands
                if has_any and (is_and or word == "-") and follows in self._numerals:
                    if is_and and not (current >= 100 or total):
                        break
                    k += 1
                    continue
                break
            if value >= _SMALLEST_MULTIPLIER:
                current = (current or Decimal(1)) * value
                if value > 100:
                    total, current = total + current, Decimal(0)
            elif 0 < current < 100 and value == 12:  # "two dozen", not "one hundred and twelve"
                current *= 12
            elif has_any and current and not (current >= 20 and value < 10) and current % 100 != 0:
                break  # "five seven" is two numbers
            else:
                current += value
            factor = value if value >= _SMALLEST_MULTIPLIER else Decimal(1)
            has_any, k = True, k + 1
            end = k
        if has_any and not total and self._is_and_a_half(words, end):
            return self._multiplied(words, i, end + 3, (current + _HALF,))
        return Number(i, end, (total + current,), factor) if has_any else None

    def _is_and_a_half(self, words: Sequence[Token], i: int) -> bool:
        joint, article, part = (_word_at(words, i + n) for n in range(3))
        is_joined = joint in self._words.ands and article in self._words.indefinites
        return is_joined and self._numerals.get(part) == _HALF

    def _share(self, words: Sequence[Token], i: int) -> Number | None:
        """Return a share of a whole, in percent: "two-thirds", "a quarter", "four in five", "seven out of ten"."""
        told = self._fraction(words, i)
        if told is not None:
            return told
        few = self._plain(words, i)
        if few is None or few.end + 1 >= len(words):
            return None
        k = few.end
        following = tuple(words[n].lower for n in range(k, min(k + 4, len(words))))
        joint = max((len(share) for share in self._shares if following[: len(share)] == share), default=0)
        # "four children in ten", but "10 projects in 30 countries"
        is_parted = not joint and following[1:2] in self._shares and words[i].text.isalpha()
        if not joint and not is_parted:
            return None
        k += joint or 2
        before = self._words.indefinites | self._words.distributives
        after = k + (k < len(words) and words[k].lower in before)
        # "one in a hundred" and "one in every four"
        many = self._plain(words, k) or self._plain(words, after) if after < len(words) else None
        if many is None or not 0 < few.value < many.value:
            return None
        follows = _word_at(words, many.end)
        if is_parted and few.value > 1 and singular(follows) != follows and follows.isalpha():
            return None  # "three offices in five cities"
        if many.value > _LARGEST_SHARE and many.value not in _ROUND:
            return None
        return Number(i, many.end, _percents(few.value / many.value), sort="share", parts=(few, many))

    def _fraction(self, words: Sequence[Token], i: int) -> Number | None:
        """Return a share written as a fraction ("a quarter"), or the number "a quarter of a million"."""
        part, end = self._part(words, i)
        if not part:
            return None
        follows = words[end].lower if end < len(words) else ""
        is_of = follows in self._words.dates.genitives
        k, articles = end + is_of, self._words.articles | self._words.indefinites
        if k < len(words) and words[k].lower in articles and self._is_multiplier(words, k + 1):
            if not is_of:
                return None  # "half a million"
            many = self._multipliers[words[k + 1].word]
            return Number(i, k + 2, (part * many,), many)
        return None if self._is_multiplier(words, end) else Number(i, end, _percents(part), sort="share")

    def _part(self, words: Sequence[Token], i: int) -> tuple[Decimal, int]:
        """Return the fraction that begins at *i*, 0 if there is none, and the index after it."""
        for length in range(min(3, len(words) - i), 0, -1):
            phrase = "".join(
                f"{' ' if n and words[i + n].start > words[i + n - 1].end else ''}{words[i + n].lower}"
                for n in range(length)
            )
            part = self._numerals.get(phrase, Decimal(0))
            if 0 < part < 1 and not (length == 1 and self._is_lone(words[i])):
                return part, i + length
        none = Decimal(0), i
        k = i + 1
        is_one = words[i].lower in self._words.indefinites
        few = Decimal(1) if is_one else self._numerals.get(words[i].lower)
        if few is None and words[i].text.isdecimal():
            few = Decimal(words[i].text)
        k += k < len(words) and words[k].text in "-–‑"
        if few is None or k >= len(words):
            return none
        one = singular(words[k].lower)
        whole = Decimal(self._ordinals.get(one, 0)) or None
        if whole is None and 0 < (self._numerals.get(one) or 0) < 1:
            whole = 1 / self._numerals[one]
        if whole is None or whole < 2 or not 0 < few < whole:
            return none
        if self._ordinals.get(one) == 2 or (few == 1 and words[k].lower != one):
            return none  # "two seconds", "one thirds"
        return few / whole, k + 1

    def _is_lone(self, token: Token) -> bool:
        """Say whether *token* is not a number by itself, as "million" and "third" are not."""
        value = self._numerals.get(token.word, Decimal(1))
        return token.lower.isascii() and (value >= _SMALLEST_MULTIPLIER or (0 < value < 1 and value != _HALF))

    def _is_multiplier(self, words: Sequence[Token], i: int) -> bool:
        return i < len(words) and words[i].word in self._multipliers

    def _multiple(self, words: Sequence[Token], i: int) -> Number | None:
        """Return a factor of change: "doubled", "tenfold", "10-fold", "3x"."""
        word = words[i].lower
        folded = (self._numerals.get(word.removesuffix(f)) for f in self._folds if word.endswith(f))
        by = self._multiples.get(word) or next(folded, None)
        if by is not None:
            return Number(i, i + 1, (by,), sort="multiple")
        if words[i].text[0].isdecimal() and i + 1 < len(words):
            k = i + 1 + (words[i + 1].text in "-‑")
            if k < len(words) and words[k].lower in self._words.folds and words[k].start - words[i].end <= 1:
                return Number(i, k + 1, self._digits(words[i].text), sort="multiple")
        return None

    def _ordinal(self, words: Sequence[Token], i: int) -> Number | None:
        """Return an ordinal: "second", "23rd", "No. 1"."""
        rank = self._ordinals.get(words[i].word)
        end = i + 1
        tens = self._numerals.get(words[i].lower, Decimal(0))
        if rank is None and 20 <= tens < 100 and i + 2 < len(words) and words[i + 1].text in "-‑":
            unit = self._ordinals.get(words[i + 2].word, 10)  # "fifty-seventh"
            rank, end = (int(tens) + unit, i + 3) if unit < 10 else (None, end)
        is_joined = i + 1 < len(words) and words[i + 1].start == words[i].end
        if is_joined and words[i].text.isdecimal() and words[i + 1].word in self._endings:
            rank, end = int(words[i].text), i + 2
        if rank is None and words[i].lower in self._words.numberings and i + 1 < len(words):
            digits = words[i + 1].text
            rank, end = (int(digits), i + 2) if digits.isdecimal() and len(digits) < 6 else (None, end)
        return Number(i, end, (Decimal(rank),), sort="ordinal") if rank is not None else None


def _word_at(words: Sequence[Token], i: int) -> str:
    """Return the word at *i*; "" after the last one."""
    return words[i].word if i < len(words) else ""


def _percents(part: Decimal) -> tuple[Decimal, ...]:
    """Return *part* in percent, rounded in the ways people write it: a third is 33.3, 33 or 33.33."""
    percent = part * 100
    found = [percent.quantize(Decimal(step)).normalize() for step in ("0.1", "1", "0.01")]
    return tuple(dict.fromkeys((found[0], *found[1:], percent.quantize(Decimal("0.000001")).normalize())))
