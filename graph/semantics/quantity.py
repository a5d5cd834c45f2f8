"""The quantity: numbers with their unit, ranges and shares, and how exact they are said to be.

A small grammar over the tokens of a sentence:

    quantity   := [qualifier] (range | share | amount) [qualifier]
    range      := amount ("-" | "to") amount | "between" amount "and" amount
    share      := fraction "of" | number [noun] ("in" | "out of") number
    amount     := [currency] number [multiplier] [percent | unit word]

The numbers are those of numeral.py; the names of units and the qualifiers are the vocabulary's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from ...ontology.namespace import UNIT
from ...ontology.vocabulary import Term, Vocabulary
from ..syntax.tree import Span, Token
from .numeral import NUMBERS_AS_NOUNS, Numerals

_LONGEST_QUALIFIER = 4
_LONGEST_UNIT = 4
_LONGEST_SYMBOL = 3
_DASHES = frozenset({"-", "–", "—", "~"})
_JOINED = frozenset({"and", "or", ","})
_ROUND = frozenset({100, 1000, 10_000, 100_000})
_LARGEST_PART = 10
_EACH = frozenset({"a", "every"})  # "two in a hundred", "four out of every ten"
_AS_EXACT = Context(prec=3)  # a third is told as 33.3 percent
_LARGEST_PART_IN_WORDS = 100


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
    :param sign: the currency whose sign or code stands before the number.
    :param counted: the index of the noun that stands in the midst of a share: the firm of 'one firm in five'.
    """

    start: int
    end: int
    number: int
    mantissa: Decimal
    factor: Decimal
    unit: Term | None = None
    sign: Term | None = None
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
        self._numerals = Numerals(known)
        self._percent = known.by_iri.get(UNIT.percent)

    def find(self, sentence: Span, taken: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
        """Yield the quantities of *sentence*; *taken* are spans of characters that are dates or names."""
        tokens = [t for t in sentence.tokens if not t.is_space]
        may_begin = self._numerals.may_begin

        def is_free(i: int) -> bool:
            return not any(a <= tokens[i].idx < b for a, b in taken)

        done = 0
        for i in [i for i, token in enumerate(tokens) if may_begin(token)]:
            amounts = self._read(tokens, i, is_free) if i >= done and is_free(i) else []
            if not amounts:
                continue
            if len(amounts) > 1 and amounts[0].start and tokens[amounts[0].start - 1].lower_ == "from":
                runs = [[amount] for amount in amounts]  # a change from one to the other, no range
            else:
                runs = [amounts]
            shared = self._shared_unit(tokens, runs[-1][-1], is_free)
            end = i
            for run in runs:
                end = max(end + 1, run[-1].end)
                start, number = run[0].start, tokens[run[-1].number]
                before, opening = self._qualifier_before(tokens, start)
                after, end = self._qualifier_after(tokens, end)
                for amount in run:
                    said = tuple(t for k, t in enumerate(tokens[start:end], start) if k != run[0].counted)
                    unit = amount.unit
                    if unit is None and shared is not None:
                        unit, said = shared.unit, (*said, *tokens[shared.number + 1 : shared.end])
                    yield Quantity(said, number, tokens[opening], amount.value, unit, before or after)
            done = end

    def _shared_unit(
        self, tokens: Sequence[Token], amount: _Amount, is_free: Callable[[int], bool]
    ) -> _Amount | None:
        """Return the last of a list of numbers that share its unit with *amount*: '5 percent' of '3, 4 and 5 percent'."""
        number, i = tokens[amount.number], amount.end
        if amount.unit is not None or i >= len(tokens) or tokens[i].lower_ not in _JOINED:
            return None
        i += 1 + (i + 1 < len(tokens) and tokens[i + 1].lower_ == "and")
        if (
            i >= len(tokens)
            or tokens[i].dep_ != "conj"
            or not self._numerals.may_begin(tokens[i])
            or not is_free(i)
        ):
            return None
        following = self._amount(tokens, i) if tokens[i].head == number else None
        if following is None:
            return None
        return following if following.unit is not None else self._shared_unit(tokens, following, is_free)

    def _read(self, tokens: Sequence[Token], i: int, is_free: Callable[[int], bool]) -> list[_Amount]:
        """Return the amount, the two of a range, or nothing, that begins with the number at *i*."""
        if i and tokens[i].lower_ in NUMBERS_AS_NOUNS and tokens[i - 1].lower_ in self._known.ordinals:
            return []  # "the first half of the year"
        share = self._share(tokens, i, is_free)
        if share is not None:
            return [share]
        first = self._amount(tokens, i)
        if first is None or self._multiplies(tokens, first.end) or self._is_term(tokens, i, first.end):
            return []
        second = self._second(tokens, first, is_free)
        if second is None:
            is_place = tokens[i].lower_ in self._known.ordinals and first.unit is None
            return [] if is_place else [first]
        if first.factor == 1 and first.mantissa < second.mantissa:  # "2 to 3 million"
            first = replace(first, factor=second.factor)
            if first.unit is None and first.start and tokens[first.start - 1].text in self._codes:
                code = self._codes[tokens[first.start - 1].text]  # before a large sum alone, as this now is
                first = replace(first, start=first.start - 1, unit=code, sign=code)
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
        dashed = tokens[i].text in _DASHES
        if not dashed and tokens[i].lower_ != ("and" if begun == "between" else "to"):
            return None
        i += 1
        if i + 1 < len(tokens) and tokens[i].text in self._signs:
            i += 1
        second = self._amount(tokens, i) if is_free(i) else None
        if second is None or second.value <= first.value:
            return None
        if second.unit is None and first.sign is not None and (dashed or second.factor > 1):
            return replace(second, unit=first.unit)  # "$5-7 million": the sign before stands for both
        return second if first.unit in (None, second.unit) else None

    def _amount(self, tokens: Sequence[Token], i: int) -> _Amount | None:
        """Return the number that begins at *i*, with its multipliers and its unit or currency."""
        mantissa = self._numerals.number(tokens, i)
        if mantissa is None or (
            self._numerals.multiplier(tokens, i, signed=True) and not self._numerals.stands_alone(tokens, i)
        ):
            return None
        sign, start = self._sign_before(tokens, i)
        last = self._numerals.last_group(tokens, i)
        if last > i:  # "700 000"
            mantissa, i = Decimal("".join(t.text for t in tokens[i : last + 1])), last
        mantissa, factor, end = self._numerals.multiplied(tokens, i, mantissa, signed=sign is not None)
        if sign is None and factor > 1 and i and tokens[i - 1].text in self._codes:
            sign, start = self._codes[tokens[i - 1].text], i - 1
        unit, after = self._unit_after(tokens, end)
        if sign is None and unit is None and self._numerals.is_open(tokens, end):
            return None  # a wrong figure is worse than none
        if sign is not None and unit is not sign:  # "£1 billion pound industry" says it twice
            unit, after = sign, end
        return _Amount(start, after, end - 1, mantissa, factor, unit, sign)

    def _sign_before(self, tokens: Sequence[Token], i: int) -> tuple[Term | None, int]:
        """Return the currency sign or code before *i* and where it begins."""
        for length in (2, 1):
            if i >= length:
                run = tokens[i - length : i]
                if length > 1 and run[0].whitespace_ and len(run[0].text) == 1:
                    continue  # "A $20 million grant" is in dollars, and of no country
                text = "".join(t.text for t in run)
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
            if unit is not None and not (unit.iri == UNIT.times and self._multiplies(tokens, i)):
                return unit, i + length
        return None, i

    def _multiplies(self, tokens: Sequence[Token], i: int) -> bool:
        """Say whether the word at *i* is a sign between two numbers: 'x' in '4 x 100 metres'."""
        unit = self._units.get(tokens[i].text) if i + 1 < len(tokens) and len(tokens[i].text) == 1 else None
        return unit is not None and unit.iri == UNIT.times and tokens[i + 1].like_num

    def _is_term(self, tokens: Sequence[Token], i: int, end: int) -> bool:
        """Say whether the number from *i* to *end* is a part of another: '2 + 1 pillars', 'the five millionth car'."""
        added = (i > 1 and tokens[i - 1].text == "+" and tokens[i - 2].like_num) or (
            end + 1 < len(tokens) and tokens[end].text == "+" and tokens[end + 1].like_num
        )
        return added or (tokens[i].is_alpha and self._numerals.ends_ordinal(tokens, end))

    def _share(self, tokens: Sequence[Token], i: int, is_free: Callable[[int], bool]) -> _Amount | None:
        """Return a part of a whole in percent: 'two-thirds of X', 'by a quarter', 'one firm in five', 'seven out of ten'."""
        part, end = self._numerals.fraction(tokens, i)
        follower = tokens[end].lower_ if end < len(tokens) else ""
        opening = self._qualifier_before(tokens, i)[1] if part else i
        led = opening > 0 and tokens[opening - 1].lower_ == "by" and follower not in self._units
        compared = end < len(tokens) and tokens[end].tag_ in ("JJR", "RBR")  # "a third more"
        if part and (follower == "of" or led or compared or (end == i + 1 and follower in ("the", "all"))):
            return _Amount(i, end, end - 1, _in_percent(part), Decimal(1), self._percent)
        few, end, counted = self._numerals.number(tokens, i), i + 1, -1
        if few is None or end + 1 >= len(tokens):
            return None
        if tokens[end].pos_ == "NOUN":
            counted, end = end, end + 1
        out = [t.lower_ for t in tokens[end : end + 2]] == ["out", "of"]
        at = end + 2 if out else end + 1
        at += at + 1 < len(tokens) and tokens[at].lower_ in _EACH
        if not (out or tokens[end].lower_ == "in") or at >= len(tokens) or not is_free(at):
            return None
        many = self._numerals.number(tokens, at)
        if many is None or not 0 < few < many:
            return None
        # "one in twenty", but "3 in 20 ports" may be three of them there
        largest = _LARGEST_PART_IN_WORDS if tokens[i].lower_ == "one" else _LARGEST_PART
        if not (many <= largest or many in _ROUND):
            return None
        if counted >= 0 and tokens[at].dep_ == "nummod":
            return None  # "three ports in ten regions"
        if at + 1 < len(tokens):
            measure = self._unit_after(tokens, at + 1)[0]
            counts = (out or tokens[i].is_alpha) and measure not in self._known.durations
            if self._numerals.multiplier(tokens, at + 1, signed=False) or (
                measure is not None and not counts
            ):
                return None  # "3 in 10 km", but "one in five households"
        number = at if counted < 0 else i  # the number that the parse gives the noun
        percent = _in_percent(few / many)
        return _Amount(i, at + 1, number, percent, Decimal(1), self._percent, counted=counted)

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


def _in_percent(part: Decimal) -> Decimal:
    return _AS_EXACT.multiply(part, Decimal(100)) + 0  # written without an exponent


def _singular(name: str) -> str:
    """Return the form under which a unit's name is looked up: symbols as they stand, words in lower case and singular."""
    if len(name) <= _LONGEST_SYMBOL:
        return name
    head, of, rest = name.lower().partition(" of ")
    return (head[:-1] if head.endswith("s") and not head.endswith("ss") else head) + of + rest
