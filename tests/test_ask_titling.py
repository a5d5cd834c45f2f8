"""The name of what a question describes, and everyone who does something."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import stored

from policyloom.queries.ask import Questions


@pytest.fixture(scope="module")
def ports() -> Questions:
    """A text of our own about ports in winter."""
    return Questions(stored(Path(__file__).parent / "ask" / "own" / "winter-ports.txt"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What is the tug strategy called that ministers launched last year?",
            "Finnish Tugs: Course to 2033",
        ),
        ("What is the name of the fund for small quays?", "Ice Harbour Fund"),
        ("Name everyone who is working together to reap the rewards of sensors for crews.", "3"),
        # another thing, another actor, and what another clause of the sentence is about
        ("What is the crane strategy called that ministers launched last year?", ""),
        ("What is the tug strategy called that Sweden launched last year?", ""),
        ("What is the name of the fund for large quays?", ""),
        ("What is the name of the school that will be in Oulu?", ""),
    ],
)
def test_what_is_described_is_named(ports: Questions, question: str, expected: str) -> None:
    answers = ports.ask(question).answers
    assert (str(len(answers)) if expected.isdigit() else " | ".join(answers)) == expected
