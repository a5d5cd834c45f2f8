"""The last ranking: a small network over all scores and features of the candidates read beside the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy
from numpy.typing import ArrayLike

from .encoder import Floats
from .first import numbered, places

_SPREAD = (5.0, 0.1, 3.0)  # divide first score, likeness and pair score to the scale of the features


def seen_by_last(first: Floats, likeness: Floats, pair: Floats, features: ArrayLike) -> Floats:
    """Return the last ranking's input, a row for each candidate: its scores, leads over the others, and features."""
    scores = numpy.stack([first, likeness, pair], 1) / numpy.asarray(_SPREAD)
    leads = numpy.stack([_leads(scores[:, 1]), _leads(scores[:, 2])], 1)
    return numpy.concatenate([scores, leads, numpy.asarray(features)], 1).astype(numpy.float32)


def _leads(scores: Floats) -> Floats:
    """Return by how much each of *scores* is above the highest of the others."""
    if len(scores) < 2:
        return numpy.zeros_like(scores)
    second, best = numpy.sort(scores)[-2:]
    return numpy.asarray(numpy.where(scores == best, scores - second, scores - best), numpy.float32)


class Last:
    """A ranking of candidates against "none of them", which has the score 0.

    Its arrays are the names ``forms``, and the weights ``one`` (columns, hidden), ``form`` (forms and one row for other
    forms, hidden), ``two`` (hidden) and ``bias``.
    """

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        """Take the *arrays* by their names."""
        self._arrays, self._forms = arrays, numbered(arrays["forms"])

    def scores(self, rows: Floats, forms: Sequence[str]) -> Floats:
        """Return the score of each of *rows*, see :func:`seen_by_last`, whose candidates have these *forms*."""
        one, form, two, bias = (self._arrays[name] for name in ("one", "form", "two", "bias"))
        hidden = numpy.maximum(rows @ one + form[places(forms, self._forms)], 0)
        return numpy.asarray(hidden @ two + bias, numpy.float32)
