"""The trust: the confidence of a grounded fact, from its reader's score and where the document has its ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from .evidence import Located, Manner

_DIGITS = 2
_LEAST = 0.01
# Each end multiplies the odds that the fact is right by a factor that depends on how the end appears in the document.
# Fitted by logistic regression on 1,586 claims of a language model on 37 annotated texts (docs/readers.md).
_ODDS: Mapping[Manner, float] = MappingProxyType(
    {
        Manner.QUOTED: 1.0,
        Manner.NAMED: 1.0,
        Manner.ELSEWHERE: 0.6,
        Manner.HOME: 0.6,
        Manner.COMPOSED: 0.46,
        Manner.NEARBY: 0.25,
    }
)


def confidence(score: float, ends: Iterable[Located], before: float | None = None) -> float:
    """Return the probability that a fact is right, above 0 and up to 1.

    :param score: the reader's probability for a claim with both ends in the quote; if it is 1, so is the result.
    :param ends: how its ends appear in the document.
    :param before: the confidence of the fact, if an earlier run already made one of this claim. It stays: it already
        takes the ends into account, and reading the fact again gives no new information.

    >>> confidence(0.8, [Located(Manner.QUOTED, 0, 4), Located(Manner.COMPOSED, 9, 20)])
    0.65
    """
    if before is not None:
        return max(round(before, _DIGITS), _LEAST)
    if score >= 1:
        return 1.0
    odds = score / (1 - score)
    for end in ends:
        odds *= _ODDS[end.manner]
    return max(round(odds / (1 + odds), _DIGITS), _LEAST)
