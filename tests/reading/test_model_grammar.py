"""Candidates that the grammar finds: figures, dates and places in an order."""

from __future__ import annotations

import pytest

from policyloom.graph.reading.model.date import dates
from policyloom.graph.reading.model.number import numbers
from policyloom.graph.reading.model.ordinal import ordinals


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("US$1.8 billion", 1.8e9, "US dollars"),
        ("€300,000", 300000, "euros"),
        ("7.6 per cent", 7.6, "percent"),
        ("85 crore", 85e7, ""),
        ("forty-two", 42, ""),
        ("a quarter", 25, "percent"),
        ("one port in five", 20, "percent"),
        ("a million", 1e6, ""),
    ],
)
def test_number_is_read_with_its_unit(words: str, value: float, unit: str) -> None:
    found = numbers(f"They lost {words} again.")
    assert [(number.value, number.unit) for number in found] == [(value, unit)]


@pytest.mark.parametrize("words", ["the 5G network", "COVID19", "no ports"])
def test_number_is_no_part_of_a_name(words: str) -> None:
    assert numbers(words) == []


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
        ("by the end of the year", "2021"),
    ],
)
def test_date_is_told_from_the_words_and_the_date_of_the_document(words: str, value: str) -> None:
    assert [date.value for date in dates(f"It came {words}.", "2021-05-04")] == [value]


def test_date_that_hangs_on_the_document_is_none_without_its_date() -> None:
    assert dates("It came last July and today.") == []


@pytest.mark.parametrize(
    ("words", "value"), [("the third-largest port", 3), ("ranked 44th of 160", 44), ("the youngest", 1)]
)
def test_ordinal_is_a_place_in_an_order(words: str, value: int) -> None:
    assert [ordinal.value for ordinal in ordinals(words)] == [value]
