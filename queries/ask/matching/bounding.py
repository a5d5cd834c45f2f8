"""The bounding: whether a clause of a text bounds a number as a question does: "over 20 million", "more than 20 million"."""

from __future__ import annotations

from collections.abc import Iterable

from ..index.proposition import Part
from ..parsing.clause import Clause

_LONGEST_QUALIFIER = 4


def bounding(clause: Clause) -> frozenset[int]:
    """Return the places of the words of *clause* that bound a number which it names."""
    return frozenset(i for places in clause.qualified.values() for i in places)


def is_bounded_so(clause: Clause, parts: Iterable[Part]) -> bool:
    """Say whether *parts* bound each number as *clause* does, be it in other words; so where it bounds none."""
    texts = [part.text.split() for part in parts] if clause.qualified else []
    return all(
        any(_bounds(clause, words, concept, clause.words[i + 1].text) for words in texts)
        for concept, places in clause.qualified.items()
        for i in places
        if i + 1 not in places
    )


def _bounds(clause: Clause, words: list[str], concept: str, number: str) -> bool:
    """Say whether *words* have *number* behind words for *concept*, a bound."""
    known = clause.vocabulary.qualifiers
    return any(
        known.get(" ".join(words[begin:i]).lower()) == concept
        for i, word in enumerate(words)
        if _bare(word) == _bare(number)
        for begin in range(max(0, i - _LONGEST_QUALIFIER), i)
    )


def _bare(word: str) -> str:
    """Return *word* without the signs before and behind it: of "$20" the number."""
    return word.strip("".join(sign for sign in word if not sign.isalnum())).lower()


__all__ = ["bounding", "is_bounded_so"]
