"""Dates in a text, found by grammar: absolute ones, and ones told from the document's own date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from ...grammar.period import month_number

_DAYS: Final = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH: Final = r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_YEAR: Final = r"(?P<year>(?:17|18|19|20|21)\d\d)"
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
# The month in which each season ends, in the north.
_SEASONS: Final = {"winter": 2, "spring": 5, "summer": 8, "autumn": 11, "fall": 11}
_QUARTERS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}


@dataclass(frozen=True)
class Date:
    """A date: where it stands, and YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn, YYYYs or A/B."""

    start: int
    end: int
    value: str


Maker = Callable[[re.Match[str], str], str | None]


def dates(text: str, document: str = "") -> list[Date]:
    """List the dates of a text in order; `document` is the date of the text itself.

    >>> [d.value for d in dates("On 1 March 2020, in 2021-2025, the 1990s, last July or in May", "2018-06-07")]
    ['2020-03-01', '2021/2025', '1990s', '2017-07', '2018-05']
    """
    found: list[Date] = []
    taken: set[int] = set()
    for pattern, make in _GRAMMAR:
        for match in pattern.finditer(text):
            if taken.isdisjoint(range(*match.span())):
                value = make(match, document)
                if value:
                    found.append(Date(*match.span(), value))
                    taken.update(range(*match.span()))
    return sorted(found, key=lambda date: date.start)


def _month(match: re.Match[str]) -> int:
    """Give the number of the month that was matched."""
    return month_number(match["month"])


def _full(match: re.Match[str], document: str) -> str | None:
    """Give a day of a month of a year, or of the year nearest to the document."""
    parts = match.groupdict()
    year = parts.get("year") or _nearest_year(_month(match), document)
    return (
        f"{year}-{_month(match):02d}-{int(match['day']):02d}" if year and 0 < int(match["day"]) < 32 else None
    )


def _in_month(match: re.Match[str], document: str) -> str | None:
    """Give a month of a year, of last or next year, or of the year nearest to the document."""
    parts = match.groupdict()
    if parts.get("year"):
        return f"{match['year']}-{_month(match):02d}"
    if not document:
        return None
    year, month = int(document[:4]), int(document[5:7] or 6)
    which = (parts.get("which") or "").lower()
    if which == "last":
        year -= month <= _month(match)
    elif which == "next":
        year += month >= _month(match)
    elif which != "this":
        year = int(_nearest_year(_month(match), document) or year)
    return f"{year}-{_month(match):02d}"


def _nearest_year(month: int, document: str) -> str | None:
    """Give the year in which a month lies nearest to the document's date."""
    if not document:
        return None
    year = int(document[:4])
    gap = month - int(document[5:7] or 6)
    return str(year - (gap > 6) + (gap < -10))


def _span(match: re.Match[str], document: str) -> str | None:
    """Give a range of years."""
    last = match["last"]
    last = match["year"][: 4 - len(last)] + last
    return f"{match['year']}/{last}" if last > match["year"] else None


def _quarter(match: re.Match[str], document: str) -> str | None:
    """Give a quarter of a year."""
    number = _QUARTERS[match["quarter"].lower()]
    year = match["year"] or document[:4]
    return f"{year}-Q{number}" if year else None


def _relative(match: re.Match[str], document: str) -> str | None:
    """Give a day, week, month or year counted from the document's date."""
    words = match[0].lower()
    if not document:
        return None
    year = int(document[:4])
    if "year" in words:
        return str(year + _step(words))
    if len(document) < 7:
        return None
    month = int(document[5:7])
    if "month" in words:
        months = year * 12 + month - 1 + _step(words)
        return f"{months // 12}-{months % 12 + 1:02d}"
    if "week" in words or len(document) < 10:
        day = _day(document, 7 * _step(words))
        return document[:7] if day is None else f"{day:%Y-%m}"
    if words in ("today", "yesterday", "tomorrow"):
        found = _day(document, {"today": 0, "yesterday": -1, "tomorrow": 1}[words])
        return None if found is None else found.isoformat()
    return _weekday(words.split()[-1], document)


def _weekday(name: str, document: str) -> str | None:
    """Give the nearest such day, today or before."""
    today = _day(document, 0)
    if today is None:
        return None
    return (today - datetime.timedelta((today.weekday() - _DAYS.index(name)) % 7)).isoformat()


def _day(document: str, days: int) -> datetime.date | None:
    """Give the document's day, moved by some days."""
    try:
        return datetime.date.fromisoformat(document) + datetime.timedelta(days)
    except ValueError:
        return None


def _season(match: re.Match[str], document: str) -> str | None:
    """Give the year of last, this or next summer."""
    if len(document) < 7:
        return None
    year, which = int(document[:4]), match["which"].lower()
    if which == "last":
        year -= int(document[5:7]) <= _SEASONS[match["season"].lower()]
    elif which == "next":
        year += int(document[5:7]) >= _SEASONS[match["season"].lower()] - 2
    return str(year)


def _year_end(match: re.Match[str], document: str) -> str | None:
    """Give the document's year, or the one before."""
    return str(int(document[:4]) - match[0].lower().endswith("ago")) if document else None


def _step(words: str) -> int:
    """Tell one before, the same or one after."""
    if words.startswith(("last", "previous", "past")):
        return -1
    return 1 if words.startswith(("next", "coming", "following")) else 0


def _grammar() -> Iterator[tuple[re.Pattern[str], Maker]]:
    """Yield the patterns, the longest first."""
    flags = re.IGNORECASE
    yield re.compile(rf"\b{_MONTH}\s{_DAY},?\s{_YEAR}\b", flags), _full
    yield re.compile(rf"\b{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}\b", flags), _full
    yield re.compile(r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)\b"), lambda match, _: match[0]
    yield re.compile(rf"\b{_MONTH},?\s(?:of\s)?{_YEAR}\b", flags), _in_month
    yield (
        re.compile(rf"\b(?P<quarter>first|second|third|fourth|last)\squarter(?:\sof\s{_YEAR})?\b", flags),
        _quarter,
    )
    yield re.compile(rf"\bQ(?P<quarter>[1-4])\s{_YEAR}\b"), _quarter
    yield re.compile(rf"\b{_YEAR}s\b"), lambda match, _: f"{match['year']}s"
    span = rf"\b{_YEAR}(?:\s?[-–—/]\s?|\sto\s|\sand\s|\sthrough\s)(?:FY\s?)?(?P<last>(?:19|20|21)\d\d|\d\d)\b(?!-)"
    yield re.compile(span), _span
    yield re.compile(rf"(?<![\w$€£,.]){_YEAR}(?![,.]?\d|\s?%|\w)"), lambda match, _: match["year"]
    yield re.compile(r"\bFY\s?(?P<short>\d\d)\b"), lambda match, _: f"20{match['short']}"
    month = _MONTH.replace("may", "(?-i:May)").replace("mar(?:ch|", "(?-i:Mar)(?:ch|")
    yield re.compile(rf"\b{month}\s{_DAY}\b(?!\s?%)", flags), _full
    yield re.compile(rf"\b{_DAY}\s{month}\b", flags), _full
    yield re.compile(rf"\b(?:(?P<which>last|this|next)\s)?{month}(?!\w)", flags), _in_month
    days = "|".join(_DAYS)
    yield re.compile(rf"\b(?:today|yesterday|tomorrow|(?:last\s|on\s|this\s)?(?:{days}))\b", flags), _relative
    yield (
        re.compile(r"\b(?P<which>last|this|next)\s(?P<season>spring|summer|autumn|fall|winter)\b", flags),
        _season,
    )
    yield re.compile(r"\b(?:the\s)?end of (?:the|this) year\b|\ba year ago\b", flags), _year_end
    which = "last|previous|past|this|next|coming|following|earlier this|the current|current"
    yield re.compile(rf"\b(?:{which})\s(?:fiscal\s)?(?:week|month|year)\b", flags), _relative


_GRAMMAR: Final = tuple(_grammar())
