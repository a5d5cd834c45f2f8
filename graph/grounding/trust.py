"""The trust: how sure a grounded fact is, by what its reader says and by how its words stand in the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from .evidence import COMPOSED, ELSEWHERE, HOME, NAMED, NEARBY, QUOTED, Located

_DIGITS = 2
_LEAST = 0.01
# By how much it multiplies the odds that a fact is right that an end does not stand in the quote as it is told: fitted
# by logistic regression on 1,586 claims of a language model on 37 annotated texts (docs/readers.md).
_ODDS: Mapping[str, float] = MappingProxyType(
    {QUOTED: 1.0, NAMED: 1.0, ELSEWHERE: 0.6, HOME: 0.6, COMPOSED: 0.46, NEARBY: 0.25}
)


def confidence(score: float, ends: Iterable[Located]) -> float:
    """Return how likely a fact is right, above 0 and up to 1.

    :param score: how sure its reader is of a claim whose ends both stand in the quote; one that is certain stays so.
    :param ends: how its ends stand in the document.

    >>> confidence(0.8, [Located(QUOTED, 0, 4), Located(COMPOSED, 9, 20)])
    0.65
    """
    if score >= 1:
        return 1.0
    odds = score / (1 - score)
    for end in ends:
        odds *= _ODDS[end.manner]
    return max(round(odds / (1 + odds), _DIGITS), _LEAST)
