"""Wrong answers that are never given: of another country or year, one of two equal figures, half a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from policyloom.queries.ask import Questions
from policyloom.queries.ask.word import words

from .conftest import HERE, annotated, recorded


@pytest.fixture(scope="module")
def copper() -> Iterator[Questions]:
    with recorded(HERE / "copper.txt", str(HERE / "copper.jsonl")) as store:
        yield Questions(store)


def offered(questions: Questions, question: str) -> set[tuple[str, ...]]:
    _, found = questions.candidates(question)
    return {candidate.answers for candidate in found}


def canonical_questions(questions: Questions, question: str) -> set[str]:
    return {candidate.question for candidate in questions.candidates(question)[1]}


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
    _, found = copper.candidates(f"{asked} in 2005?")
    # A question about a change may name only one of its two dates.
    assert {c.form for c in found if any("2010" in answer for answer in c.answers)} == {"any Both"}
    assert offered(copper, f"{asked} in 1999?") == set()


@pytest.mark.parametrize(
    ("question", "canonical", "is_offered"),
    [
        ("what does the plan of 2010 aim at", "what does Copper Plan aim at, want or plan to do", True),
        ("what does the plan of 2009 aim at", "what does Copper Plan aim at, want or plan to do", False),
        (
            "when did the Copper Plan start, 2010 or 2011",
            "when did or will Copper Plan happen, start or take effect",
            True,
        ),
        (
            "smelters of Zambia in 2005 and later",
            "how much or how many is each: number of smelters of Zambia in 2005, and number of smelters of Zambia in 2010",
            True,
        ),
        (
            "smelters of Zambia in 2006 and later",
            "how much or how many is each: number of smelters of Zambia in 2005, and number of smelters of Zambia in 2010",
            False,
        ),
    ],
)
def test_date_may_tell_what_is_meant_and_who_compares_may_name_one_date(
    copper: Questions, question: str, canonical: str, is_offered: bool
) -> None:
    assert (canonical in canonical_questions(copper, question)) is is_offered


@pytest.mark.parametrize(
    ("question", "canonical", "is_offered"),
    [
        ("Did Norland adopt the Harbour Plan?", "does Norland adopt Harbour Plan", True),
        ("Did Norland abandon the Harbour Plan?", "does Norland adopt Harbour Plan", False),
        ("Did Norland not adopt the Harbour Plan?", "does Norland adopt Harbour Plan", False),
        ("Did Norland reach quieter towns?", "does Cleaner ferries lead to: quieter towns", False),
        ("Did the Harbour Plan want to halve emissions?", "does Harbour Plan aim at: halve emissions", True),
        ("Did the Harbour Plan halve emissions?", "does Harbour Plan aim at: halve emissions", False),
        (
            "What does the plan of 2021 aim at?",
            "what does Harbour Plan aim at, want or plan to do",
            True,
        ),
        ("Who adopted the Harbour Plan?", "who adopts, launches or issues Harbour Plan", True),
        ("Who rejected the Harbour Plan?", "who adopts, launches or issues Harbour Plan", False),
        (
            "When did the Harbour Plan start?",
            "when did or will Harbour Plan happen, start or take effect",
            True,
        ),
        (
            "When did the Harbour Plan end?",
            "when did or will Harbour Plan happen, start or take effect",
            False,
        ),
        ("Does the Ferry Act use sensors?", "does Ferry Act use sensor", True),
        ("Do the Harbour Plan and the Ferry Act use sensors?", "does Ferry Act use sensor", False),
        ("Who ranks second in shore power?", "who is number 2 in shore power in Europe", True),
        ("Who is number one in shore power?", "who is number 2 in shore power in Europe", False),
        (
            "What came first, the Harbour Plan or the Ferry Act?",
            "what happened first, Harbour Plan or Ferry Act",
            True,
        ),
        (
            "What came first, the Harbour Plan or the Ferry Act?",
            "what happened last, Harbour Plan or Ferry Act",
            False,
        ),
        ("Who has fewer harbours?", "of what or where is the number of harbours the least", True),
        ("Who has fewer harbours?", "of what or where is the number of harbours the most", False),
    ],
)
def test_what_is_denied_wanted_or_of_another_name_rank_or_order_is_no_answer(
    harbours: Questions, question: str, canonical: str, is_offered: bool
) -> None:
    assert (canonical in canonical_questions(harbours, question)) is is_offered


def test_who_wrote_a_text_is_not_who_edited_it(seed: Questions) -> None:
    assert seed.ask("Who edited the article?").answers == ("Li Xiaoqiong",)
    assert ("Li Xiaoqiong",) not in offered(seed, "Who wrote the article?")


def test_of_two_that_are_equal_none_is_more(copper: Questions) -> None:
    _, found = copper.candidates("Which is more: the ports of Malawi or the ports of Zambia?")
    assert not [c for c in found if c.form in ("any More", "any Most") and "port" in c.question]


def test_part_of_a_list_has_all_forms_of_the_word(copper: Questions) -> None:
    answers = {frozenset(a) for a in offered(copper, "What does the Copper Plan want for industry?")}
    assert {"reform industry", "attract industrial investors"} in answers


def test_question_with_half_a_character_is_refused_as_any_other(copper: Questions) -> None:
    assert copper.ask("Who \udcff adopted Industry 5.0?").answers == ()


SPAIN = {
    "The skills network consists of libraries.": ("has_part", "skills network", "libraries"),
    "Portugal uses sensors.": ("uses_technology", "Portugal", "sensors"),
    "In Portugal the quay network consists of bollards.": ("has_part", "quay network", "bollards"),
    "In 2019 the school network consisted of cranes.": ("has_part", "school network", "cranes"),
    "Portugal adopted the Harbour Plan.": ("adopts", "Portugal", "Harbour Plan"),
    "The Harbour Plan aims at greener ships.": ("aims_at", "Harbour Plan", "greener ships"),
    "At schools poles must be replaced.": ("faces", "schools", "poles must be replaced"),
    "Italy is part of the crane network.": ("has_part", "crane network", "Italy"),
}


@contextmanager
def asked_of(folder: Path, header: str, said: Mapping[str, tuple[str, str, str]]) -> Iterator[Questions]:
    """Yield the questions over a text with *header* that has the sentences of *said*, each with its fact."""
    rows = (
        {"type": kind, "subject": subject, "object": object, "sent": sent}
        for sent, (kind, subject, object) in said.items()
    )
    text = f"---\n{header}\n---\n\n" + "\n\n".join(said)
    with annotated(folder / "text.md", text, rows) as store:
        yield Questions(store)


@pytest.fixture
def spain(tmp_path: Path) -> Iterator[Questions]:
    """Questions over a text about Spain of May 2024; some sentences name no country, others name another country."""
    with asked_of(tmp_path, "about: spain\ndate: 2024-05", SPAIN) as questions:
        yield questions


@pytest.mark.parametrize(
    ("question", "answer", "is_offered"),
    [
        ("What does the skills network consist of?", "libraries", True),
        ("What does Spain's skills network consist of?", "libraries", True),
        ("What does the Spanish skills network consist of in 2024?", "libraries", True),
        ("What did the skills network consist of in May 2024?", "libraries", True),
        ("What did the skills network consist of in June 2024?", "libraries", False),
        ("What does the skills network of Spain or Portugal consist of?", "libraries", True),
        ("What does Portugal's skills network consist of?", "libraries", False),
        ("What does Spain's skills network consist of in 2019?", "libraries", False),
        ("Which technology does Portugal use?", "sensors", True),
        ("What does Portugal's quay network consist of?", "bollards", True),
        ("What does Spain's quay network consist of?", "bollards", False),
        ("What does the quay network of Portugal, unlike Spain's, consist of?", "bollards", True),
        ("What did the school network consist of in 2019?", "cranes", True),
        ("What did the school network consist of in 2024?", "cranes", False),
        ("What does Portugal's Harbour Plan aim at?", "greener ships", True),
        ("What does Spain's Harbour Plan aim at?", "greener ships", False),
        ("Who is part of Spain's crane network?", "Italy", True),
        ("Which problem do Spanish schools face?", "poles must be replaced", True),
        ("Which problem do Polish schools face?", "poles must be replaced", False),
    ],
)
def test_text_tells_of_its_country_and_year_what_names_no_other(
    spain: Questions, question: str, answer: str, is_offered: bool
) -> None:
    assert ((answer,) in offered(spain, question)) is is_offered


@pytest.mark.parametrize(
    ("question", "canonical", "is_offered"),
    [
        ("Which parts are there?", "which parts are there", True),
        ("Which parts are there in Spain?", "which parts are there", False),
        ("How many parts are there in Spain?", "how many, the number of: which parts are there", False),
        ("Which challenges are there in Spain?", "which challenges are there", True),
        ("Which challenges are there in Portugal?", "which challenges are there", False),
    ],
)
def test_list_of_everything_is_offered_only_if_all_of_it_is_of_the_country(
    spain: Questions, question: str, canonical: str, is_offered: bool
) -> None:
    assert (canonical in canonical_questions(spain, question)) is is_offered


JOINT = {
    "The joint committee consists of engineers.": ("has_part", "joint committee", "engineers"),
    "The dock in Portugal consists of cranes.": ("has_part", "dock", "cranes"),
}


@pytest.mark.parametrize(
    ("question", "answer", "is_offered"),
    [
        ("What does the committee of Spain and Portugal consist of?", "engineers", True),
        ("What does Spain's joint committee consist of?", "engineers", True),
        ("What does Italy's joint committee consist of?", "engineers", False),
        ("What does Portugal's dock consist of?", "cranes", True),
        ("What does Spain's dock consist of?", "cranes", False),
    ],
)
def test_text_about_two_countries_tells_of_both_unless_it_names_one(
    tmp_path: Path, question: str, answer: str, is_offered: bool
) -> None:
    with asked_of(tmp_path, "about: spain and portugal", JOINT) as questions:
        assert ((answer,) in offered(questions, question)) is is_offered


def test_country_that_the_vocabulary_lacks_has_no_names_to_look_for(copper: Questions) -> None:
    assert copper.wording.stems_of(["urn:atlantis"]) == set()
    assert "spanish" in copper.wording.stems_of(["https://w3id.org/policyloom/id/entity/spain"])


def test_country_whose_name_stands_in_that_of_another_is_not_named(copper: Questions) -> None:
    named = copper.wording.countries_in(words("How many ports has Papua New Guinea?"))
    assert named == ["https://w3id.org/policyloom/id/entity/papua-new-guinea"]


def test_figure_that_is_a_goal_is_no_yes_to_what_is_so(tmp_path: Path) -> None:
    sent = "Norland wants 30 ports by 2030."
    figure = {"indicator": "number of ports", "value": 30, "unit": "ports", "date": "2030", "target": True}
    row = {"type": "statistic", "subject": "Norland", "object": "30 ports", "sent": sent, **figure}
    with annotated(tmp_path / "ports.md", sent, [row]) as store:
        questions = Questions(store)
        assert ("yes",) in offered(questions, "Does Norland want 30 ports?")
        assert ("yes",) not in offered(questions, "Does Norland have 30 ports?")
