"""Slips of one letter: a question that has them is answered as the one without, or not at all."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

HARBOURS = """Harbours

Chile operates 12 deep-water ports and 45 fishing ports. In 2019, Chile adopted the Blue Harbour Plan, which aims to train \
900 pilots. Peru adopted the Fishing Act. The ministry of transport wants to widen the canal.

The navy patrols the coast.
"""


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(HARBOURS, tmp_path_factory.mktemp("text") / "harbours.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many fishing ports does Chile have?", "45 fishing ports"),
        ("How many fishng ports does Chile have?", "45 fishing ports"),
        ("How many fishing prots does Chile have?", "45 fishing ports"),
        ("How mnay fishing ports does Chlie have?", "45 fishing ports"),
        ("How many deep-wter ports does Chile operate?", "12 deep-water ports"),
        ("How many deep-water ports does Chile opearte?", "12 deep-water ports"),
        ("How many deep-water ports does Chle operate?", "12 deep-water ports"),
        # Of two words that are as near, that of the text is likelier: no counter.
        ("Which countr adopted the Fishing Act?", "Peru"),
        ("Who adoptted the Fishing Act?", "Peru"),
        ("Who adopted the Fihsing Act?", "Peru"),
        ("Whoch country adopted the Fishing Act?", "Peru"),
        ("Which contry adopted the Blue Harbour Plan?", "Chile"),
        ("What are the aims of the Chilaen plan?", "train 900 pilots"),
        ("What does Santigo want to train?", "train 900 pilots"),
        ("What does the ministry want to wden?", "widen the canal"),
        ("What patroles the coast?", "The navy"),
        # The ways of asking that the lexicon has are known by their words with slips as well.
        ("Who is behnid the Fishing Act?", "Peru"),
        ("Which country is responsble for the Fishing Act?", "Peru"),
    ],
)
def test_question_with_a_slip_is_answered_as_the_one_without(
    harbours: Questions, question: str, expected: str
) -> None:
    assert reply(harbours, question) == expected


def test_what_a_slip_was_read_as_is_told(harbours: Questions) -> None:
    assert "read 'fishing' for 'fishng'" in harbours.ask("number of fishng ports in Chile").suggestions
    assert "read 'Chile' for 'Chlie'" in harbours.ask("number of fishing ports in Chlie").suggestions


@pytest.mark.parametrize(
    "question",
    [
        # A word of English is meant as it stands, as is a name that is like no name of the text.
        "How many fishing parts does Chile have?",
        "How many fishing ports does Chilworth have?",
        "Who adopted the Mining Act?",
        # No word is one slip away.
        "How many fxshqg ports does Chile have?",
        # What is mended may still be what nobody tells.
        "How many airprts does Chile have?",
        "Who adopted the Minnig Act?",
    ],
)
def test_what_is_no_slip_of_what_is_told_has_no_answer(harbours: Questions, question: str) -> None:
    assert harbours.ask(question).answers == ()
