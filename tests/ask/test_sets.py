"""Questions of people on texts held back from training: enough are answered right, and few are answered wrong."""

from __future__ import annotations

from collections import Counter

from question_sets import SETS, on_article, on_texts, shares, tally

from policyloom.queries.ask import Questions

# One question on the article in six, and one text in six, show whether something broke; benchmarks/questions.py
# asks all questions, for the figures.
STEP = 6


def test_questions_that_taught_nothing_are_answered(seed: Questions) -> None:
    found: Counter[str] = tally(seed, on_article(STEP))
    for name, folder in SETS.items():
        for questions, asked in on_texts(name, STEP) if folder.is_dir() else ():
            found += tally(questions, asked)
    right, wrong, invented = shares(found)
    assert right >= 0.62
    assert wrong <= 0.06
    assert invented <= 0.1
