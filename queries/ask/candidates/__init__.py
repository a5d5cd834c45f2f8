"""The candidates of a question, one module for each sort: relations, figures, lists, two steps, comparisons."""

from __future__ import annotations

from collections.abc import Iterator

from ..candidate import Asked, Candidate
from . import figure, listing, order, relation, step


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield all candidates of the question, in a fixed order."""
    for sort in (relation, figure, listing, step, order):
        yield from sort.candidates(asked)
