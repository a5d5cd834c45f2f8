"""The spelling: the words of the names and sentences that are near to one that was mistyped.

Candidates share trigrams with it (SQLite's trigram tokenizer); what counts is the number of slips between them,
letters exchanged included (Damerau 1964, in the restricted form that edits no part twice; rapidfuzz counts them).
"""

from __future__ import annotations

import sqlite3

from .statement import statement

_CANDIDATES = 100
_SHORTEST, _LONG = 4, 8


def near(connection: sqlite3.Connection, word: str, *, is_begun: bool) -> dict[str, int]:
    """Return the known words near to *word*, each with its slips; nothing for a very short word.

    One slip is forgiven from four letters on, two from eight.

    :param is_begun: whether *word* may be but the begin of the one that is meant.
    """
    if len(word) < _SHORTEST:
        return {}
    limit = 2 if len(word) >= _LONG else 1
    padded = f" {word}"
    trigrams = dict.fromkeys(padded[i : i + 3] for i in range(len(padded) - 2))
    # The two letters that the most usual slip exchanges at a word's begin hide all its trigrams.
    swapped = f" {word[1]}{word[0]}"
    match = " OR ".join(f'"{trigram}"' for trigram in (*trigrams, swapped))
    found: dict[str, int] = {}
    for (candidate,) in connection.execute(statement("parts"), (match, _CANDIDATES)):
        slips = _slips(word, candidate, limit, is_begun=is_begun)
        if slips <= limit:
            found[candidate] = slips
    if not found:
        return {}
    least = min(found.values())
    return {candidate: slips for candidate, slips in found.items() if slips == least}


def within(connection: sqlite3.Connection, part: str) -> list[str]:
    """Return known words that hold *part*, which has three letters or more."""
    if len(part) < 3:
        return []
    return [word for (word,) in connection.execute(statement("parts"), (f'"{part}"', _CANDIDATES))]


def is_known(connection: sqlite3.Connection, begin: str) -> bool:
    """Tell whether any known word begins so."""
    return connection.execute(statement("begins"), (begin, f"{begin}\U0010ffff")).fetchone() is not None


def _slips(word: str, candidate: str, limit: int, *, is_begun: bool) -> int:
    """Return the slips between *word* and *candidate*, or the begin of it that is nearest; more than *limit* as one more."""
    from rapidfuzz.distance import OSA

    lengths = range(len(word) - limit, len(word) + limit + 1) if is_begun else (len(candidate),)
    return min(OSA.distance(word, candidate[:length], score_cutoff=limit) for length in lengths)
