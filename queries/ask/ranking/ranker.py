"""The ranker: all candidates by features, the best by vectors, the best of these by reading, and how sure the first is."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Protocol

import numpy

from ..candidate import Asked, Candidate
from .encoder import Encoder, Floats, PairEncoder, beside, side
from .feature import features
from .first import First, cues
from .last import Last, seen_by_last
from .sureness import Told, surest

COMPARED, READ = 96, 8
"""How many candidates are compared with the question by vectors, and how many of these are read beside it."""
_NEAR = 40.0  # weight of the likeness beside the first score, to choose what is read; 16 to 85 do as well
_opening = threading.Lock()


@dataclass(frozen=True)
class Ranked:
    """A candidate; *score* orders those of one question, *sure* says how sure its answers are, from 0 to 1."""

    candidate: Candidate
    score: float
    sure: float


class Ranking(Protocol):
    """A way to rank candidates; the first is answered if it is at least as sure as *threshold*."""

    threshold: float

    def rank(self, asked: Asked, candidates: Sequence[Candidate]) -> list[Ranked]:
        """Return the best of *candidates*, one or more, the surest first."""


class Ranker:
    """The ranking of a trained folder: ``first.npz``, ``encoder/``, ``pair/``, ``last.npz`` and ``calibration.json``."""

    def __init__(self, folder: Path) -> None:
        """Read the folder."""
        self._first = First(_arrays(folder / "first.npz"))
        with ThreadPoolExecutor() as pool:
            encoder = pool.submit(Encoder, folder / "encoder")
            self._pairs = PairEncoder(folder / "pair")
            self._encoder = encoder.result()
        self._last = Last(_arrays(folder / "last.npz"))
        calibration = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        self.threshold: float = calibration["threshold"]

    def rank(self, asked: Asked, candidates: Sequence[Candidate]) -> list[Ranked]:
        """Return the best of *candidates*, the surest first.

        The first ranking selects by features, then together with the likeness of vectors. What is left is read beside
        the question, and the last ranking combines all features and scores.
        """
        rows = features(asked, candidates)
        places, first, likeness = self._nearest(asked, candidates, rows, READ)
        near = [candidates[i] for i in places]
        read = [beside(side(one), one.quote) for one in near]
        pair = self._pairs.scores(asked.corrected, read)
        seen = seen_by_last(first, likeness, pair, [rows[i] for i in places])
        scores = self._last.scores(seen, [one.form for one in near])
        top, sure = surest(scores, list(map(Told.by, near)))
        order = [top, *(i for i in best(scores, READ) if i != top)]
        return [Ranked(near[i], float(scores[i]), float(sure[i])) for i in order]

    def nearest(self, asked: Asked, candidates: Sequence[Candidate], count: int) -> list[Candidate]:
        """Return the best *count* of *candidates*, before any is read beside the question."""
        places, *_ = self._nearest(asked, candidates, features(asked, candidates), count)
        return [candidates[i] for i in places]

    def _nearest(
        self, asked: Asked, candidates: Sequence[Candidate], rows: Sequence[Sequence[float]], count: int
    ) -> tuple[list[int], Floats, Floats]:  # fmt: skip
        """Return the places of the best *count* of *candidates*, whose features are *rows*, with their first scores and likeness."""
        scores = self._first.scores(cues(asked.words), [one.form for one in candidates], rows)
        order = compared(scores, [bool(one.named) for one in candidates])
        first = scores[order]
        likeness = self._encoder.likeness(asked.corrected, [side(candidates[i]) for i in order])
        near = nearest(first, likeness, count)
        return [order[i] for i in near], first[near], likeness[near]


def _arrays(path: Path) -> dict[str, Any]:
    with numpy.load(path, allow_pickle=False) as arrays:
        return dict(arrays)


def compared(scores: Floats, naming: Iterable[bool]) -> list[int]:
    """Return the places of the candidates to compare: the best, and those that name nothing, whose features say too little."""
    return list(dict.fromkeys([*best(scores, COMPARED), *(i for i, names in enumerate(naming) if not names)]))


def nearest(first: Floats, likeness: Floats, count: int) -> list[int]:
    """Return the places of the *count* candidates that are to be read beside the question."""
    return best(first + _NEAR * likeness, count)


def best(scores: Floats, count: int) -> list[int]:
    """Return the places of the *count* highest of *scores*, the highest first."""
    return [int(i) for i in numpy.argsort(-scores, kind="stable")[:count]]


def ranker() -> Ranker:
    """Return the bundled ranker; if another thread is opening it, wait for that."""
    with _opening:
        return _bundled()


@cache
def _bundled() -> Ranker:
    package = __name__.rpartition(".ranking")[0]
    with as_file(files(package).joinpath("trained")) as folder:
        return Ranker(folder)
