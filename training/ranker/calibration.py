"""The calibration: how sure the first candidate must be for its answer to be given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

MOST_WRONG, MOST_INVENTED = 0.035, 0.05
"""The largest allowed shares: of questions with an answer, those answered wrongly; of all others, those answered."""
# Some of the answers that count as wrong here say what was expected, by other facts than the asker had in mind.


@dataclass(frozen=True)
class Outcome:
    """The outcome of a question: its kind, whether it has an answer, whether the first candidate is right, and how sure it is."""

    kind: str
    is_answered: bool
    is_right: bool
    sure: float


def threshold(found: Sequence[Outcome]) -> float:
    """Return how sure a candidate must be to keep wrong answers within :data:`MOST_WRONG` and :data:`MOST_INVENTED`."""
    answered = sum(one.is_answered for one in found)
    allowed = {True: MOST_WRONG * answered, False: MOST_INVENTED * (len(found) - answered)}
    least = 1.0
    surest = sorted(found, key=lambda one: -one.sure)
    for sure, equals in groupby(surest, key=lambda one: one.sure):
        for one in equals:
            allowed[one.is_answered] -= not one.is_right
        if min(allowed.values()) < 0:
            break
        least = sure
    return ceil(least * 10_000) / 10_000


def report(found: Sequence[Outcome], least: float) -> str:
    """Return how many questions of each kind were answered right, wrong or not at all, as a table in text."""
    rows: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in found:
        at = 2 if one.sure < least else 0 if one.is_right else 1
        for kind in (one.kind or "unknown", "all with an answer" if one.is_answered else "all without"):
            rows[kind][at] += 1
    lines = [f"{'kind':<20} {'asked':>6} {'right':>6} {'wrong':>6} {'refused':>8}"]
    for kind in sorted(rows, key=lambda kind: (kind.startswith("all"), kind)):
        right, wrong, refused = rows[kind]
        lines.append(f"{kind:<20} {right + wrong + refused:6d} {right:6d} {wrong:6d} {refused:8d}")
    return "\n".join(lines)
