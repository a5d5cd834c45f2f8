"""Questions about the text of one government: what is said of its country, amounts and dates of several things, means and ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from policyloom.graph.build import read_documents, run_iri
from policyloom.graph.extract import extract
from policyloom.queries import open_store
from policyloom.queries.ask import Questions


@pytest.fixture(scope="module")
def questions() -> Questions:
    store = open_store(None)
    for extraction in extract(read_documents([Path(__file__).parent / "ask" / "own" / "harbour-plan.txt"])):
        store.replace(extraction.graph, extraction.quads(run=run_iri("test")))
    return Questions(store)


def _answers(questions: Questions, question: str) -> str:
    return " | ".join(questions.ask(question).answers)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how big is the Irish seafood sector?", "€2 billion industry"),
        ("How much money does the Tidal Data Service in Ireland cost", "€7.5 million"),
        ("What share of ferries in Ireland will run on batteries?", "60% of ferries (2031)"),
        ("Which fund has Ireland set up?", "Coastal Renewal Fund"),
        ("how big is the Scottish seafood sector", ""),
        ("What share of ferries in Norway will run on batteries?", ""),
        ("how big is the seafood sector in France", ""),
        ("how many people live in Ireland", ""),
    ],
)
def test_text_of_one_government_is_about_its_country(
    questions: Questions, question: str, expected: str
) -> None:
    assert _answers(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is Ireland's seaweed strategy called?", "Irish Seaweed: Course to 2035"),
        ("what is the fund of the Irish Government called", "Coastal Renewal Fund"),
        ("What is Norway's seaweed strategy called?", ""),
        ("what is Ireland's hydrogen strategy called", ""),
    ],
)
def test_name_of_a_policy_is_asked_for_by_what_it_is_about(
    questions: Questions, question: str, expected: str
) -> None:
    assert _answers(questions, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which costs more, the Tidal Data Service or the Coastal Renewal Fund?", "Coastal Renewal Fund: "),
        ("is the tidal data service or the renewal fund cheaper", "Tidal Data Service: "),
        (
            "Which share is higher: ferries running on batteries or harbours using shore power?",
            "80% of harbours",
        ),
        ("Which of the ferries and the harbours will have the smaller share?", "ferries: "),
        ("which is larger, the fund or the population of Ireland", ""),
        ("Which costs more, the Tidal Data Service or the new hatcheries?", ""),
        ("Which costs more, ferries or harbours?", ""),
        (
            "Which comes first, the opening of the Tidal Data Service or shore power in harbours?",
            "Tidal Data Service",
        ),
        ("what is due later, batteries on ferries or shore power in harbours", "shore power"),
        ("Which comes first, the Tidal Data Service or the Coastal Renewal Fund?", ""),
    ],
)
def test_two_amounts_or_dates_are_compared(questions: Questions, question: str, expected: str) -> None:
    answers = _answers(questions, question)
    assert expected in answers if expected else not answers
