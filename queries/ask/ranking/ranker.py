"""The ranker: all candidates by their features, the best of them by their likeness, the first with how sure it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Protocol

import numpy

from ..candidate import Asked, Candidate
from .encoder import Encoder, Floats, side
from .feature import features
from .first import First
from .last import Last, seen, sureness
from .pair import Pairs, beside

COMPARED, READ = 96, 12
"""So many candidates are compared with the question by their vectors, and so many of these are read beside it."""

_NEAR = 40.0
"""By what the likeness counts beside the first score when those to be read are chosen; from 16 to 85 it is all the same."""


@dataclass(frozen=True)
class Ranked:
    """A candidate with how sure it is that the question means it, from 0 to 1; *score* orders those of one question."""

    candidate: Candidate
    score: float
    sure: float


@dataclass(frozen=True)
class _Near:
    """A candidate near the question, as it is compared: by its features (*row*), their score and its likeness."""

    candidate: Candidate
    side: str
    row: Sequence[float]
    first: float
    likeness: float


class Ranking(Protocol):
    """What ranks candidates; from *threshold* on, the first is sure enough to be answered."""

    threshold: float

    def rank(self, question: str, asked: Asked, candidates: Sequence[Candidate]) -> list[Ranked]:
        """Return the best of *candidates*, the surest first."""


class Ranker:
    """The ranking of a trained folder: ``first.npz``, ``encoder.onnx``, ``pair.onnx``, ``last.npz``, tokenizer and threshold."""

    def __init__(self, folder: Path) -> None:
        """Read the folder."""
        self._first = First(folder / "first.npz")
        self._encoder, self._pairs = Encoder(folder), Pairs(folder)
        self._last = Last(folder / "last.npz")
        held = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        self.threshold: float = held["threshold"]

    def rank(self, question: str, asked: Asked, candidates: Sequence[Candidate]) -> list[Ranked]:
        """Return the best of *candidates*, the surest first.

        The first ranking takes the best by their features, it and the likeness of vectors the best of these; those are
        read beside the question, and the last ranking joins all that is known of them.
        """
        near = self._near(question, asked, candidates, READ)
        if not near:
            return []
        sides = [one.side for one in near]
        first = numpy.asarray([one.first for one in near], numpy.float32)
        likeness = numpy.asarray([one.likeness for one in near], numpy.float32)
        pair = self._pairs.scores(question, [beside(one.side, one.candidate.quote) for one in near])
        rows = seen(first, likeness, pair, [one.row for one in near])
        scores = self._last.scores(rows, [one.candidate.form for one in near])
        sure = sureness(scores, sides)
        return [Ranked(near[i].candidate, float(scores[i]), float(sure[i])) for i in best(scores, READ)]

    def nearest(
        self, question: str, asked: Asked, candidates: Sequence[Candidate], count: int
    ) -> list[Candidate]:
        """Return the best *count* of *candidates* before any is read beside the question."""
        return [one.candidate for one in self._near(question, asked, candidates, count)]

    def _near(self, question: str, asked: Asked, candidates: Sequence[Candidate], count: int) -> list[_Near]:
        if not candidates:
            return []
        rows = features(asked, candidates)
        first = self._first.scores(asked.words, candidates, rows)
        order = best(first, COMPARED)
        sides = [side(candidates[i]) for i in order]
        likeness = self._encoder.likeness(question, sides)
        return [
            _Near(candidates[order[i]], sides[i], rows[order[i]], float(first[order[i]]), float(likeness[i]))
            for i in nearest(first[order], likeness, count)
        ]


def nearest(first: Floats, likeness: Floats, count: int) -> list[int]:
    """Return the places of the *count* candidates that are to be read beside the question."""
    return best(first + _NEAR * likeness, count)


def best(scores: Floats, count: int) -> list[int]:
    """Return the places of the *count* highest of *scores*, the highest first."""
    return [int(i) for i in numpy.argsort(-scores, kind="stable")[:count]]


@cache
def ranker() -> Ranker:
    """Return the ranker that comes along."""
    package = __name__.rpartition(".ranking")[0]
    with as_file(files(package).joinpath("trained")) as folder:
        return Ranker(folder)
