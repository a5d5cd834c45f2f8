"""The spelling: the words of names and sentences that are near to a mistyped word.

Candidates share trigrams with it (SQLite's trigram tokenizer). They are compared by the number of slips, swapped
letters included (Damerau 1964, in the restricted form that edits no part twice; counted by rapidfuzz).
"""

from __future__ import annotations

import sqlite3

from .sql import statement

_CANDIDATES = 100
_SHORTEST, _LONG = 4, 8


def near(connection: sqlite3.Connection, word: str, *, is_begun: bool) -> dict[str, int]:
    """Return the known words nearest to *word*, each with its number of slips; none for a very short word.

    One slip is forgiven from four letters on, two from eight.

    :param is_begun: whether *word* may be only the beginning of the word that is meant.
    """
    if len(word) < _SHORTEST:
        return {}
    limit = 2 if len(word) >= _LONG else 1
    padded = f" {word}"
    trigrams = dict.fromkeys(padded[i : i + 3] for i in range(len(padded) - 2))
    # Two swapped letters at the beginning, the most common slip, can hide all trigrams: seek them swapped back too.
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
    """Return known words that contain *part*; none if it has fewer than three characters."""
    if len(part) < 3:
        return []
    return [word for (word,) in connection.execute(statement("parts"), (f'"{part}"', _CANDIDATES))]


def is_known(connection: sqlite3.Connection, begin: str) -> bool:
    """Say whether any known word begins with *begin*."""
    return connection.execute(statement("begins"), (begin, f"{begin}\U0010ffff")).fetchone() is not None


def _slips(word: str, candidate: str, limit: int, *, is_begun: bool) -> int:
    """Return the slips between *word* and *candidate* or, if *is_begun*, its nearest beginning; at most *limit* + 1."""
    from rapidfuzz.distance import OSA

    lengths = range(len(word) - limit, len(word) + limit + 1) if is_begun else (len(candidate),)
    return min(OSA.distance(word, candidate[:length], score_cutoff=limit) for length in lengths)
