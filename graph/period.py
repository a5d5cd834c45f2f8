"""The period: dates as exact as the text gives them, never filled up from the calendar."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from ..ontology.namespace import POL
from .fact import Period

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT_MONTHS = {m[:3].lower(): i for i, m in enumerate(_MONTHS, 1)} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_YEAR = r"(?P<year>(?:1[6-9]|20|21)\d\d)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_NO_QUANTITY = r"(?!\s*(?:%|percent|per cent|million|billion|trillion|[,.]\d))"

_PATTERNS = tuple(
    re.compile(p)
    for p in (
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_YEAR}-(?P<monthnumber>0[1-9]|1[0-2])(?:-(?P<day>[0-2]\d|3[01]))?\b",
        rf"\b{_MONTH}\s+(?:of\s+)?{_YEAR}\b",
        rf"\b(?:Q(?P<quarter>[1-4])|(?P<quarterword>first|second|third|fourth|last)\s+quarter)\s+(?:of\s+)?{_YEAR}\b",
        r"\b(?P<decade>(?:1[6-9]|20)\d0)s\b",
        rf"\b[Bb]etween\s+{_YEAR}\s+and\s+(?P<until>(?:1[6-9]|20|21)\d\d)\b",
        rf"\b(?:between|from)?\s*{_YEAR}\s*(?:-|–|—|to|until|through|/)\s*(?P<until>(?:(?:1[6-9]|20|21)\d\d|\d\d))\b{_NO_QUANTITY}",
        rf"\b(?<![.,\d$€£¥]){_YEAR}\b{_NO_QUANTITY}",
    )
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def periods(text: str) -> Iterator[tuple[int, int, Period]]:
    """Yield (start, end, period) for each date that *text* names, in order; the most exact reading wins.

    >>> [(text[s:e], p.notation) for text in ["As of September 2024, after the 1990s"] for s, e, p in periods(text)]
    [('September 2024', '2024-09'), ('1990s', '1990s')]
    """
    taken: list[tuple[int, int, Period]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(s < end and start < e for s, e, _ in taken):
                continue
            period = _period(match)
            if period is not None:
                lead = len(match[0]) - len(match[0].lstrip())
                taken.append((start + lead, end, period))
    yield from sorted(taken, key=lambda t: t[0])


def _period(match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    if groups.get("decade"):
        first = int(groups["decade"])
        return _span(f"{first}s", f"{first}s", "decade", first, 1, 1, first + 9, 12, 31)
    year = int(groups["year"])
    if groups.get("until"):
        until = (
            int(groups["until"]) if len(groups["until"]) == 4 else year // 100 * 100 + int(groups["until"])
        )
        if until <= year:
            return None
        return _span(f"{year}/{until}", f"{year} to {until}", "range", year, 1, 1, until, 12, 31)
    quarter = groups.get("quarter") or _QUARTERS.get(groups.get("quarterword") or "")
    if quarter:
        q = int(quarter)
        last = calendar.monthrange(year, 3 * q)[1]
        return _span(
            f"{year}-Q{q}", f"quarter {q} of {year}", "quarter", year, 3 * q - 2, 1, year, 3 * q, last
        )
    month = _month(groups)
    if month is None:
        return _span(f"{year}", f"{year}", "year", year, 1, 1, year, 12, 31)
    last = calendar.monthrange(year, month)[1]
    name = _MONTHS[month - 1]
    if groups.get("day"):
        day = int(groups["day"])
        if not 1 <= day <= last:
            return None
        return _span(
            f"{year}-{month:02}-{day:02}", f"{day} {name} {year}", "day", year, month, day, year, month, day
        )
    return _span(f"{year}-{month:02}", f"{name} {year}", "month", year, month, 1, year, month, last)


def _month(groups: dict[str, str | None]) -> int | None:
    if groups.get("monthnumber"):
        return int(groups["monthnumber"] or 0)
    name = groups.get("month")
    return None if not name else _SHORT_MONTHS[name.rstrip(".")[:3].lower()]


def _span(notation: str, label: str, precision: str, *days: int) -> Period:
    y1, m1, d1, y2, m2, d2 = days
    return Period(notation, label, POL[precision], f"{y1}-{m1:02}-{d1:02}", f"{y2}-{m2:02}-{d2:02}")
