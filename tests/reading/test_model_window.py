"""The windows: they cover each sentence once, and a figure in them is a figure of the grammar."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("tokenizers")

from policyloom.graph.document import Document
from policyloom.graph.metadata import Metadata
from policyloom.graph.reading.model.span import mention_mask, object_mask
from policyloom.graph.reading.model.text import text_of
from policyloom.graph.reading.model.window import Shape, windows

from .model_made import HARBOUR, KINDS, SPECIAL, tokenizer_of

WORDS = st.lists(
    st.sampled_from(["Ports", "grow", "by", "5", "per", "cent", ".", "\n\n", "Ruritania"]), max_size=120
)


# No deadline: the first example takes the longest, since it loads the grammar.
@settings(deadline=None)
@given(WORDS, st.integers(24, 60))
def test_windows_target_each_sentence_once_and_within_their_limit(words: list[str], limit: int) -> None:
    document = Document("d", " ".join(words), Metadata(about="Ruritania"))
    text = text_of(document, tokenizer_of(HARBOUR, document))
    cut = list(windows(text, Shape(limit=limit, context=8), SPECIAL))
    assert [at for window in cut for at in window.targets] == list(range(len(text.sentences)))
    assert all(len(window.ids) <= limit for window in cut)


def test_object_of_a_figure_is_a_figure_of_the_grammar() -> None:
    text = text_of(HARBOUR, tokenizer_of(HARBOUR))
    (window,) = windows(text, Shape(), SPECIAL)
    allowed = object_mask(window, mention_mask(window), KINDS)
    expected = {
        "statistic": {"$35 million", "12"},
        "ranking": {"second-largest"},
        "event_date": {"1 March 2021"},
    }
    for kind, figures in expected.items():
        pairs = zip(*allowed[KINDS.index(kind)].nonzero(), strict=True)
        assert {window.words(*pair) for pair in pairs} == figures
