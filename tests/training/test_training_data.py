"""The training data of the repository: each fact's sentence is in its text, and questions refer to existing facts."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from policyloom.graph.evaluation.gold import read_examples
from policyloom.ontology.own import built_in
from policyloom.queries.search.words import folded

FOLDER = Path(__file__).parents[2] / "training"


QUESTIONS = ("texts", "traps", "plain", "kept-back", "article", "public")


@cache
def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def test_each_text_is_described_once_and_has_facts_whose_sentences_it_holds() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (FOLDER / "docs").iterdir()}
    assert sorted(row["id"] for row in rows("docs.jsonl")) == sorted(texts)
    assert set(texts) == {row["doc"] for row in rows("facts.jsonl")}
    for row in rows("facts.jsonl"):
        assert row["sent"] in texts[row["doc"]], row
        assert row["subject"] and row["object"], row


def test_facts_are_such_as_a_reader_learns_from() -> None:
    text = (FOLDER / "facts.jsonl").read_text(encoding="utf-8")
    found, passed_over = read_examples(text, name="facts.jsonl", knowledge=built_in())
    assert (len(found), passed_over) == (len(rows("facts.jsonl")), 0)


def test_question_is_asked_once_and_its_facts_are_there() -> None:
    facts = Counter(row["doc"] for row in rows("facts.jsonl"))
    for name in QUESTIONS:
        asked = rows(f"questions/{name}.jsonl")
        counts = Counter((row["doc"], row["question"]) for row in asked)
        assert [question for question, count in counts.items() if count > 1] == []
        for row in asked:
            assert bool(row["answers"]) == bool(row.get("facts", row["answers"])), row
            if row["doc"] in facts:
                assert all(1 <= number <= facts[row["doc"]] for number in row.get("facts", ())), row


def test_texts_by_which_the_ranking_is_calibrated_teach_it_nothing() -> None:
    taught = {
        row["doc"] for name in QUESTIONS if name != "kept-back" for row in rows(f"questions/{name}.jsonl")
    }
    assert not taught & {row["doc"] for row in rows("questions/kept-back.jsonl")}


def test_question_by_which_answers_on_the_article_are_measured_teaches_nothing() -> None:
    held_back = Path(__file__).parents[1] / "ask" / "held_back"
    lines = [line for path in held_back.glob("article-*") for line in path.read_text("utf-8").splitlines()]
    measured = {folded(json.loads(line)["question"]) for line in lines}
    assert len(measured) == len(lines)
    assert not measured & {folded(row["question"]) for row in rows("questions/article.jsonl")}
