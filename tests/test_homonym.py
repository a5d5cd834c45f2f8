"""Names that several countries give to policies of their own."""

from __future__ import annotations

import pytest

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.fact import Entity
from policyloom.ontology.namespace import ENTITY, POL


def _adopted(text: str, name: str = "a") -> list[Entity]:
    [extraction] = extract([read_text(name, text, roles={})])
    return [f.object for f in extraction.facts if f.property == POL.adopts and isinstance(f.object, Entity)]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Saudi Arabia launched Vision 2030 in 2016.", "saudi-vision-2030"),
        ("Saudi Arabia grows. The government launched Vision 2030.", "saudi-vision-2030"),
        ("The government adopted Saudi Vision 2030. Norway adopted a plan.", "saudi-vision-2030"),
        # The vocabulary has the other by its full name.
        ("Kenya launched its Vision 2030 in 2008.", "kenya-vision-2030"),
        ("Kenya grows. The government launched Vision 2030.", "kenya-vision-2030"),
        ("The United Kingdom published its National AI Strategy.", "national-ai-strategy"),
    ],
)
def test_shared_name_is_that_of_the_place_that_the_text_tells(text: str, known: str) -> None:
    assert ENTITY[known] in {policy.iri for policy in _adopted(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda adopted a National AI Strategy.",
        "Norway and Chile grow. The ministry adopted the National AI Strategy.",
        # Whose it is says more than of which country the text is.
        "Britain grows. Britain trades. Rwanda adopted Rwanda's National AI Strategy.",
        "Saudi Arabia grows. Rwanda launched its Vision 2030.",
    ],
)
def test_shared_name_of_another_is_another_thing(text: str) -> None:
    [policy] = _adopted(text)
    assert policy.label in text
    assert policy.iri not in (ENTITY["national-ai-strategy"], ENTITY["saudi-vision-2030"])


def test_shared_names_of_two_countries_are_two_things_in_one_text() -> None:
    text = "Rwanda adopted its National AI Strategy. Ghana adopted its National AI Strategy."
    assert len({policy.iri for policy in _adopted(text)}) == 2


def test_shared_name_is_one_thing_throughout_a_text() -> None:
    text = "Rwanda and Ghana grow. Rwanda adopted its National AI Strategy. The ministry launched the National AI Strategy."
    assert len({policy.iri for policy in _adopted(text)}) == 1


def test_shared_name_without_a_place_is_one_in_each_text() -> None:
    text = "The ministry adopted the National AI Strategy."
    assert _adopted(text, "a") != _adopted(text, "b")
