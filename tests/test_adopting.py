"""The adopting: the many ways of English to say that somebody adopts a policy, in sentences invented here."""

from __future__ import annotations

import pytest
from texts import ends

from policyloom.ontology.namespace import POL


def adopted(text: str) -> set[tuple[str, str]]:
    """Return who adopts what by *text*."""
    return set(ends(text, POL.adopts))


@pytest.mark.parametrize(
    "text",
    [
        "Peru signed off on the Harbour Code.",
        "Peru put its signature to the Harbour Code.",
        "Peru gave its blessing to the Harbour Code.",
        "Peru opted for the Harbour Code.",
        "Peru settled on the Harbour Code.",
        "Peru committed to the Harbour Code.",
        "Peru subscribed to the Harbour Code.",
        "Peru reinstated the Harbour Code.",
        "Reinstated by Peru, the Harbour Code spares small boats.",
        "Peru pressed ahead with the Harbour Code.",
        "Peru wrote the Harbour Code into law.",
        "The Harbour Code is the brainchild of Peru.",
        "The reinstatement of the Harbour Code by Peru spares small boats.",
        "Armed with the Harbour Code, Peru spares small boats.",
        "Under its Harbour Code, Peru spares small boats.",
        "Peru's Harbour Code spares small boats.",
    ],
)
def test_adoption_is_told_in_many_ways(text: str) -> None:
    assert adopted(text) == {("Peru", "Harbour Code")}


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("Peru brought in a bottle return.", "bottle return"),
        ("Peru banned the import of nets.", "banned the import of nets"),
        ("Peru has made helmets compulsory.", "made helmets compulsory"),
        ("Peru granted a tax break.", "tax break"),
        ("Peru imposed a tariff on nets.", "tariff on nets"),
    ],
)
def test_measure_without_a_name_is_adopted(text: str, policy: str) -> None:
    assert adopted(text) == {("Peru", policy)}


def test_word_of_a_class_that_is_read_as_a_verb_is_what_is_adopted() -> None:
    told = adopted("The government rolled out a new school meals programme.")
    assert told == {("government", "new school meals programme")}


def test_officer_who_is_told_of_no_further_adopts() -> None:
    assert adopted("The president put his signature to the Harbour Code.") == {("president", "Harbour Code")}


def test_pact_sealed_by_somebody_is_theirs() -> None:
    told = adopted("Under the terms of a compact sealed by Chile, the docks get new cranes.")
    assert ("Chile", "compact") in told


@pytest.mark.parametrize(
    "text",
    [
        "Peru turned to the sea.",
        "Peru switched to imported rice.",
        "The fishing crews banned their captain.",
        "Peru went for a cheaper crane.",
    ],
)
def test_what_is_said_in_such_words_is_not_always_an_adoption(text: str) -> None:
    assert adopted(text) == set()
