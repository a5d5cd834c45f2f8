"""The reference: what pronouns and definite descriptions stand for."""

from __future__ import annotations

import pytest

from policyloom.graph.fact import Entity
from policyloom.graph.parsing.parse import pipeline
from policyloom.graph.semantics.home import home, speaker
from policyloom.graph.semantics.reference import (
    Description,
    Discourse,
    description,
)
from policyloom.graph.syntax.pronoun import antecedent, is_pronoun
from policyloom.graph.syntax.tree import Doc, Token
from policyloom.ontology.lexicon import lexicon
from policyloom.ontology.namespace import POL
from policyloom.ontology.vocabulary import Term, vocabulary

LAW = Entity("urn:law", "Port Law", (POL.Policy,))
NORWAY = Entity("urn:norway", "Norway", (POL.Country,))


def _word(text: str, word: str) -> Token:
    return next(t for t in reversed(list(Doc(pipeline()(text)))) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("This strategy works.", "strategy", Description("strategy")),
        ("The law works.", "law", Description("law")),
        ("The new law works.", "law", Description("law", is_bare=False)),
        ("The water law works.", "law", Description("law", frozenset({"water"}), is_bare=False)),
        ("The law of the sea works.", "law", None),
        ("A law works.", "law", None),
        ("Unemployment fell.", "Unemployment", None),
        ("The weather changes.", "weather", None),
        ("It is the only country in the world to fish.", "country", Description("country")),
        ("The country's plan works.", "country", Description("country")),
    ],
)
def test_definite_description_names_a_kind_and_what_restricts_it(
    text: str, word: str, expected: Description | None
) -> None:
    assert description(_word(text, word), vocabulary(), lexicon().word_roles) == expected


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
        # nobody does something to itself
        ("Norway wrote a plan and published it.", "it", "plan"),
        ("Norway owns ferries and sells them.", "them", "ferries"),
        ("Norway owns ferries and sells it.", "it", None),
        ("Norway sells it.", "it", None),
        # the name comes later
        ("Since its launch, the Fund has grown.", "its", "Fund"),
        ("Since its launch, Norway has grown.", "its", None),
    ],
)
def test_antecedent_in_the_sentence_is_told_by_syntax(text: str, word: str, expected: str | None) -> None:
    found = antecedent(_word(text, word))
    assert (found.text if found else None) == expected


def _described(
    discourse: Discourse, noun: str, *modifiers: str, nearer: tuple[Entity, ...] = ()
) -> Entity | None:
    told = Description(noun, frozenset(modifiers))
    return discourse.described(told, vocabulary(), lexicon().word_roles, nearer)


def test_description_stands_for_the_last_thing_of_its_kind() -> None:
    discourse = Discourse(mentions=[("norway", NORWAY), ("law", LAW)])
    assert _described(discourse, "law") == LAW
    assert _described(discourse, "country") == NORWAY
    assert _described(discourse, "weather") is None
    peru = Entity("urn:peru", "Peru", (POL.Country,))
    assert _described(discourse, "country", nearer=(peru,)) == peru


def test_modifiers_of_a_description_must_stand_in_the_name() -> None:
    water = Entity("urn:water", "Water Law", (POL.Policy,))
    discourse = Discourse(mentions=[("law", water), ("law", LAW)])
    assert _described(discourse, "law", "water") == water
    assert _described(discourse, "law", "sea") is None
    assert _described(discourse, "plan", "water") is None


def test_only_an_organisation_that_is_called_so_is_the_ministry() -> None:
    ministry = Entity("urn:ministry", "Ministry of Ports", (POL.Organisation,))
    firm = Entity("urn:firm", "Harbourworks", (POL.Organisation,))
    firms = Entity("urn:firms", "major companies", (POL.Organisation,))
    discourse = Discourse()
    for entity in (ministry, firm, firms):
        discourse.note(entity)
    assert _described(discourse, "ministry") == ministry
    assert _described(discourse, "company") == firm


def test_government_is_that_of_the_one_country_of_the_text() -> None:
    assert _described(Discourse(home=NORWAY, mentions=[("firm", LAW)]), "government") == NORWAY
    assert _described(Discourse(mentions=[("norway", NORWAY)]), "government") is None


def test_home_is_the_country_of_more_than_half_of_the_mentions() -> None:
    norway, peru = (Term(f"urn:{n}", n, classes=(POL.Country,)) for n in ("norway", "peru"))
    found = home([norway, peru, norway])
    assert found is not None
    assert found.label == "norway"
    assert home([norway, peru]) is None
    assert home([]) is None


def test_pronoun_goes_to_what_was_introduced_then_to_the_topic() -> None:
    it, we = _word("It works.", "It"), _word("We work.", "We")
    discourse = Discourse(speaker=NORWAY, topic=NORWAY, introduced=LAW)
    assert discourse.pronoun(it) == (LAW,)
    assert discourse.pronoun(we) == (NORWAY,)


def test_pronoun_reaches_over_a_paragraphs_end_to_what_is_named() -> None:
    it = _word("It works.", "It")
    discourse = Discourse(topic=NORWAY, introduced=LAW)
    discourse.new_paragraph(vocabulary())
    assert discourse.pronoun(it) == (LAW,)
    discourse = Discourse(topic=Entity("urn:weather", "weather", (POL.Event,)))
    discourse.new_paragraph(vocabulary())
    assert discourse.pronoun(it) == ()


def test_speaker_is_the_government_most_named_else_the_country() -> None:
    norway, peru = (Term(f"urn:{n}", n, classes=(POL.Country,)) for n in ("norway", "peru"))
    government = Entity("urn:government", "Government of Peru", (POL.Organisation,))
    assert speaker([norway, norway, peru], [government]) == government
    found = speaker([peru, norway, norway], [])
    assert found is not None
    assert found.label == "norway"
    assert speaker([], []) is None


def test_plural_pronoun_stands_for_a_plural_topic_only() -> None:
    they, it = _word("They work.", "They"), _word("It works.", "It")
    ports = Entity("urn:ports", "ports", (POL.Infrastructure,))
    assert Discourse(topic=NORWAY, introduced=LAW).pronoun(they) == ()
    assert Discourse(topic=ports, is_plural=True).pronoun(they) == (ports,)
    assert Discourse(topic=ports, is_plural=True).pronoun(it) == ()


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The Port Plan works.", "Plan", "Peru National Port Plan 2022-2032"),
        ("The National Port Plan works.", "Plan", "Peru National Port Plan 2022-2032"),
        ("A Port Plan works.", "Plan", None),
        ("The Harbour Plan works.", "Plan", None),
        ("The Pier Fund works.", "Fund", None),
    ],
)
def test_short_name_stands_for_the_longer_one_that_ends_so(
    text: str, word: str, expected: str | None
) -> None:
    discourse = Discourse()
    for label in ("Peru National Port Plan 2022-2032", "Chile National Port Plan 2014-2017", "Pier Fund"):
        discourse.note(Entity(f"urn:{label}", label, (POL.Policy,)))
    discourse.note(Entity("urn:new", "New Pier Fund", (POL.Policy,)))
    told = discourse.in_full(_word(text, word), vocabulary())
    assert (told.label if told is not None else None) == expected
