"""The corroboration: the joint confidence of a statement that several documents make."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

MOST = 0.99
"""The highest joint confidence: however many documents agree, all may repeat one source that was wrong."""


def joint_confidence(passages: Iterable[tuple[str, str, float]]) -> float:
    """Return the joint confidence of a statement made by *passages*: (document, quote, confidence of the fact).

    This is the noisy-or (Pearl 1988, Probabilistic Reasoning in Intelligent Systems, 4.3.2): the statement is wrong
    only if every document was read wrongly, independently of the others. A document counts once, by its most confident
    passage. A sentence that several documents have word for word counts once too: one copied it from another. The
    result is at most :data:`MOST`, unless one passage alone has more.

    >>> joint_confidence([("a", "Ports grow.", 0.8)])
    0.8
    >>> round(joint_confidence([("a", "Ports grow.", 0.8), ("b", "Ports will grow.", 0.7)]), 2)
    0.94
    >>> joint_confidence([("a", "Ports grow.", 0.8), ("b", "Ports grow.", 0.7), ("a", "They grow.", 0.6)])
    0.8
    """
    by_quote: dict[str, tuple[float, str]] = {}
    for document, quote, sure in passages:
        by_quote[quote] = max(by_quote.get(quote, (0.0, "")), (sure, document))
    by_document: dict[str, float] = {}
    for sure, document in by_quote.values():
        by_document[document] = max(by_document.get(document, 0.0), sure)
    surest = max(by_document.values(), default=0.0)
    if len(by_document) < 2:
        return surest
    return max(surest, min(MOST, 1 - prod(1 - sure for sure in by_document.values())))
