"""The sureness: how likely the answers of a candidate are right, whichever candidate is meant (minimum Bayes risk)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

from ..candidate import Candidate
from .encoder import Floats

_SHORT = 3  # letters of a yes or a count, which candidates about other things share
# How much the chance that another candidate is meant counts against an answer; that none is meant counts whole.
_RIVALS = 0.5


@dataclass(frozen=True)
class Told:
    """What a candidate tells: its *answers*, the IRIs of the things that it is about, its first sentence."""

    answers: tuple[str, ...]
    about: frozenset[str]
    quote: str

    @classmethod
    def by(cls, candidate: Candidate) -> Told:
        """Return what *candidate* tells."""
        return cls(candidate.answers, frozenset(node.iri for node in candidate.named), candidate.quote)

    def is_acceptable(self, meant: Told) -> bool:
        """Say whether these answers are acceptable to somebody who means *meant*.

        They must be the same or, about the same things, have all of the answers meant and at most twice as many, or two
        more. A yes or a count must be from the same sentence.
        """
        mine, its = self.answers, meant.answers
        if any(len(one) == 1 and len(one[0]) <= _SHORT for one in (mine, its)):
            return mine == its and self.quote == meant.quote
        is_few = len(mine) <= max(2 * len(its), len(its) + 2)
        return mine == its or (self.about == meant.about and is_few and set(its) <= set(mine))


def surest(scores: Floats, told: Sequence[Told]) -> tuple[int, Floats]:
    """Return the place of the candidate to answer by, and how sure what each of them *told* is, from 0 to 1.

    A likely candidate is preferred to a likelier answer: all that is said of a thing is not the answer to every question
    about it. Of candidates with the same answers, the first reads best. (Kumar and Byrne 2004, "Minimum
    Bayes-risk decoding".)

    :param scores: those of the last ranking, against "none of them" with the score 0.
    """
    doing = numpy.array([[one is other or one.is_acceptable(other) for other in told] for one in told])
    shares = numpy.exp(scores - numpy.logaddexp.reduce(numpy.append(scores, 0.0)))
    right = doing @ shares
    chosen = int((right + shares).argmax())
    rivals = shares.sum() - right
    sure = right / (right + _RIVALS * rivals + 1 - shares.sum() + 1e-9)
    first = int((doing[chosen] & doing[:, chosen]).argmax())
    return first, numpy.asarray(sure, numpy.float32)
