"""What a question is never answered by: another country, another year, one of two that are equal, half a list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from policyloom.queries.ask import Questions

from .conftest import HERE, recorded


@pytest.fixture(scope="module")
def copper() -> Iterator[Questions]:
    with recorded(HERE / "copper.txt", str(HERE / "copper.jsonl")) as store:
        yield Questions(store)


def offered(questions: Questions, question: str) -> set[tuple[str, ...]]:
    _, found = questions.candidates(question)
    return {candidate.answers for candidate in found}


@pytest.mark.parametrize(
    "question", ["What policy did the Gambian government adopt?", "Which plan has Namibia?"]
)
def test_another_country_is_not_answered_though_its_name_is_near(copper: Questions, question: str) -> None:
    assert offered(copper, "What policy did the Zambian government adopt?")
    assert offered(copper, question) == set()


def test_all_dates_of_an_answer_are_those_of_the_question(copper: Questions) -> None:
    asked = "How many smelters did Zambia have"
    assert ("5 smelters (2005)", "9 smelters (2010)") in offered(copper, f"{asked}?")
    assert ("5 smelters (2005)",) in offered(copper, f"{asked} in 2005?")
    assert not any("2010" in " ".join(answers) for answers in offered(copper, f"{asked} in 2005?"))
    assert offered(copper, f"{asked} in 1999?") == set()


def test_of_two_that_are_equal_none_is_more(copper: Questions) -> None:
    _, found = copper.candidates("Which is more: the ports of Malawi or the ports of Zambia?")
    assert not [c for c in found if c.form in ("any More", "any Most") and "port" in c.question]


def test_part_of_a_list_has_all_forms_of_the_word(copper: Questions) -> None:
    answers = {frozenset(a) for a in offered(copper, "What does the Copper Plan want for industry?")}
    assert {"reform industry", "attract industrial investors"} in answers


def test_question_with_half_a_character_is_refused_as_any_other(copper: Questions) -> None:
    assert copper.ask("Who \udcff adopted Industry 5.0?").answers == ()
