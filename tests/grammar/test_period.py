"""The period: dates as exact as the text gives them."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.graph.fact import Period
from policyloom.graph.grammar import period as grammar
from policyloom.ontology.namespace import POL
from policyloom.ontology.own import built_in

MONTHS = list(calendar.month_name)[1:]

# A text and the notations of its dates, with a space between them.
READINGS = {
    "in 2024, 2025 and 2026": "2024 2025 2026",
    "up from 12% in 2006": "2006",
    "mid-2024": "2024",
    "Directive 2009/28/EC and Regulation (EU) 2022/2065": "2009 2022",
    "in the winter of 2023 and autumn 2024": "2023 2024",
    # Fiscal years
    "FY2024": "2024",
    "FY 2023-24": "2023/2024",
    "2021/22": "2021/2022",
    "reaching $3.7 billion in FY24": "2024",
    "FY98": "1998",
    "FY24.5": "",
    # Ranges of years
    "2021-27": "2021/2027",
    "the 2010-12 plan": "2010/2012",
    "between 2015 and 2020": "2015/2020",
    "2016 to 2019": "2016/2019",
    "2020-2015": "2020 2015",
    "from 2020 to 2020": "2020 2020",
    "During the 1970s and 1980s": "1970s 1980s",
    "the early 2000s": "2000s",
    # Parts of a year
    "the second half of 2022": "2022-07/2022-12",
    "H1 2023": "2023-01/2023-06",
    "Q4 of 2023": "2023-Q4",
    "2023Q3": "2023-Q3",
    "third-quarter 2023": "2023-Q3",
    "the last quarter of 2022": "2022-Q4",
    "the first nine months of 2023": "2023-01/2023-09",
    "the first three quarters of 2023": "2023-01/2023-09",
    # Months
    "in September of 2024": "2024-09",
    "Sept. 2024": "2024-09",
    "Sep 2024": "2024-09",
    "2024-09": "2024-09",
    "amended in March 2019 and June 2021": "2019-03 2021-06",
    "in May and June 2023": "2023-05/2023-06",
    "January to June 2024": "2024-01/2024-06",
    "April-January 2018": "2018-01",
    "between May and July 2020": "2020-05/2020-07",
    "from March 2020 to June 2021": "2020-03/2021-06",
    # Days
    "Feb. 14th, 2023": "2023-02-14",
    "the 3rd of November 2021": "2021-11-03",
    "26.05.2015": "2015-05-26",
    "10-11 July 2025": "2025-07-10/2025-07-11",
    "July 10 to 11, 2025": "2025-07-10/2025-07-11",
    # No dates
    "a 2000 MW plant": "",
    "2000 jobs": "",
    "1024 schools": "",
    "2,030 schools": "",
    "2030 million people": "",
    "2024.5 points": "",
    "2024%": "",
    "$2024": "",
    "12024": "",
    "next month, by the end of the decade": "",
}
OTHER_LANGUAGES = {
    "de": {
        "vom 3. bis 5. März 2024": "2024-03-03/2024-03-05",
        "seit Okt. 2023": "2023-10",
        "im dritten Quartal 2024": "2024-Q3",
        "im ersten Halbjahr 2023": "2023-01/2023-06",
        "in den ersten neun Monaten 2024": "2024-01/2024-09",
        "in den 1990er Jahren": "1990s",
        "von 2016 bis 2019": "2016/2019",
        "2030 Millionen Euro": "",
    },
    "fr": {
        "1er janvier 2025": "2025-01-01",
        "du 3 au 5 mars 2024": "2024-03-03/2024-03-05",
        "Janvier 2024": "2024-01",
        "au premier trimestre 2024, puis T3 2024": "2024-Q1 2024-Q3",
        "entre 2015 et 2020": "2015/2020",
    },
    "es": {"el 3 de marzo de 2024": "2024-03-03", "entre mayo y julio de 2020": "2020-05/2020-07"},
    "it": {"il 1º marzo 2024": "2024-03-01"},
    "pt": {"5 de outubro de 2024": "2024-10-05"},
    "nl": {"3 maart 2024": "2024-03-03"},
    "zh": {
        "截至2024年9月30日，": "2024-09-30",
        "2017年11月，国务院": "2017-11",
        "到2030年实现": "2030",
        "2021-2025年，2021年至2025年": "2021/2025 2021/2025",
        "2024年第三季度": "2024-Q3",
        "20世纪，1990年代的": "1990s",
        "共有2000个基站": "",
    },
    "ja": {"2024年09月30日に": "2024-09-30"},
    "ko": {"2024년 9월 30일": "2024-09-30"},
    "en": {"3. März 2024": "2024"},
}


def periods(text: str, language: str = "en") -> list[tuple[int, int, Period]]:
    return list(grammar.periods(text, built_in().words(language)))


def notations(text: str, language: str = "en") -> str:
    return " ".join(period.notation for _, _, period in periods(text, language))


def test_period_is_as_exact_as_the_text() -> None:
    assert {text: notations(text) for text in READINGS} == READINGS


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_a_text_is_read_by_the_words_of_its_language(language: str) -> None:
    readings = OTHER_LANGUAGES[language]
    assert {text: notations(text, language) for text in readings} == readings


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest", "label"),
    [
        ("14 February 2023", "day", "2023-02-14", "2023-02-14", "14 February 2023"),
        ("February 2024", "month", "2024-02-01", "2024-02-29", "February 2024"),
        ("February 2023", "month", "2023-02-01", "2023-02-28", "February 2023"),
        ("Q2 2024", "quarter", "2024-04-01", "2024-06-30", "quarter 2 of 2024"),
        ("2024", "year", "2024-01-01", "2024-12-31", "2024"),
        ("the 1990s", "decade", "1990-01-01", "1999-12-31", "1990s"),
        ("2015-2020", "range", "2015-01-01", "2020-12-31", "2015 to 2020"),
    ],
)
def test_period_spans_its_days(text: str, precision: str, earliest: str, latest: str, label: str) -> None:
    [(_, _, period)] = periods(text)
    assert (period.precision, period.label) == (POL[precision], label)
    assert (period.earliest, period.latest) == (earliest, latest)


def test_day_that_no_month_has_is_not_read_as_a_day() -> None:
    assert notations("30 February 2023, 31 April 2020 and 0 May 2020") == "2023-02 2020-04 2020-05"


def test_offsets_enclose_the_date() -> None:
    text = "As of September 2024, it was open from 2016 to 2019, and in  2021 "
    assert [text[start:end] for start, end, _ in periods(text)] == [
        "September 2024",
        "from 2016 to 2019",
        "2021",
    ]


WORDINGS = st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{d}th of {m} {y}", "{y}-{n:02}-{d:02}"])


@given(
    day=st.dates(date(1700, 1, 1), date(2199, 12, 31)),
    wording=WORDINGS,
    before=st.sampled_from(["", "on ", "(", "A "]),
)
def test_any_day_reads_back_in_any_wording(day: date, wording: str, before: str) -> None:
    text = before + wording.format(d=day.day, m=MONTHS[day.month - 1], n=day.month, y=day.year) + "."
    assert notations(text) == day.isoformat()


@given(
    first=st.integers(1700, 2098),
    more=st.integers(1, 99),
    wording=st.sampled_from(["{}-{}", "from {} to {}", "{}–{}"]),
)
def test_any_range_reads_back(first: int, more: int, wording: str) -> None:
    text = wording.format(first, first + more)
    assert notations(text) == f"{first}/{first + more}"


@given(st.text(max_size=60) | st.text("0123456789-/., QMayst", max_size=30))
def test_any_text_gives_periods_in_order_without_overlap(text: str) -> None:
    found = periods(text)
    assert all(start < end <= len(text) for start, end, _ in found)
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(found))
    assert all(period.earliest <= period.latest for _, _, period in found)
