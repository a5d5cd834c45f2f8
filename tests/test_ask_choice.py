"""Questions for one of two things, read by the two whether it is the one, on a text about islands."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions
from policyloom.queries.ask.words.recast import choices, read_recasts

TEXT = """Island links

The northern ferry is expensive and old. Work on the long bridge has begun. Every island in the north has a \
clinic. Chile's copper mines need water. Fog delays the morning ferries. The tunnel was opened in 1998. The council has bought \
ten buses. The Harbour Plan aims to protect whales. The Coast Plan aims to train pilots.
"""


@pytest.fixture(scope="module")
def islands(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    path: Path = tmp_path_factory.mktemp("text") / "islands.txt"
    return questions_on(TEXT, path)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which is expensive, the ferry or the bridge?", "the ferry"),
        ("The ferry or the bridge, which is expensive?", "The ferry"),
        ("Of the bridge and the ferry, which is expensive?", "the ferry"),
        ("Which has begun, work on the tunnel or work on the bridge?", "work on the bridge"),
        ("Which has a clinic, every town or every island?", "every island"),
        ("What do the copper mines need, power or water?", "water"),
        ("Do the copper mines or the ferries need water?", "the copper mines"),
        ("What delays the ferries, is it snow or fog?", "fog"),
        ("What was opened in 1998, the bridge or the tunnel?", "the tunnel"),
        ("What has the council bought, buses or trams?", "buses"),
        # A name is told by the graph.
        ("Which aims to protect whales, the Harbour Plan or the Coast Plan?", "Harbour Plan"),
        # Neither is told.
        ("Which has a library, every island or every town?", ""),
        ("What was opened in 1999, the bridge or the tunnel?", ""),
        ("What delays the buses, fog or snow?", ""),
        ("Which does not aim to protect whales, the Harbour Plan or the Coast Plan?", ""),
        # What is old need not be older, and what is opened not the first.
        ("Which is older, the ferry or the bridge?", ""),
        ("Which is the oldest, the ferry or the bridge?", ""),
        ("Which was opened first, the tunnel or the bridge?", ""),
    ],
)
def test_the_one_of_two_of_which_alone_it_is_so(islands: Questions, question: str, expected: str) -> None:
    assert reply(islands, question) == expected


def test_what_is_no_one_of_two_is_no_answer(questions: Questions) -> None:
    assert reply(questions, "Who has broadband, every county or every village?") == "every village"
    assert reply(questions, "Who has broadband, every county or every town?") == ""


def test_a_choice_is_asked_of_either_side() -> None:
    known = read_recasts([["is it true that {a} {v}", "which {v} , {a} or {b}"]])
    (asked,) = choices("Which floats, the ferry or the tug?", known)
    assert asked == (
        ("the ferry", "is it true that the ferry floats"),
        ("the tug", "is it true that the tug floats"),
    )
