"""Deixis: dates resolved relative to the day on which a text was published."""

from __future__ import annotations

import pytest

from policyloom.graph.grammar.deixis import deictics
from policyloom.ontology.own import built_in


def _dates(text: str, issued: str | None, language: str = "en") -> list[str]:
    return [told.period.notation for told in deictics(text, issued, built_in().words(language))]


def test_date_is_told_from_the_day_of_the_text() -> None:
    told = {
        "Yesterday, the ministry launched the Port Fund.": "2024-05-07",
        "The port opened today.": "2024-05-08",
        "This morning the port opened.": "2024-05-08",
        "The cabinet unveiled the Harbour Plan on Monday.": "2024-05-06",
        "The cabinet unveiled the Harbour Plan on Wednesday.": "2024-05-08",
        "The cabinet unveiled the Harbour Plan last Wednesday.": "2024-05-01",
        "The council will meet on Friday.": "2024-05-10",
        "On December 5, the minister launched the Port Strategy.": "2023-12-05",
        "Applications close on April 30.": "2025-04-30",
        "In February, Peru published the Port Strategy.": "2024-02",
        "In June, Peru published the Port Strategy.": "2023-06",
        "The port will open in February.": "2025-02",
        "From February the ministry will sign contracts.": "2025-02",
        "The Port Act, signed in February, will create jobs.": "2024-02",
        "You will know that in February it opened.": "2024-02",
        "In February the court said that it will rule.": "2024-02",
        "The Harbour Plan was published last November.": "2023-11",
        "The Harbour Plan, released in June last year, has aims.": "2023-06",
        "The port is due to open next May.": "2025-05",
        "The Harbour Plan will be launched next year.": "2025",
        "Exports rose 5 percent last year.": "2023",
        "The port opened last Summer.": "2023",
        "Two years ago, Peru adopted the Port Act.": "2022",
        "Twenty-five years ago, Peru adopted the Port Act.": "1999",
        "Two hundred years ago, the port opened.": "1824",
        "The Port Fund was launched five months ago.": "2023-12",
    }
    assert {text: _dates(text, "2024-05-08") for text in told} == {
        text: [date] for text, date in told.items()
    }
    assert [date for text in told for date in _dates(text, None)] == []


@pytest.mark.parametrize(
    ("language", "text", "notation"),
    [
        ("de", "Gestern hat das Land den Hafenplan vorgelegt.", "2024-05-07"),
        ("de", "Der Hafenplan gilt seit dem 3. März.", "2024-03-03"),
        ("de", "Im Februar hat Peru den Hafenplan vorgelegt.", "2024-02"),
        ("de", "Die Exporte stiegen letztes Jahr um 5 Prozent.", "2023"),
        ("fr", "Le plan a été présenté hier.", "2024-05-07"),
        ("es", "El plan se presentó en noviembre.", "2023-11"),
        ("zh", "去年出口增长。", "2023"),
    ],
)
def test_date_is_told_in_the_words_of_the_language(language: str, text: str, notation: str) -> None:
    assert _dates(text, "2024-05-08", language) == [notation]


def test_date_that_is_not_settled_is_none() -> None:
    texts = [
        "More than two years ago, Peru adopted the Port Act.",
        "The Port Act was adopted in the last year of the war.",
        "Peru adopted the Port Act for the jobs of tomorrow.",
        "The port doubled last year's output.",
        "The port opened 1.5 years ago.",
        "Half a year ago the port opened.",
        "Fish lived here 66 million years ago.",
        "It was a million days ago.",
    ]
    assert [text for text in texts if _dates(text, "2024-05-08")] == []


def test_a_month_without_a_year_may_be_of_a_year_told_beside_it() -> None:
    assert _dates("In March the fund was launched.", "2024-05-08") == ["2024-03"]
    assert _dates("In 2019 Peru adopted the Port Act, and in March the fund.", "2024-05-08") == []


def test_no_date_is_more_exact_than_that_of_the_text() -> None:
    text = "It was planned last year, begun last month and opened yesterday."
    assert _dates(text, "2024-05-08") == ["2023", "2024-04", "2024-05-07"]
    assert _dates(text, "2024-05") == ["2023", "2024-04"]
    assert _dates(text, "2024") == ["2023"]
