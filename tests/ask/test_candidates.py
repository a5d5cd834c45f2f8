"""Candidates: the questions that a store can answer, and whether the SPARQL of each finds the answers it promises."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from question_sets import annotate

from policyloom.queries import open_store
from policyloom.queries.ask import Questions
from policyloom.queries.ask.candidate import Asked, Candidate
from policyloom.queries.ask.ranking import Ranked

from .conftest import annotated

QUESTIONS = [
    "what",
    "what do the Harbour Plan and the Ferry Act have in common, pilots or sensors",
    "how many harbours did Norland and Sudmark have in 2023",
    "by when does the Harbour Plan halve emissions, which actor",
    "how do the goals of Norland and Sudmark differ",
    "did Sudmark spend more on training or on sensors",
    "does Norland have more harbours than Sudmark, and less training",
]


# Of these, an answer says what each part of it is about.
NAMED = ("Each", "Both", "More", "Less", "Most", "Least")


class Chosen:
    """A ranker that is certain of one candidate and drops all others."""

    threshold = 0.5

    def __init__(self, question: str) -> None:
        self.question = question

    def rank(self, asked: Asked, candidates: Sequence[Candidate]) -> list[Ranked]:
        return [Ranked(c, 0.0, 1.0) for c in candidates if c.question == self.question]


def test_sparql_of_each_candidate_finds_what_the_candidate_says(
    harbours: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: set[tuple[str, tuple[str, ...]]] = set()
    for question in QUESTIONS:
        found = harbours.candidates(question)
        assert len(found[1]) > 12
        chosen = Chosen("")
        asker = Questions(harbours.store, ranks=chosen)
        monkeypatch.setattr(asker, "candidates", lambda _, found=found: found)
        for candidate in found[1]:
            if (candidate.question, candidate.answers) in checked:
                continue
            checked.add((candidate.question, candidate.answers))
            chosen.question = candidate.question
            answer = asker.ask(question)
            if candidate.pattern == "about" or candidate.asks in NAMED:
                assert all(any(name in told for told in answer.answers) for name in candidate.answers)
            else:
                assert set(answer.answers) == set(candidate.answers), candidate.question
            assert answer.evidence or not candidate.facts, candidate.question
    assert len(checked) > 200


def test_question_in_the_words_of_the_ontology_is_answered(harbours: Questions) -> None:
    expected = {
        "what does Harbour Plan aim at, want or plan to do": "halve emissions; train pilots",
        "what does Norland aim at, want or plan to do": "halve emissions; train pilots",
        "who or which policy aims at: train pilots": "Ferry Act; Harbour Plan",
        "who or which policy aims at: train pilots, which actor": "Norland; Sudmark",
        "by when does Harbour Plan aim at: halve emissions": "2030",
        "when did or will Ferry Act happen, start or take effect": "2019",
        "how much or how many: number of harbours of Sudmark in 2023": "80 harbours (2023)",
        "what place does Norland take in shore power in Europe": "ranks second in Europe (number 2)",
        "what has number of harbours of 120 harbours in 2023": "Norland",
        "of what or where is the number of harbours the most": "Norland: 120 harbours (2023)",
        "of what or where is the number of harbours the least": "Sudmark: 80 harbours (2023)",
        "which is more or larger: number of harbours of Sudmark or number of harbours of Norland": "Norland: 120 harbours (2023)",
        "which is more or larger: number of harbours of Norland in 2010 or number of harbours of Norland in 2023": "120 harbours (2023)",
        "which is less or smaller: spending on sensors of Sudmark or spending on training of Sudmark": "spending on sensors: 2 million euros",
        "how much or how many is each: number of harbours of Norland, and number of harbours of Sudmark": "Norland: 120 harbours (2023); Sudmark: 80 harbours (2023)",
        "how much or how many is each: spending of cranes in 2022, and spending on sensors of Sudmark": "Sudmark: 2 million euros; cranes: 4.5 million euros (2022)",
        "who adopts, launches or issues Harbour Plan, and how much or how many: number of harbours of that": "120 harbours (2023); 90 harbours (2010)",
        "what happened first, Harbour Plan or Ferry Act": "Ferry Act",
        "what happened last, Harbour Plan or Ferry Act": "Harbour Plan",
        "how many, the number of: which challenges are there": "1",
        "does Ferry Act use sensors": "yes",
        "is number of harbours of Norland in 2023 120 harbours": "yes",
        "does Ferry Act use shore power": "",
        "is number of harbours of Norland more or larger than number of harbours of Sudmark": "yes",
        "is number of harbours of Sudmark less or smaller than number of harbours of Norland": "yes",
        "is number of harbours of Sudmark more or larger than number of harbours of Norland": "",
        "which policies are there": "Ferry Act; Harbour Plan",
        "what do Harbour Plan and Ferry Act have in common: which technologies are used": "sensors",
        "how do Norland and Sudmark differ or compare, each by itself: which goals are there": "Harbour Plan aims at: halve emissions; Harbour Plan aims at: train pilots; Ferry Act aims at: train pilots",
        "how do Norland and Sudmark differ or compare, each by itself: what is said about that": "Ferry Act: 2019; Harbour Plan aims at: halve emissions; Harbour Plan aims at: train pilots; Ferry Act aims at: train pilots; Harbour Plan builds on sensors; Ferry Act builds on sensors; Harbour Plan builds on shore power; Harbour Plan: March 2021; Norland adopts Harbour Plan; Sudmark adopts Ferry Act",
        "what is said about Sudmark": "Sudmark adopts Ferry Act; Sudmark: 2 million euros; Sudmark: 3 million euros; Sudmark: 80 harbours (2023)",
        "does Norland use sensors": "yes",
        "what policy, plan or law does Sudmark adopt, launch or issue, and which technology does that use or build on": "sensors",
    }
    exact = Questions(harbours.store, ranks=Chosen(""))
    assert {question: "; ".join(sorted(exact.ask(question).answers)) for question in expected} == expected


def test_abbreviation_is_spelled_out_where_a_sentence_has_it(tmp_path: Path) -> None:
    said = {"The International Trade Agency (ITA) uses sensors.": "sensors", "ITA uses drones.": "drones"}
    rows = (
        {"type": "uses_technology", "subject": "ITA", "object": used, "sent": sent}
        for sent, used in said.items()
    )
    with annotated(tmp_path / "text.txt", "\n\n".join(said), rows) as store:
        asked = Questions(store, ranks=Chosen("what does ITA stand for, what is its full name"))
        answer = asked.ask("What does ITA stand for?")
        assert answer.answers == ("International Trade Agency",)
        assert [passage.quote for passage in answer.evidence] == list(said)
        assert asked.ask("What does ita stand for?").answers == ()


def test_fact_of_a_kind_that_is_not_known_is_told_with_its_label(harbours: Questions) -> None:
    told = harbours.wording.sentence("https://example.org/#admires", "Sudmark", "the {object} Act")
    assert told == "Sudmark admires the {object} Act"


def test_slip_is_mended_and_told(harbours: Questions) -> None:
    asked, _ = harbours.candidates("what does the Harbor Plann want")
    assert "plan" in {word.stem for word in asked.words}
    assert asked.corrected == "what does the Harbor Plan want"
    chosen = Chosen("what does Harbour Plan aim at, want or plan to do")
    answer = Questions(harbours.store, ranks=chosen).ask("what does the Harbour Plann want")
    assert answer.answers
    assert answer.suggestions == ("read 'Plann' as 'Plan'",)
    answer = Questions(harbours.store, ranks=Chosen("")).ask("xyzzy Hrabour")
    assert answer.answers == ()
    assert "xyzzy" in answer.reading


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("what does plan aim at, want or plan to do", ("cut emissions", "widen canals")),
        ("how many, the number of: what does plan aim at, want or plan to do", ("2",)),
        ("does plan aim at: widen canals", ("yes",)),
    ],
)
def test_question_about_a_name_is_about_all_that_have_it(question: str, answers: tuple[str, ...]) -> None:
    goals = {"kenya": "cut emissions", "peru": "widen canals"}
    with open_store(None) as store:
        for id, goal in goals.items():
            text = f"The plan aims to {goal}."
            annotate(store, id, text, [{"type": "aims_at", "subject": "plan", "object": goal, "sent": text}])
        assert Questions(store, ranks=Chosen(question)).ask(question).answers == answers
