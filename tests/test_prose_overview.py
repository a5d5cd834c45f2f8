"""Overviews, speeches and news: what they call a thing by, how its parts and its phases are told, and what stands behind a comma."""

from __future__ import annotations

import pytest
from texts import read

from policyloom.ontology.vocabulary import vocabulary


def _facts(text: str) -> set[tuple[str, str, str]]:
    extraction = read(text)
    notations = vocabulary().notations
    return {
        (f.subject.label, notations[f.property], getattr(f.object, "label", "")) for f in extraction.facts
    }


def test_a_name_is_of_what_the_next_sentence_calls_it() -> None:
    told = _facts(
        "The Nordic Fish Data Space, or NFDS, is to change that. The regulation builds on the Cod Act."
    )
    assert ("Nordic Fish Data Space", "related_policy", "Cod Act") in told


def test_a_person_is_no_regulation() -> None:
    told = _facts("Prime Minister Mette Frederiksen spoke. The regulation builds on the Cod Act.")
    assert not any(subject.endswith("Frederiksen") and kind == "related_policy" for subject, kind, _ in told)


def test_a_text_is_about_the_country_of_its_bodies_rather_than_about_a_town() -> None:
    told = _facts(
        "The Rail Agency of South Africa runs trains. In Cape Town they are full. This government wants to build depots."
    )
    assert ("South Africa", "aims_at", "build depots") in told


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("In May 2021 Parliament passed the Cod Act.", ("Parliament", "adopts", "Cod Act")),
        (
            "The plan was drawn up by the Department of Ports, Canals and the Sea, and the Cod Act was not.",
            ("Department of Ports, Canals and the Sea", "adopts", "plan"),
        ),
        (
            "Norway announced the second phase of the strategy.",
            ("Norway", "adopts", "second phase of the strategy"),
        ),
        (
            "The Cod Plan has three themes: dredging canals, opening new ports and mending locks.",
            ("Cod Plan", "aims_at", "mending locks"),
        ),
        (
            "Oslo pledged in May to spend 9 billion on locks by 2030, a step it says will please fishers.",
            ("Norway", "aims_at", "spend 9 billion on locks"),
        ),
    ],
)
def test_overview_tells_it(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in _facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Norway announced the second phase of the trial.",
            ("Norway", "adopts", "second phase of the trial"),
        ),
        (
            "Norway replaced the plan that two ministers had signed off in 2019.",
            ("ministers", "event_date", "2019"),
        ),
        (
            "Norway has three ways: dredging canals, opening new ports and mending locks.",
            ("ways", "has_part", "mending locks"),
        ),
    ],
)
def test_overview_does_not_tell_it(text: str, fact: tuple[str, str, str]) -> None:
    assert fact not in _facts(text)
