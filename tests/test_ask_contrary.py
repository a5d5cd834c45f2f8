"""Questions read by one whose answer is the contrary: whether anybody is ahead, and whether something is the same everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import questions_on, reply

from policyloom.queries.ask import Questions

TEXT = """Harbours of the South

Chile's copper exports have been the highest of any country in the world for nine consecutive years. Peru ranks third in the \
world for fish exports. Callao is the busiest port in South America. Chile has the largest fleet of tugs in South America.

Tariffs vary by port. The rules for pilots differ between provinces. Peru launched the Calm Bay Plan, which aims to cut waste.
"""


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    path: Path = tmp_path_factory.mktemp("text") / "harbours.txt"
    return questions_on(TEXT, path)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is any country ahead of Chile in copper exports?", "no"),
        ("Is there any country that is ahead of Chile in copper exports?", "no"),
        ("Could you tell me whether anyone is ahead of Chile in copper exports?", "no"),
        ("Does any country have higher copper exports than Chile?", "no"),
        ("Is there a country with higher copper exports than Chile?", "no"),
        ("does another country surpass chile in copper exports", "no"),
        ("Is Chile behind anyone in copper exports?", "no"),
        ("Are copper exports higher anywhere else than in Chile?", "no"),
        ("Is any country ahead of Peru in fish exports?", "yes"),
        ("Does anybody rank above Peru in fish exports?", "yes"),
        ("is peru behind some other country in fish exports", "yes"),
        # Another is told to be first.
        ("Is any country ahead of Peru in copper exports?", "yes"),
        # Who is ahead of all is first.
        ("Is Chile ahead of all other countries in copper exports?", "yes"),
        ("Is Peru ahead of everyone else in fish exports?", "no"),
        ("Is it true that no country is ahead of Chile in copper exports?", "yes"),
        # First on a continent is not first in the world.
        ("Does any country have a larger fleet of tugs than Chile?", ""),
        ("Is any country ahead of Chile in tugs?", ""),
        # What is not told.
        ("Is any country ahead of Chile in fish exports?", ""),
        ("Is any country ahead of Bolivia in fish exports?", ""),
        ("Is Ecuador ahead of Peru in fish exports?", ""),
        ("Is any country in Europe ahead of Chile in copper exports?", ""),
        ("Which country is ahead of Chile in copper exports?", ""),
        ("Which country has higher copper exports than Chile?", ""),
    ],
)
def test_who_is_first_has_nobody_ahead(harbours: Questions, question: str, expected: str) -> None:
    assert reply(harbours, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Do all ports have the same tariffs?", "no"),
        ("Are the tariffs the same in every port?", "no"),
        ("Are tariffs alike across all ports?", "no"),
        ("Does every province have the same rules for pilots?", "no"),
        ("Do the provinces all apply the same rules for pilots?", "no"),
        ("Do all ports have the same rules?", ""),
        ("Do all provinces have the same tariffs?", ""),
        ("Do all ports have the same cranes?", ""),
        ("Do all plans have the same aims?", ""),
    ],
)
def test_what_varies_is_not_the_same_everywhere(harbours: Questions, question: str, expected: str) -> None:
    assert reply(harbours, question) == expected


def test_contrary_answer_has_the_evidence_of_the_plain_question(harbours: Questions) -> None:
    answer = harbours.ask("Is any country ahead of Peru in fish exports?")
    assert "ranks third" in answer.evidence[0].quote
    assert "contrary of 'is Peru first in the world in fish exports'" in answer.reading
