"""The sureness: how likely the answers of a candidate are right, whichever candidate is meant (minimum Bayes risk)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from .encoder import Floats

Answers = tuple[str, ...]

_SHORT = 3  # letters of a yes or a count, which candidates about other things share
# How much the chance that another candidate is meant counts against an answer; that none is meant counts whole.
_RIVALS = 0.25


def would_do(answers: Sequence[Answers], quotes: Sequence[str]) -> NDArray[numpy.bool_]:
    """Return which answers (rows) would do if another candidate (columns) is meant: if they have all of its answers.

    They may have twice as many, or two more. A yes or a count must be from the same sentence.

    >>> goals, all_about = ("grow", "export"), ("grow", "export", "Peru")
    >>> would_do([goals, all_about, ("yes",)], ["", "", ""]).astype(int).tolist()
    [[1, 0, 0], [1, 1, 0], [0, 0, 1]]
    """

    def does(mine: int, its: int) -> bool:
        given, meant = answers[mine], answers[its]
        if any(len(one) == 1 and len(one[0]) <= _SHORT for one in (given, meant)):
            return given == meant and quotes[mine] == quotes[its]
        return set(meant) <= set(given) and len(given) <= max(2 * len(meant), len(meant) + 2)

    rows = range(len(answers))
    return numpy.array([[mine == its or does(mine, its) for its in rows] for mine in rows])


def surest(scores: Floats, answers: Sequence[Answers], quotes: Sequence[str]) -> tuple[int, Floats]:
    """Return the place of the candidate to answer by, and how sure the answers of each are, from 0 to 1.

    A likely candidate is preferred to a likelier answer: all that is said of a thing is not the answer to every question
    about it. Of candidates with the same answers, the first reads best. (Kumar and Byrne 2004, "Minimum
    Bayes-risk decoding".)

    :param scores: those of the last ranking, against "none of them" with the score 0.
    """
    doing = would_do(answers, quotes)
    shares = numpy.exp(scores - numpy.logaddexp.reduce(numpy.append(scores, 0.0)))
    right = doing @ shares
    chosen = int((right + shares).argmax())
    rivals = shares.sum() - right
    sure = right / (right + _RIVALS * rivals + 1 - shares.sum() + 1e-9)
    first = int((doing[chosen] & doing[:, chosen]).argmax())
    return first, numpy.asarray(sure, numpy.float32)
