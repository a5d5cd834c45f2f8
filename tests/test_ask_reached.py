"""Why, how long and when, by clauses: "so that", "may take more than a month", and what a relative pronoun stands for."""

from __future__ import annotations

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

ISLES = """Isles

Malta does not tax solar pumps because panels are dear. The board opened a tidal museum in Gozo so that pupils can watch \
turbines at work. Boats may take more than a month to reach the atoll. Permits for moorings take about two years.

This will prepare the ground for a national water register, which the Water Agency intends to introduce in every province \
by 2031. The ministry runs a night ferry that the town bought in 2019. The first crossing is expected in 2027.

Cyprus cannot copy the canal model of Egypt.
"""


@pytest.fixture(scope="module")
def isles(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(ISLES, tmp_path_factory.mktemp("text") / "isles.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Why did the board open the tidal museum?", "so that pupils can watch turbines at work"),
        ("Why did the board open a tidal museum in Malta?", ""),
        ("Why did the board open a boat museum in Gozo?", ""),
        ("Why does Malta not tax solar pumps?", "because panels are dear"),
        ("Why does Malta tax solar pumps?", ""),
        ("Why can Cyprus not copy the canal model of Egypt?", ""),
    ],
)
def test_why_is_no_repetition(isles: Questions, question: str, expected: str) -> None:
    assert reply(isles, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How long may boats take to reach the atoll?", "more than a month"),
        ("How long may boats take to reach the canal?", ""),
        ("How long do permits for moorings take?", "about two years"),
        ("How long do permits for museums take?", ""),
        ("When is the first crossing expected?", "2027"),
        ("When is the last crossing expected?", ""),
    ],
)
def test_time_is_asked_for(isles: Questions, question: str, expected: str) -> None:
    assert reply(isles, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When does the Water Agency intend to introduce the national water register?", "2031"),
        ("By when will the national water register be introduced?", "2031"),
        ("Where will the national water register be introduced?", "every province"),
        ("Who will introduce the national water register?", "the Water Agency"),
        ("When did the Water Agency introduce the national water register?", ""),
        ("When will the Water Agency introduce the national boat register?", ""),
        ("What did the town buy in 2019?", "a night ferry"),
        ("When did the town buy the night ferry?", "2019"),
        ("When did the ministry buy the night ferry?", ""),
    ],
)
def test_relative_pronoun_is_the_noun_before_it(isles: Questions, question: str, expected: str) -> None:
    assert reply(isles, question) == expected
