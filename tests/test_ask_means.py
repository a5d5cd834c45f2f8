"""By what something is to be done, and which of two things is dated first: from the facts, or from the words behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import stored

from policyloom.queries.ask import Questions


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    path: Path = tmp_path_factory.mktemp("own") / "harbours.txt"
    path.write_text(
        "Norway wants to cut the emissions of ferries by electrifying its harbours, which carry most trade. "
        "By 2028, Norway will build a hydrogen terminal in Bergen. "
        "By 2035, Norway will build ten charging stations for cargo ships.",
        encoding="utf-8",
    )
    return Questions(stored(path))


@pytest.mark.parametrize(
    "question",
    [
        "By what means does the EU plan to make its industries sustainable?",
        "How does the EU want to create human-centric industries?",
        "Through what does the maker of Industry 5.0 want to create its industries?",
    ],
)
def test_means_are_the_words_behind_the_goal(questions: Questions, question: str) -> None:
    answer = questions.ask(question)
    assert answer.answers == ("digital transformation",), answer.reading
    assert "through digital transformation" in answer.evidence[0].quote


def test_means_end_where_a_relative_clause_begins(harbours: Questions) -> None:
    answer = harbours.ask("How does Norway want to cut the emissions of ferries?")
    assert answer.answers == ("electrifying its harbours",), answer.reading


@pytest.mark.parametrize(
    "question",
    [
        "By what means does Germany want to achieve mutual identification?",
        "By what means does Japan want to create human-centric industries?",
        "How does the EU want to weaken its industries?",
    ],
)
def test_no_means_are_made_up(questions: Questions, question: str) -> None:
    assert questions.ask(question).answers == ()


def test_which_of_two_dated_things_comes_first(harbours: Questions) -> None:
    first = harbours.ask("Which comes first, the charging stations or the hydrogen terminal?")
    last = harbours.ask("Which comes last, the charging stations or the hydrogen terminal?")
    assert ["terminal" in a for a in first.answers] == [True], first.reading
    assert ["charging" in a for a in last.answers] == [True], last.reading


def test_what_has_no_date_comes_neither_first_nor_last(questions: Questions) -> None:
    assert questions.ask("What came first, the Consumer Internet or the Industrial Internet?").answers == ()


@pytest.mark.parametrize(
    "example", ["like II", "such as the Industrial Internet", "like the Industrial Internet"]
)
def test_a_member_of_a_class_is_named_beside_it(questions: Questions, example: str) -> None:
    question = f"What do most major countries use emerging technologies {example} for?"
    assert "cultivate industrial competitive advantages" in questions.ask(question).answers
