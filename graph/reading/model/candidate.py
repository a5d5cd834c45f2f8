"""The candidates for figures, dates and ranks: the grammar finds them in a text, the network chooses among them."""

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

_BEFORE_DEADLINE = 3  # words, as in "by the end of 2030"


@dataclass(frozen=True)
class Number:
    """A number: its offsets and value, and the names of its unit and qualifier where its words state them."""

    start: int
    end: int
    value: float
    unit: str = ""
    qualifier: str = ""


@dataclass(frozen=True)
class Date:
    """A date: its offsets, and its value as YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn, YYYYs or A/B."""

    start: int
    end: int
    value: str


class Grammar:
    """The grammar of English: it finds numbers, dates and ranks in texts."""

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        """Make the grammar from the words and units of *knowledge*; the built-in knowledge by default."""
        known = knowledge or built_in()
        words = self._words = known.words(ENGLISH)
        self.goal = known.vocabulary.notations.get(POL.aimsAt, "")
        """The name of the kind of fact that has a deadline."""
        ends = any_of(words.conjunctions | words.ranges | words.scopes)
        self._ranked = re.compile(
            rf"\s+(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+(?=\s*[,.;:()]|\s+{ends}|$)", re.IGNORECASE
        )
        self._unit = re.compile(
            rf"[\s-]+(?:{any_of(words.quantifiers)}\s+)*(?!{any_of(words.particles)})([A-Za-z][\w-]*)",
            re.IGNORECASE,
        )
        self._determiner = leading(words.articles | words.indefinites | words.possessives)
        self._unfinished = re.compile(any_of(words.unfinished), re.IGNORECASE)
        self._genitive = re.compile(rf"^{one_of(words.genitives)}(?:\s+|$)")
        ends_by = any_of(words.dates.limits - words.dates.froms)
        self._deadline = re.compile(rf"{ends_by}(?: [a-z]+){{0,{_BEFORE_DEADLINE}}}[ -]\Z")
        self._quantities = Quantities(known.vocabulary, self._words)
        self._qualifiers = {bound: name for name, bound in known.concepts(POL.qualifiers).items()}

    def numbers(self, text: str, dates: list[Date]) -> Iterator[Number]:
        """Yield the numbers of *text* that are not within its *dates*, within names such as 5G, or parts of a share."""
        dated = {offset for date in dates for offset in range(date.start, date.end)}
        for found in self._quantities.find(text):
            if found.start not in dated and not found.is_part and not _is_in_name(text, found):
                unit = found.unit.label if found.unit else ""
                bound = self._qualifiers.get(found.bound or "", "")
                yield Number(found.start, found.end, float(found.values[0]), unit, bound)

    def dates(self, text: str, spans: Sequence[tuple[int, int]], issued: str) -> list[Date]:
        """Return the dates of *text* in order, also relative ones ("last year"), resolved by the date *issued*.

        :param spans: the offsets of its sentences: only a year in the same sentence matters to a month without one.
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

        :param text: the text after the number.

        >>> grammar().unit_after(" new jobs by May"), grammar().unit_after(" in 2023")
        ('jobs', '')
        """
        found = self._unit.match(text)
        return found[1] if found else ""

    def ranked_after(self, text: str) -> str:
        """Return the words after a rank that say what is ranked; "" for none.

        :param text: the text after the rank.

        >>> grammar().ranked_after(" exporter of rice in the world")
        ' exporter of rice'
        """
        found = self._ranked.match(text)
        return found[0] if found else ""

    def without_determiner(self, phrase: str) -> str:
        """Return *phrase* without the article or possessive that it begins with.

        >>> grammar().without_determiner("Their ports")
        'ports'
        """
        return self._determiner.sub("", phrase)

    def without_genitive(self, phrase: str) -> str:
        """Return *phrase* without a preposition such as "of" at its beginning.

        >>> grammar().without_genitive("of exports")
        'exports'
        """
        return self._genitive.sub("", phrase)

    def unfinished(self, text: str) -> Iterator[int]:
        """Yield the offsets at which the words of *text* end in which no phrase ends.

        >>> list(grammar().unfinished("goals of the plan"))
        [8, 12]
        """
        return (found.end() for found in self._unfinished.finditer(text))

    def is_deadline(self, before: str) -> bool:
        """Say whether a date is a deadline, by the words of its sentence *before* it.

        >>> grammar().is_deadline("Open by the end of "), grammar().is_deadline("Opened in ")
        (True, False)
        """
        return self._deadline.search(before) is not None

    def is_denied(self, before: str) -> bool:
        """Say whether the words of a sentence *before* an object deny it within its clause."""
        return is_denied(before, self._words)

    def ranks(self, text: str) -> Iterator[Rank]:
        """Yield the ordinals and superlatives of *text*."""
        return ranks(text, self._words, self._quantities)


def _is_in_name(text: str, number: Quantity) -> bool:
    """Say whether a letter directly precedes or follows a number, as in 5G and COVID19."""
    return text[number.start - 1 : number.start].isalpha() or text[number.end : number.end + 1].isalpha()


@cache
def grammar() -> Grammar:
    """Return the grammar of English."""
    return Grammar()
