"""The deixis: dates that are relative to a text's day of publication, such as 'yesterday' and 'last November'."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ...ontology.language import Words, any_of, one_of
from ..fact import Period
from .number import Numbers, tokens
from .period import day, month, year
from .plural import plural, singular

_YEAR = re.compile(r"\b(?:1[6-9]|20|21)\d\d\b")
# More years, months or days than this before its publication are not a date that a text gives.
_MOST_AGO = 500


@dataclass(frozen=True, slots=True)
class Deictic:
    """A date that is relative to the text's day of publication.

    :param start: the offset where it begins in the text; *end* is where it ends.
    """

    start: int
    end: int
    period: Period


def deictics(text: str, issued: str | None, words: Words) -> Iterator[Deictic]:
    """Yield the dates in *text* that are relative to its publication; skip those that *issued* does not determine.

    If the text names a year, skip months and days without a year: they may belong to that year.

    :param issued: the day of publication, or only its month or year, in ISO 8601.
    :param words: the words of the text's language.

    >>> from policyloom.ontology.own import built_in
    >>> words = built_in().words()
    >>> [d.period.notation for d in deictics("opened in June last year and again on Monday", "2024-05-08", words)]
    ['2023-06', '2024-05-06']
    >>> [d.period.notation for d in deictics("opened in June last year and again on Monday", "2024", words)]
    ['2023-06']
    """
    grammar = _grammar(words)
    if not issued or not grammar.calendar.search(text):
        return
    taken: list[tuple[int, int]] = []
    when = _Issue(issued, words)
    for form, read in grammar.forms:
        for match in form.finditer(text):
            start, end = match.span("date")
            if any(a < end and start < b for a, b in taken):
                continue
            period = read(match, when)
            taken.append((start, end))
            if period is not None and not (read in _OF_SOME_YEAR and _YEAR.search(text)):
                yield Deictic(start, end, period)


class _Issue:
    """The year of a text's publication, the month and the day where known, and the words of the text's language."""

    def __init__(self, issued: str, words: Words) -> None:
        self.words = words
        parts = [int(part) for part in issued[:10].split("-")]
        self.year = parts[0]
        self.month = parts[1] if len(parts) > 1 else None
        self.day = datetime.date(*parts) if len(parts) == 3 else None

    def shift(self, match: re.Match[str]) -> int:
        """Return -1 for "last", 0 for "this" and 1 for "next"."""
        return self.words.dates.shifts[match["way"]]

    def month_of(self, match: re.Match[str]) -> int:
        return self.words.dates.months[match["month"]]

    def months_later(self, count: int) -> Period | None:
        if self.month is None:
            return None
        months = self.year * 12 + self.month - 1 + count
        return month(months // 12, months % 12 + 1)

    def days_later(self, count: int) -> Period | None:
        date = self.day + datetime.timedelta(count) if self.day else None
        return day(date.year, date.month, date.day) if date else None

    def is_ahead(self, match: re.Match[str]) -> bool:
        """Say whether the words of the date's clause show that the event is still to come."""
        grammar = _grammar(self.words)
        before, after = match.string[: match.start("date")], match.string[match.end("date") :]
        return bool(
            grammar.future_before.search(before)
            or (grammar.limit.search(before) and grammar.future_after.match(after))
        )


def _in_year(match: re.Match[str], issue: _Issue) -> Period | None:
    return month(issue.year + issue.shift(match), issue.month_of(match))


def _year(match: re.Match[str], issue: _Issue) -> Period | None:
    return year(issue.year + issue.shift(match))


def _month(match: re.Match[str], issue: _Issue) -> Period | None:
    return issue.months_later(issue.shift(match))


def _nearest_month(match: re.Match[str], issue: _Issue) -> Period | None:
    """Read 'last November' as the last one before the month of publication, 'next May' as the first one after it."""
    if issue.month is None:
        return None
    named, way = issue.month_of(match), issue.shift(match)
    passed = (way < 0 and named >= issue.month) or (way > 0 and named <= issue.month)
    return month(issue.year + way * passed, named)


def _month_of_name(match: re.Match[str], issue: _Issue) -> Period | None:
    """Read 'in June' as the latest June, or as the next one if the event is still to come."""
    if issue.month is None:
        return None
    named = issue.month_of(match)
    shift = named < issue.month if issue.is_ahead(match) else -(named > issue.month)
    return month(issue.year + shift, named)


def _day_of_name(match: re.Match[str], issue: _Issue) -> Period | None:
    if issue.day is None:
        return None
    named, today = (issue.month_of(match), int(match["day"])), (issue.day.month, issue.day.day)
    shift = named < today if issue.is_ahead(match) else -(named > today)
    return day(issue.year + shift, *named)


def _ago(match: re.Match[str], issue: _Issue) -> Period | None:
    """Return the period of "two years ago"; None for a count that is not whole or not exact, or goes back too far."""
    words, grammar = issue.words, _grammar(issue.words)
    found = list(grammar.numbers.find(tokens(match["count"])))
    said = Decimal(match["count"].lower() in words.indefinites)
    if found:
        said = found[0].value if len(found) == 1 and found[0].sort == "plain" else Decimal(0)
    is_exact = not grammar.estimate.search(match.string[: match.start("date")])
    if said % 1 or not 0 < said <= _MOST_AGO or not is_exact:
        return None
    count = int(said)
    match words.dates.spans.get(match["unit"]) or words.dates.spans[singular(match["unit"])]:
        case "year":
            past = issue.year - count
            return year(past) if _YEAR.fullmatch(str(past)) else None
        case "month":
            return issue.months_later(-count)
    return issue.days_later(-count)


def _week(match: re.Match[str], issue: _Issue) -> Period | None:
    """Return the month of 'last week', since the text does not say which day of the week is meant."""
    date = issue.day + datetime.timedelta(7 * issue.shift(match)) if issue.day else None
    return month(date.year, date.month) if date else None


def _season(match: re.Match[str], issue: _Issue) -> Period | None:
    """Return the year of 'last summer', which is the year of publication if that summer was already over."""
    way = issue.shift(match)
    if issue.month is None:
        return None
    is_over = issue.words.dates.seasons[match["season"]] < issue.month
    return year(issue.year + (0 if (way < 0 and is_over) or (way > 0 and not is_over) else way))


def _by_day(match: re.Match[str], issue: _Issue) -> Period | None:
    return issue.days_later(issue.words.dates.days[match["date"]])


def _by_year(match: re.Match[str], issue: _Issue) -> Period | None:
    return year(issue.year + issue.words.dates.years[match["date"]])


def _weekday(match: re.Match[str], issue: _Issue) -> Period | None:
    """Read 'on Monday' as the latest Monday, or the next if still to come; 'last Monday' is before the publication."""
    if issue.day is None:
        return None
    since = (issue.day.isoweekday() - issue.words.dates.weekdays[match["weekday"]]) % 7
    if not match["last"] and issue.is_ahead(match):
        return issue.days_later(7 - since)
    return issue.days_later(-(since or (7 if match["last"] else 0)))


_OF_SOME_YEAR = frozenset({_month_of_name, _day_of_name})
_Read = Callable[[re.Match[str], _Issue], Period | None]


class _Grammar(NamedTuple):
    """The patterns of relative dates in a language.

    :param calendar: the words of which a text with relative dates has at least one.
    :param future_before: words before a date that show a future event; *future_after* are such words after a date that
        follows a *limit*: from February the ministry will sign.
    :param estimate: words before a count that show that it is not exact: more than two years ago.
    :param numbers: finds the numbers in a count.
    :param forms: the forms of relative dates, the more specific first, each with the function that reads it.
    """

    calendar: re.Pattern[str]
    future_before: re.Pattern[str]
    future_after: re.Pattern[str]
    limit: re.Pattern[str]
    estimate: re.Pattern[str]
    numbers: Numbers
    forms: tuple[tuple[re.Pattern[str], _Read], ...]


@lru_cache
def _grammar(words: Words) -> _Grammar:
    of_dates = words.dates
    a_month, seasons = one_of(of_dates.months), one_of(of_dates.seasons)
    way, other = one_of(of_dates.shifts), one_of(name for name, shift in of_dates.shifts.items() if shift)
    this, last = (one_of(n for n, shift in of_dates.shifts.items() if shift == at) for at in (0, -1))
    a_year, a_week = one_of(of_dates.span_names("year")), one_of(of_dates.span_names("week"))
    counted = of_dates.span_names("year", "month", "day")
    of = rf"(?:{one_of(of_dates.genitives)} )?"
    count = rf"\b{one_of({*words.numerals, *words.indefinites, *words.ands})}\b"
    ending, ago, days = one_of(words.endings), one_of(of_dates.agos), one_of(of_dates.days)

    is_spaced = not of_dates.year_marks
    begin, tail = (r"\b", r"\b") if is_spaced else (r"(?<![A-Za-z\d])", "")
    genitive = one_of(words.genitive_endings)
    alone = rf"{tail}(?!{genitive}|-|\s*\d)"
    named, shifted = rf"(?P<month>{a_month})", rf"{begin}{_not_after(words.articles)}(?P<date>(?P<way>{way}) "
    number = r"(?P<day>[12]\d|3[01]|[1-9])"
    weekday = rf"(?P<weekday>{one_of(of_dates.weekdays)})"
    is_day = rf"(?:{_not_after(of_dates.topics)}|{_after(of_dates.onsets)})"
    forms: tuple[tuple[str, _Read], ...] = (
        (rf"{begin}(?P<date>{named},? {of}(?P<way>{way}) {a_year}){alone}", _in_year),
        (rf"{shifted}{a_year}){alone}", _year),
        (rf"{shifted}{one_of(of_dates.span_names('month'))}){alone}", _month),
        (rf"{begin}(?P<date>(?P<way>{other}) {named}){alone}", _nearest_month),
        (
            (
                rf"{begin}(?P<date>(?P<count>\d+(?:[.,]\d+)*|(?i:{count}(?:(?: |-){count})*)) "
                rf"(?P<unit>{one_of({*counted, *map(plural, counted)})}) {ago})\b"
            ),
            _ago,
        ),
        (rf"{begin}{is_day}(?P<date>{days}){alone}", _by_day),
        (rf"{begin}(?P<date>{one_of(of_dates.years)}){alone}", _by_year),
        (
            rf"{begin}(?:{one_of(of_dates.occasions)}|(?P<last>{last})) (?P<date>{weekday}){alone}(?!,? {a_month})",
            _weekday,
        ),
        (rf"{begin}(?P<date>{number}{ending}? {of}{named}){alone}", _day_of_name),
        (rf"{begin}(?P<date>{named} {number}{ending}?)\b(?!{genitive}|-|[,.]?\d| [a-z]+s\b)", _day_of_name),
        (rf"{shifted}{a_week}){alone}", _week),
        (rf"{shifted}(?P<season>{seasons})){alone}", _season),
        (rf"{begin}(?P<date>(?P<way>{this}) {named}){alone}", _in_year),
        (
            rf"{begin}{one_of(of_dates.situations)} (?P<date>{named}){alone}(?! {way} )",
            _month_of_name,
        ),
    )
    spans = of_dates.span_names("year", "month", "week")
    names = {*of_dates.months, *of_dates.weekdays, *of_dates.seasons, *spans}
    told = one_of({*names, *of_dates.agos, *of_dates.days, *of_dates.years})
    # "To close" states a purpose, not a future event.
    no_purpose = "".join(rf"(?<!\b{re.escape(word)} )" for word in sorted(words.infinitives))
    return _Grammar(
        calendar=re.compile(rf"{begin}{told}{tail}"),
        estimate=re.compile(rf"{any_of(of_dates.estimates)} \Z"),
        numbers=Numbers(words),
        future_before=re.compile(
            rf"{no_purpose}{any_of(words.futures)}(?:(?!{any_of(words.complementizers)})[^,;:.])*\Z"
        ),
        future_after=re.compile(rf"[^,;:.]*?{any_of(words.futures & words.modals)}"),
        limit=re.compile(rf"{one_of(of_dates.limits)} \Z"),
        forms=tuple((re.compile(form), read) for form, read in forms),
    )


def _not_after(words: Iterable[str]) -> str:
    """Return a pattern for a position that does not follow any of *words* and a space."""
    return "".join(rf"(?<!{re.escape(word)} )" for word in sorted(set(words)))


def _after(words: Iterable[str]) -> str:
    """Return a pattern for a position that follows one of *words* and a space."""
    return "|".join(rf"(?<={re.escape(word)} )" for word in sorted(set(words))) or one_of(())
