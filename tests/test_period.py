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

READINGS = [
    ("adopted in 2021", ["2021"]),
    ("by the end of 2030", ["2030"]),
    ("since 1999", ["1999"]),
    ("in 1789", ["1789"]),
    ("the 2020 budget", ["2020"]),
    ("in 2024 and in 2026", ["2024", "2026"]),
    ("in 2024, 2025 and 2026", ["2024", "2025", "2026"]),
    ("up from 12% in 2006", ["2006"]),
    ("(2015)", ["2015"]),
    ("FY2024", ["2024"]),
    ("FY 2023-24", ["2023/2024"]),
    ("reaching $3.7 billion in FY24", ["2024"]),
    ("FY24.5", []),
    ("10-11 July 2025", ["2025-07-10/2025-07-11"]),
    ("July 10 to 11, 2025", ["2025-07-10/2025-07-11"]),
    ("amended in March 2019 and June 2021", ["2019-03", "2021-06"]),
    ("in May and June 2023", ["2023-05/2023-06"]),
    ("Directive 2009/28/EC and Regulation (EU) 2022/2065", ["2009", "2022"]),
    ("the 2010-12 plan", ["2010/2012"]),
    ("a 2000 MW plant", []),
    ("fiscal year 2022-23", ["2022/2023"]),
    ("the 2023/24 financial year", ["2023/2024"]),
    ("the first half of 2024", ["2024-01/2024-06"]),
    ("the second half of 2022", ["2022-07/2022-12"]),
    ("H1 2023", ["2023-01/2023-06"]),
    ("the first nine months of 2023", ["2023-01/2023-09"]),
    ("the first three quarters of 2023", ["2023-01/2023-09"]),
    ("January to June 2024", ["2024-01/2024-06"]),
    ("April-January 2018", ["2018-01"]),
    ("between May and July 2020", ["2020-05/2020-07"]),
    ("from March 2020 to June 2021", ["2020-03/2021-06"]),
    ("2023Q3", ["2023-Q3"]),
    ("third-quarter 2023", ["2023-Q3"]),
    ("Third quarter 2023", ["2023-Q3"]),
    ("in the winter of 2023 and autumn 2024", ["2023", "2024"]),
    ("26.05.2015", ["2015-05-26"]),
    ("mid-2024", ["2024"]),
    ("2000 jobs", []),
    ("over the past five years", []),
    ("by the end of the decade", []),
    ("one year ago", []),
    ("last year", []),
    ("next month", []),
    ("September 2024", ["2024-09"]),
    ("As of September 2024, it", ["2024-09"]),
    ("in September of 2024", ["2024-09"]),
    ("Sept. 2024", ["2024-09"]),
    ("Sep 2024", ["2024-09"]),
    ("in May 2022", ["2022-05"]),
    ("Dec. 2019", ["2019-12"]),
    ("2024-09", ["2024-09"]),
    ("14 February 2023", ["2023-02-14"]),
    ("14th February 2023", ["2023-02-14"]),
    ("the 3rd of November 2021", ["2021-11-03"]),
    ("February 14, 2023", ["2023-02-14"]),
    ("February 14th, 2023", ["2023-02-14"]),
    ("Feb. 14, 2023", ["2023-02-14"]),
    ("2023-02-14", ["2023-02-14"]),
    ("29 February 2024", ["2024-02-29"]),
    ("31 December 1999", ["1999-12-31"]),
    ("from 1 January 2026", ["2026-01-01"]),
    ("Q1 2024", ["2024-Q1"]),
    ("Q4 of 2023", ["2023-Q4"]),
    ("the first quarter of 2024", ["2024-Q1"]),
    ("the third quarter of 2022", ["2022-Q3"]),
    ("the last quarter of 2022", ["2022-Q4"]),
    ("fourth quarter 2020", ["2020-Q4"]),
    ("the 1990s", ["1990s"]),
    ("During the 1970s and 1980s", ["1970s", "1980s"]),
    ("the mid-1960s", ["1960s"]),
    ("the early 2000s", ["2000s"]),
    ("the late 1880s", ["1880s"]),
    ("2015-2020", ["2015/2020"]),
    ("2015–2020", ["2015/2020"]),
    ("2021-27", ["2021/2027"]),
    ("2021/22", ["2021/2022"]),
    ("between 2015 and 2020", ["2015/2020"]),
    ("from 2016 to 2019", ["2016/2019"]),
    ("2016 to 2019", ["2016/2019"]),
    ("2016 until 2019", ["2016/2019"]),
    ("between 1998 and 2003", ["1998/2003"]),
    ("2020-2015", ["2020", "2015"]),
    ("from 2020 to 2020", ["2020", "2020"]),
    ("2,030 schools", []),
    ("2030 million people", []),
    ("$2024", []),
    ("€2025", []),
    ("2024%", []),
    ("2024.5 points", []),
    ("12024", []),
    ("20240", []),
    ("1024 schools", []),
    ("in recent years", []),
    ("now", []),
    ("two years ago", []),
    ("May we", []),
    ("", []),
]


OTHER_LANGUAGES = [
    ("de", "am 3. März 2024", ["2024-03-03"]),
    ("de", "vom 3. bis 5. März 2024", ["2024-03-03/2024-03-05"]),
    ("de", "seit Okt. 2023", ["2023-10"]),
    ("de", "im dritten Quartal 2024", ["2024-Q3"]),
    ("de", "im ersten Halbjahr 2023", ["2023-01/2023-06"]),
    ("de", "in den ersten neun Monaten 2024", ["2024-01/2024-09"]),
    ("de", "in den 1990er Jahren", ["1990s"]),
    ("de", "von 2016 bis 2019", ["2016/2019"]),
    ("de", "2030 Millionen Euro", []),
    ("fr", "le 14 juillet 2023", ["2023-07-14"]),
    ("fr", "1er janvier 2025", ["2025-01-01"]),
    ("fr", "du 3 au 5 mars 2024", ["2024-03-03/2024-03-05"]),
    ("fr", "Janvier 2024", ["2024-01"]),
    ("fr", "au premier trimestre 2024, puis T3 2024", ["2024-Q1", "2024-Q3"]),
    ("fr", "entre 2015 et 2020", ["2015/2020"]),
    ("es", "septiembre de 2024", ["2024-09"]),
    ("es", "el 3 de marzo de 2024", ["2024-03-03"]),
    ("es", "entre mayo y julio de 2020", ["2020-05/2020-07"]),
    ("it", "il 1º marzo 2024", ["2024-03-01"]),
    ("pt", "5 de outubro de 2024", ["2024-10-05"]),
    ("nl", "3 maart 2024", ["2024-03-03"]),
    ("zh", "截至2024年9月30日，", ["2024-09-30"]),
    ("zh", "2017年11月，国务院", ["2017-11"]),
    ("zh", "到2030年实现", ["2030"]),
    ("zh", "2021-2025年，2021年至2025年", ["2021/2025", "2021/2025"]),
    ("zh", "2024年第三季度", ["2024-Q3"]),
    ("zh", "20世纪，1990年代的", ["1990s"]),
    ("zh", "共有2000个基站", []),
    ("ja", "2024年09月30日に", ["2024-09-30"]),
    ("ko", "2024년 9월 30일", ["2024-09-30"]),
    ("en", "3. März 2024", ["2024"]),
]


def periods(text: str, language: str = "en") -> list[tuple[int, int, Period]]:
    return list(grammar.periods(text, built_in().words(language)))


@pytest.mark.parametrize(("language", "text", "notations"), OTHER_LANGUAGES)
def test_a_text_is_read_by_the_words_of_its_language(language: str, text: str, notations: list[str]) -> None:
    assert [period.notation for _, _, period in periods(text, language)] == notations


@pytest.mark.parametrize(("text", "notations"), READINGS, ids=[text or "nothing" for text, _ in READINGS])
def test_period_is_as_exact_as_the_text(text: str, notations: list[str]) -> None:
    assert [period.notation for _, _, period in periods(text)] == notations


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest", "label"),
    [
        ("14 February 2023", "day", "2023-02-14", "2023-02-14", "14 February 2023"),
        ("February 2024", "month", "2024-02-01", "2024-02-29", "February 2024"),
        ("February 2023", "month", "2023-02-01", "2023-02-28", "February 2023"),
        ("Q2 2024", "quarter", "2024-04-01", "2024-06-30", "quarter 2 of 2024"),
        ("Q4 2024", "quarter", "2024-10-01", "2024-12-31", "quarter 4 of 2024"),
        ("2024", "year", "2024-01-01", "2024-12-31", "2024"),
        ("the 1990s", "decade", "1990-01-01", "1999-12-31", "1990s"),
        ("2015-2020", "range", "2015-01-01", "2020-12-31", "2015 to 2020"),
    ],
)
def test_period_spans_its_days(text: str, precision: str, earliest: str, latest: str, label: str) -> None:
    [(_, _, period)] = periods(text)
    assert (period.precision, period.label) == (POL[precision], label)
    assert (period.earliest, period.latest) == (earliest, latest)


@pytest.mark.parametrize("text", ["30 February 2023", "31 April 2020", "0 May 2020"])
def test_day_that_no_month_has_is_not_read_as_a_day(text: str) -> None:
    assert all(period.precision != POL.day for _, _, period in periods(text))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("As of September 2024, it", "September 2024"),
        ("open from 2016 to 2019.", "from 2016 to 2019"),
        ("in  2021 ", "2021"),
    ],
)
def test_offsets_enclose_the_date(text: str, named: str) -> None:
    [(start, end, _)] = periods(text)
    assert text[start:end] == named


WORDINGS = st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{d}th of {m} {y}", "{y}-{n:02}-{d:02}"])


@given(
    day=st.dates(date(1700, 1, 1), date(2199, 12, 31)),
    wording=WORDINGS,
    before=st.sampled_from(["", "on ", "(", "A "]),
)
def test_any_day_reads_back_in_any_wording(day: date, wording: str, before: str) -> None:
    text = before + wording.format(d=day.day, m=MONTHS[day.month - 1], n=day.month, y=day.year) + "."
    assert [period.notation for _, _, period in periods(text)] == [day.isoformat()]


@given(
    first=st.integers(1700, 2098),
    more=st.integers(1, 99),
    wording=st.sampled_from(["{}-{}", "from {} to {}", "{}–{}"]),
)
def test_any_range_reads_back(first: int, more: int, wording: str) -> None:
    text = wording.format(first, first + more)
    assert [period.notation for _, _, period in periods(text)] == [f"{first}/{first + more}"]


@given(st.text(max_size=60) | st.text("0123456789-/., QMayst", max_size=30))
def test_any_text_gives_periods_in_order_without_overlap(text: str) -> None:
    found = periods(text)
    assert all(start < end <= len(text) for start, end, _ in found)
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(found))
    assert all(period.earliest <= period.latest for _, _, period in found)
