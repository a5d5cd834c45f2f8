"""The sentences of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.graph.grammar.sentence import sentences


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A Plan\nIt grows by 3.5%. We gain.", ["A Plan", "It grows by 3.5%.", "We gain."]),
        (
            "zh",
            "中国发展工业互联网。德国制定了“工业4.0”。",
            ["中国发展工业互联网。", "德国制定了“工业4.0”。"],
        ),
        (
            "de-AT",
            "Die EU will bis 2030 wachsen. Das ist gut.",
            ["Die EU will bis 2030 wachsen.", "Das ist gut."],
        ),
        ("xx", "One. Two.", ["One.", "Two."]),
        ("en", "😀 Ports grow. Trade too.", ["😀 Ports grow.", "Trade too."]),
        ("en", "Half \ud83d of it. Done.", ["Half \ud83d of it.", "Done."]),
    ],
)
def test_sentences_are_told_in_any_language(language: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, language)] == expected


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .!?\n\t\u00a0é中。😀\"'()•-1\u2028"), max_size=200))
def test_sentences_cover_every_word_once_and_in_order(text: str) -> None:
    spans = sentences(text)
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept = [c for start, end in spans for c in text[start:end] if c.isalnum()]
    assert kept == [c for c in text if c.isalnum()]
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
