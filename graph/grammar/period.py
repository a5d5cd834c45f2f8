"""The period: dates exactly as precise as in the text, never completed from the calendar."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from ...ontology.language import Words, one_of
from ...ontology.namespace import POL
from ..fact import Period
from .plural import plural, singular

_MONTHS = list(calendar.month_name)
_A_YEAR = r"(?:1[6-9]|20|21)\d\d"
_YEAR = rf"(?P<year>{_A_YEAR})"
_DASH = r"\s?[-–—]\s?"
_NO_COUNT = r"(?!(?<=00)\s+(?:[a-z]\w*s|[kMGT]W[hp]?|km|ha)\b)"  # "2000 jobs", "2000 MW"
_MILLION = 1_000_000
# Shorter words for large numbers, such as m and bn, may be the beginning of other words.
_SHORTEST_AMOUNT = 4
# FY85 is 1985 and FY84 is 2084: texts about policy rarely look further ahead or back.
_FIRST_SHORT_YEAR = 85
_MONTHS_OF = {"quarter": 3, "month": 1}

_NOTATION = re.compile(
    rf"{_YEAR}(?:(?P<decade>(?<=0)s)|-Q(?P<part>[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)

_Month = tuple[int, int]
"""(year, month), with the month counted from 1."""
_Read = Callable[[re.Match[str], Words], Period | None]


def periods(text: str, words: Words) -> Iterator[tuple[int, int, Period]]:
    """Yield (start, end, period) for each date in *text*, in order; of overlapping readings the most specific counts.

    :param words: the words of the text's language.

    >>> from policyloom.ontology.own import built_in
    >>> def dates(text, language):
    ...     return [(text[s:e], p.notation) for s, e, p in periods(text, built_in().words(language))]
    >>> dates("As of September 2024, after the 1990s", "en")
    [('September 2024', '2024-09'), ('1990s', '1990s')]
    >>> dates("vom 3. bis 5. März 2024", "de"), dates("截至2024年9月30日", "zh")
    ([('3. bis 5. März 2024', '2024-03-03/2024-03-05')], [('2024年9月30日', '2024-09-30')])
    """
    has_year, forms = _forms(words)
    if not has_year.search(text):
        return
    taken: list[tuple[int, int, Period]] = []
    for letters, pattern, read in forms:
        if not letters.search(text):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(s < end and start < e for s, e, _ in taken):
                continue
            period = read(match, words)
            if period is not None:
                lead = len(match[0]) - len(match[0].lstrip())
                taken.append((start + lead, end, period))
    yield from sorted(taken, key=lambda t: t[0])


def period_of(notation: str) -> Period | None:
    """Return the period that *notation* denotes, see :class:`.Period`; None if it is not a valid notation.

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
    number = int(match["year"])
    if match["month"]:
        if not 1 <= int(match["month"]) <= 12:
            return None
        at = number, int(match["month"])
        return day(*at, int(match["day"])) if match["day"] else month(*at)
    if match["part"]:
        return _quarter_of(number, int(match["part"]))
    return _decade_from(number) if match["decade"] else year(number)


def year(number: int) -> Period:
    """Return the period of a year."""
    return _span(f"{number}", f"{number}", "year", (number, 1), (number, 12))


def month(year: int, number: int) -> Period:
    """Return the period of month *number* of *year*, counted from 1."""
    at = year, number
    return _span(f"{year}-{number:02}", f"{_MONTHS[number]} {year}", "month", at, at)


def day(year: int, month: int, number: int) -> Period | None:
    """Return the period of day *number* of a month; None if the month has no such day."""
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    notation = f"{year}-{month:02}-{number:02}"
    return Period(notation, f"{number} {_MONTHS[month]} {year}", POL.day, notation, notation)


def _quarter_of(year: int, number: int) -> Period:
    first, last = (year, 3 * number - 2), (year, 3 * number)
    return _span(f"{year}-Q{number}", f"quarter {number} of {year}", "quarter", first, last)


def _decade_from(first: int) -> Period:
    return _span(f"{first}s", f"{first}s", "decade", (first, 1), (first + 9, 12))


def _months(first: _Month, last: _Month) -> Period | None:
    if first >= last:
        return None
    (since, begins), (until, ends) = first, last
    begin = _MONTHS[begins] if since == until else f"{_MONTHS[begins]} {since}"
    notation = f"{since}-{begins:02}/{until}-{ends:02}"
    return _span(notation, f"{begin} to {_MONTHS[ends]} {until}", "range", first, last)


def _span(notation: str, label: str, precision: str, first: _Month, last: _Month) -> Period:
    """Return the period from the first day of one month to the last day of another."""
    end = calendar.monthrange(*last)[1]
    days = f"{first[0]}-{first[1]:02}-01", f"{last[0]}-{last[1]:02}-{end}"
    return Period(notation, label, POL[precision], *days)


def _month_at(match: re.Match[str], words: Words, group: str = "month") -> _Month:
    """Return the year and the month of *match*; the month may be a name or digits."""
    name = match[group]
    return int(match["year"]), int(name) if name.isdecimal() else words.dates.months[name]


def _day(match: re.Match[str], words: Words) -> Period | None:
    return day(*_month_at(match, words), int(match["day"]))


def _days(match: re.Match[str], words: Words) -> Period | None:
    """Return the range of days of '10-11 July 2025'."""
    first, last = day(*_month_at(match, words), int(match["first"])), _day(match, words)
    return period_of(f"{first.notation}/{last.notation}") if first and last else None


def _month(match: re.Match[str], words: Words) -> Period:
    return month(*_month_at(match, words))


def _numbered_month(match: re.Match[str], words: Words) -> Period | None:
    """Return the month of '2024-09'; None for '2007-08' and '2010-12', which may be ranges of years."""
    return None if int(match["month"]) > int(match["year"]) % 100 else _month(match, words)


def _part(match: re.Match[str], words: Words, parts: int) -> int:
    """Return which of the *parts* of a year *match* names, by a digit or a word: 4 for the last quarter."""
    part = match["part"]
    return int(part) if part.isdecimal() else words.ordinals.get(part.lower(), parts)


def _quarter(match: re.Match[str], words: Words) -> Period:
    return _quarter_of(int(match["year"]), _part(match, words, 4))


def _half(match: re.Match[str], words: Words) -> Period | None:
    year, part = int(match["year"]), _part(match, words, 2)
    return _months((year, 6 * part - 5), (year, 6 * part))


def _first_months(match: re.Match[str], words: Words) -> Period | None:
    year, word = int(match["year"]), match["count"].lower()
    count = int(word) if word.isdecimal() else int(words.numerals[word])
    spans, size = words.dates.spans, match["size"]
    last = count * _MONTHS_OF[spans.get(size) or spans[singular(size)]]
    return _months((year, 1), (year, last)) if 1 < last < 12 else None


def _months_between(match: re.Match[str], words: Words) -> Period | None:
    (until, first), (_, last) = _month_at(match, words), _month_at(match, words, "untilmonth")
    # "In March 2019 and June 2021" has two dates; "in May and June 2023" is one period.
    if match["both"] and not match["between"] and (match["since"] or last != first + 1):
        return None
    return _months((int(match["since"] or until), first), (until, last))


def _decade(match: re.Match[str], words: Words) -> Period:
    return _decade_from(int(match["year"]))


def _years(match: re.Match[str], words: Words) -> Period | None:
    year, word = int(match["year"]), match["until"]
    until = int(word) if len(word) == 4 else year // 100 * 100 + int(word)
    # "2024/25" is a fiscal year; other numbers with a slash are those of laws.
    if until <= year or (match["sep"] == "/" and until > year + 1):
        return None
    return _span(f"{year}/{until}", f"{year} to {until}", "range", (year, 1), (until, 12))


def _year(match: re.Match[str], words: Words) -> Period:
    return year(int(match["year"]))


def _short_year(match: re.Match[str], words: Words) -> Period:
    short = int(match["short"])
    return year(short + (1900 if short >= _FIRST_SHORT_YEAR else 2000))


_Form = tuple[re.Pattern[str], re.Pattern[str], _Read]
"""A pattern that every text with such a date matches, the pattern of the date, and the function that reads it."""


@lru_cache
def _forms(words: Words) -> tuple[re.Pattern[str], tuple[_Form, ...]]:
    """Return a pattern that every text with a date matches, and the forms of dates, the more specific first."""
    of_dates = words.dates
    a_month, seasons, fiscal = one_of(of_dates.months), one_of(of_dates.seasons), one_of(of_dates.fiscals)
    in_months = one_of({name[:3] for name in of_dates.months})
    to, between, both = one_of(of_dates.untils), one_of(of_dates.betweens), one_of(words.ands)
    since = one_of(name for name in of_dates.froms if name.islower())
    quarters, halves = of_dates.span_names("quarter"), of_dates.span_names("half")
    quarter, half, months = one_of(quarters), one_of(halves), _several(of_dates.span_names("month"))
    q, h = one_of(of_dates.span_signs("quarter")), one_of(of_dates.span_signs("half"))
    first, of_four, of_two = (_part_names(words, parts) for parts in (1, 4, 2))
    count = one_of(word for word, number in words.numerals.items() if number in range(1, 12))
    amounts = {w for w, n in words.numerals.items() if n >= _MILLION and len(w) >= _SHORTEST_AMOUNT}
    no_quantity = rf"(?!\s*(?:(?i:{one_of(amounts | words.percents)})|[,.]\d))"

    # In scripts without spaces, a year needs no word boundaries, and has a year sign after it.
    sign, is_spaced = one_of(of_dates.year_marks), not of_dates.year_marks
    begin, end = (r"\b", r"\b") if is_spaced else (r"(?<![A-Za-z\d])", rf"(?:{sign}|\b)")
    of = rf"(?:{one_of(of_dates.genitives)}\s+)?"
    until = rf"(?:{_DASH}|\s+{to}\s+)"
    month, until_month = (rf"(?P<{name}>{a_month})" for name in ("month", "untilmonth"))
    day, first_day = (
        rf"(?P<{name}>[12]\d|3[01]|0?[1-9]){one_of(words.endings)}?" for name in ("day", "first")
    )

    forms: list[tuple[str, str, _Read]] = [
        (in_months, rf"{begin}{first_day}{until}{day}\s+{of}{month},?\s+{of}{_YEAR}{end}", _days),
        (in_months, rf"{begin}{month}\s+{first_day}{until}{day},?\s+{_YEAR}{end}", _days),
        (in_months, rf"{begin}{day}\s+{of}{month},?\s+{of}{_YEAR}{end}", _day),
        (in_months, rf"{begin}{month}\s+{day},?\s+{_YEAR}{end}", _day),
        ("-", rf"{begin}{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])\b", _day),
        ("[/.]", rf"{begin}(?P<day>[0-2]\d|3[01])[./](?P<month>0[1-9]|1[0-2])[./]{_YEAR}{end}", _day),
        (
            in_months,
            (
                rf"{begin}(?P<between>{between}\s+)?{month}(?:\s+(?P<since>{_A_YEAR}))?"
                rf"(?:{until}|(?P<both>\s+{both}\s+)){until_month}\s+{of}{_YEAR}{end}"
            ),
            _months_between,
        ),
        (in_months, rf"{begin}{month}\s+{of}{_YEAR}{end}", _month),
        ("-", rf"{begin}{_YEAR}-(?P<month>0[1-9]|1[0-2])\b", _numbered_month),
        (q, rf"{begin}{q}(?P<part>[1-4])\s+{of}{_YEAR}{end}", _quarter),
        (q, rf"{begin}{_YEAR}[ -]?{q}(?P<part>[1-4])\b", _quarter),
        (_tails(quarters), rf"{begin}(?P<part>{of_four})[- ]{quarter}\s+{of}{_YEAR}{end}", _quarter),
        (h, rf"{begin}{h}(?P<part>[12])\s+{of}{_YEAR}{end}", _half),
        (_tails(halves), rf"{begin}(?P<part>{of_two})[- ]{half}\s+{of}{_YEAR}{end}", _half),
        (
            _tails([*of_dates.span_names("month"), *quarters]),
            (
                rf"{begin}{first}\s+(?i:(?P<count>{count}|\d\d?))\s+"
                rf"(?P<size>{months}|{_several(quarters)})\s+{of}{_YEAR}{end}"
            ),
            _first_months,
        ),
        (
            rf"0{one_of(of_dates.decades)}",
            rf"{begin}(?P<year>(?:1[6-9]|20)\d0){one_of(of_dates.decades)}(?![A-Za-z\d])",
            _decade,
        ),
        # The months of a season depend on the hemisphere, so only the year is certain.
        (_tails(of_dates.seasons), rf"{begin}{seasons}\s+{of}{_YEAR}{end}", _year),
        (
            _tails(of_dates.betweens),
            rf"{begin}{between}\s+{_YEAR}\s+(?P<sep>{both})\s+(?P<until>{_A_YEAR}){end}",
            _years,
        ),
        (
            rf"[-–—/]|{to}",
            # "2021-27" and "from 2021 to 27", but "from 76 in 2001 to 10 in 2011"
            (
                rf"(?P<led>{begin}{since}\s+)?(?:{begin}{fiscal}\s?|{begin}){_YEAR}{sign}?\s*(?P<sep>[-–—/]|{to})\s*"
                rf"(?P<until>{_A_YEAR}|(?(led)\d\d|(?:(?<=[-–—/])|(?<=[-–—/] ))\d\d)){end}{no_quantity}"
            ),
            _years,
        ),
        (fiscal, rf"{begin}{fiscal}\s?{_YEAR}{end}", _year),
        (fiscal, rf"{begin}{fiscal}\s?['’]?(?P<short>\d\d)\b(?![-–—/.,]\d)", _short_year),
        ("", rf"{begin}(?<![.,\d$€£¥])(?<!\d/){_YEAR}{end}{no_quantity}{_NO_COUNT}", _year),
    ]
    if not is_spaced:
        dated, day_sign = rf"{begin}{_YEAR}\s?{sign}\s?", one_of(of_dates.day_marks)
        forms = [
            (sign, rf"{dated}0?{month}\s?{day}\s?{day_sign}", _day),
            (sign, rf"{dated}0?{month}", _month),
            (sign, rf"{dated}(?P<part>{of_four})\s?{quarter}", _quarter),
            *forms,
        ]
    compiled = tuple((re.compile(letters), re.compile(form), read) for letters, form, read in forms)
    return re.compile(rf"\d{{4}}|{fiscal}"), compiled


def _part_names(words: Words, parts: int) -> str:
    """Return a pattern for the words that name one of the *parts* of a year: "first", "last"."""
    names = [word for word, place in words.ordinals.items() if place <= parts]
    return rf"(?i:{one_of(names if parts == 1 else {*names, *words.dates.finals})})"


def _tails(names: Iterable[str]) -> str:
    """Return a pattern for *names* without their first letters, which may or may not be capitals."""
    return one_of({name[1:] for name in names})


def _several(names: Sequence[str]) -> str:
    """Return a pattern for one of *names* or its plural."""
    return one_of({*names, *map(plural, names)})
