"""The part: the many ways of English to say that something has parts or members, in sentences invented here."""

from __future__ import annotations

import pytest
from texts import read

from policyloom.graph.fact import Entity
from policyloom.ontology.namespace import POL


def parts(text: str) -> dict[str, set[str]]:
    """Return the wholes that *text* tells of, each with its parts."""
    extraction = read(text)
    found: dict[str, set[str]] = {}
    for fact in extraction.facts:
        if fact.property == POL.hasPart and isinstance(fact.object, Entity):
            found.setdefault(fact.subject.label, set()).add(fact.object.label)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Plan is made up of two loan schemes and a crane register.",
        "The Harbour Plan comprises two loan schemes and a crane register.",
        "Two loan schemes and a crane register make up the Harbour Plan.",
        "Between them, two loan schemes and a crane register constitute the Harbour Plan.",
        "The Harbour Plan breaks down into two loan schemes and a crane register.",
        "The Harbour Plan takes in two loan schemes and a crane register.",
        "The Harbour Plan covers two loan schemes and a crane register.",
        "The Harbour Plan spans two loan schemes and a crane register.",
        "The Harbour Plan draws together two loan schemes and a crane register.",
        "The Harbour Plan brings a crane register and two loan schemes under one roof.",
        "The Harbour Plan combines two loan schemes with a crane register.",
        "The Harbour Plan has two loan schemes and a crane register as its main strands.",
        "The Harbour Plan counts two loan schemes and a crane register among its elements.",
        "Two loan schemes and a crane register have been folded into the Harbour Plan.",
        "Peru has bundled two loan schemes and a crane register into the Harbour Plan.",
        "Two loan schemes and a crane register are included in the Harbour Plan.",
        "Two loan schemes and a crane register come under the umbrella of the Harbour Plan.",
        "Included in the Harbour Plan are two loan schemes and a crane register.",
        "Within the Harbour Plan there are two loan schemes and a crane register.",
    ],
)
def test_parts_of_a_plan_are_told_in_many_ways(text: str) -> None:
    assert parts(text) == {"Harbour Plan": {"loan schemes", "crane register"}}


@pytest.mark.parametrize(
    "text",
    [
        "The Southern Rice Alliance counts Kenya and Ghana among its members.",
        "The Southern Rice Alliance numbers Kenya and Ghana among its backers.",
        "Kenya and Ghana rank among the members of the Southern Rice Alliance.",
        "Kenya and Ghana are backers of the Southern Rice Alliance.",
        "The Southern Rice Alliance was founded in May. Kenya and Ghana are its members.",
        "The Southern Rice Alliance (Kenya and Ghana) met in May.",
        "The Southern Rice Alliance admitted Kenya and Ghana.",
        "Kenya and Ghana acceded to the Southern Rice Alliance.",
    ],
)
def test_members_of_a_body_are_told_in_many_ways(text: str) -> None:
    assert parts(text) == {"Southern Rice Alliance": {"Kenya", "Ghana"}}


@pytest.mark.parametrize(
    "text",
    [
        "New crops, among them yams and white rice, are insured.",
        "New crops are insured, among them yams and white rice.",
        "New crops, for example yams and white rice, are insured.",
        "Norway has classified yams, white rice and the like as new crops.",
        "New crops such as yams, white rice, etc., are insured.",
        "Peru insures new crops such as yams, white rice etc. in the north.",
        "Two new crops, yams and white rice, are insured.",
    ],
)
def test_members_of_a_class_are_told_in_many_ways(text: str) -> None:
    (found,) = parts(text).items()
    assert found[0].lower().removeprefix("two ") == "new crops"
    assert found[1] == {"yams", "white rice"}


def test_everything_from_one_thing_to_another_is_each_of_them() -> None:
    told = parts("The Harbour Plan covers everything from boat loans and fish farms to crane repairs.")
    assert told == {"Harbour Plan": {"boat loans", "fish farms", "crane repairs"}}


def test_alliance_is_of_those_whose_names_follow() -> None:
    (whole,) = parts("An alliance of Kenya and Ghana has built two ports.").values()
    assert whole == {"Kenya", "Ghana"}


@pytest.mark.parametrize(
    "text",
    [
        "For example, new ports may not meet the standard.",
        "The Harbour Plan covers a tenth of the cost.",
        "Three new crops, yams and white rice, are insured.",
        "The Harbour Plan fell into disuse.",
        "Peru treats crane drivers as heroes.",
        "Kenya and Ghana remain among the poorest.",
    ],
)
def test_what_is_said_in_such_words_is_not_always_a_part(text: str) -> None:
    assert parts(text) == {}
