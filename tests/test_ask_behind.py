"""Questions for the goals behind a plan, for what its parties are to do with each other, and as of when a number holds."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Lakes

Peru adopted the Reed Plan. The Reed Plan aims to achieve effective communication among boats, locks, and ports. \
As of May 2023, Peru had 40 locks. Chile has 60 locks. Chile is home to the world's leading boatyards.
"""
REEDS = "effective communication among boats, locks, and ports"


@pytest.fixture(scope="module")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "lakes.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what aims lie behind the reed plan?", REEDS),
        ("Which objectives stand behind the Reed Plan?", REEDS),
        ("the goals behind the Reed Plan", REEDS),
        ("what aims lie behind the salt plan?", ""),
        ("which plan wants boats, locks and ports to communicate with each other?", "Reed Plan"),
        ("Which plan would like boats, locks and ports to communicate with one another?", "Reed Plan"),
        ("which plan wants boats, locks and trains to communicate with each other?", ""),
        ("Who is meant to communicate effectively under the Reed Plan?", "boats, locks, and ports"),
        ("Who is meant to communicate effectively under Peru's plan?", "boats, locks, and ports"),
        ("Who is meant to communicate effectively under Chile's plan?", ""),
        # What is said of Chile does not tell which they are.
        ("Which Chilean firms are the leading boatyards?", ""),
        ("Which companies in Chile are the world's leading boatyards?", ""),
        ("What date does the figure for locks in Peru refer to?", "May 2023"),
        ("How recent is the number of locks in Peru?", "May 2023"),
        ("as of when is the number of locks in peru", "May 2023"),
        ("How recent is the number of locks in Chile?", ""),
        ("What date does the figure for ferries in Peru refer to?", ""),
    ],
)
def test_what_is_asked_of_lakes(lakes: Questions, question: str, expected: str) -> None:
    assert reply(lakes, question) == expected
