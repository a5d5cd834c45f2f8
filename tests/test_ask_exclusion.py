"""Questions that leave something out of what they ask for: "besides X", "other than Y", "apart from Z"."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import stored

from policyloom.queries.ask import Questions


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which countries besides Germany have policies?", {"United States", "European Union", "Japan"}),
        ("Other than Germany and the EU, which countries have strategies?", {"United States", "Japan"}),
        ("List all countries or blocs whose policies are described, apart from Japan", {"United States", "Germany", "European Union"}),
        ("Which new business functions are there besides mobile payments?", {"medical care", "online grocery shopping", "online travel booking"}),
        ("What challenges does II face apart from insufficient scale effects?", {"low degree of standardization", "significant differences between industries"}),
        ("Who else besides the US and the CPC Central Committee has a strategy?", {"Germany", "European Union", "Japan"}),
        ("What are the aims of Germany other than to build a manufacturing model?", {"effective communication among people, equipment, and products", "mutual identification", "real-time connectivity"}),
        ("How many countries besides China have a policy in the article?", {"4"}),
        ("Which countries but Germany have policies?", {"United States", "European Union", "Japan"}),
    ],
)  # fmt: skip
def test_what_is_left_out_is_not_among_the_answers(
    questions: Questions, question: str, expected: set[str]
) -> None:
    answer = questions.ask(question)
    assert {*answer.answers} == expected, answer.reading


def test_all_changes_of_one_row_are_left_out_together(questions: Questions) -> None:
    answers = questions.ask("What has II brought about besides changes in manufacturing?").answers
    assert answers
    assert not any("changes" in answer for answer in answers)


@pytest.mark.parametrize(
    "question",
    [
        "Besides Japan, who adopted Connected Industries?",
        "Which country other than China has 5G base stations?",
        "Which country besides the US wants to keep its leading position?",
        "Which challenges does Germany face besides low standardization?",
        "What sets China apart from other countries?",
        "Who else adopted Industry 4.0?",
        "Does any country but Japan have all the industrial categories?",
        "Did any country but Germany develop Industry 4.0?",
        "Which countries but Japan adopted Connected Industries?",
    ],
)
def test_where_nothing_else_is_left_nothing_is_answered(questions: Questions, question: str) -> None:
    assert questions.ask(question).answers == ()


def test_of_two_who_share_a_policy_the_other_is_left(tmp_path: Path) -> None:
    path = tmp_path / "ferries.txt"
    path.write_text(
        "The Ministry of Transport and the Ministry of Energy launched the Quiet Ferries programme, which aims to "
        "reduce the noise of ferries in harbours.",
        encoding="utf-8",
    )
    store = stored(path)
    questions = Questions(store)
    both = questions.ask("Which body wants to curb the noise of ferries in harbours?")
    one = questions.ask(
        "Which body besides the Ministry of Energy wants to curb the noise of ferries in harbours?"
    )
    assert {*both.answers} == {"Ministry of Energy", "Ministry of Transport"}
    assert one.answers == ("Ministry of Transport",)
