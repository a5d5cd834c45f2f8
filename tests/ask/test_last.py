"""The last ranking scores as the networks that learned, and answers from where on it is seldom wrong."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it comes with policyloom[train]")
pytest.importorskip("transformers", reason="transformers is not installed: it comes with policyloom[train]")

from policyloom.queries.ask.learning import last
from policyloom.queries.ask.learning.calibrate import Outcome, threshold
from policyloom.queries.ask.ranking.first import places
from policyloom.queries.ask.ranking.last import Last

FORMS = ["faces Object", "any Number"]


def test_the_layer_that_is_read_back_has_the_mean_score_of_those_that_learned(tmp_path: Path) -> None:
    chance = numpy.random.default_rng(1)
    seen = [
        last.Seen(
            "text",
            "figure",
            True,
            chance.random((2, 5)).astype(numpy.float32),
            FORMS,
            numpy.array([at % 2 == 0, at % 2 == 1]),
            ["what = 1", "how many = 2"],
        )
        for at in range(last._LEAST)
    ]
    members = [last._teach_one(seen, last._MEMBERS + number) for number in range(last._MEMBERS)]
    last.teach_last(seen).save(tmp_path / "last.npz")
    formed = torch.tensor(places(FORMS, members[0].forms))
    expected = torch.stack([member(torch.tensor(seen[0].rows), formed) for member in members]).mean(0)
    read = Last(tmp_path / "last.npz").scores(seen[0].rows, FORMS)
    assert read == pytest.approx(expected.detach().numpy(), abs=1e-4)


@pytest.mark.parametrize("has_answer", [True, False])
def test_what_is_less_sure_than_the_first_error_too_many_is_not_answered(has_answer: bool) -> None:
    sure = [Outcome("figure", True, True, 0.9)] * 40 + [Outcome("none", False, False, 0.1)] * 20
    errors = [Outcome("date", has_answer, False, at) for at in (0.8, 0.6)]
    right = [Outcome("date", True, True, at) for at in (0.7, 0.5)]
    assert threshold([*sure, *errors, *right]) == 0.7
