"""The last ranking: a small layer over all that is known of the candidates that were read beside the question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy

from .encoder import Floats, answered
from .first import places

_SPREAD = (5.0, 0.1, 3.0)
"""By what first score, likeness and pair score are divided, to be of the size of the features."""


def seen(
    first: Floats, likeness: Floats, pair: Floats, features: Sequence[Sequence[float]] | Floats
) -> Floats:
    """Return what the last ranking sees of each candidate, as rows; by how much it leads the best of the others, too."""
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
    """Scores candidates beside none of them, whose score is 0.

    The file holds the names of ``forms``, and arrays: ``one`` (columns, hidden), ``form`` (forms and one for all others,
    hidden), ``two`` (hidden) and ``bias``.
    """

    def __init__(self, path: Path) -> None:
        """Read the weights at *path*, a file of numpy."""
        with numpy.load(path, allow_pickle=False) as held:
            self._forms = {str(form): place for place, form in enumerate(held["forms"])}
            self._one, self._form, self._two, self._bias = (
                held[name] for name in ("one", "form", "two", "bias")
            )

    def scores(self, rows: Floats, forms: Sequence[str]) -> Floats:
        """Return the score of each of *rows*, see :func:`seen`, whose candidates are of these *forms*."""
        hidden = numpy.maximum(rows @ self._one + self._form[places(forms, self._forms)], 0)
        return numpy.asarray(hidden @ self._two + self._bias, numpy.float32)


def sureness(scores: Floats, sides: Sequence[str]) -> Floats:
    """Return how sure it is that each candidate has the answer: the share of it and of others with the same answers; that none is meant has a share too."""
    shares = numpy.exp(scores - numpy.logaddexp.reduce(numpy.append(scores, 0.0)))
    answers = [answered(side) for side in sides]
    return numpy.asarray(
        [sum(s for s, other in zip(shares, answers, strict=True) if other == own) for own in answers],
        numpy.float32,
    )
