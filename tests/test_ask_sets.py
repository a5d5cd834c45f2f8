"""The sets of questions: most of each are answered right, few wrong, and hardly any that has no answer."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from texts import stored, verdict

from policyloom.queries.ask import Questions

# Thousands of questions run through the lines that the tests of each way of asking have run through: to trace them once
# more takes minutes and tells nothing.
pytestmark = pytest.mark.no_cover

FOLDER = Path(__file__).parent / "ask"
ARTICLE = sorted(FOLDER.glob("*.jsonl"))
SPOKEN = sorted((FOLDER / "spoken").glob("*.jsonl"))
OWN = sorted((FOLDER / "own").glob("*.jsonl"))
OTHER_TEXTS = sorted((FOLDER / "texts").glob("*.jsonl"))
SHARED = Path(os.environ.get("POLICYLOOM_SHARED", Path(__file__).parents[2] / "shared"))
TEXTS = SHARED / "evaluation" / "dev" / "docs"


def _lines(path: Path) -> list[dict[str, list[str]]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@dataclass
class Score:
    """How many questions with an answer are right, wrong and refused, and how many without one are answered and refused."""

    right: int = 0
    wrong: int = 0
    refused: int = 0
    answered: int = 0
    rightly_refused: int = 0

    @property
    def answerable(self) -> int:
        return self.right + self.wrong + self.refused


def _score(questions: Questions, asked: Iterable[dict[str, list[str]]]) -> Score:
    told = Counter(
        (verdict(questions.ask(str(q["question"])), q["answers"]), bool(q["answers"])) for q in asked
    )
    verdicts = [(v, is_answerable) for is_answerable in (True, False) for v in ("right", "wrong", "refused")]
    right, wrong, refused, _, answered, rightly_refused = (told[one] for one in verdicts)
    return Score(right, wrong, refused, answered, rightly_refused)


@pytest.mark.parametrize("path", ARTICLE, ids=lambda path: path.stem)
def test_most_questions_are_answered_right_few_wrong_and_none_without_an_answer(
    questions: Questions, path: Path
) -> None:
    score = _score(questions, _lines(path))
    assert score.right >= 0.85 * score.answerable, score
    assert score.wrong <= 0.05 * score.answerable, score
    assert score.rightly_refused >= 0.9 * (score.rightly_refused + score.answered), score


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: path.stem)
def test_more_than_half_of_what_is_asked_freely_is_answered_right_and_hardly_any_wrong(
    questions: Questions, path: Path
) -> None:
    score = _score(questions, _lines(path))
    assert score.right > 0.5 * score.answerable, score
    assert score.wrong <= 0.05 * score.answerable, score
    assert not score.answered, score


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_questions_on_texts_of_our_own_are_answered_right(path: Path) -> None:
    score = _score(Questions(stored(path.with_suffix(".txt"))), _lines(path))
    assert score.right >= 0.8 * score.answerable, score
    assert score.wrong <= 0.07 * score.answerable, score
    assert not score.answered, score


@pytest.mark.skipif(
    not TEXTS.is_dir(),
    reason=f"{TEXTS} is not there; name the folder above 'evaluation' by POLICYLOOM_SHARED",
)
def test_more_than_half_of_what_is_asked_of_other_texts_is_answered_right() -> None:
    scores = [_score(Questions(stored(TEXTS / f"{path.stem}.txt")), _lines(path)) for path in OTHER_TEXTS]
    answerable = sum(score.answerable for score in scores)
    refused, answered = (sum(s.rightly_refused for s in scores), sum(s.answered for s in scores))
    assert sum(score.right for score in scores) > 0.5 * answerable, scores
    assert sum(score.wrong for score in scores) < 0.1 * answerable, scores
    assert refused >= 0.9 * (refused + answered), scores


@pytest.mark.parametrize(
    ("paths", "least", "without"), [(ARTICLE, 150, 30), (OTHER_TEXTS, 40, 10)], ids=["article", "other texts"]
)
def test_there_are_enough_questions_with_and_without_an_answer(
    paths: list[Path], least: int, without: int
) -> None:
    asked = [question for path in paths for question in _lines(path)]
    assert len({str(q["question"]) for q in asked}) >= least
    assert sum(not q["answers"] for q in asked) >= without
