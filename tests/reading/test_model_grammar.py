"""Candidates that the grammar finds: numbers, dates and ranks."""

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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They spent €10 million and 200 vehicles.", [(1e7, "euro"), (200, "")]),
        ("It rose 5 percent to 3.2 million.", [(5, "percent"), (3.2e6, "")]),
        ("It gave $5 million to 300 farmers.", [(5e6, "US dollar"), (300, "")]),
        ("It got €3-4 billion over five years.", [(3e9, "euro"), (4e9, "euro"), (5, "year")]),
        ("It was 226 million five years earlier.", [(226e6, ""), (5, "year")]),
        ("It has 20,000, or 15 percent.", [(20000, ""), (15, "percent")]),
        ("It has 5, 7 and 9 percent.", [(5, "percent"), (7, "percent"), (9, "percent")]),
        ("It has three to four million.", [(3e6, ""), (4e6, "")]),
        ("It has two and a half million.", [(2.5e6, "")]),
        ("It has several million in the third quarter.", []),
        ("It has a quarter of a million.", [(250000, "")]),
        ("It has 10 projects in 30 countries.", [(10, ""), (30, "")]),
        ("It has three offices in five cities.", [(3, ""), (5, "")]),
        ("It has 60 of the 97 categories.", [(60, ""), (97, "")]),
        ("It has four children in ten.", [(40, "percent")]),
        ("It has six in a hundred.", [(6, "percent")]),
        ("It has zero deaths.", [(0, "")]),
        ("It has three of every five dollars.", [(60, "percent")]),
        (
            "Inflation was -2.5%, in a range of 5-7 percent.",
            [(-2.5, "percent"), (5, "percent"), (7, "percent")],
        ),
        ("It builds a 2000 MW plant.", [(2000, "megawatt")]),
        ("COP28 met, with COP 28 million.", [(28e6, "Colombian Peso")]),
    ],
)
def test_each_of_several_numbers_has_its_own_unit(text: str, found: list[tuple[float, str]]) -> None:
    numbers = grammar().numbers(text, dates(text, "2021-05-04"))
    assert [(number.value, number.unit) for number in numbers] == found


@pytest.mark.parametrize("words", ["30 percent higher than in 2019", "20 percent less than Uganda"])
def test_what_a_number_is_compared_with_does_not_bound_it(words: str) -> None:
    assert [n.qualifier for n in grammar().numbers(f"It was {words}.", dates(words, ""))][:1] == [""]


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


def test_a_word_that_only_ends_as_a_superlative_is_no_rank() -> None:
    assert list(grammar().ranks("They invest in a modest forest and protest.")) == []


@pytest.mark.parametrize(
    ("words", "value"), [("the third-largest port", 3), ("ranked 44th of 160", 44), ("the youngest", 1)]
)
def test_rank_is_told_by_an_ordinal_or_a_superlative(words: str, value: int) -> None:
    assert [rank.place for rank in grammar().ranks(words)] == [value]
