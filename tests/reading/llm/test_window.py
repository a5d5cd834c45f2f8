"""The windows of a document."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.graph.document import Document, read_text
from policyloom.graph.metadata import Metadata
from policyloom.graph.reading.llm.token_count import tokens
from policyloom.graph.reading.llm.window import windows, words

PROSE = "The Port Authority (PA) opened 12 berths in 2021. It serves ships from Peru, Chile and the United States."

lines = st.lists(
    st.one_of(
        st.text(alphabet="ab .!?é中。😀\u00a0-", max_size=120),
        st.just(PROSE),
        st.just("A Heading"),
        st.just("中国发展工业互联网。德国制定了“工业4.0”。"),
        st.integers(1, 20).map(lambda n: PROSE * n),
        st.integers(1, 5000).map("x".__mul__),
    ),
    max_size=12,
)


def document(text: str, language: str | None = None) -> Document:
    return read_text("d", text, roles={}, metadata=Metadata(language=language))


@settings(max_examples=40, deadline=None)
@given(lines, st.one_of(st.none(), st.integers(100, 2000)))
def test_every_sentence_is_in_exactly_one_window_and_verbatim(told: list[str], most: int | None) -> None:
    whole = document("\n".join(told))
    found = windows(whole, most=most)
    sentences = [sentence for window in found for sentence in window.sentences]
    assert all(whole.text[s.start : s.end] == s.text for s in sentences)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    read = "".join(s.text for s in sentences)
    body = "".join(paragraph.text for paragraph in whole.paragraphs)
    assert [c for c in read if c.isalnum()] == [c for c in body if c.isalnum()]
    sizes = [sum(tokens(sentence.text) for sentence in window.sentences) for window in found]
    assert most is None or max(sizes, default=0) <= most


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("\n".join([PROSE * 3] * 30), None, 4),
        ("\n".join([PROSE * 3] * 5), None, 1),
        (PROSE * 100, None, 4),
        ("\n".join(["中国发展工业互联网。德国制定了政策。" * 10] * 10), "zh", 2),
    ],
)
def test_windows_have_about_450_words(text: str, language: str | None, expected: int) -> None:
    made = windows(document(text, language))
    assert len(made) == expected
    sizes = [sum(words(sentence.text) for sentence in window.sentences) for window in made]
    assert max(sizes) <= 600
    assert len(made) == 1 or min(sizes) >= 300


def test_a_window_knows_the_names_and_the_sentences_before_it() -> None:
    trade = "Trade goes on as it was for many years in all of the ports."
    first, second, *_ = windows(document("\n".join([f"{PROSE} It grows.", *[trade] * 60])))
    assert (first.before, first.names) == ((), ())
    assert second.before == (trade, trade, trade)
    assert "PA = Port Authority" in second.names
    assert "United States" in second.names


def test_the_rest_of_a_window_has_what_was_read_before_it() -> None:
    [window] = windows(document("One grows. Two grows. Three grows. Four grows."))
    rest = window.rest(3)
    assert [sentence.text for sentence in rest.sentences] == ["Four grows."]
    assert rest.before == ("One grows.", "Two grows.", "Three grows.")
