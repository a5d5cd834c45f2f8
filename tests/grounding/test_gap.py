"""The gaps: sentences, numbers and claims that became no fact, a refused claim with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from claimed import claims

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.extraction import Extraction
from policyloom.graph.gap import gaps
from policyloom.graph.reading import reader_config
from policyloom.ontology.vocabulary import vocabulary

TEXT = "Germany followed France. The weather is nice. It was chapter 77. Peru has 12 ports."
ROWS = [
    "adopts | Germany | France | Germany followed France.",
    "statistic | Peru | 12 ports | Peru has 12 ports. | indicator=number of ports, value=12, unit=ports",
]


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
    assert found[1:] == [
        ("sentence", "Germany followed France."),
        ("sentence", "The weather is nice."),
        ("sentence", "It was chapter 77."),
        ("number", "77"),
    ]
    assert all(TEXT[g["start"] : g["end"]] == g["sent"] for g in gaps(extraction, {}))
    assert len(found) == len(set(map(str, gaps(extraction, {}))))
