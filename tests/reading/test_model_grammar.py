"""Candidates that the grammar finds: numbers, dates and ranks."""

from __future__ import annotations

from policyloom.graph.grammar.sentence import sentences
from policyloom.graph.reading.model.candidate import Date, grammar


def dates(text: str, issued: str) -> list[Date]:
    return grammar().dates(text, sentences(text), issued)


def test_number_is_read_with_its_unit_and_bound_and_is_no_date() -> None:
    text = "In 2021 they lost some €300,000, at least 7.6 per cent, and forty-two 2000 MW plants."
    assert [(n.value, n.unit, n.qualifier) for n in grammar().numbers(text, dates(text, ""))] == [
        (300000, "euro", "about"),
        (7.6, "percent", "at least"),
        (42, "", ""),
        (2000, "megawatt", ""),
    ]


def test_number_is_no_part_of_a_share_or_of_a_name() -> None:
    text = "One in five has the 5G network, and four children in ten had COVID19."
    assert [(n.value, n.unit) for n in grammar().numbers(text, [])] == [(20, "percent"), (40, "percent")]


def test_dates_are_told_from_the_words_and_from_the_date_of_the_document() -> None:
    text = "It came on 1 March 2021, in 2021-2025, last July and today."
    told = ["2021-03-01", "2021/2025", "2020-07", "2021-05-04"]
    assert [date.value for date in dates(text, "2021-05-04")] == told
    assert [date.value for date in dates(text, "")] == told[:2]
