"""The gaps: sentences, numbers and claims that became no fact, a refused claim with its reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from claimed import claims

from policyloom.cli import main
from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.extraction import Extraction
from policyloom.graph.gap import gaps
from policyloom.graph.reading import reader_config
from policyloom.ontology.vocabulary import vocabulary

TEXT = "Germany followed France. The weather is nice. It was chapter 77."
ROWS = ["adopts | Germany | France | Germany followed France."]


@pytest.fixture
def extraction(tmp_path: Path) -> Extraction:
    reader = reader_config(claims(tmp_path / "claims.jsonl", {"d": ROWS}))
    [found] = extract([read_text("d", TEXT, roles={})], reader=reader)
    return found


def test_refused_claim_says_what_was_asked_for_and_what_is_known(extraction: Extraction) -> None:
    [one] = [g for g in gaps(extraction, vocabulary().notations) if g["gap"] == "rejected"]
    assert (one["type"], one["subject"], one["object"]) == ("adopts", "Germany", "France")
    assert one["reason"] == "the object 'France' is a country, not a policy"
    assert TEXT[one["start"] : one["end"]] == one["sent"] == "Germany followed France."


def test_sentences_and_numbers_without_a_fact_are_listed(extraction: Extraction) -> None:
    found = [(g["gap"], g["sent"]) for g in gaps(extraction, {})]
    assert ("sentence", "The weather is nice.") in found
    assert ("number", "77") in found
    assert all(TEXT[g["start"] : g["end"]] == g["sent"] for g in gaps(extraction, {}))
    assert len(found) == len(set(map(str, gaps(extraction, {}))))


def test_build_writes_the_gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYLOOM_READER", claims(tmp_path / "claims.jsonl", {"d": ROWS}))
    Path("d.txt").write_text(TEXT, encoding="utf-8")
    assert main(["build", "d.txt", "--gaps", "gaps.jsonl"]) == 0
    lines = [json.loads(line) for line in Path("gaps.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["gap"] for line in lines} >= {"rejected", "sentence"}
    assert main(["build", "d.txt", "--gaps", "no/gaps.jsonl", "--store", "other", "--out", "out"]) == 2
    assert not Path("other").exists()
    assert not Path("out").exists()
