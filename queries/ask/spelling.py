"""The spelling: words that are no words are read as the nearest that the graph or the lexicon knows."""

from __future__ import annotations

from .index import Index
from .word import distance, stem

_SHORTEST = 4
_LONG = 7


def mended(
    words: list[tuple[str, bool]], index: Index, is_word: frozenset[str] | None = None
) -> tuple[list[tuple[str, bool]], dict[str, str]]:
    """Return *words* with slips mended, and what was mended.

    :param is_word: the words of English that are no slips; those of the parser's lexicon by default.
    """
    known = index.wording.words | index.words
    changed: dict[str, str] = {}
    for word, _ in words:
        lower = word.lower()
        if word in changed or lower in known or not word.isalpha() or len(word) < _SHORTEST:
            continue
        if lower in is_word if is_word is not None else _is_english(lower):
            continue
        if near := _nearest(lower, known, index.wording.free):
            changed[word] = near
    return [(changed.get(word, word), owns) for word, owns in words], changed


def _nearest(word: str, known: frozenset[str], free: frozenset[str]) -> str | None:
    limit = 2 if len(word) >= _LONG else 1
    found = []
    for candidate in known:
        if candidate[0] != word[0] and candidate[:2] != word[1::-1]:
            continue
        steps = distance(word, candidate, limit)
        if steps <= limit:
            # Of two that are as near, the word that questions are made of is the likelier.
            rare = stem(candidate) not in free
            found.append((steps, rare, abs(len(candidate) - len(word)), candidate))
    return min(found)[3] if found else None


def _is_english(word: str) -> bool:
    from ...graph.parse import pipeline

    return word in pipeline().vocab.strings
