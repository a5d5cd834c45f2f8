"""The respelling: a question with slips, once with each of the words that may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from string import ascii_lowercase

from ..index.index import Index
from ..words.dictionary import is_english
from ..words.word import split

_SHORTEST = 4
_MOST_SLIPS = 3
_MOST_MEANT = 6
_MOST_TRIED = 8
_VOWELS = frozenset("aeiou")
# The keys beside each other, in each row and between the rows.
_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qaz",
    "wsx",
    "edc",
    "rfv",
    "tgb",
    "yhn",
    "ujm",
    "esz",
    "rdx",
    "tfc",
    "ygv",
    "uhb",
)
_BESIDE = frozenset(frozenset(pair) for row in _ROWS for pair in pairwise(row))
# How unlikely a slip is: a letter left out or doubled, or two exchanged; one for another that sounds or lies near; any other.
_LIKELY, _NEAR, _UNLIKELY = 0, 2, 4
# What makes a word less likely to be meant: that no text of the store has it, and that it is known but as English.
_UNSAID, _UNKNOWN = 1, 6
Changes = dict[str, str]
"""A word as it was written -> the word that it is read as."""


def respellings(question: str, index: Index) -> Iterator[tuple[int, str, Changes]]:
    """Yield *question* with every slip mended, the likeliest first, each with how unlikely it is; nothing where it has no slip.

    Unlike :func:`~.spelling.mended`, which settles for the word that is nearest, this has all that are but one slip away:
    which of them is told of may tell which is meant.
    """
    parts = [(i, word) for i, (text, _) in enumerate(split(question)) for word in text.split("-")]
    slips = {word: place > 0 and word[0].isupper() for place, word in parts if _is_slip(word, index)}
    meant = {word: _meant(word, index, is_name=is_name) for word, is_name in slips.items()}
    if not meant or len(meant) > _MOST_SLIPS or not all(meant.values()):
        return
    first = {word: words[0] for word, words in meant.items()}
    others = ({**first, word: other} for word, words in meant.items() for other in words[1:])
    for choice in islice((first, *others), _MOST_TRIED):
        changes = {
            slip: word.capitalize() if slip[0].isupper() else word for slip, (_, word) in choice.items()
        }
        yield sum(cost for cost, _ in choice.values()), _changed(question, changes), changes


def _is_slip(word: str, index: Index) -> bool:
    """Say whether *word* is none that English, the lexicon or the store has."""
    lower = word.lower()
    if not word.isalpha() or len(word) < _SHORTEST or not word[1:].islower():
        return False
    if _is_known(lower, index) or is_english(lower):
        return False
    return f"{lower}s" not in index.said or is_english(f"{lower}s")


def _is_known(word: str, index: Index) -> bool:
    wording = index.wording
    return any(
        word in words for words in (wording.words, index.words, wording.thesaurus.words, wording.phrasing)
    )


def _meant(word: str, index: Index, *, is_name: bool) -> list[tuple[int, str]]:
    """Return the words that are one slip away from *word*, each with how unlikely it is that it is meant, the likeliest first."""
    found = dict[str, int]()
    for cost, other in _edited(word.lower()):
        if is_name and other not in index.capitals:
            continue
        if not _is_known(other, index):
            if not is_english(other):
                continue
            cost += _UNKNOWN
        cost += 0 if other in index.said else _UNSAID
        found[other] = min(cost, found.get(other, cost))
    return sorted((cost, other) for other, cost in found.items())[:_MOST_MEANT]


def _edited(word: str) -> Iterator[tuple[int, str]]:
    """Yield what *word* becomes by one slip less, with how unlikely that slip is; the first letter is seldom another."""
    for i in range(len(word) + 1):
        left, right = word[:i], word[i:]
        yield from ((_LIKELY if i else _UNLIKELY, left + letter + right) for letter in ascii_lowercase)
        if right[1:]:
            yield _LIKELY, left + right[1] + right[0] + right[2:]
        if i and right:
            yield _LIKELY if right[0] in (word[i - 1], *right[1:2]) else _UNLIKELY, left + right[1:]
            yield from ((_cost(right[0], letter), left + letter + right[1:]) for letter in ascii_lowercase)


def _cost(slip: str, letter: str) -> int:
    return _NEAR if {slip, letter} in _BESIDE or {slip, letter} <= _VOWELS else _UNLIKELY


def _changed(question: str, changes: Changes) -> str:
    for slip, word in changes.items():
        question = re.sub(rf"(?<![^\W_]){re.escape(slip)}(?![^\W_])", word, question)
    return question


__all__ = ["respellings"]
