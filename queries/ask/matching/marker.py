"""The marker: the preposition with which a question asks, and a part of a clause before and behind it."""

from __future__ import annotations

from dataclasses import replace

from ..index.proposition import Part
from ..parsing.clause import Clause
from ..words.word import runs

_LONGEST_PHRASE = 4


def parted(clause: Clause, part: Part, marker: str) -> tuple[Part, Part] | None:
    """Return *part* before and behind its preposition *marker*, where the question says what that belongs to: "a player in".

    It may say so in several words of near meaning: "a head start in".
    """
    before, found, behind = part.text.partition(f" {marker} ")
    said = clause.wording.canonicals(clause.text((0, len(clause.words))))
    if not found:
        return None
    head = clause.index.spelled_out(before.split()[-1])
    if not head & said and not any(
        head & clause.wording.thesaurus.names_near(clause.words[slice(*span)])
        for span in runs(len(clause.words), _LONGEST_PHRASE)
        if span[1] - span[0] > 1
    ):
        return None
    return replace(part, text=before), replace(part, text=behind)
