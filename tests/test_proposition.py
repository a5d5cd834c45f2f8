"""The proposition: what each clause of a text says, in its words, denied, possible or plainly said."""

from __future__ import annotations

import pytest
from texts import read

from policyloom.graph.fact import Proposition
from policyloom.graph.packing import packed, unpacked
from policyloom.ontology.namespace import POL


def _said(text: str) -> list[Proposition]:
    extraction = read(text)
    assert unpacked(packed(extraction)).propositions == extraction.propositions
    for proposition in extraction.propositions:
        passage = proposition.passage
        assert extraction.document.text[passage.start : passage.end] == passage.quote
    return list(extraction.propositions)


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "rest"),
    [
        ("Tidal power cannot replace gas.", "Tidal power", "cannot replace", ("gas",)),
        ("Growth in cable exports has stalled.", "Growth in cable exports", "has stalled", ()),
        ("The fund will require patient investors.", "The fund", "will require", ("patient investors",)),
        # A circumstance right behind is one with what is done; one before is told apart.
        ("The park needs access to new markets.", "The park", "needs", ("access to new markets",)),
        ("By law, ports must pay fees.", "ports", "must pay", ("fees", "By law")),
        # a pronoun is what it stands for
        ("Peru has a plan, and it will need steel.", "Peru", "will need", ("steel",)),
        # and so is what only describes it
        (
            "Peru launched the Green Port Plan in May. The plan will need steel.",
            "Green Port Plan",
            "will need",
            ("steel",),
        ),
        # what else comes about comes of all that is said before
        ("Yards opened in Peru, leading to a boom.", "Yards opened in Peru", "leading", ("to a boom",)),
        # what is told beside to be something
        (
            "Peru opened a park with Lima as the main partner.",
            "Lima",
            "as",
            ("the main partner", "Peru opened a park"),
        ),
        ("Fishers were consulted by the guard.", "Fishers", "were consulted", ("by the guard",)),
        # who says it, or in what it is said, says the rest of the sentence
        ("As the audit noted, costs are rising.", "the audit", "noted", ("costs are rising",)),
        ("As stressed in the cod review, nets are old.", "the cod review", "stressed", ("nets are old",)),
        ("As announced by Peru in May, rail will grow.", "Peru", "announced", ("rail will grow",)),
        # what is done by two verbs is told of both, and what for of the verb that it stands beside
        ("Peru builds and exports small boats.", "Peru", "builds", ("small boats",)),
        ("To save fuel, ports must use cranes.", "ports", "must use", ("cranes", "To save fuel")),
        ("Peru needs to build cranes.", "Peru", "needs to build", ("cranes",)),
        # why it is so is a circumstance, as are both of two reasons
        ("Tin is rare because mines are deep.", "Tin", "is", ("rare", "because mines are deep")),
        (
            "Pilots have power, not only because they know ice, but also because they train crews.",
            "Pilots",
            "have",
            ("power", "not only", "because they know ice", "because they train crews"),
        ),
        (
            "During the war saving fuel has become hard.",
            "saving fuel",
            "has become",
            ("hard", "During the war"),
        ),
    ],
)
def test_clause_is_kept_in_its_words(text: str, subject: str, predicate: str, rest: tuple[str, ...]) -> None:
    said = {(p.subject, p.predicate, (*p.complements, *p.circumstances)) for p in _said(text)}
    assert (subject, predicate, rest) in said


@pytest.mark.parametrize(
    ("text", "verb", "denied", "mood"),
    [
        ("Chile has not signed the treaty.", "sign", True, None),
        ("Chile has never signed the treaty.", "sign", True, None),
        ("Chile signed the treaty.", "sign", False, None),
        ("Tidal power cannot replace gas but needs a better grid.", "replace", True, POL.possible),
        ("Tidal power cannot replace gas but needs a better grid.", "need", False, None),
        ("The park may grow.", "grow", False, POL.possible),
        ("The park will grow.", "grow", False, POL.planned),
        ("The park needs to grow.", "grow", False, POL.planned),
        ("Peru did not try to sell its boats.", "sell", True, POL.planned),
        ("If prices fall, the park grows.", "grow", False, POL.possible),
        ("If prices fall, the park grows.", "fall", False, POL.possible),
        ("Firms merged to save fuel.", "save", False, POL.planned),
        ("Peru wants to ensure that every port has a crane.", "have", False, POL.planned),
        ("Peru has achieved its goal of ensuring every port has a crane.", "have", False, POL.achieved),
    ],
)
def test_denied_possible_and_planned_are_told_apart(
    text: str, verb: str, denied: bool, mood: str | None
) -> None:
    assert [(p.denied, p.mood) for p in _said(text) if p.verb == verb] == [(denied, mood)]


def test_what_there_is_none_of_is_denied_and_the_rest_is_not() -> None:
    said = _said("Peru imports corn and none of its wheat. Chile makes none of its trains.")
    assert [(p.complements, p.denied) for p in said] == [
        (("none of its wheat",), True),
        (("corn",), False),
        (("none of its trains",), True),
    ]


def test_a_time_says_nothing() -> None:
    assert [p.subject for p in _said("As announced in May, rail will grow.")] == ["rail"]


def test_comparative_without_a_standard_compares_with_the_clause_before() -> None:
    said = _said("Rail took nine years. The park may take even longer. Ferries are faster than trains.")
    assert [p.standard for p in said] == ["", "Rail took nine years", ""]


def test_what_nobody_is_told_to_do_says_nothing() -> None:
    assert _said("It rains. Nobody knows. They left.") == []
