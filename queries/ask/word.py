"""The words of a question, by their stems (Snowball); English words are those that the networks read as one token."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_KEPT = 1 << 16  # words or texts in each cache: a service runs for long
_PART, _COMMON = "##", 2_600
WORD = re.compile(r"\d+(?:[.,]\d+)*\w*|[^\W_]+(?:[.&][^\W_]+)*")


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
    found = (Word(match[0], stemmed(match[0])) for match in WORD.finditer(text))
    return [word for word in found if word.stem != "s"]  # the genitive


@lru_cache(_KEPT)
def stemmed(word: str) -> str:
    """Return the stem of one word, in lower case without accents."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(",", "")
    return str(_stemmer().stemWord(plain))


@lru_cache(_KEPT)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of *text*."""
    return tuple(word.stem for word in words(text))


def runs(sought: Sequence[str], within: Sequence[str]) -> list[int]:
    """Return the places in *within* where *sought* begins, word for word."""
    length, found = len(sought), tuple(sought)
    last = len(within) - length if length else -1
    return [i for i in range(last + 1) if tuple(within[i : i + length]) == found]


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # the package has no types
    from snowballstemmer import stemmer

    return stemmer("english")


def is_common(word: str) -> bool:
    """Say whether *word* is one of the most frequent English words, which say little; the vocabulary lists them first.

    >>> is_common("what"), is_common("cocoa")
    (True, False)
    """
    return _vocabulary().get(word.lower(), _COMMON) < _COMMON


def is_english(word: str) -> bool:
    """Say whether *word* is a common English word or name, and so not misspelled.

    >>> is_english("strategy"), is_english("stratgey")
    (True, False)
    """
    return word.lower() in _vocabulary()


@cache
def _vocabulary() -> Mapping[str, int]:
    tokenizer = files(__name__.rpartition(".")[0]).joinpath("trained", "encoder", "tokenizer.json")
    pieces: dict[str, int] = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    return {piece: place for piece, place in pieces.items() if not piece.startswith(_PART)}
