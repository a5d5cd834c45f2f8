"""The training data of the repository: each fact's sentence is in its text, and questions refer to existing facts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from policyloom.graph.evaluation.gold import read_examples
from policyloom.ontology.own import built_in
from policyloom.queries.search.words import folded

FOLDER = Path(__file__).parents[2] / "training"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def test_each_text_is_described_once_and_has_facts() -> None:
    described = [row["id"] for row in rows("docs.jsonl")]
    assert sorted(described) == sorted(path.stem for path in (FOLDER / "docs").iterdir())
    assert set(described) == {row["doc"] for row in rows("facts.jsonl")}


def test_facts_are_such_as_a_reader_learns_from_and_their_sentences_stand_in_their_texts() -> None:
    text = (FOLDER / "facts.jsonl").read_text(encoding="utf-8")
    found, passed_over = read_examples(text, name="facts.jsonl", knowledge=built_in())
    assert (len(found), passed_over) == (len(text.splitlines()), 0)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (FOLDER / "docs").iterdir()}
    for row in rows("facts.jsonl"):
        assert row["sent"] in texts[row["doc"]], row
        assert built_in().kind(row["type"]) is not None, row
        assert row["subject"] and row["object"], row


@pytest.mark.parametrize("name", ["texts", "traps", "plain", "kept-back", "article", "public"])
def test_question_is_asked_once_and_its_facts_are_there(name: str) -> None:
    asked = rows(f"questions/{name}.jsonl")
    counts = Counter((row["doc"], row["question"]) for row in asked)
    assert [question for question, count in counts.items() if count > 1] == []
    facts = Counter(row["doc"] for row in rows("facts.jsonl"))
    for row in asked:
        assert bool(row["answers"]) == bool(row.get("facts", row["answers"])), row
        if row["doc"] in facts:
            assert all(1 <= number <= facts[row["doc"]] for number in row.get("facts", ())), row


def test_texts_by_which_the_ranking_is_calibrated_teach_it_nothing() -> None:
    taught = {
        row["doc"]
        for name in ("texts", "traps", "plain", "article", "public")
        for row in rows(f"questions/{name}.jsonl")
    }
    assert not taught & {row["doc"] for row in rows("questions/kept-back.jsonl")}


def test_question_by_which_answers_on_the_article_are_measured_teaches_nothing() -> None:
    held_back = Path(__file__).parents[1] / "ask" / "held_back"
    lines = [line for path in held_back.glob("article-*") for line in path.read_text("utf-8").splitlines()]
    measured = {folded(json.loads(line)["question"]) for line in lines}
    assert len(measured) == len(lines)
    assert not measured & {folded(row["question"]) for row in rows("questions/article.jsonl")}
