"""The candidates of a question, a module for each sort: those of one step, of figures, of lists, of two steps, of an order."""

from __future__ import annotations

from collections.abc import Iterator

from ..candidate import Asked, Candidate
from . import figure, listing, order, relation, step


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield all that the question may mean, in a fixed order."""
    for sort in (relation, figure, listing, step, order):
        yield from sort.candidates(asked)
