"""The candidates of figures, dates and ranks: what the grammar finds in a text, for the network to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ....ontology.language import ENGLISH, any_of, leading, one_of
from ....ontology.namespace import POL
from ....ontology.own import Knowledge, built_in
from ...grammar.deixis import deictics
from ...grammar.denial import is_denied
from ...grammar.period import periods
from ...grammar.quantity import Quantities, Quantity
from ...grammar.rank import Rank, ranks


@dataclass(frozen=True)
class Number:
    """A number: where it stands, its value, the name of its unit and how it bounds the value, as far as its words tell."""

    start: int
    end: int
    value: float
    unit: str = ""
    qualifier: str = ""


@dataclass(frozen=True)
class Date:
    """A date: where it stands, and YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn, YYYYs or A/B."""

    start: int
    end: int
    value: str


class Grammar:
    """Finds the numbers, dates and ranks of English texts."""

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        """Read numbers and dates by the words of *knowledge*; what is built in by default."""
        known = knowledge or built_in()
        words = self._words = known.words(ENGLISH)
        ends = any_of(words.conjunctions | words.ranges | words.scopes)
        self._ranked = re.compile(
            rf"\s+(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+(?=\s*[,.;:()]|\s+{ends}|$)", re.IGNORECASE
        )
        self._unit = re.compile(
            rf"[\s-]+(?:{any_of(words.quantifiers)}\s+)*(?!{any_of(words.particles)})([A-Za-z][\w-]*)",
            re.IGNORECASE,
        )
        self._determiner = leading(words.articles | words.indefinites | words.possessives)
        self._genitive = re.compile(rf"^{one_of(words.genitives)}(?:\s+|$)")
        self._quantities = Quantities(known.vocabulary, self._words)
        self._qualifiers = {bound: name for name, bound in known.concepts(POL.qualifiers).items()}

    def numbers(self, text: str, dates: list[Date]) -> Iterator[Number]:
        """Yield the numbers of *text* that stand in none of its *dates*."""
        dated = {offset for date in dates for offset in range(date.start, date.end)}
        for found in self._quantities.find(text):
            if found.start not in dated and not found.is_part and not _is_in_name(text, found):
                unit = found.unit.label if found.unit else ""
                bound = self._qualifiers.get(found.bound or "", "")
                yield Number(found.start, found.end, float(found.values[0]), unit, bound)

    def dates(self, text: str, spans: Sequence[tuple[int, int]], issued: str) -> list[Date]:
        """Return the dates of *text*, also those told from the day on which it was *issued*, in their order.

        :param spans: where its sentences begin and end: a month without a year is that of its own sentence.
        """
        found = [Date(start, end, period.notation) for start, end, period in periods(text, self._words)]
        taken = {offset for date in found for offset in range(date.start, date.end)}
        for start, end in spans:
            for told in deictics(text[start:end], issued or None, self._words):
                if start + told.start not in taken:
                    found.append(Date(start + told.start, start + told.end, told.period.notation))
        return sorted(found, key=lambda date: date.start)

    def unit_after(self, text: str) -> str:
        """Return the word after a number that may be its unit; "" for none.

        :param text: what follows the number.

        >>> grammar().unit_after(" new jobs by May"), grammar().unit_after(" in 2023")
        ('jobs', '')
        """
        found = self._unit.match(text)
        return found[1] if found else ""

    def ranked_after(self, text: str) -> str:
        """Return the words after a rank that say what is ranked; "" for none.

        :param text: what follows the rank.

        >>> grammar().ranked_after(" exporter of rice in the world")
        ' exporter of rice'
        """
        found = self._ranked.match(text)
        return found[0] if found else ""

    def without_determiner(self, phrase: str) -> str:
        """Return *phrase* without the article, or the word in its place, that it begins with.

        >>> grammar().without_determiner("Their ports")
        'ports'
        """
        return self._determiner.sub("", phrase)

    def without_genitive(self, phrase: str) -> str:
        """Return *phrase* without the preposition that ties it to what it is a part of.

        >>> grammar().without_genitive("of exports")
        'exports'
        """
        return self._genitive.sub("", phrase)

    def is_denied(self, before: str) -> bool:
        """Say whether *before*, the words of a sentence up to an object, deny it in its clause."""
        return is_denied(before, self._words)

    def ranks(self, text: str) -> Iterator[Rank]:
        """Yield the ordinals and superlatives of *text*."""
        return ranks(text, self._words, self._quantities)


def _is_in_name(text: str, number: Quantity) -> bool:
    """Say whether letters stand close to a number, as in 5G and COVID19."""
    return text[number.start - 1 : number.start].isalpha() or text[number.end : number.end + 1].isalpha()


@cache
def grammar() -> Grammar:
    """Return the grammar of English."""
    return Grammar()
