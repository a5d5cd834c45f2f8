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


GRAIN = """Green Ports

Norway launched the Harbour Plan, which aims to expand the use of electric tugs and cranes to reduce emissions and cut noise.
Chile's Coast Act seeks to train pilots in order to make ferries safer. Peru launched the Calm Bay Plan, which aims to cut waste
and to dredge the bay. Ghana plans to build silos to store more grain.
"""


@pytest.fixture(scope="module")
def grain(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    path: Path = tmp_path_factory.mktemp("own") / "grain.txt"
    path.write_text(GRAIN.replace("waste\n", "waste "), encoding="utf-8")
    return Questions(stored(path))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How does Norway want to reduce emissions?", ("expand the use of electric tugs and cranes",)),
        ("By what means does the Harbour Plan want to cut noise?", ("expand the use of electric tugs and cranes",)),
        ("How does Chile want to make ferries safer?", ("train pilots",)),
        ("What does Ghana plan to do to store more grain?", ("build silos",)),
        ("What is Ghana planning to do in order to store more grain?", ("build silos",)),
        # One goal beside another is not its means, nor is what something is for.
        ("How does Peru want to dredge the bay?", ()),
        ("What does Peru want to do to cut waste?", ()),
        ("How does Ghana want to build silos?", ()),
        ("How does Norway want to expand the use of electric tugs?", ()),
        ("How does Ghana want to reduce emissions?", ()),
    ],
)  # fmt: skip
def test_means_are_the_goal_that_is_to_bring_about_another(
    grain: Questions, question: str, expected: tuple[str, ...]
) -> None:
    assert grain.ask(question).answers == expected


def test_means_are_told_whole(questions: Questions) -> None:
    told = questions.ask("How does the US want to promote the digital transformation of manufacturing?")
    assert told.answers == ("maximize the use of IT and industry advantages",), told.reading
