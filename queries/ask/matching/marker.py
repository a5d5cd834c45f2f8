"""The marker: the preposition with which a question asks, and a part of a clause before and behind it."""

from __future__ import annotations

from dataclasses import replace

from ..index.proposition import Part
from ..parsing.clause import Clause


def parted(clause: Clause, part: Part, marker: str) -> tuple[Part, Part] | None:
    """Return *part* before and behind its preposition *marker*, where the question says what that belongs to: "a player in"."""
    before, found, behind = part.text.partition(f" {marker} ")
    said = clause.wording.canonicals(clause.text((0, len(clause.words))))
    if not found or not clause.index.spelled_out(before.split()[-1]) & said:
        return None
    return replace(part, text=before), replace(part, text=behind)
