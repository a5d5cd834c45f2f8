"""What the name of a goal, of an effect or of a list tells besides: where, which places, and what it is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import stored

from policyloom.queries.ask import Questions


@pytest.fixture(scope="module")
def harbours() -> Questions:
    """A text of our own about harbours."""
    return Questions(stored(Path(__file__).parent / "ask" / "own" / "calm-harbours.txt"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Where should ferries become more reliable?", "on the world stage"),
        ("Where are the clean yards to be created?", "in Europe"),
        ("Where should yards be created?", "in Europe"),
        ("Where should ferries become cheaper?", ""),
        ("Where should piers be built?", ""),
    ],
)
def test_where_something_is_to_be_is_told_by_the_goal(
    harbours: Questions, question: str, expected: str
) -> None:
    assert " | ".join(harbours.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which places in Norway have ferry services?", "every county has fast ferry services"),
        ("Where in Norway are ferry services available?", "every county has fast ferry services"),
        (
            "Which administrative level has fast ferry services everywhere in Norway?",
            "every county has fast ferry services",
        ),
        ("At what level is ferry service available in Norway?", "every county has fast ferry services"),
        ("Which places in Sweden have ferry services?", ""),
        ("Which places in Norway have railway services?", ""),
    ],
)
def test_which_places_have_something_is_told_by_the_goal_that_all_have_it(
    harbours: Questions, question: str, expected: str
) -> None:
    assert " | ".join(harbours.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What is the full name of the United Nations catalogue?",
            "Common Standard Catalogue of All Harbour Signs",
        ),
        ("What is the name of the UN list of signs?", "Common Standard Catalogue of All Harbour Signs"),
        ("What is the full name of the United Nations treaty?", ""),
        ("What is the full name of the Swedish catalogue?", ""),
    ],
)
def test_the_name_of_what_somebody_has_is_told(harbours: Questions, question: str, expected: str) -> None:
    assert " | ".join(harbours.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # several words of near meaning: an advantage
        ("In which field does Norway enjoy a head start?", "key areas of wave power"),
        ("In which field does Sweden enjoy a head start?", ""),
        # of several effects the one that has the verb
        ("What does dredging connect?", "direct connections between towns and islands"),
        ("What does the tunnel connect?", ""),
        ("What helped new pilot schemes to spread?", "growing use of radio beacons"),
        ("Why have new pilot schemes become so popular?", "growing use of radio beacons"),
        ("What helped ferries to spread?", ""),
    ],
)
def test_words_of_near_meaning_are_read(harbours: Questions, question: str, expected: str) -> None:
    assert " | ".join(harbours.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How long might it take for II to develop?", "even longer"),
        ("How long may the II development cycle be?", "even longer"),
        # that the other may take longer is not how long this may take; and what leads to it is not what comes of it
        ("How long may the development of CI take?", ""),
        ("Why has the Industrial Internet spread?", ""),
        ("Why have new business functions spread?", "continued popularization of mobile internet"),
        ("Where is the competitive landscape being restructured?", "around the world"),
        ("Where is Germany's model to be built?", ""),
    ],
)
def test_what_is_told_of_the_article(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What role does digitalization play in reorganizing resources?", "a key force"),
        ("What role does AI play in reorganizing resources?", ""),
        ("What role does digitalization play in manufacturing?", ""),
        ("Are the strategies and policies the same in every country?", "no"),
        ("Are the industries the same in every country?", ""),
        (
            "What are emerging technologies used for by most major countries?",
            "cultivate industrial competitive advantages | "
            + "promote the digital transformation of the manufacturing industry",
        ),
        ("What is it that II cannot simply copy?", "the development path of CI"),
        ("What is becoming a key force in the reshaping of economies?", ""),
        ("What is becoming a key force in the reshaping of economic structures?", "Digitalization"),
        ("Which companies are China's leading ICT enterprises?", ""),
        ("What has reached a plateau?", "CI development"),
        ("What does the II development cycle call for, given how long it may last?", ""),
        ("Which schools in China have broadband?", ""),
    ],
)
def test_what_clauses_tell_of_parts_and_differences(
    questions: Questions, question: str, expected: str
) -> None:
    assert " | ".join(questions.ask(question).answers) == expected
