"""The last ranking: its scores are the mean of the trained networks, and its threshold keeps wrong answers rare."""

from __future__ import annotations

import numpy
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it comes with policyloom[train]")
pytest.importorskip("transformers", reason="transformers is not installed: it comes with policyloom[train]")

from policyloom.queries.ask.ranking.first import places
from policyloom.queries.ask.ranking.last import Last
from policyloom.queries.ask.ranking.ranker import COMPARED, compared
from policyloom.queries.ask.ranking.sureness import Told, surest
from policyloom.training.ranker import last_training
from policyloom.training.ranker.calibration import Outcome, threshold
from policyloom.training.ranker.dataset import Example

FORMS = ["faces Object", "any Number"]


def test_the_layer_has_the_mean_score_of_those_that_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_training, "_STEPS", 20)
    monkeypatch.setattr(last_training, "_MEMBERS", 2)
    chance = numpy.random.default_rng(1)
    no_scores = numpy.zeros(2, numpy.float32)
    shown = [
        Example(
            "text", "", "figure", True, (), chance.random((2, 5)).astype(numpy.float32), FORMS, ["what = 1", "how many = 2"],
            [told("1"), told("2")], numpy.array([at % 2, (at + 1) % 2], numpy.float32), no_scores,
        )
        for at in range(last_training._LEAST)
    ]  # fmt: skip
    count = last_training._MEMBERS
    members = [last_training._train_one(shown, count + number) for number in range(count)]
    formed = torch.tensor(places(FORMS, members[0].forms))
    expected = torch.stack([member(torch.tensor(shown[0].features), formed) for member in members]).mean(0)
    scores = Last(last_training.train_last(shown)).scores(shown[0].features, FORMS)
    assert scores == pytest.approx(expected.detach().numpy(), abs=1e-4)


def test_candidates_that_name_nothing_are_always_compared() -> None:
    scores = numpy.arange(2.0 * COMPARED, dtype=numpy.float32)
    found = compared(scores, [False, *[True] * (len(scores) - 1)])
    assert found[:COMPARED] == [*range(len(scores) - 1, COMPARED - 1, -1)]
    assert found[COMPARED:] == [0]


def told(*answers: str, about: str = "plan") -> Told:
    return Told(answers, frozenset([about]), "")


def test_of_two_answers_that_both_would_do_the_fuller_one_is_surer_but_a_likely_one_is_kept() -> None:
    goals, about = told("grow", "export"), told("grow", "export", "Peru")
    torn, _ = surest(numpy.array([2.0, 1.5], numpy.float32), [goals, about])
    clear, sure = surest(numpy.array([5.0, 0.5], numpy.float32), [goals, about])
    assert (torn, clear) == (1, 0)
    assert sure[1] > sure[0] > 0.98


def test_rival_answers_make_less_sure_but_not_as_much_as_none() -> None:
    _, rivals = surest(numpy.array([5.0, 5.0], numpy.float32), [told("1990"), told("2010")])
    _, none = surest(numpy.array([0.0], numpy.float32), [told("1990")])
    assert none[0] == pytest.approx(0.5)
    assert 0.6 < rivals[0] < 0.7


@pytest.mark.parametrize(
    ("given", "meant", "does"),
    [
        (told("grow", "export", "Peru"), told("grow", "export"), True),
        (told("grow", "export"), told("grow", "export", "Peru"), False),
        (told("grow", "export", "Peru", about="Chile"), told("grow", "export"), False),
        (told("grow", "export", about="Chile"), told("grow", "export"), True),
        (told(*"abcdefg"), told("a", "b"), False),
        (told("yes"), told("yes", about="Chile"), True),
        (Told(("yes",), frozenset(), "Peru grows."), told("yes"), False),
    ],
)
def test_answers_are_acceptable_if_they_say_what_is_meant_and_little_else(
    given: Told, meant: Told, does: bool
) -> None:
    assert given.is_acceptable(meant) is does


@pytest.mark.parametrize("has_answer", [True, False])
def test_what_is_less_sure_than_the_first_error_too_many_is_not_answered(has_answer: bool) -> None:
    sure = [Outcome("figure", True, True, 0.9)] * 40 + [Outcome("none", False, False, 0.1)] * 25
    errors = [Outcome("date", has_answer, False, at) for at in (0.8, 0.6)]
    right = [Outcome("date", True, True, at) for at in (0.7, 0.5)]
    assert threshold([*sure, *errors, *right]) == 0.7


def test_of_equally_sure_answers_with_too_many_errors_none_is_given() -> None:
    outcomes = [Outcome("figure", True, right, 0.8) for right in (True, *(False,) * 9)]
    assert threshold(outcomes) == 1.0
