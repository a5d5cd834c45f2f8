"""Questions for when, why and under what something is so, answered by what a clause of the text says."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import reply, stored

from policyloom.queries.ask import Questions


@pytest.fixture(scope="module")
def ports() -> Questions:
    """A text of our own about ports in winter."""
    return Questions(stored(Path(__file__).parent / "ask" / "own" / "winter-ports.txt"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When did saving energy become vital?", "During the fuel crisis"),
        ("During which crisis did saving energy become vital for shipyards?", "During the fuel crisis"),
        ("What made saving energy vital for a lot of shipyards?", "the fuel crisis"),
        ("When did the ministers work with shipping firms?", "Last year"),
        (
            "Why do pilots play an important part in this change?",
            "because they know the ice | because they train young crews",
        ),
        (
            "Why do pilots have an important role in the big change?",
            "because they know the ice | because they train young crews",
        ),
        # who says it is told by the clause that says so
        ("Which review points out that the number of old ships is falling?", "the Baltic cargo review"),
        ("Which review stresses that the number of old ships is going down fast?", "the Baltic cargo review"),
        # what there is none of is no part of the list
        ("Does Finland build any of the largest icebreakers?", "no"),
        ("Does Finland build ferries?", "yes"),
        # all of the text is about Finland
        ("Where in Finland will the Icebreaker School be sited?", "Oulu"),
        ("When did saving energy become vital in Finland?", "During the fuel crisis"),
        # what is told of the fund is not what is asked for
        ("Which fund hands out the Baltic loans to small quays?", "the Ice Harbour Fund"),
        # what says no more than the question is told by what is listed of it
        ("Which services depend on robots?", "loading | repair | storage and ship"),
        ("List the port services that depend on robots.", "loading | repair | storage and ship"),
        ("What relies on robots?", "most of the busy port services"),
        (
            "Name the cheap sensors that are expected to be at the core of new ferries.",
            "cameras | radar | sonar",
        ),
        ("How many cheap sensors will be at the core of new ferries?", "3"),
        # why it is so may be asked for as a list of reasons
        (
            "Give me the reasons why pilots have a key role in this change.",
            "because they know the ice | because they train young crews",
        ),
        # what stands at the heart of something, and what it is at the heart of
        ("What lies at the heart of busy port services?", "Robots"),
        ("Which port services are robots at the heart of?", "loading | repair | storage and ship"),
        ("What are cheap sensors at the core of?", "new ferries"),
        # what is to be done, and what for
        ("What must Finland widen to bridge the gap in crew training?", "its pilot school"),
        (
            "What does Finland have to widen so that it can close the gap in crew training?",
            "its pilot school",
        ),
        # of two verbs both must be so
        ("Does Finland design and produce small cranes?", "yes"),
        ("Does Finland manufacture small cranes?", "yes"),
        # what something is to be made
        ("What will the Icebreaker School make Finland?", "make Finland a leader in winter shipping"),
        ("What is the Icebreaker School meant to make Finland?", "make Finland a leader in winter shipping"),
        # what is to be done to something is what will happen to it
        ("What will happen to the tug fleet by 2033?", "treble the size of the tug fleet"),
        ("What should happen to the size of the tug fleet?", "treble the size of the tug fleet"),
    ],
)
def test_circumstance_answers(ports: Questions, question: str, expected: str) -> None:
    assert reply(ports, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "When did saving water become vital?",
        "What made saving energy cheap for shipyards?",
        "Why do divers play an important part in this change?",
        "Which review points out that the number of old ships is growing?",
        "Which plan points out that the number of old ships is falling?",
        "What has happened to the tug fleet?",
        # of whom there is none of one kind, there may be others
        "Does Finland build any icebreakers?",
        "What will the Ice Harbour Fund make Finland?",
        "What will the plan make Finland?",
        # what is to be so has not been, and what has been will not
        "When was the ferry with solar sails built?",
        "What will happen to the number of old ships?",
        "What must Finland widen to bridge the gap in fuel supply?",
        "What has Finland widened?",
        "Does Finland design and export small cranes?",
        "What will the Icebreaker School make Sweden?",
        "Which cheap sensors will be at the core of new trains?",
        "Where in Norway will the Icebreaker School be sited?",
        "When did saving energy become vital in Sweden?",
        "What will happen to Norway's tug fleet?",
        "What will happen to the ferry fleet?",
    ],
)
def test_no_circumstance_is_guessed(ports: Questions, question: str) -> None:
    assert reply(ports, question) == ""
