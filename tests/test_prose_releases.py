"""Prose of speeches and press releases, each text with all of a kind that it states."""

from __future__ import annotations

import pytest
from test_prose import stated

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.fact import Period, Ranking, Statistic


def measured(text: str) -> set[str]:
    """Return the figures, the places in an order and the dates that *text* tells, each after what it is told of."""
    [extraction] = extract([read_text("d", text, roles={})])
    told = [(fact.subject.label, fact.object) for fact in extraction.facts]
    return {
        *(f"{who} | {what.indicator} | {what.value}" for who, what in told if isinstance(what, Statistic)),
        *(f"{who} | {what.indicator} | {what.rank}" for who, what in told if isinstance(what, Ranking)),
        *(f"{who} | {what.notation}" for who, what in told if isinstance(what, Period)),
    }


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        # what "it" is said to be, the sentence before has told of
        (
            "Peru leads. With this cod plant that is done. This will be the largest plant in Peru. It will cut costs.",
            "leads_to",
            {"cod plant | cut costs"},
        ),
        # of several clauses the last one's subject is spoken of
        (
            "Work will start and the ferry will be ready by 2027. It will cut travel times.",
            "leads_to",
            {"ferry | cut travel times"},
        ),
        # the place of a body that leads the sentence is not its subject
        (
            "Run by Trent University, Lima, the Centre will cut waste.",
            "leads_to",
            {"Centre | cut waste"},
        ),
        # what is let do belongs to the goal
        (
            "The Port Platform aims to empower firms to quickly source fuel.",
            "aims_at",
            {"Port Platform | empower firms to quickly source fuel"},
        ),
        ("Pricing waste is about cutting smoke.", "aims_at", {"Pricing waste | cutting smoke"}),
        ("The text is about smoke.", "aims_at", set()),
        ("Tidal power is a cheap way of making steel.", "leads_to", {"Tidal power | making steel"}),
        # for whom something is good is no effect
        ("Clean fuel is important for heavy industry and shipping.", "leads_to", set()),
        ("Clean fuel is important for farmers.", "leads_to", set()),
        ("Clean fuel is important for trade.", "leads_to", {"Clean fuel | trade"}),
        (
            "Peru offers programmes to finance port projects, such as the Sea Fund, the Cod Fund and others.",
            "has_part",
            {
                "programmes to finance port projects | Sea Fund",
                "programmes to finance port projects | Cod Fund",
            },
        ),
    ],
)
def test_what_speeches_and_releases_tell(text: str, kind: str, facts: set[str]) -> None:
    assert stated(text, kind) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "It is a new power plant, a project to be called Sea Dawn. It would be the largest plant in the world.",
            {"Sea Dawn | plant | 1"},
        ),
        # the year before the name of a policy, which has passed
        ("The 2016 Port Framework bans nets.", {"2016 Port Framework | 2016"}),
        ("The 2030 Port Framework bans nets.", set()),
        # the number of a name
        ("Peru's 7 Point Plan for ports bans nets.", set()),
    ],
)
def test_what_speeches_and_releases_measure(text: str, facts: set[str]) -> None:
    assert measured(text) == facts
