"""The disorder: texts with words left out, put in and out of order are read without an error, as those of tables and bad scans are."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from texts import read

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract

TEXTS = Path(__file__).parent / "sentences" / "texts.jsonl"
MARKS = (
    ",",
    ";",
    ":",
    "(",
    ")",
    "–",
    "and",
    "of",
    "to",
    "“",
    "’s",
    "%",
    "$",
    "2030",
    "•",
    "such as",
    "including",
    "from",
)
LONGEST = 80


def disordered(seed: int, count: int) -> list[str]:
    """Return *count* stretches of the texts of the suite, each with its words changed in one of four ways."""
    chance = random.Random(seed)
    texts = [json.loads(line)["text"] for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    words = " ".join(texts).split()
    found = []
    for _ in range(count):
        start = chance.randrange(len(words) - LONGEST)
        part = words[start : start + LONGEST]
        match chance.randrange(4):
            case 0:
                chance.shuffle(part)
            case 1:
                part = [chance.choice(words) if chance.random() < 0.15 else word for word in part]
            case 2:
                part = [
                    w
                    for word in part
                    for w in ((word,) if chance.random() > 0.15 else (word, chance.choice(MARKS)))
                ]
            case _:
                part = [word for word in part if chance.random() > 0.25]
        found.append(" ".join(part))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_words_out_of_order_are_read_without_an_error(seed: int) -> None:
    documents = [read_text(f"d{i}", text, roles={}) for i, text in enumerate(disordered(seed, 60))]
    read = list(extract(documents))
    assert len(read) == len(documents)
    for extraction in read:
        for fact in extraction.facts:
            assert fact.passage.quote
            assert any(c.isalnum() for c in fact.subject.label)


@pytest.mark.parametrize(
    "text",
    [
        "Rs1500",
        "Rs1500 crore",
        "mobility; AI health, Development application: productivity; Center,",
        "the bulk of but also they 2030, SMEs have the to access digital is our",
        "to 2025, Ireland continues its progress. By 2030, the plan ends.",
        "Half of these offer a areas; boards will",
        "Through collaboration of and • with the right the States can",
        ":",
        "•",
    ],
)
def test_fragments_are_read_without_an_error(text: str) -> None:
    extraction = read(text)
    assert all(
        fact.passage.quote and any(c.isalnum() for c in fact.subject.label) for fact in extraction.facts
    )
