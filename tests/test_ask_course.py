"""Questions for a figure at one time and at another, and for the part of a time."""

from __future__ import annotations

import pytest
from texts import questions_on

from policyloom.queries.ask import Questions

TEXT = """Trade

Investments in trade schools have fallen to less than 1 percent of GDP from 2 percent in the mid-1970s.

The share of women in shipping rose to 12% in 2020 from 8% in 2010.

Spending on ports rose from 5% of GDP in 2015 to 9% in 2021.

Chile set up SeaLab, a team of 20 divers. Peru founded the Reef Trust in early 2018.
"""


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    return questions_on(TEXT, tmp_path_factory.mktemp("text") / "trade.txt")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("was the share of GDP for trade schools higher in the mid-1970s than it is now", "yes"),
        ("was the share of GDP for trade schools lower in the mid-1970s than today", "no"),
        ("was the share of women in shipping higher in 2010 than in 2020", "no"),
        ("is the share of women in shipping higher in 2020 than in 2010", "yes"),
        ("was spending on ports lower in 2015 than in 2021", "yes"),
        # Of those or of then the text says nothing.
        ("was the share of men in shipping lower in 2010 than in 2020", ""),
        ("was the share of women in shipping lower in 2010 than in 2015", ""),
        ("was spending on schools lower in 2015 than in 2021", ""),
        ("was the share of women in shipping higher in 2010 than it is now", ""),
        ("what share of GDP is invested in trade schools now", "less than 1 percent of GDP"),
        ("what share of GDP was invested in trade schools in the mid-1970s", "2 percent (1970s)"),
        ("when were investments in trade schools at 2 percent of GDP", "mid-1970s"),
        ("when did Peru found the Reef Trust", "early 2018"),
        # What a text calls something in passing.
        ("which team did Chile set up", "SeaLab"),
        ("what is the team called that Chile set up", "SeaLab"),
        ("which team did Peru set up", ""),
        ("which ministry did Chile set up", ""),
    ],
)
def test_figures_of_two_times_are_compared(questions: Questions, question: str, expected: str) -> None:
    assert " | ".join(questions.ask(question).answers) == expected
