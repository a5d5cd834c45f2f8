"""Questions that a fact comes near to and does not answer: another end, another kind, a part of a list, one of several."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import questions_on, reply, stored

from policyloom.queries.ask import Questions


@pytest.fixture(scope="module")
def rails() -> Questions:
    """A text of our own about railways."""
    return Questions(stored(Path(__file__).parent / "ask" / "own" / "rail-plan.txt"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What do the weaknesses in signal design expose Portugal to?", "long delays"),
        (
            "What will the new business models of the rail economy be based on?",
            "open sharing of records in the rail economy",
        ),
        (
            "what sectors is the green freight action going to concentrate on",
            "energy-intensive sectors such as steel, cement and glass",
        ),
        ("How many recommendations did the Rail Partnership make?", "46 ambitious recommendations (2022)"),
        ("How many departments and agencies announced progress on the new signal center?", "4"),
        ("How many electric vehicle chargers will Portugal have?", "5,000 electric vehicle chargers (2030)"),
    ],
)
def test_what_is_told_of_it_answers(rails: Questions, question: str, expected: str) -> None:
    assert reply(rails, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Whose turnover is to be doubled by 2030?",  # not that of what doubles it
        "What are the three pillars of the Track Renewal Plan?",  # one of them is known
        "How many recommendations did the Rail Partnership make, and when?",  # one of two things
        "How many fast chargers will Portugal have?",  # of a kind
        "Describe what SIGNUM concentrates on.",  # not the program itself
    ],
)
def test_what_is_told_of_another_does_not_answer(rails: Questions, question: str) -> None:
    assert reply(rails, question) == ""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # a short form between quotation marks, and one with the last word of its name behind it
        ("What does PORT stand for?", "Programme of Rail Transport"),
        ("Which program will create a network of chargers?", "National Electric Rail Infrastructure program"),
        # a name without what it is for, and without its first word
        ("Where will the Signal Institute be based?", "Coimbra"),
        ("Where will the signal institute be located?", "Coimbra"),
        ("What is the Track Renewal Plan based on?", "two pillars"),
    ],
)
def test_names_are_cut_short(tmp_path: Path, question: str, expected: str) -> None:
    text = """Night Trains
Portugal has set up a Programme of Rail Transport (\u2018PORT\u2019). The programme will fund yards.
The Rail Agency announced the National Electric Rail Infrastructure program (NERI).
The NERI program will create a network of chargers.
Portugal is establishing the National Signal Institute for Portugal (NSIP). NSIP will be located in Coimbra.
Portugal launched the Track Renewal Plan in May. The plan is based on two pillars.
"""
    assert reply(questions_on(text, tmp_path / "night-trains.txt"), question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Of how many regional depots does the Rail Office consist?", "84"),
        ("Portugal's Rail Office is made up of how many regional depots?", "84"),
        ("Tell me how many regional depots the Rail Office comprises.", "84"),
        (
            "To see how large it is, I would like to know how many regional depots belong to the Rail Office.",
            "84",
        ),
        (
            "How many electric vehicle chargers is Portugal planned to have?",
            "5,000 electric vehicle chargers (2030)",
        ),
        # an event with its date behind it, or beside it where a course starts with it
        ("When will the auction of old wagons take place?", "the end of 2031"),
        ("When is the auction of old wagons off the coast of Madeira?", "the end of 2031"),
        ("When is the auction of new wagons?", ""),
        ("When did the auction of old wagons take place?", ""),
        ("When will the auction of old wagons in Lisbon take place?", ""),
        # why something was done
        ("Why was the Tunnel Fund established?", "response to the floods of the north"),
        ("What triggered the setting up of the Tunnel Fund?", "the floods of the north"),
        ("What prompted the creation of the Tunnel Fund?", "the floods of the north"),
        ("What triggered the setting up of the Night Train Fund?", ""),
        ("Who runs the Rail Prize?", "the Ministries of Ports and Roads"),
        ("what fund gives out european rural travel money for night travel", "Night Train Fund"),
        ("By which fund will up to €18 million be distributed?", "Night Train Fund"),
        ("By which fund will up to €19 million be distributed?", ""),
        # what a scheme is there for
        ("What is the Guard Training Scheme for?", "help drivers find new routes"),
        ("What does the Guard Training Scheme aim to do?", "help drivers find new routes"),
        ("What does the Tunnel Fund aim to do?", ""),
        # the sentence tells whose firms they are, though not in that list
        ("Examples of pioneering Portuguese rail firms", "Alstom | Siemens | Talgo"),
        ("Give examples of rail firms in Portugal.", "Alstom | Siemens | Talgo"),
        ("Examples of pioneering Spanish rail firms", ""),
    ],
)
def test_whole_and_occasion_are_asked_for_in_other_words(
    rails: Questions, question: str, expected: str
) -> None:
    assert reply(rails, question) == expected


COASTS = """Coasts

Norway aims to promote digital ports and to train pilots. Chile's Coast Plan aims to protect digital archives. The plan is \
based on old maps. The council's decisions are based on advice from fishermen. The council wants to build a clinic. Norway's \
Tide Strategy uses drones, sonar and satellites to protect fish.
"""


@pytest.fixture(scope="module")
def coasts(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(COASTS, tmp_path_factory.mktemp("text") / "coasts.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # what somebody aims at, or uses, is not what their decisions are based on
        ("What are the council's decisions based on?", "advice from fishermen"),
        ("What are Norway's decisions based on?", ""),
        ("What is the Coast Plan based on?", "old maps"),
        # nor what their strategies of a kind aim at
        ("What does Norway's digital strategy aim at?", ""),
        ("What goals do Norway's digital plans have?", ""),
        ("What does Chile's digital plan aim at?", "protect digital archives"),
        # all of a list is used for the goal beside it
        ("Which technologies does Norway rely on to protect fish?", "drones | satellites | sonar"),
        ("What does the Tide Strategy use to protect fish?", "drones | satellites | sonar"),
        ("What does Chile use to protect fish?", ""),
    ],
)
def test_what_is_told_of_somebody_is_not_told_of_their_deeds_and_plans(
    coasts: Questions, question: str, expected: str
) -> None:
    assert reply(coasts, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What were the decisions based on?", ""),
        ("What do the countries' digital strategies aim at?", ""),
        (
            "Which technologies does Japan use to improve connectivity?",
            "artificial intelligence (AI) | Internet of Things | new technologies",
        ),
    ],
)
def test_what_is_told_of_another_clause_of_the_article_does_not_answer(
    questions: Questions, question: str, expected: str
) -> None:
    assert reply(questions, question) == expected
