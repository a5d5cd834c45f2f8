"""The seam: where a number is written as one word with its sign or unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.graph.parsing.seam import seams
from policyloom.ontology.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("5GW", ["5", "GW"]),
        ("1,200MW", ["1,200", "MW"]),
        ("£4bn", ["£", "4", "bn"]),
        ("$50k", ["$", "50", "k"]),
        ("R$300", ["R$", "300"]),
        ("RM587.5", ["RM", "587.5"]),
        ("25-percent", ["25", "-", "percent"]),
        ("$50-million", ["$", "50", "-", "million"]),
        ("~50", ["~", "50"]),
        ("50+", ["50", "+"]),
    ],
)
def test_number_is_cut_from_sign_and_unit(word: str, parts: list[str]) -> None:
    assert seams(vocabulary()).parts(word) == parts


@pytest.mark.parametrize(
    "word", ["5G", "4K", "2.5D", "B2B", "1990s", "24/7", "2023/24", "18th", "10-year", "hub", "4IR"]
)
def test_other_words_with_digits_stay_whole(word: str) -> None:
    assert seams(vocabulary()).parts(word) == [word]


@given(st.text(st.sampled_from("0123456789.,-+~$£€RsGWbnm%kK()"), max_size=12))
def test_parts_are_the_word_again(word: str) -> None:
    assert "".join(seams(vocabulary()).parts(word)) == word
