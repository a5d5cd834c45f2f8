"""The aiming: the many ways of English to say at what somebody or something aims, in sentences invented here."""

from __future__ import annotations

import pytest
from texts import ends

from policyloom.ontology.namespace import POL


def told(text: str, prop: str) -> set[tuple[str, str]]:
    """Return the ends of the facts of the property *prop* that *text* states."""
    return set(ends(text, prop))


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Code is out to spare small boats.",
        "The Harbour Code is there to spare small boats.",
        "The Harbour Code is bent on sparing small boats.",
        "The Harbour Code is a means of sparing small boats.",
        "Chile sees the Harbour Code as a way of sparing small boats.",
        "The point of the Harbour Code is to spare small boats.",
        "The idea behind the Harbour Code is to spare small boats.",
        "What the Harbour Code wants is to spare small boats.",
    ],
)
def test_aim_is_told_in_many_ways(text: str) -> None:
    (aim,) = told(text, POL.aimsAt)
    assert aim[0] == "Harbour Code"
    assert aim[1] in ("spare small boats", "sparing small boats")


@pytest.mark.parametrize(
    "text",
    [
        "The thrust of the Harbour Code lies in the protection of small boats.",
        "The emphasis of the Harbour Code is on the protection of small boats.",
        "The Harbour Code has one purpose, namely the protection of small boats.",
        "The Harbour Code has as its goal the protection of small boats.",
        "At stake in the Harbour Code is the protection of small boats.",
        "What the Harbour Code wants is the protection of small boats.",
    ],
)
def test_thing_that_is_aimed_at_is_told_in_many_ways(text: str) -> None:
    assert told(text, POL.aimsAt) == {("Harbour Code", "protection of small boats")}


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Peru is bidding for leadership in fishing.", "leadership in fishing"),
        ("Peru has set its sights on leadership of the alliance.", "leadership of the alliance"),
        ("Peru would like to spare small boats.", "spare small boats"),
        ("Peru wants 400 boats by 2030.", "400 boats"),
        ("Peru is poised to spare small boats.", "spare small boats"),
    ],
)
def test_country_aims_in_many_ways(text: str, aim: str) -> None:
    assert told(text, POL.aimsAt) == {("Peru", aim)}


@pytest.mark.parametrize(
    ("text", "prop", "facts"),
    [
        (
            "The Harbour Code has two goals. The first is to spare small boats. The second is to clean bays.",
            POL.aimsAt,
            {("Harbour Code", "spare small boats"), ("Harbour Code", "clean bays")},
        ),
        (
            "The Harbour Code rests on two pillars. One is a loan scheme. The other is a crane register.",
            POL.hasPart,
            {("Harbour Code", "loan scheme"), ("Harbour Code", "crane register")},
        ),
        (
            "Peru faces two problems. The first is drought. The second is a lack of roads.",
            POL.faces,
            {("Peru", "two problems"), ("Peru", "drought"), ("Peru", "lack of roads")},
        ),
    ],
)
def test_those_of_which_one_sentence_tells_that_there_are_some_are_told_one_by_one(
    text: str, prop: str, facts: set[tuple[str, str]]
) -> None:
    assert told(text, prop) == facts


@pytest.mark.parametrize(
    "text",
    [
        "Farmers like to drink tea.",
        "The thrust of the engine lies in the middle.",
        "The first is to be sold.",
    ],
)
def test_what_is_said_in_such_words_is_not_always_an_aim(text: str) -> None:
    assert told(text, POL.aimsAt) == set()


def test_former_and_latter_are_those_of_which_the_sentence_before_told() -> None:
    before = "The Harbour Code comprises a loan scheme and a crane register. "
    assert told(f"{before}The former uses sensors.", POL.usesTechnology) == {("loan scheme", "sensor")}
    both = told(f"{before}Both use sensors.", POL.usesTechnology)
    assert both == {("loan scheme", "sensor"), ("crane register", "sensor")}


def test_those_of_whom_the_sentence_before_told_lack_what_they_lack() -> None:
    text = "Farmers in Peru have grown old. They lack storage."
    assert ("Farmers in Peru", "lack storage") in told(text, POL.faces)


def test_country_is_the_one_of_which_the_text_speaks() -> None:
    text = "Norway is the largest exporter of cod to Chile. The country wants to sell more of it."
    assert {who for who, _ in told(text, POL.aimsAt)} == {"Norway"}
