"""What became no fact is kept with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from texts import read

from policyloom.cli import main
from policyloom.graph.gap import gaps
from policyloom.ontology.vocabulary import vocabulary

TEXT = "Germany promoted tourism. The weather is nice. It was chapter 77."


def test_refused_fact_says_what_was_asked_for_and_what_is_known() -> None:
    extraction = read(TEXT)
    rejected = [g for g in gaps(extraction, vocabulary().notations) if g["gap"] == "rejected"]
    (one,) = [g for g in rejected if g["type"] == "uses_technology"]
    assert (one["subject"], one["object"].lower()) == ("Germany", "tourism")
    assert one["reason"] == f"the object {one['object']!r} must be known as Technology; it is known as Sector"
    assert TEXT[one["start"] : one["end"]] == one["sent"] == "Germany promoted tourism."


def test_sentences_and_numbers_without_a_fact_are_listed() -> None:
    extraction = read(TEXT)
    found = [(g["gap"], g["sent"]) for g in gaps(extraction, {})]
    assert ("sentence", "The weather is nice.") in found
    assert all(TEXT[g["start"] : g["end"]] == g["sent"] for g in gaps(extraction, {}))
    assert len(found) == len(set(map(str, gaps(extraction, {}))))


def test_what_another_word_states_is_no_gap() -> None:
    extraction = read("Germany adopted Industry 4.0 in 2013.")
    stated = {(f.property, f.subject.label, getattr(f.object, "label", "")) for f in extraction.facts}
    assert not stated & {r.ends for r in extraction.rejected}


def test_build_writes_the_gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("d.txt").write_text(TEXT, encoding="utf-8")
    assert main(["build", "d.txt", "--gaps", "gaps.jsonl"]) == 0
    lines = [json.loads(line) for line in Path("gaps.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["gap"] for line in lines} >= {"rejected", "sentence"}
    assert main(["build", "d.txt", "--gaps", "no/gaps.jsonl", "--store", "other", "--out", "out"]) == 2
    assert not Path("other").exists()
    assert not Path("out").exists()
