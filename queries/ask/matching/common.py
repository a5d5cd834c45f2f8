"""The common: the words that the goals of several things share: "what do the plans of X and Y have in common"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce

from ....ontology.namespace import LEX
from ..index.index import Statement
from ..words.word import split
from ..words.wording import Wording

_LEAST_WORDS = 2
_END = re.compile(r"[,.;:]")


def common_words(goals: Sequence[Sequence[Statement]], wording: Wording) -> str | None:
    """Return the longest words that the *goals* of each side have, or what they are to be reached by: "through X".

    None where they share less than two words that say something, or several such as long.
    """
    sides = [_runs([text for goal in side for text in _told(goal, wording)], wording) for side in goals]
    shared: set[tuple[str, ...]] = reduce(set.__and__, sides) if sides else set()
    longest = max(map(len, shared), default=0)
    found = [words for words in shared if len(words) == longest]
    return " ".join(found[0]) if len(found) == 1 else None


def _told(goal: Statement, wording: Wording) -> list[str]:
    """Return what *goal* is called, and what its sentence has behind that after a preposition of means."""
    _, _, behind = goal.quote.partition(goal.object.label)
    behind = _END.split(behind)[0].strip()
    means = wording.roles.words(LEX.meansPrepositions)
    by = next((m for m in sorted(means, key=len, reverse=True) if behind.lower().startswith(f"{m} ")), None)
    return [goal.object.label, *([behind[len(by) :]] if by else [])]


def _runs(texts: Sequence[str], wording: Wording) -> set[tuple[str, ...]]:
    """Return the runs of words that *texts* have in a row, each of two or more that all say something."""
    found = set[tuple[str, ...]]()
    for text in texts:
        words = [word for word, _ in split(text)]
        # That both name somebody is nothing that they share.
        telling = [
            w.islower() and bool(wording.canonicals(w) - wording.free - wording.prepositions) for w in words
        ]
        for start in range(len(words)):
            end = start
            while end < len(words) and telling[end]:
                end += 1
                if end - start >= _LEAST_WORDS:
                    found.add(tuple(words[start:end]))
    return found
