"""The words of a question, compared by their stems (Snowball's English stemmer)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

# So many words and texts are remembered: a service runs for long.
_KEPT = 1 << 16
_WORD = re.compile(r"\d+(?:[.,]\d+)*\w*|[^\W_]+(?:[.&][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, as it is written and as it is compared."""

    text: str
    stem: str


def words(text: str) -> list[Word]:
    """Return the words of *text*.

    >>> [word.stem for word in words("Germany's policies: 4.09 million")]
    ['germani', 'polici', '4.09', 'million']
    """
    found = []
    for match in _WORD.finditer(text):
        stem = stemmed(match[0])
        if stem != "s":  # the genitive
            found.append(Word(match[0], stem))
    return found


@lru_cache(_KEPT)
def stemmed(word: str) -> str:
    """Return the stem of one word, in small letters without accents."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(",", "")
    return str(_stemmer().stemWord(plain))


@lru_cache(_KEPT)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of *text*."""
    return tuple(word.stem for word in words(text))


def runs(sought: Sequence[str], within: Sequence[str]) -> list[int]:
    """Return where *sought* stands in *within*, word by word."""
    length, found = len(sought), tuple(sought)
    last = len(within) - length if length else -1
    return [i for i in range(last + 1) if tuple(within[i : i + length]) == found]


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # the package has no types
    from snowballstemmer import stemmer

    return stemmer("english")
