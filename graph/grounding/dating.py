"""The dating: whether a document supports a date that a reader claims, and the period of the date."""

from __future__ import annotations

import re
from functools import cached_property

from ...ontology.language import Words
from ...ontology.namespace import UNIT
from ..document import Document
from ..fact import Passage, Period
from ..grammar.deixis import deictics
from ..grammar.period import period_of, periods
from ..grammar.quantity import Quantities
from .evidence import NEAR

_SPANS = frozenset({UNIT.year, UNIT.month})
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")


class Dating:
    """The dates of one document."""

    def __init__(self, document: Document, words: Words, quantities: Quantities) -> None:
        """Read dates by the *words* and *quantities* of the document's language."""
        self._document = document
        self._words = words
        self._quantities = quantities
        self._told: dict[Passage, list[Period]] = {}

    def period(self, notation: str, passage: Passage) -> Period | None:
        """Return the period of *notation* if the document supports it for *passage*, else None.

        The support may be a date in the passage, shortly before it or in the title; a date relative to the publication
        ("last year"); a number of years or months from either ("five years earlier", "the three years to 2029"); or the
        day, month or year of the text itself, where the period is, begins or ends with that.
        """
        period = period_of(notation)
        if period is None:
            return None
        first, slash, last = period.notation.partition("/")
        told = self._of(passage)
        if any(_is_told(period, other) for other in told):
            return period
        parts = [period_of(first), period_of(last)] if slash else [period]
        if not all(part is not None and self._is_part(part, told, passage) for part in parts):
            return None
        if any(part is not None and self._is_counted(part, told, passage) for part in parts):
            return period_of("/".join(end[:4] for end in (first, last) if end))
        return period

    def stated(self, passage: Passage) -> list[Period]:
        """Return the periods that *passage* names, relative dates included, in order."""
        issued = self._document.metadata.issued
        found = [(start, period) for start, _, period in periods(passage.quote, self._words)]
        relative = deictics(passage.quote, issued, self._words)
        return [p for _, p in sorted([*found, *((d.start, d.period) for d in relative)], key=lambda f: f[0])]

    def _of(self, passage: Passage) -> list[Period]:
        """Return the periods that are named in *passage*, shortly before it or in the title."""
        if passage not in self._told:
            near = [p for start, p in self._all if passage.start - NEAR <= start < passage.end]
            title = [p for _, _, p in periods(self._document.title or "", self._words)]
            self._told[passage] = [*self.stated(passage), *near, *title]
        return self._told[passage]

    def _is_part(self, period: Period, told: list[Period], passage: Passage) -> bool:
        if any(_is_told(period, other) or _is_end(period, other) for other in told):
            return True
        if self._issued is not None and _is_told(period, self._issued):
            return True
        return self._is_away(period, told, passage) or self._is_written(period, passage)

    def _is_away(self, period: Period, told: list[Period], passage: Passage) -> bool:
        """Say whether *passage* has the number of years or months from one of *told*, or the text's date, to *period*."""
        known = [*told, self._issued] if self._issued is not None else told
        numbers = self._numbers(passage)
        return bool(numbers) and any(_apart(period, other) & numbers for other in known)

    def _is_counted(self, period: Period, told: list[Period], passage: Passage) -> bool:
        """Say whether *period* is a day of which the text gives only the year, by a count such as "one year ago".

        "A year ago today" gives the day, since the passage itself names one.
        """
        if period.notation.count("-") < 2 or any(_is_told(period, other) for other in told):
            return False
        issued = self._issued
        if issued is None or period.notation[4:] != issued.notation[4:] or period.notation == issued.notation:
            return False
        is_day_told = any(p.notation[4:] == period.notation[4:] for p in self.stated(passage))
        return self._is_away(period, told, passage) and not is_day_told

    def _numbers(self, passage: Passage) -> set[int]:
        """Return the integers that count years or months in *passage*."""
        found = (q.values[0] for q in self._quantities.find(passage.quote) if q.unit and q.unit.iri in _SPANS)
        return {int(value) for value in found if value == int(value)}

    def _is_written(self, period: Period, passage: Passage) -> bool:
        """Say whether the numbers and the month of *period* are in or shortly before *passage*, in any order."""
        text = self._document.text[max(0, passage.start - NEAR) : passage.end]
        year, _, rest = period.notation.partition("-")
        numbers = set(_NUMBER.findall(text))
        if year.rstrip("s") not in numbers and not (self._issued and self._issued.notation[:4] == year):
            return False
        if not rest:
            return not period.notation.endswith("s") or year.rstrip("s") in numbers
        month, _, day = rest.partition("-")
        if day and str(int(day)) not in numbers and day not in numbers:
            return False
        if month.startswith("Q"):
            return month[1:] in numbers
        return any(self._month_numbers.get(word) == int(month) for word in self._months(text))

    def _months(self, text: str) -> set[str]:
        """Return the words of *text* that may name a month, also those directly after a number."""
        # The modal in "It may open" does not name a month.
        words = {word.lower() for word in _WORD.findall(text) if word not in self._words.modals}
        joined = re.findall(r"\d{1,2}[^\W\d_]", text)
        return words | {str(int(word[:-1])) + word[-1] for word in joined}

    @cached_property
    def _month_numbers(self) -> dict[str, int]:
        return {name.lower(): number for name, number in self._words.dates.months.items()}

    @cached_property
    def _issued(self) -> Period | None:
        """The period of the text's publication, where known."""
        return period_of(self._document.metadata.issued or "")

    @cached_property
    def _all(self) -> list[tuple[int, Period]]:
        return [(start, period) for start, _, period in periods(self._document.text, self._words)]


def _is_told(period: Period, other: Period) -> bool:
    """Say whether *period* equals *other* or contains it: 2024 for September 2024."""
    if period.notation == other.notation:
        return True
    is_around = period.earliest <= other.earliest and other.latest <= period.latest
    return is_around and "/" not in period.notation


def _apart(period: Period, other: Period) -> set[int]:
    """Return the distances above 0 between *period* and each end of *other*, in whole years, else in months."""
    ends = other.notation.split("/")
    found: set[int] = set()
    for one in filter(None, map(period_of, ends)):
        apart = abs(_months(period.earliest) - _months(one.earliest))
        is_monthly = "-" in period.notation and "-" in one.notation
        found |= {apart // 12} if apart % 12 == 0 or not is_monthly else {apart}
    return found - {0}


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7])


def _is_end(period: Period, other: Period) -> bool:
    """Say whether *period* is one end of the range *other*."""
    return "/" in other.notation and period.notation in other.notation.split("/")
