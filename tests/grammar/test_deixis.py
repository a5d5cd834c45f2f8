"""Deixis: dates resolved relative to the day on which a text was published."""

from __future__ import annotations

import pytest

from policyloom.graph.grammar.deixis import deictics
from policyloom.ontology.own import built_in


def _dates(text: str, issued: str | None, language: str = "en") -> list[str]:
    return [told.period.notation for told in deictics(text, issued, built_in().words(language))]


DAY = "2024-05-08"
PLANNED = "It was planned last year, begun last month and opened yesterday."
TOLD = [
    (DAY, "Yesterday, the ministry launched the Port Fund.", ["2024-05-07"]),
    (DAY, "The port opened today.", ["2024-05-08"]),
    (DAY, "This morning the port opened.", ["2024-05-08"]),
    (DAY, "The cabinet unveiled the Harbour Plan on Monday.", ["2024-05-06"]),
    (DAY, "The cabinet unveiled the Harbour Plan on Wednesday.", ["2024-05-08"]),
    (DAY, "The cabinet unveiled the Harbour Plan last Wednesday.", ["2024-05-01"]),
    (DAY, "The council will meet on Friday.", ["2024-05-10"]),
    (DAY, "On December 5, the minister launched the Port Strategy.", ["2023-12-05"]),
    (DAY, "Applications close on April 30.", ["2025-04-30"]),
    (DAY, "In February, Peru published the Port Strategy.", ["2024-02"]),
    (DAY, "In June, Peru published the Port Strategy.", ["2023-06"]),
    (DAY, "The port will open in February.", ["2025-02"]),
    (DAY, "From February the ministry will sign contracts.", ["2025-02"]),
    (DAY, "The Port Act, signed in February, will create jobs.", ["2024-02"]),
    (DAY, "You will know that in February it opened.", ["2024-02"]),
    (DAY, "In February the court said that it will rule.", ["2024-02"]),
    (DAY, "The Harbour Plan was published last November.", ["2023-11"]),
    (DAY, "The Harbour Plan, released in June last year, has aims.", ["2023-06"]),
    (DAY, "The port is due to open next May.", ["2025-05"]),
    (DAY, "The Harbour Plan will be launched next year.", ["2025"]),
    (DAY, "Exports rose 5 percent last year.", ["2023"]),
    (DAY, "The port opened last Summer.", ["2023"]),
    (DAY, "Two years ago, Peru adopted the Port Act.", ["2022"]),
    (DAY, "Twenty-five years ago, Peru adopted the Port Act.", ["1999"]),
    (DAY, "Two hundred years ago, the port opened.", ["1824"]),
    (DAY, "The Port Fund was launched five months ago.", ["2023-12"]),
    (DAY, "The port opened last week.", ["2024-05"]),
    (DAY, "More than two years ago, Peru adopted the Port Act.", []),
    (DAY, "The Port Act was adopted in the last year of the war.", []),
    (DAY, "Peru adopted the Port Act for the jobs of tomorrow.", []),
    (DAY, "The port doubled last year's output.", []),
    (DAY, "The port opened 1.5 years ago.", []),
    (DAY, "Half a year ago the port opened.", []),
    (DAY, "Fish lived here 66 million years ago.", []),
    (DAY, "It was a million days ago.", []),
    (DAY, "In March the fund was launched.", ["2024-03"]),
    (DAY, "In 2019 Peru adopted the Port Act, and in March the fund.", []),
    (DAY, PLANNED, ["2023", "2024-04", "2024-05-07"]),
    ("2024-05", PLANNED, ["2023", "2024-04"]),
    ("2024", PLANNED, ["2023"]),
]


@pytest.mark.parametrize(("issued", "text", "notations"), TOLD)
def test_date_is_told_as_exactly_as_that_of_the_text_where_it_is_settled(
    issued: str, text: str, notations: list[str]
) -> None:
    assert _dates(text, issued) == notations
    assert _dates(text, None) == []


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
    assert _dates(text, DAY, language) == [notation]
