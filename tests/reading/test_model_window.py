"""The windows: they cover each sentence once, and their tokens lead back to the words of the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("tokenizers")

from policyloom.graph.document import Document
from policyloom.graph.metadata import Metadata
from policyloom.graph.reading.model.span import mention_mask, object_mask
from policyloom.graph.reading.model.text import text_of
from policyloom.graph.reading.model.window import PREFIX, SPECIAL, Shape, windows

from .model_made import HARBOUR, KINDS, tokenizer_of
from .model_made import SPECIAL as MARKS

WORDS = st.lists(
    st.sampled_from(["Ports", "grow", "by", "5", "per", "cent", ".", "\n\n", "Ruritania"]), max_size=120
)


# No deadline: the first example takes the longest, since it loads the grammar.
@settings(deadline=None)
@given(WORDS, st.integers(24, 60))
def test_windows_target_each_sentence_once_and_within_their_limit(words: list[str], limit: int) -> None:
    document = Document("d", " ".join(words), Metadata(about="Ruritania"))
    text = text_of(document, tokenizer_of(HARBOUR, document))
    cut = list(windows(text, Shape(limit=limit, context=8), MARKS))
    assert [at for window in cut for at in window.targets] == list(range(len(text.sentences)))
    assert all(len(window.ids) <= limit for window in cut)


def test_window_gives_back_the_words_of_its_tokens() -> None:
    text = text_of(HARBOUR, tokenizer_of(HARBOUR))
    (window,) = windows(text, Shape(), MARKS)
    told = [at for at, region in enumerate(window.regions) if region not in (SPECIAL, PREFIX)]
    assert window.words(told[0], told[-1]) == HARBOUR.text


def test_object_of_a_figure_is_a_figure_of_the_grammar() -> None:
    text = text_of(HARBOUR, tokenizer_of(HARBOUR))
    (window,) = windows(text, Shape(), MARKS)
    allowed = object_mask(window, mention_mask(window), KINDS)
    found = {
        kind: {window.words(*pair) for pair in zip(*allowed[kind].nonzero(), strict=True)}
        for kind in (7, 8, 9)
    }
    assert found == {7: {"$35 million", "12"}, 8: {"second-largest"}, 9: {"1 March 2021"}}
