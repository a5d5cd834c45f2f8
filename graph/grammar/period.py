"""The period: dates as exact as the text gives them, never filled up from the calendar."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator

from ...ontology.namespace import POL
from ..fact import Period

_MONTHS = list(calendar.month_name)
_SHORT_MONTHS = {m[:3].lower(): i for i, m in enumerate(_MONTHS) if m}
_OF_MONTHS = "|".join(m[:3] for m in _MONTHS if m)
MONTH_NAME = rf"{'|'.join(_MONTHS[1:])}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_MONTH = rf"(?P<month>{MONTH_NAME})"
_UNTIL_MONTH = rf"(?P<untilmonth>{MONTH_NAME})"
_A_YEAR = r"(?:1[6-9]|20|21)\d\d"
_YEAR = rf"(?P<year>{_A_YEAR})"
_DAY, _FIRST_DAY = (rf"(?P<{name}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?" for name in ("day", "first"))
_DASH = r"\s?[-–—]\s?"
_NO_QUANTITY = r"(?!\s*(?:%|percent|per cent|million|billion|trillion|[,.]\d))"
_NO_COUNT = r"(?!(?<=00)\s+(?:[a-z]\w*s|[kMGT]W[hp]?|km|ha)\b)"  # "2000 jobs", "2000 MW"
_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")

_NOTATION = re.compile(
    rf"{_YEAR}(?:(?P<decade>(?<=0)s)|-Q(?P<part>[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)
_ANY_YEAR = re.compile(r"\d{4}|FY")

_Month = tuple[int, int]
"""A year, and a month of it counted from 1."""


def periods(text: str) -> Iterator[tuple[int, int, Period]]:
    """Yield (start, end, period) for each date that *text* names, in order; the most exact reading wins.

    >>> [(text[s:e], p.notation) for text in ["As of September 2024, after the 1990s"] for s, e, p in periods(text)]
    [('September 2024', '2024-09'), ('1990s', '1990s')]
    """
    if not _ANY_YEAR.search(text):
        return
    taken: list[tuple[int, int, Period]] = []
    for letters, pattern, read in _FORMS:
        if not letters.search(text):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(s < end and start < e for s, e, _ in taken):
                continue
            period = read(match)
            if period is not None:
                lead = len(match[0]) - len(match[0].lstrip())
                taken.append((start + lead, end, period))
    yield from sorted(taken, key=lambda t: t[0])


def period_of(notation: str) -> Period | None:
    """Return the period that *notation* stands for, see :class:`.Period`; None where it is none.

    >>> [p.label for n in ("2024-09-30", "2024-Q3", "1990s", "2021/2025-06") if (p := period_of(n))]
    ['30 September 2024', 'quarter 3 of 2024', '1990s', '2021 to June 2025']
    >>> period_of("2024-13"), period_of("2025/2021"), period_of("soon")
    (None, None, None)
    """
    first, slash, last = notation.strip().partition("/")
    since = _one_period(first)
    if not slash or since is None:
        return since
    until = _one_period(last)
    if until is None or until.latest <= since.latest or until.earliest < since.earliest:
        return None
    written = f"{since.notation}/{until.notation}"
    return Period(written, f"{since.label} to {until.label}", POL.range, since.earliest, until.latest)


def _one_period(notation: str) -> Period | None:
    match = _NOTATION.fullmatch(notation.strip())
    if match is None:
        return None
    if match["month"]:
        read = _day if match["day"] else _month
        return read(match) if 1 <= int(match["month"]) <= 12 else None
    if match["part"]:
        return _quarter(match)
    return _decade(match) if match["decade"] else _year(match)


def year(number: int) -> Period:
    """Return the period that a year is."""
    return _span(f"{number}", f"{number}", "year", (number, 1), (number, 12))


def month(year: int, number: int) -> Period:
    """Return the period that a month of a year is, counted from 1."""
    at = year, number
    return _span(f"{year}-{number:02}", f"{_MONTHS[number]} {year}", "month", at, at)


def day(year: int, month: int, number: int) -> Period | None:
    """Return the period that a day of a month is; None where the month has no such day."""
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    notation = f"{year}-{month:02}-{number:02}"
    return Period(notation, f"{number} {_MONTHS[month]} {year}", POL.day, notation, notation)


def month_number(name: str) -> int:
    """Return which month of the year *name* is, in words or digits: 9 for 'Sept.'."""
    return int(name) if name.isdecimal() else _SHORT_MONTHS[name[:3].lower()]


def _day(match: re.Match[str]) -> Period | None:
    return day(int(match["year"]), month_number(match["month"]), int(match["day"]))


def _days(match: re.Match[str]) -> Period | None:
    """Return the days of '10-11 July 2025'."""
    first = day(int(match["year"]), month_number(match["month"]), int(match["first"]))
    last = _day(match)
    return period_of(f"{first.notation}/{last.notation}") if first and last else None


def _month(match: re.Match[str]) -> Period:
    return month(int(match["year"]), month_number(match["month"]))


def _numbered_month(match: re.Match[str]) -> Period | None:
    """Return the month of '2024-09'; a later year than the first, as in '2007-08' and '2010-12', ends a range of years."""
    return None if int(match["month"]) > int(match["year"]) % 100 else _month(match)


def _quarter(match: re.Match[str]) -> Period:
    year, q = int(match["year"]), _PARTS[match["part"].lower()]
    return _span(f"{year}-Q{q}", f"quarter {q} of {year}", "quarter", (year, 3 * q - 2), (year, 3 * q))


def _half(match: re.Match[str]) -> Period | None:
    year, part = int(match["year"]), min(_PARTS[match["part"].lower()], 2)
    return _months((year, 6 * part - 5), (year, 6 * part))


def _first_months(match: re.Match[str]) -> Period | None:
    year, word = int(match["year"]), match["count"].lower()
    count = int(word) if word.isdecimal() else _NUMBERS.index(word) + 1
    last = count * (3 if match["size"] == "quarter" else 1)
    return _months((year, 1), (year, last)) if 1 < last < 12 else None


def _months_between(match: re.Match[str]) -> Period | None:
    until = int(match["year"])
    first, last = month_number(match["month"]), month_number(match["untilmonth"])
    # "In March 2019 and June 2021" are two dates; "in May and June 2023" is one time.
    if match["both"] and not match["between"] and (match["since"] or last != first + 1):
        return None
    return _months((int(match["since"] or until), first), (until, last))


def _months(first: _Month, last: _Month) -> Period | None:
    if first >= last:
        return None
    (since, begins), (until, ends) = first, last
    begin = _MONTHS[begins] if since == until else f"{_MONTHS[begins]} {since}"
    notation = f"{since}-{begins:02}/{until}-{ends:02}"
    return _span(notation, f"{begin} to {_MONTHS[ends]} {until}", "range", first, last)


def _decade(match: re.Match[str]) -> Period:
    first = int(match["year"])
    return _span(f"{first}s", f"{first}s", "decade", (first, 1), (first + 9, 12))


def _years(match: re.Match[str]) -> Period | None:
    year, word = int(match["year"]), match["until"]
    until = int(word) if len(word) == 4 else year // 100 * 100 + int(word)
    # "2024/25" is a fiscal year; what else has a stroke is the number of a law.
    if until <= year or (match["sep"] == "/" and until > year + 1):
        return None
    return _span(f"{year}/{until}", f"{year} to {until}", "range", (year, 1), (until, 12))


def _year(match: re.Match[str]) -> Period:
    return year(int(match["year"]))


def _short_year(match: re.Match[str]) -> Period:
    return year(int(f"20{match['short']}"))


def _span(notation: str, label: str, precision: str, first: _Month, last: _Month) -> Period:
    """Return the period from the first day of one month to the last day of another."""
    end = calendar.monthrange(*last)[1]
    days = f"{first[0]}-{first[1]:02}-01", f"{last[0]}-{last[1]:02}-{end}"
    return Period(notation, label, POL[precision], *days)


_TO = rf"(?:{_DASH}|\s+(?:to|until|till|through)\s+)"
_FISCAL = r"(?:\b(?:FY|AY)\s?|\b)"

# The forms of a date, those that say more first, each after letters that a text must have to have it.
_FORMS: tuple[tuple[re.Pattern[str], re.Pattern[str], Callable[[re.Match[str]], Period | None]], ...] = tuple(
    (re.compile(letters), re.compile(form), read)
    for letters, form, read in (
        (_OF_MONTHS, rf"\b{_FIRST_DAY}{_TO}{_DAY}\s+{_MONTH},?\s+{_YEAR}\b", _days),
        (_OF_MONTHS, rf"\b{_MONTH}\s+{_FIRST_DAY}{_TO}{_DAY},?\s+{_YEAR}\b", _days),
        (_OF_MONTHS, rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", _day),
        (_OF_MONTHS, rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", _day),
        ("-", rf"\b{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])\b", _day),
        ("[/.]", rf"\b(?P<day>[0-2]\d|3[01])[./](?P<month>0[1-9]|1[0-2])[./]{_YEAR}\b", _day),
        (
            _OF_MONTHS,
            (
                rf"\b(?P<between>[Bb]etween\s+)?{_MONTH}(?:\s+(?P<since>{_A_YEAR}))?"
                rf"(?:{_TO}|(?P<both>\s+and\s+)){_UNTIL_MONTH}\s+{_YEAR}\b"
            ),
            _months_between,
        ),
        (_OF_MONTHS, rf"\b{_MONTH}\s+(?:of\s+)?{_YEAR}\b", _month),
        ("-", rf"\b{_YEAR}-(?P<month>0[1-9]|1[0-2])\b", _numbered_month),
        ("Q", rf"\bQ(?P<part>[1-4])\s+(?:of\s+)?{_YEAR}\b", _quarter),
        ("Q", rf"\b{_YEAR}[ -]?Q(?P<part>[1-4])\b", _quarter),
        (
            "quarter",
            rf"\b(?P<part>[Ff]irst|second|third|fourth|last)[- ]quarter\s+(?:of\s+)?{_YEAR}\b",
            _quarter,
        ),
        ("H", rf"\bH(?P<part>[12])\s+(?:of\s+)?{_YEAR}\b", _half),
        ("half", rf"\b(?P<part>[Ff]irst|second|last)[- ]half\s+(?:of\s+)?{_YEAR}\b", _half),
        (
            "months|quarters",
            rf"\b[Ff]irst\s+(?P<count>{'|'.join(_NUMBERS)}|\d\d?)\s+(?P<size>month|quarter)s\s+(?:of\s+)?{_YEAR}\b",
            _first_months,
        ),
        ("0s", r"\b(?P<year>(?:1[6-9]|20)\d0)s\b", _decade),
        # Which months a season has, the hemisphere tells: its year is what is known.
        (
            "ing|er|umn|all",
            rf"\b(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?{_YEAR}\b",
            _year,
        ),
        ("etween", rf"\b[Bb]etween\s+{_YEAR}\s+(?P<sep>and)\s+(?P<until>{_A_YEAR})\b", _years),
        (
            "[-–—/]|to|until|through",
            # "2021-27" and "from 2021 to 27", but "from 76 in 2001 to 10 in 2011"
            (
                rf"(?P<led>\bfrom\s+)?{_FISCAL}{_YEAR}\s*(?P<sep>[-–—/]|to|until|through)\s*"
                rf"(?P<until>{_A_YEAR}|(?(led)\d\d|(?:(?<=[-–—/])|(?<=[-–—/] ))\d\d))\b{_NO_QUANTITY}"
            ),
            _years,
        ),
        ("FY|AY", rf"\b(?:FY|AY)\s?{_YEAR}\b", _year),
        ("FY", r"\bFY\s?['’]?(?P<short>\d\d)\b(?![-–—/.,]\d)", _short_year),
        ("", rf"\b(?<![.,\d$€£¥])(?<!\d/){_YEAR}\b{_NO_QUANTITY}{_NO_COUNT}", _year),
    )
)
