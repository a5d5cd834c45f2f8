"""Training that was interrupted continues as if it had not been."""

from __future__ import annotations

import itertools
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it comes with policyloom[train]")
pytest.importorskip("transformers", reason="transformers is not installed: it comes with policyloom[train]")

from policyloom.training.ranker import trainer

QUESTIONS: list[Any] = [f"question {number}" for number in range(7)]
STEPS = 9  # three passes of three steps, each step with up to three questions


def taught(kept: Path, until: int | None, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Train for STEPS steps of one second, or *until* steps; return the examples and a random number of each step."""
    clock = itertools.count()
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(trainer, "_SAVED_EVERY", 1)
    seen: list[tuple[Any, ...]] = []

    def loss(network: Any, shown: Any, chance: Any) -> Any:
        if len(seen) == until:
            raise KeyboardInterrupt
        seen.append((*shown, chance.random()))
        return network.weight.sum()

    network = torch.nn.Linear(1, 1)
    with suppress(KeyboardInterrupt):
        trainer.train(
            network, [([*network.parameters()], 0.1)], loss, QUESTIONS, 3, STEPS / 60, kept / "last.pt", 1
        )
    return seen


def test_a_teaching_that_goes_on_shows_what_one_without_a_stop_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = taught(tmp_path / "whole", None, monkeypatch)
    stopped = taught(tmp_path / "stopped", 5, monkeypatch)
    resumed = taught(tmp_path / "stopped", None, monkeypatch)
    assert len(whole) == STEPS
    assert (len(stopped), stopped + resumed) == (5, whole)
    assert sorted(question for step in whole[:3] for question in step[:-1]) == QUESTIONS
