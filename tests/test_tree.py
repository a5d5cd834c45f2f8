"""The tree: what spaCy read, in plain objects that tell the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Doc as SpacyDoc
from spacy.vocab import Vocab

from policyloom.graph.parsing.parse import pipeline
from policyloom.graph.syntax import lexeme
from policyloom.graph.syntax.lexeme import words_of
from policyloom.graph.syntax.tree import Doc, Token

TEXT = "In 2023, the EU spent €4.5 billion on chips, and it plans to build, test and sell them. Ports grow; roads don't."


@pytest.fixture
def read() -> SpacyDoc:
    return pipeline()(TEXT)


@pytest.mark.parametrize(
    "name",
    [
        "text", "lower_", "lemma_", "tag_", "pos_", "dep_", "ent_type_", "shape_", "whitespace_", "text_with_ws", "i",
        "idx", "is_alpha", "is_punct", "is_space", "is_currency", "like_num",
    ],
)  # fmt: skip
def test_token_has_what_spacy_has_of_it(read: SpacyDoc, name: str) -> None:
    assert [getattr(t, name) for t in Doc(read)] == [getattr(t, name) for t in read]


@pytest.mark.parametrize("name", ["children", "lefts", "rights", "subtree", "ancestors", "conjuncts", "sent"])
def test_relatives_are_those_of_spacy(read: SpacyDoc, name: str) -> None:
    assert [[o.i for o in getattr(t, name)] for t in Doc(read)] == [
        [o.i for o in getattr(t, name)] for t in read
    ]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_relative_is_that_of_spacy(read: SpacyDoc, name: str) -> None:
    assert [getattr(t, name).i for t in Doc(read)] == [getattr(t, name).i for t in read]


def test_first_conjunct_is_the_first_of_a_list_and_any_other_word_itself(read: SpacyDoc) -> None:
    words = {t.text: t for t in Doc(read)}
    assert [words[w].first_conjunct.text for w in ("build", "test", "sell", "them")] == [
        "build",
        "build",
        "build",
        "them",
    ]


@pytest.mark.parametrize(("start", "end"), [(0, 3), (3, 8), (5, 9), (-1, 2), (7, 3), (12, 99)])
def test_words_in_a_row_are_those_of_spacy(read: SpacyDoc, start: int, end: int) -> None:
    ours, theirs = Doc(read)[start:end], read[start:end]
    assert [t.i for t in ours] == [t.i for t in theirs]
    assert ours.text == theirs.text
    if len(theirs):
        found = (ours.start, ours.end, ours.start_char, ours.end_char, ours.root.i)
        assert found == (theirs.start, theirs.end, theirs.start_char, theirs.end_char, theirs.root.i)


@pytest.mark.parametrize(("start", "end"), [(3, 7), (3, 8), (4, 12), (4, 6), (0, 0), (7, 9), (110, 999)])
def test_words_at_characters_are_those_of_spacy(read: SpacyDoc, start: int, end: int) -> None:
    for within, mode in ((False, "strict"), (True, "contract")):
        ours = Doc(read).char_span(start, end, within=within)
        theirs = read.char_span(start, end, alignment_mode=mode)
        assert (ours and (ours.start, ours.end)) == (theirs and (theirs.start, theirs.end))


def test_word_attached_elsewhere_changes_all_subtrees_above(read: SpacyDoc) -> None:
    doc = Doc(read)

    def told(of: Callable[[Any], object]) -> list[object]:
        return [(of(t), [o.i for o in t.subtree], [o.i for o in t.children]) for t in doc]

    told(lambda t: t.dep_)  # as the rules do before one of them changes the tree
    word, head = (next(t for t in doc if t.text == text) for text in ("billion", "chips"))
    word.attach(head, "nummod")
    read[word.i].head, read[word.i].dep_ = read[head.i], "nummod"
    assert told(lambda t: t.dep_) == [
        (t.dep_, [o.i for o in t.subtree], [o.i for o in t.children]) for t in read
    ]


def test_word_never_hangs_on_what_hangs_on_it(read: SpacyDoc) -> None:
    verb = next(t for t in Doc(read) if t.text == "spent")
    before = _shape(verb)
    verb.attach(next(t for t in verb.subtree if t.text == "billion"), "dep")
    assert _shape(verb) == before


def _shape(token: Token) -> tuple[str, str, list[str]]:
    return token.dep_, token.head.text, [t.text for t in token.subtree]


def test_a_word_at_the_edge_has_no_neighbour_but_itself(read: SpacyDoc) -> None:
    doc = Doc(read)
    first, last = doc[0], doc[len(doc) - 1]
    assert first.nbor(-1) is first
    assert last.nbor() is last
    assert first.nbor() is doc[1]


def test_no_words_make_an_empty_tree() -> None:
    assert list(Doc(SpacyDoc(pipeline().vocab))) == []


def test_words_at_hand_are_those_of_their_own_vocabulary() -> None:
    ours, theirs = Vocab(), Vocab()
    for vocab, word in ((ours, "ports"), (theirs, "roads"), (ours, "ports")):
        assert [t.text for t in Doc(SpacyDoc(vocab, [word]))] == [word]
    key = ours.strings["ports"]
    with pytest.raises(KeyError):
        words_of(theirs).strings[key]


def test_no_more_words_are_at_hand_than_there_is_room_for(
    read: SpacyDoc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexeme, "_MOST_AT_HAND", 5)
    before = [(t.text, t.lemma_) for t in Doc(read)]
    assert words_of(read.vocab).lexemes == {}
    assert [(t.text, t.lemma_) for t in Doc(read)] == before


def test_edges_are_those_of_the_tree_after_a_branch_has_moved(read: SpacyDoc) -> None:
    tree = Doc(read)
    verb = next(t for t in tree if t.lemma_ == "spend")
    moved = next(c for c in verb.children if c.i < verb.i and verb.left_edge in c.subtree)
    before, other = verb.left_edge, next(t for t in tree if t.dep_ == "ROOT" and t not in (verb, verb.head))
    moved.attach(other, "dep")
    assert verb.left_edge is not before
    assert other.left_edge is before
