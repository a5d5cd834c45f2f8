"""The deixis: dates that a text tells from the day on which it was published, as 'yesterday' and 'last November' do."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ...ontology.language import Words, any_of
from ..fact import Period
from .period import MONTH_NAME, day, month, month_number, year

_WEEKDAYS = tuple(calendar.day_name)
_SHIFTS = {"last": -1, "this": 0, "next": 1}
# The month in which each season ends, in the north.
_SEASONS = {"winter": 2, "spring": 5, "summer": 8, "autumn": 11, "fall": 11}
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WAY = r"(?P<way>[Ll]ast|[Tt]his|[Nn]ext)"
_MONTH = rf"(?P<month>{MONTH_NAME})"
_ALONE = r"(?!['’]s|-|\s*\d)"
_CALENDAR = re.compile(
    rf"\b(?:year|month|week|ago|{'|'.join((*_DAYS, *_SEASONS))}|{'|'.join(_WEEKDAYS)}|{MONTH_NAME})\b",
    re.IGNORECASE,
)
_STARTING = re.compile(r"(?i:from|by|until) \Z")
_YEAR_BEFORE = re.compile(r"\b(?:1[6-9]|20|21)\d\d\b")


@dataclass(frozen=True, slots=True)
class Deictic:
    """A date told from the day of the text.

    :param start: where it stands in the text that was read, and *end* where it ends.
    """

    start: int
    end: int
    period: Period


def deictics(text: str, issued: str | None, words: Words) -> Iterator[Deictic]:
    """Yield the dates that *text* tells from the day on which it was published; none that this does not settle.

    Where it names a year, a month without one may be of that.

    :param issued: that day, or no more than its month or year, in ISO 8601.
    :param words: tell numbers ("two years ago"), and what is still to come ("closes on 30 June").

    >>> from policyloom.ontology.own import built_in
    >>> words = built_in().words()
    >>> [d.period.notation for d in deictics("opened in June last year and again on Monday", "2024-05-08", words)]
    ['2023-06', '2024-05-06']
    >>> [d.period.notation for d in deictics("opened in June last year and again on Monday", "2024", words)]
    ['2023-06']
    """
    if not issued or not _CALENDAR.search(text):
        return
    taken: list[tuple[int, int]] = []
    when = _Issue(issued, words)
    for form, read in _FORMS:
        for match in form.finditer(text):
            start, end = match.span("date")
            if any(a < end and start < b for a, b in taken):
                continue
            period = read(match, when)
            taken.append((start, end))
            if period is not None and not (read in _OF_SOME_YEAR and _YEAR_BEFORE.search(text)):
                yield Deictic(start, end, period)


class _Issue:
    """When a text was published: the year, and the month and the day where they are known; and the words of its language."""

    def __init__(self, issued: str, words: Words) -> None:
        self.numerals = words.numerals
        self._before, self._after = _futures(words)
        parts = [int(part) for part in issued[:10].split("-")]
        self.year = parts[0]
        self.month = parts[1] if len(parts) > 1 else None
        self.day = datetime.date(*parts) if len(parts) == 3 else None

    def months_later(self, count: int) -> Period | None:
        if self.month is None:
            return None
        months = self.year * 12 + self.month - 1 + count
        return month(months // 12, months % 12 + 1)

    def days_later(self, count: int) -> Period | None:
        date = self.day + datetime.timedelta(count) if self.day else None
        return day(date.year, date.month, date.day) if date else None

    def is_ahead(self, match: re.Match[str]) -> bool:
        """Say whether what is told with a date is still to come, by the words of its clause."""
        before, after = match.string[: match.start("date")], match.string[match.end("date") :]
        return bool(self._before.search(before) or (_STARTING.search(before) and self._after.match(after)))


@lru_cache
def _futures(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds that something is to come before a date in its clause, and after it."""
    # "To close" tells a purpose.
    return (
        re.compile(rf"(?<!\bto ){any_of(words.futures)}(?:(?!\bthat\b)[^,;:.])*\Z"),
        re.compile(rf"[^,;:.]*?{any_of(words.futures & words.modals)}"),
    )


def _in_year(match: re.Match[str], issue: _Issue) -> Period | None:
    return month(issue.year + _SHIFTS[match["way"].lower()], month_number(match["month"]))


def _year(match: re.Match[str], issue: _Issue) -> Period | None:
    return year(issue.year + _SHIFTS[match["way"].lower()])


def _month(match: re.Match[str], issue: _Issue) -> Period | None:
    return issue.months_later(_SHIFTS[match["way"].lower()])


def _nearest_month(match: re.Match[str], issue: _Issue) -> Period | None:
    """Read 'last November' as the last one before this month, 'next May' as the first one after it."""
    if issue.month is None:
        return None
    named, way = month_number(match["month"]), _SHIFTS[match["way"].lower()]
    passed = (way < 0 and named >= issue.month) or (way > 0 and named <= issue.month)
    return month(issue.year + way * passed, named)


def _month_of_name(match: re.Match[str], issue: _Issue) -> Period | None:
    """Read 'in June' as the last June, or the next one where it is still to come."""
    if issue.month is None:
        return None
    named = month_number(match["month"])
    shift = named < issue.month if issue.is_ahead(match) else -(named > issue.month)
    return month(issue.year + shift, named)


def _day_of_name(match: re.Match[str], issue: _Issue) -> Period | None:
    if issue.day is None:
        return None
    named, today = (month_number(match["month"]), int(match["day"])), (issue.day.month, issue.day.day)
    shift = named < today if issue.is_ahead(match) else -(named > today)
    return day(issue.year + shift, *named)


def _ago(match: re.Match[str], issue: _Issue) -> Period | None:
    """Return the period that "two years ago" means; None for a count that is not whole."""
    word = match["count"].lower()
    said = Decimal(word) if word.isdecimal() else issue.numerals.get(word, Decimal(word == "a"))
    count = int(said)
    if count != said or not count:
        return None
    match match["unit"]:
        case "year":
            return year(issue.year - count)
        case "month":
            return issue.months_later(-count)
    return issue.days_later(-count)


def _week(match: re.Match[str], issue: _Issue) -> Period | None:
    """Return the month of 'last week': no text tells which of its days is meant."""
    date = issue.day + datetime.timedelta(7 * _SHIFTS[match["way"].lower()]) if issue.day else None
    return month(date.year, date.month) if date else None


def _season(match: re.Match[str], issue: _Issue) -> Period | None:
    """Return the year of 'last summer', which is this one where its months are over."""
    way = _SHIFTS[match["way"].lower()]
    if issue.month is None:
        return None
    is_over = _SEASONS[match["season"]] < issue.month
    return year(issue.year + (0 if (way < 0 and is_over) or (way > 0 and not is_over) else way))


def _by_day(match: re.Match[str], issue: _Issue) -> Period | None:
    return issue.days_later(_DAYS.get(match["date"].lower(), 0))


def _weekday(match: re.Match[str], issue: _Issue) -> Period | None:
    """Read 'on Monday' as the day of the text or the last Monday before it, and 'last Monday' as the one before it."""
    if issue.day is None:
        return None
    since = (issue.day.weekday() - _WEEKDAYS.index(match["weekday"])) % 7
    if not match["last"] and issue.is_ahead(match):
        return issue.days_later(7 - since)
    return issue.days_later(-(since or (7 if match["last"] else 0)))


_OF_SOME_YEAR = frozenset({_month_of_name, _day_of_name})
_BEFORE_MONTH = "[Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|[Ll]ate|[Ee]arly|[Bb]etween"
_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_EXACTLY = "".join(
    f"(?<!{word} )" for word in ("than", "over", "about", "nearly", "almost", "around", "least", "some")
)
_COUNT = r"(?P<count>\d\d?|[a-z]+)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Issue], Period | None]], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (rf"\b(?P<date>{_MONTH},? (?:of )?{_WAY} year)\b{_ALONE}", _in_year),
        (rf"(?<!the )\b(?P<date>{_WAY} year)\b{_ALONE}", _year),
        (rf"(?<!the )\b(?P<date>{_WAY} month)\b{_ALONE}", _month),
        (rf"\b(?P<date>(?P<way>[Ll]ast|[Nn]ext) {_MONTH})\b{_ALONE}", _nearest_month),
        (rf"{_EXACTLY}\b(?P<date>(?i:{_COUNT}) (?P<unit>year|month|day)s? ago)\b", _ago),
        (rf"(?<!of )(?<!for )\b(?P<date>[Yy]esterday|[Tt]omorrow)\b{_ALONE}", _by_day),
        (rf"(?:(?<!of )|(?<=[Aa]s of ))(?<!for )\b(?P<date>[Tt]oday|[Tt]his (?:morning|afternoon|evening))\b{_ALONE}", _by_day),
        (rf"\b(?:[Oo]n|(?P<last>[Ll]ast)) (?P<date>{_WEEKDAY})\b{_ALONE}(?!,? (?:{MONTH_NAME}))", _weekday),
        (rf"\b(?P<date>(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?(?: of)? {_MONTH})\b{_ALONE}", _day_of_name),
        (rf"\b(?P<date>{_MONTH} (?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?)\b(?!['’]s|-|[,.]?\d| [a-z]+s\b)", _day_of_name),
        (rf"(?<!the )\b(?P<date>{_WAY} week)\b{_ALONE}", _week),
        (rf"(?<!the )\b(?P<date>{_WAY} (?P<season>{'|'.join(_SEASONS)}))\b{_ALONE}", _season),
        (rf"\b(?P<date>(?P<way>[Tt]his) {_MONTH})\b{_ALONE}", _in_year),
        (rf"\b(?:{_BEFORE_MONTH}) (?P<date>{_MONTH})\b{_ALONE}(?! (?:this|last|next) )", _month_of_name),
    )
)  # fmt: skip
