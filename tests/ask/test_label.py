"""The label: which candidates count as right in training."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest

from policyloom.ontology.own import built_in
from policyloom.queries.ask import Questions
from policyloom.training.ranker.gold import Question, read_texts
from policyloom.training.ranker.label import RIGHT, label

HERE = Path(__file__).parent
WANTED = ("halve emissions", "train pilots")
AIM = "what does Harbour Plan aim at, want or plan to do"
ACT = "what is said about Ferry Act"
MOST = "of what or where is the number of harbours the most"
FACED = "which problem or challenge does Norland's harbours face"
ADOPTED = "what policy, plan or law does Norland adopt, launch or issue"


@pytest.mark.parametrize(
    ("kind", "answers", "rows", "canonical", "is_right"),
    [
        ("relation", WANTED, {3, 4}, AIM, True),
        ("relation", WANTED, {3, 4}, "who or which policy aims at: train pilots", False),
        ("list", ("Sudmark", "2019", "train pilots", "sensors"), {8, 9, 10, 11}, ACT, True),
        ("list", ("Sudmark", "train pilots", "sensors"), {8, 10, 11}, ACT, False),
        ("list", ("Ferry Act", "2019"), {8, 9}, AIM, False),
        ("yes_no", ("yes",), {11}, "does Ferry Act use sensor", True),
        ("yes_no", ("yes",), {11}, "which technology does Ferry Act use or build on", False),
        ("relation", ("sensors",), {11}, "does Ferry Act use sensor", False),
        ("two_hop", ("ageing cranes",), {1, 7}, FACED, True),
        ("two_hop", ("shore power",), {1, 5}, ADOPTED, False),
        # Who asks for the most may expect its figure.
        ("superlative", ("120 harbours",), {13}, MOST, True),
        ("superlative", ("80 harbours",), {13}, MOST, False),
        # The two goals were accepted as an answer too.
        ("relation", ("cheaper power",), {99}, AIM, True),
        ("none", (), set(), AIM, False),
    ],
)
def test_candidate_is_right_by_its_facts_and_by_what_it_asks_of_them(
    harbours: Questions, kind: str, answers: tuple[str, ...], rows: set[int], canonical: str, is_right: bool
) -> None:
    also = frozenset({frozenset({3, 4})} if rows == {99} else ())
    question = Question("harbours", "", answers, frozenset(rows), kind, also)
    # A yes-or-no candidate must cover everything that the question names.
    is_closed = canonical.startswith("does")
    asked, found = harbours.candidates(
        "the Ferry Act and sensors" if is_closed else "what is said about the Harbour Plan and the Ferry Act"
    )
    # The gold file lists the facts in the order of the text.
    iris = {number: fact.iri for number, fact in enumerate(asked.facts.all, 1)}
    [candidate] = [c for c in found if c.question == canonical]
    assert (label(question, candidate, iris) >= RIGHT) is is_right


def test_question_whose_facts_nobody_noted_is_judged_by_its_answers(harbours: Questions) -> None:
    question = Question("harbours", "", ("Sudmark",), None, "")
    _, found = harbours.candidates("what")
    right = {c.question for c in found if label(question, c, {}) >= RIGHT}
    assert "who adopts, launches or issues Ferry Act" in right
    assert "who adopts, launches or issues Harbour Plan" not in right


def test_another_comparison_with_the_same_winner_is_not_right(harbours: Questions) -> None:
    asked, found = harbours.candidates("Who has more harbours, Norland or Sudmark?")
    iris = {number: fact.iri for number, fact in enumerate(asked.facts.figures)}
    rows = frozenset(
        n
        for n, fact in enumerate(asked.facts.figures)
        if fact.object.label in ("120 harbours", "80 harbours")
    )
    question = Question("harbours", "", ("Norland",), rows, "which_of_two")
    more = {
        c.question: label(question, c, iris) >= RIGHT
        for c in found
        if c.form == "any More" and "Norland" in c.answers
    }
    assert len(more) > 1
    assert [name for name, is_right in more.items() if is_right] == [
        "which is more or larger: number of harbours of Sudmark or number of harbours of Norland"
    ]


def test_each_row_of_the_gold_file_is_known_by_the_fact_that_it_became(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    copy(HERE / "harbours.txt", tmp_path / "docs")
    [text] = read_texts(tmp_path, HERE / "harbours.jsonl").values()
    store, iris = text.store(built_in())
    with store:
        facts = {fact.iri: fact for fact in Questions(store).candidates("harbours")[0].facts.all}
    assert {number: facts[iri].quote for number, iri in iris.items()} == {
        number: row["sent"] for number, row in enumerate(text.rows, 1)
    }
