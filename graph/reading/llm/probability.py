"""The probability that a claim of a language model is right, from its kind and how sure the model says it is."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

KEY = "sure"
"""The key by which a fact of a reply says how likely it is, from 0 to 1."""

_FARTHEST = 0.01  # a model that says 0 or 1 means nearly so


@dataclass(frozen=True)
class Calibration:
    """The figures of ``calibration.json``, fitted by logistic regression on annotated texts; docs/readers.md has the results.

    :param slope: weighs the log odds of what the model says; *biases* has the constant of each kind, *bias* that of others.
    :param shares: the share of right claims by kind, for a model that does not say how sure it is; *share* for others.
    :param least: the lowest probability with which a claim becomes a fact: leaving out all below it gives the best F1.
    """

    slope: float
    bias: float
    biases: Mapping[str, float]
    share: float
    shares: Mapping[str, float]
    least: float

    def probability(self, kind: str, sure: object) -> float:
        """Return the probability that a claim of *kind* is right of which the model says that it is *sure*.

        What is no number from 0 to 1 counts as not said.
        """
        if isinstance(sure, bool) or not isinstance(sure, int | float) or not 0 <= sure <= 1:
            return self.shares.get(kind, self.share)
        near = min(max(sure, _FARTHEST), 1 - _FARTHEST)
        odds = math.log(near / (1 - near))
        return 1 / (1 + math.exp(-(self.slope * odds + self.biases.get(kind, self.bias))))


@cache
def calibration() -> Calibration:
    """Return the calibration that comes along."""
    measured = files(__name__.rpartition(".")[0]) / "calibration.json"
    return Calibration(**json.loads(measured.read_text(encoding="utf-8")))
