"""The reference: what pronouns and definite descriptions stand for."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from policyloom.graph.fact import Entity
from policyloom.graph.parse import pipeline
from policyloom.graph.reference import Discourse, antecedent, is_description, is_pronoun, speaker
from policyloom.ontology.namespace import POL
from policyloom.ontology.vocabulary import Term, vocabulary

LAW = Entity("urn:law", "Port Law", (POL.Policy,))
NORWAY = Entity("urn:norway", "Norway", (POL.Country,))


def _word(text: str, word: str) -> Token:
    return next(t for t in reversed(list(pipeline()(text))) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("This strategy works.", "strategy", True),
        ("The law works.", "law", True),
        ("The new law works.", "law", False),
        ("A law works.", "law", False),
        ("The weather changes.", "weather", False),
    ],
)
def test_definite_description_names_a_kind_and_nothing_more(text: str, word: str, expected: bool) -> None:
    assert is_description(_word(text, word), vocabulary()) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"), [("It works.", "It", True), ("Who works?", "Who", False)]
)
def test_pronoun_stands_for_something(text: str, word: str, expected: bool) -> None:
    assert is_pronoun(_word(text, word)) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Norway sells its fish.", "its", "Norway"),
        ("When Norway grows, it pays.", "it", "Norway"),
        ("It pays.", "It", None),
        ("We support Norway in its plan.", "its", "Norway"),
        ("Norway helps us in our plan.", "our", None),
    ],
)
def test_antecedent_in_the_sentence_is_told_by_syntax(text: str, word: str, expected: str | None) -> None:
    found = antecedent(_word(text, word))
    assert (found.text if found else None) == expected


def test_description_stands_for_the_last_thing_of_its_kind() -> None:
    discourse = Discourse(mentions=[("norway", NORWAY), ("law", LAW)])
    assert discourse.described(_word("The law works.", "law"), vocabulary()) == LAW
    assert discourse.described(_word("The country works.", "country"), vocabulary()) == NORWAY
    assert discourse.described(_word("This weather changes.", "weather"), vocabulary()) is None


def test_pronoun_goes_to_what_was_introduced_then_to_the_topic() -> None:
    it, we = _word("It works.", "It"), _word("We work.", "We")
    discourse = Discourse(speaker=NORWAY, topic=NORWAY, introduced=LAW)
    assert discourse.pronoun(it) == LAW
    assert discourse.pronoun(we) == NORWAY
    discourse.new_paragraph()
    assert discourse.pronoun(it) is None
    assert discourse.pronoun(we) == NORWAY


def test_speaker_is_the_government_most_named_else_the_country() -> None:
    norway, peru = (Term(f"urn:{n}", n, classes=(POL.Country,)) for n in ("norway", "peru"))
    government = Entity("urn:government", "Government of Peru", (POL.Organisation,))
    assert speaker([norway, norway, peru], [government]) == government
    found = speaker([peru, norway, norway], [])
    assert found is not None
    assert found.label == "norway"
    assert speaker([], []) is None
