"""The quantity: numbers in words and digits, with multiplier, unit and how exact they are said to be.

A small grammar over the tokens of a sentence:

    quantity   := [qualifier] (range | share | amount) [qualifier]
    range      := amount ("-" | "to") amount | "between" amount "and" amount
    share      := fraction "of" | number [noun] ("in" | "out of") number
    amount     := [currency] number [multiplier] [percent | unit word]
    number     := digits with separators | words

The words are the vocabulary's (numerals, units, qualifiers); nothing here knows a language's numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ...ontology.namespace import UNIT
from ...ontology.vocabulary import Term, Vocabulary
from ..syntax.tree import Span, Token

_DIGITS = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+(?:,\d{2})*(?:,\d{3})|\d+)(?:\.\d+)?")
_FIRST_GROUP = re.compile(r"[1-9]\d{0,2}")
_GROUP = re.compile(r"\d{3}")
_NUMBERS_AS_NOUNS = frozenset({"half", "dozen"})  # what the parser takes for nouns
_LONGEST_QUALIFIER = 4
_LONGEST_UNIT = 4
_LONGEST_SYMBOL = 3
_SMALLEST_MULTIPLIER = 100
_DASHES = frozenset({"-", "–", "—", "~"})
_JOINED = frozenset({"and", "or", ","})
_ROUND = frozenset({100, 1000, 10_000, 100_000})
_LARGEST_PART = 10


@dataclass(frozen=True, eq=False)
class Quantity:
    """A number in its sentence.

    :param tokens: the tokens of number, multiplier, and unit or currency sign; both numbers of a range.
    :param number: the last token of the number itself, which the parse attaches to what is counted.
    :param first: the token where the wording begins, the qualifier included.
    :param value: the number, written out; a share is in percent.
    :param unit: the vocabulary's unit, for percent, currencies and measures.
    :param qualifier: the IRI of a concept of ``pol:qualifiers``.
    """

    tokens: tuple[Token, ...]
    number: Token
    first: Token
    value: Decimal
    unit: Term | None
    qualifier: str | None


def is_percent(quantity: Quantity) -> bool:
    """Say whether the quantity is a share in percent."""
    return quantity.unit is not None and quantity.unit.iri == UNIT.percent


def is_money(quantity: Quantity) -> bool:
    """Say whether the quantity is in a currency, which has a code."""
    return quantity.unit is not None and bool(quantity.unit.notations)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number read from a list of tokens.

    :param start: the index where it begins, its currency sign included; *end* is the one after it.
    :param number: the index of the last token of the number.
    :param mantissa: the number before its multiplier, and *factor* the multiplier.
    :param counted: the index of the noun that stands in the midst of a share: the firm of 'one firm in five'.
    """

    start: int
    end: int
    number: int
    mantissa: Decimal
    factor: Decimal
    unit: Term | None = None
    counted: int = -1

    @property
    def value(self) -> Decimal:
        """The number written out."""
        return self.mantissa * self.factor


class Quantities:
    """The finder of quantities; made once for a vocabulary."""

    def __init__(self, known: Vocabulary) -> None:
        """Index the unit names of *known*."""
        self._known = known
        self._units: dict[str, Term] = {}
        for unit in known.units:
            for name in unit.names:
                self._units.setdefault(_singular(name), unit)
        signs = {name: unit for unit in known.currencies for name in unit.names if not name.islower()}
        codes = {code: unit for unit in known.currencies for code in unit.notations}
        # A single letter or a code that may be a word ("R", "ALL", "MAD") is a currency's before a large sum alone.
        self._signs = {name: unit for name, unit in signs.items() if not (len(name) == 1 and name.isalpha())}
        self._codes = codes | {name: unit for name, unit in signs.items() if name not in self._signs}
        self._openers = frozenset({*known.numerals, "a", "an"})
        self._percent = known.by_iri.get(UNIT.percent)

    def find(self, sentence: Span, taken: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
        """Yield the quantities of *sentence*; *taken* are spans of characters that are dates or names."""
        tokens = [t for t in sentence if not t.is_space]

        def is_free(i: int) -> bool:
            return not any(a <= tokens[i].idx < b for a, b in taken)

        i = 0
        while i < len(tokens):
            amounts = self._read(tokens, i, is_free) if self._may_begin(tokens[i]) and is_free(i) else []
            if not amounts:
                i += 1
                continue
            if len(amounts) > 1 and amounts[0].start and tokens[amounts[0].start - 1].lower_ == "from":
                runs = [[amount] for amount in amounts]  # a change from one to the other, no range
            else:
                runs = [amounts]
            shared = self._shared_unit(tokens, runs[-1][-1], is_free)
            for run in runs:
                i = max(i + 1, run[-1].end)
                start, number = run[0].start, tokens[run[-1].number]
                before, opening = self._qualifier_before(tokens, start)
                after, i = self._qualifier_after(tokens, i)
                for amount in run:
                    said = tuple(t for k, t in enumerate(tokens[start:i], start) if k != run[0].counted)
                    unit = amount.unit
                    if unit is None and shared is not None:
                        unit, said = shared.unit, (*said, *tokens[shared.number + 1 : shared.end])
                    yield Quantity(said, number, tokens[opening], amount.value, unit, before or after)

    def _shared_unit(
        self, tokens: Sequence[Token], amount: _Amount, is_free: Callable[[int], bool]
    ) -> _Amount | None:
        """Return the last of a list of numbers that share its unit with *amount*: '5 percent' of '3, 4 and 5 percent'."""
        number, i = tokens[amount.number], amount.end
        if amount.unit is not None or i >= len(tokens) or tokens[i].lower_ not in _JOINED:
            return None
        i += 1 + (i + 1 < len(tokens) and tokens[i + 1].lower_ == "and")
        if i >= len(tokens) or tokens[i].dep_ != "conj" or not self._may_begin(tokens[i]) or not is_free(i):
            return None
        following = self._amount(tokens, i) if tokens[i].head == number else None
        if following is None:
            return None
        return following if following.unit is not None else self._shared_unit(tokens, following, is_free)

    def _may_begin(self, token: Token) -> bool:
        word = token.lower_
        return word in self._openers or not (token.lexeme.is_alpha or token.is_punct)

    def _read(self, tokens: Sequence[Token], i: int, is_free: Callable[[int], bool]) -> list[_Amount]:
        """Return the amount, the two of a range, or nothing, that begins with the number at *i*."""
        if i and tokens[i].lower_ in _NUMBERS_AS_NOUNS and tokens[i - 1].lower_ in self._known.ordinals:
            return []  # "the first half of the year"
        share = self._share(tokens, i, is_free)
        if share is not None:
            return [share]
        first = self._amount(tokens, i)
        if first is None:
            return []
        second = self._second(tokens, first, is_free)
        if second is None:
            is_place = tokens[i].lower_ in self._known.ordinals and first.unit is None
            return [] if is_place else [first]
        if first.factor == 1 and first.mantissa < second.mantissa:  # "2 to 3 million"
            first = replace(first, factor=second.factor)
        return [
            replace(first, unit=first.unit or second.unit),
            replace(second, unit=second.unit or first.unit),
        ]

    def _second(
        self, tokens: Sequence[Token], first: _Amount, is_free: Callable[[int], bool]
    ) -> _Amount | None:
        """Return the far end of a range that *first* begins: '8-12 GW', 'between 8,000 and 12,000'."""
        i = first.end
        if i + 1 >= len(tokens) or not is_free(i):
            return None
        begun = tokens[first.start - 1].lower_ if first.start else ""
        if begun == "by" and first.unit is not None:
            return None  # "grew by 1 million euros to 3 million euros": by how much, and to what
        joined = tokens[i].text in _DASHES or tokens[i].lower_ == ("and" if begun == "between" else "to")
        if not joined:
            return None
        i += 1
        if i + 1 < len(tokens) and tokens[i].text in self._signs:
            i += 1
        second = self._amount(tokens, i) if is_free(i) else None
        if second is None or second.value <= first.value or (second.unit is None and first.unit is not None):
            return None
        return second if first.unit in (None, second.unit) else None

    def _amount(self, tokens: Sequence[Token], i: int) -> _Amount | None:
        mantissa = self._number(tokens, i)
        if mantissa is None or (
            self._multiplier(tokens, i, signed=True) and not self._may_stand_alone(tokens, i)
        ):
            return None
        sign, start = self._sign_before(tokens, i)
        last = self._last_group(tokens, i)
        if last > i:  # "700 000"
            mantissa, i = Decimal("".join(t.text for t in tokens[i : last + 1])), last
        mantissa, factor, end = self._factors(tokens, i, mantissa, signed=sign is not None)
        if sign is None and factor > 1 and i and tokens[i - 1].text in self._codes:
            sign, start = self._codes[tokens[i - 1].text], i - 1
        unit, after = self._unit_after(tokens, end)
        if sign is not None and unit is not sign:  # "£1 billion pound industry" says it twice
            unit, after = sign, end
        return _Amount(start, after, end - 1, mantissa, factor, unit)

    def _last_group(self, tokens: Sequence[Token], i: int) -> int:
        """Return the index of the last group of three digits of the number that begins at *i*, set apart by spaces."""
        if not _FIRST_GROUP.fullmatch(tokens[i].text):
            return i
        while i + 1 < len(tokens) and tokens[i].whitespace_ and _GROUP.fullmatch(tokens[i + 1].text):
            i += 1
        return i

    def _may_stand_alone(self, tokens: Sequence[Token], i: int) -> bool:
        """Say whether the multiplier at *i* is a number by itself: 'a million', 'a further thousand'."""
        return any(t.lower_ in ("a", "an", "every", "per") for t in tokens[max(i - 2, 0) : i])

    def _number(self, tokens: Sequence[Token], i: int) -> Decimal | None:
        text = tokens[i].text
        if _DIGITS.fullmatch(text):
            return Decimal(text.replace(",", "").replace("−", "-"))
        word = text.lower()
        parts = [self._known.numerals.get(part) for part in word.split("-")]
        if len(parts) == 2 and None not in parts:  # "twenty-one"
            return sum((p for p in parts if p is not None), Decimal(0))
        is_number = tokens[i].pos_ == "NUM" or word in _NUMBERS_AS_NOUNS
        return self._known.numerals.get(word) if is_number else None

    def _factors(
        self, tokens: Sequence[Token], i: int, current: Decimal, *, signed: bool
    ) -> tuple[Decimal, Decimal, int]:
        """Return mantissa and multiplier of the number that begins at *i* with *current*, and the index after both."""
        total, factor, in_words = Decimal(0), Decimal(1), not tokens[i].text[-1].isdigit()
        i += 1
        if current < 1 and i + 1 < len(tokens) and tokens[i].lower_ in ("a", "an"):  # "half a million"
            number = self._multiplier(tokens, i + 1, signed=signed)
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
                follower = self._known.numerals.get(tokens[i + 1].lower_)
                if follower is None or not 1 <= follower < _SMALLEST_MULTIPLIER:
                    break
                i += 1
                continue
            hyphen = tokens[i].text == "-" and i + 1 < len(tokens) and not tokens[i].whitespace_
            number = self._multiplier(tokens, i + hyphen, signed=signed)
            if number:
                if in_words and number > _SMALLEST_MULTIPLIER and i + 1 < len(tokens):
                    follower = self._known.numerals.get(tokens[i + 1].lower_)
                    if follower is not None and 1 <= follower < number:  # "two thousand three hundred"
                        total, current, factor = total + current * factor * number, Decimal(0), Decimal(1)
                        i += 1
                        continue
                factor, i = factor * number, i + 1 + hyphen
                continue
            small = self._known.numerals.get(word)
            if (
                small is None
                or not 1 <= small < _SMALLEST_MULTIPLIER
                or not in_words
                or word in _NUMBERS_AS_NOUNS
            ):
                break
            current, factor, i = current * factor + small, Decimal(1), i + 1
        return (total + current * factor, Decimal(1), i) if total else (current, factor, i)

    def _part_after(self, tokens: Sequence[Token], i: int) -> Decimal:
        if i + 2 >= len(tokens) or [tokens[i].lower_, tokens[i + 1].lower_] != ["and", "a"]:
            return Decimal(0)
        part = self._known.numerals.get(tokens[i + 2].lower_, Decimal(0))
        return part if part < 1 else Decimal(0)

    def _multiplier(self, tokens: Sequence[Token], i: int, *, signed: bool) -> Decimal:
        """Return the multiplier at *i*, zero where there is none; a single letter is one beside a currency or a noun."""
        if i >= len(tokens):
            return Decimal(0)
        word = tokens[i].lower_
        head, hyphen, _ = word.partition("-")
        word = head if hyphen and len(head) > 1 else word  # "120 million-strong"
        number = self._known.numerals.get(word) or self._known.numerals.get(
            word.removesuffix("s"), Decimal(0)
        )
        if len(word) == 1 and not signed:
            glued = not tokens[i - 1].whitespace_
            counts = i + 1 < len(tokens) and tokens[i + 1].tag_ == "NNS"
            if not (glued and counts and number):
                return Decimal(0)
        return (
            number
            if number >= _SMALLEST_MULTIPLIER or (number > 1 and word in _NUMBERS_AS_NOUNS)
            else Decimal(0)
        )

    def _sign_before(self, tokens: Sequence[Token], i: int) -> tuple[Term | None, int]:
        """Return the currency sign or code before *i* and where it begins."""
        for length in (2, 1):
            if i >= length:
                text = "".join(t.text for t in tokens[i - length : i])
                sign = self._signs.get(text) or self._signs.get(text.removesuffix("."))
                if sign is not None:
                    return sign, i - length
        return None, i

    def _unit_after(self, tokens: Sequence[Token], i: int) -> tuple[Term | None, int]:
        """Return the unit at *i*, which a hyphen may join to the number, and the index after it."""
        if i + 1 < len(tokens) and tokens[i].text == "-" and not tokens[i].whitespace_:
            unit, after = self._unit_after(tokens, i + 1)
            return (unit, after) if unit is not None else (None, i)
        for length in range(min(_LONGEST_UNIT, len(tokens) - i), 0, -1):
            run = tokens[i : i + length]
            text = "".join(t.text_with_ws for t in run).strip()
            unit = self._units.get(text) or self._units.get(_singular(text))
            if unit is not None:
                return unit, i + length
        return None, i

    def _share(self, tokens: Sequence[Token], i: int, is_free: Callable[[int], bool]) -> _Amount | None:
        """Return a part of a whole in percent: 'two-thirds of X', 'by a quarter', 'one firm in five', 'seven out of ten'."""
        part, end = self._fraction(tokens, i)
        follower = tokens[end].lower_ if end < len(tokens) else ""
        opening = self._qualifier_before(tokens, i)[1] if part else i
        led = opening > 0 and tokens[opening - 1].lower_ == "by" and follower not in self._units
        compared = end < len(tokens) and tokens[end].tag_ in ("JJR", "RBR")  # "a third more"
        if part and (follower == "of" or led or compared or (end == i + 1 and follower in ("the", "all"))):
            percent = round(part * 100, 2)
            return _Amount(i, end, end - 1, percent, Decimal(1), self._percent)
        few, end, counted = self._number(tokens, i), i + 1, -1
        if few is None or end + 1 >= len(tokens):
            return None
        if tokens[end].pos_ == "NOUN":
            counted, end = end, end + 1
        out = [t.lower_ for t in tokens[end : end + 2]] == ["out", "of"]
        at = end + 2 if out else end + 1
        if not (out or tokens[end].lower_ == "in") or at >= len(tokens) or not is_free(at):
            return None
        many = self._number(tokens, at)
        if many is None or not 0 < few < many or not (many <= _LARGEST_PART or many in _ROUND):
            return None
        if counted >= 0 and tokens[at].dep_ == "nummod":
            return None  # "three ports in ten regions"
        if at + 1 < len(tokens):
            measure = self._unit_after(tokens, at + 1)[0]
            counts = (out or tokens[i].is_alpha) and measure not in self._known.durations
            if self._multiplier(tokens, at + 1, signed=False) or (measure is not None and not counts):
                return None  # "3 in 10 km", but "one in five households"
        number = at if counted < 0 else i  # the number that the parse gives the noun
        return _Amount(i, at + 1, number, round(few / many * 100, 2), Decimal(1), self._percent, counted)

    def _fraction(self, tokens: Sequence[Token], i: int) -> tuple[Decimal, int]:
        """Return the fraction in words at *i* and the index after it; zero where there is none."""
        words = tokens[i].lower_.split("-")
        end = i + 1
        if len(words) == 1 and end < len(tokens) and words[0] not in _NUMBERS_AS_NOUNS:
            words, end = [words[0], tokens[end].lower_], end + 1
        one = self._known.numerals.get(words[0], Decimal(0)) if words[0] not in ("a", "an") else Decimal(1)
        if len(words) == 1:
            return (one, end) if 0 < one < 1 else (Decimal(0), i)
        name = words[1].removesuffix("s")
        unit = self._known.numerals.get(name, Decimal(0))
        if len(words) != 2 or one < 1 or one != int(one):
            return Decimal(0), i
        if 0 < unit < 1:
            return one * unit, end
        place = self._known.ordinals.get(name, 0)
        return (one / place, end) if place > one else (Decimal(0), i)

    def _qualifier_before(self, tokens: Sequence[Token], first: int) -> tuple[str | None, int]:
        for length in range(min(_LONGEST_QUALIFIER, first), 0, -1):
            concept = self._known.qualifiers.get(" ".join(t.lower_ for t in tokens[first - length : first]))
            if concept is not None:
                return concept, first - length
        return None, first

    def _qualifier_after(self, tokens: Sequence[Token], end: int) -> tuple[str | None, int]:
        """Return the bound that follows the number: '50 or more', '50+'."""
        if end + 1 < len(tokens) and tokens[end].lower_ == "or":
            concept = self._known.qualifiers.get(f"{tokens[end].lower_} {tokens[end + 1].lower_}")
            return (concept, end + 2) if concept else (None, end)
        concept = self._known.qualifiers.get(tokens[end].text) if end < len(tokens) else None
        return (concept, end + 1) if concept and not tokens[end].is_alpha else (None, end)


def _singular(name: str) -> str:
    """Return the form under which a unit's name is looked up: symbols as they stand, words in lower case and singular."""
    if len(name) <= _LONGEST_SYMBOL:
        return name
    head, of, rest = name.lower().partition(" of ")
    return (head[:-1] if head.endswith("s") and not head.endswith("ss") else head) + of + rest
