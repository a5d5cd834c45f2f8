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


def test_date_is_told_from_the_words_and_the_date_of_the_document() -> None:
    told = {
        "on 1 March 2021": "2021-03-01",
        "in 2021-2025": "2021/2025",
        "last July": "2020-07",
        "today": "2021-05-04",
        "last year": "2020",
        "last summer": "2020",
        "last week": "2021-04",
        "since March": "2021-03",
    }
    found = {words: dates(f"It came {words}.", "2021-05-04") for words in told}
    assert {words: [date.value for date in there] for words, there in found.items()} == {
        words: [value] for words, value in told.items()
    }
    assert dates("It came last July and today.", "") == []


def test_rank_is_told_by_an_ordinal_or_a_superlative() -> None:
    text = "The third-largest port ranked 44th of 160 and is the youngest one."
    assert [rank.place for rank in grammar().ranks(text)] == [3, 44, 1]
    assert list(grammar().ranks("They invest in a modest forest and protest.")) == []
