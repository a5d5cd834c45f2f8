"""The kin: words that are near enough in meaning where a fact bears out all else that is asked."""

from __future__ import annotations

from .word import Word
from .wording import Wording

# Endings by which English makes nouns and adjectives of one stem: "connection", "connectivity".
_DERIVED = (
    "ability",
    "ibility",
    "ivity",
    "ativ",
    "iv",
    "ion",
    "ality",
    "al",
    "ity",
    "ness",
    "ent",
    "ant",
    "enc",
    "anc",
)
_SHORTEST_ROOT = 5


def is_kin(word: Word, words: frozenset[str], wording: Wording) -> bool:
    """Say whether *words*, canonical stems, hold one of the family of *word*, or one made of the same root."""
    stems = {wording.canonical(s) for s in word.stems} | word.stems
    families = frozenset[str]().union(*(wording.kindred.get(s, frozenset()) for s in stems))
    roots = {root(s) for s in stems}
    return any(families & wording.kindred.get(w, frozenset()) or root(w) in roots for w in words)


def root(stem: str) -> str:
    """Return *stem* without an ending that makes another part of speech of it.

    >>> root("connection") == root("connectivity") == root("connect")
    True
    """
    for ending in _DERIVED:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_ROOT:
            return stem[: -len(ending)]
    return stem
