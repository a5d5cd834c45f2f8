"""Questions for one goal of several, and for what a goal is of."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Harbours

The Harbour Act aims to change this by driving exports, making supply chains more resilient, and cutting noise.

It is our proposed level of ambition that by 2030: All Danish harbours will be covered by a fibre network, with all \
fishing grounds covered by radar; Denmark will grow the fleet of its young captains and improve their access to loans.

With the support of over 40 Sea Skills Hubs, SMEs should have access to digital charts by 2029.

The Danish government aims to double its fleet by 2032. The size of the ferry sector will treble by 2035.

Many SMEs use drones.
"""


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "harbours.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does the act want to make more resilient?", "making supply chains more resilient"),
        ("what does the act want to cut", "cutting noise"),
        ("what is the Harbour Act supposed to drive", "driving exports"),
        ("what does the act want to make more expensive", ""),
        # What one goal of a list says is not said of another, unless that takes it up.
        ("Which network is supposed to reach all fishing grounds?", ""),
        ("what does Denmark want to improve for its young captains", "improve their access to loans"),
        ("By what factor should the ferry sector grow by 2035?", "treble (2035)"),
        ("By what factor should the crane sector grow by 2035?", ""),
        # Until when a goal is set, be it for what the text calls by another word; not when it was reached.
        ("by when should all Danish ports be covered by a fibre network", "2030"),
        ("by when should all Danish forests be covered by a fibre network", ""),
        ("when were all Danish ports covered by a fibre network", ""),
        # A thing is named by its sentence in whatever form.
        (
            "how many Sea Skills Hubs are there to help small and medium-sized enterprises",
            "over 40 Sea Skills Hubs (2029)",
        ),
    ],
)
def test_goals_are_told_apart(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does the Reef Plan want to cut?", "cut emissions"),
        ("What does the Reef Plan want to train?", "train 900 divers"),
        ("What does the Reef Plan want to raise?", ""),
    ],
)
def test_what_somebody_wants_to_cut_is_no_other_goal(tmp_path: Path, question: str, expected: str) -> None:
    text = "Reefs\n\nFiji adopted the Reef Plan, which aims to cut emissions and to train 900 divers.\n"
    assert reply(questions_on(text, tmp_path / "reefs.txt"), question) == expected
