"""Candidates that the grammar finds: figures, dates and places in an order."""

from __future__ import annotations

import pytest

from policyloom.graph.grammar.sentence import sentences
from policyloom.graph.reading.model.candidate import Date, grammar


def dates(text: str, issued: str) -> list[Date]:
    return grammar().dates(text, sentences(text), issued)


@pytest.mark.parametrize(
    ("words", "value", "unit", "qualifier"),
    [
        ("US$1.8 billion", 1.8e9, "US dollar", ""),
        ("some €300,000", 300000, "euro", "about"),
        ("at least 7.6 per cent", 7.6, "percent", "at least"),
        ("85 crore", 85e7, "", ""),
        ("forty-two", 42, "", ""),
        ("a quarter", 25, "percent", ""),
        ("one in five", 20, "percent", ""),
        ("a million", 1e6, "", ""),
    ],
)
def test_number_is_read_with_its_unit_and_bound(words: str, value: float, unit: str, qualifier: str) -> None:
    found = grammar().numbers(f"They lost {words} again.", [])
    assert [(number.value, number.unit, number.qualifier) for number in found] == [(value, unit, qualifier)]


@pytest.mark.parametrize("words", ["the 5G network", "COVID19"])
def test_number_is_no_part_of_a_name(words: str) -> None:
    assert list(grammar().numbers(words, [])) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on 1 March 2021", "2021-03-01"),
        ("in March 2021", "2021-03"),
        ("in 2021-2025", "2021/2025"),
        ("in the 1990s", "1990s"),
        ("in the second quarter of 2020", "2020-Q2"),
        ("last July", "2020-07"),
        ("today", "2021-05-04"),
        ("last year", "2020"),
        ("last summer", "2020"),
        ("last week", "2021-04"),
        ("since March", "2021-03"),
    ],
)
def test_date_is_told_from_the_words_and_the_date_of_the_document(words: str, value: str) -> None:
    assert [date.value for date in dates(f"It came {words}.", "2021-05-04")] == [value]


def test_date_that_hangs_on_the_document_is_none_without_its_date() -> None:
    assert dates("It came last July and today.", "") == []


@pytest.mark.parametrize(
    ("words", "value"), [("the third-largest port", 3), ("ranked 44th of 160", 44), ("the youngest", 1)]
)
def test_rank_is_told_by_an_ordinal_or_a_superlative(words: str, value: int) -> None:
    assert [rank.place for rank in grammar().ranks(words)] == [value]
