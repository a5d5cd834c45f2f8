"""Banks of phrasings: the same things asked of the article in every way that people may put them, a dozen a family."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from policyloom.queries.ask import Answer, Questions

FOLDER = Path(__file__).parent / "ask" / "phrasings"
# By bank, how many of the questions with an answer are right at least, how many wrong at most.
REACHED = {"relations": (130, 5)}


def _verdict(answer: Answer, expected: list[str]) -> str:
    if not answer.answers:
        return "refused"
    said = " | ".join(answer.answers).lower()
    return "right" if expected and all(part.lower() in said for part in expected) else "wrong"


@pytest.mark.no_cover  # as in test_ask_sets.py
@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.jsonl")))
def test_bank_is_answered_as_well_as_it_was(questions: Questions, name: str) -> None:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    bank = [json.loads(line) for line in lines]
    told = Counter((bool(q["answers"]), _verdict(questions.ask(q["question"]), q["answers"])) for q in bank)
    least, most = REACHED[name]
    assert told[True, "right"] >= least, told
    assert told[True, "wrong"] <= most, told
    assert told[False, "wrong"] == 0, told
