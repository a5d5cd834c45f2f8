"""The fragment: questions that are cut short or whose words are out of order end in an answer or a refusal, never in an error."""

from __future__ import annotations

import json
import random
from pathlib import Path

from policyloom.queries.ask import Questions

SETS = Path(__file__).parent / "ask"
STEP = 40


def fragments() -> list[str]:
    """Return parts of some of the questions of all sets: beginnings of each length, ends, and shuffled words."""
    lines = [
        x for path in sorted(SETS.glob("*.jsonl")) for x in path.read_text(encoding="utf-8").splitlines()
    ]
    asked = [json.loads(line)["question"] for line in lines]
    chance, found = (
        random.Random(0),
        ["when", "reshaping", "What is many", "which", "is", "who did", "how", "?"],
    )
    for question in asked[::STEP]:
        words = question.split()
        found += [" ".join(words[:n]) for n in range(1, len(words))]
        found += [" ".join(words[n:]) for n in range(1, len(words))]
        chance.shuffle(words)
        found.append(" ".join(words))
    return found


def test_parts_of_questions_are_answered_or_refused(questions: Questions) -> None:
    asked = fragments()
    assert len(asked) > 500
    for question in asked:
        answer = questions.ask(question)
        assert answer.answers or answer.reading, question
