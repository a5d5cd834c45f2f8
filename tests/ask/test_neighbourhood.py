"""The neighbourhood: which facts of a large store are read, and how other facts are checked against an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from policyloom.queries.ask import Questions, neighbourhood

from .conftest import annotated
from .test_candidates import Chosen

ADOPTED = "what policy, plan or law does Norland adopt, launch or issue"


@pytest.fixture
def large(harbours: Questions, monkeypatch: pytest.MonkeyPatch) -> Questions:
    """The store of harbours, treated as too large to be read whole."""
    monkeypatch.setattr(neighbourhood, "_SMALL", 0)
    return Questions(harbours.store, ranks=Chosen(""))


def test_large_store_answers_by_what_is_near(large: Questions) -> None:
    expected = {
        "which policies are there": {"Harbour Plan", "Ferry Act"},
        "how many policies are there": {"2"},
        ADOPTED: {"Harbour Plan"},
        "who or which policy aims at: train pilots, which actor": {"Norland", "Sudmark"},
        "how much or how many: number of harbours of Sudmark in 2023": {"80 harbours (2023)"},
    }
    assert {question: {*large.ask(question).answers} for question in expected} == expected


def test_of_a_large_store_only_what_is_near_is_looked_at(
    large: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbourhood, "_MOST_FACTS", 2)
    asked, _ = large.candidates("what does Sudmark adopt")
    facts = asked.facts.all
    assert 0 < len(facts) <= 4
    assert "Sudmark" in {fact.subject.label for fact in facts}


def test_year_of_a_fact_that_was_not_near_is_held_against_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = {"Coal Law": "2019", "Wind Law": "2021"}
    sentences = {law: f"Norland adopted the {law} in {year}." for law, year in years.items()}
    rows = (
        {"type": "adopts", "subject": "Norland", "object": law, "sent": sentences[law], "date": year}
        for law, year in years.items()
    )
    with annotated(tmp_path / "laws.txt", "\n\n".join(sentences.values()), rows) as store:
        assert Questions(store, ranks=Chosen(ADOPTED)).ask(ADOPTED).answers == ("Coal Law", "Wind Law")
        monkeypatch.setattr(neighbourhood, "_SMALL", 0)
        monkeypatch.setattr(neighbourhood, "_MOST_FACTS", 1)
        large = Questions(store, ranks=Chosen(ADOPTED))
        question = "what did Norland adopt in 2019"
        assert ADOPTED in {candidate.question for candidate in large.candidates(question)[1]}
        assert large.ask(question).answers == ()


def test_sentence_that_tells_of_another_too_does_not_speak_against_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = "Norland adopted the Coal Law in 2019 and Sudmark adopted it in 2021."
    rows = (
        {"type": "adopts", "subject": who, "object": "Coal Law", "sent": sent, "date": year}
        for who, year in (("Norland", "2019"), ("Sudmark", "2021"))
    )
    monkeypatch.setattr(neighbourhood, "_SMALL", 0)
    with annotated(tmp_path / "laws.txt", sent, rows) as store:
        large = Questions(store, ranks=Chosen(ADOPTED))
        assert large.ask("what did Norland adopt in 2019").answers == ("Coal Law",)
