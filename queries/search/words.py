"""The words of a search: folded for comparison, and written as match expressions of SQLite's full-text search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"([^"]*)"|([^"\s]+)')


def folded(text: str) -> str:
    """Return the words of *text* in lower case without accents, separated by spaces.

    >>> folded("  Côte d'Ivoire,  INDUSTRY 4.0 ")
    'cote d ivoire industry 4 0'
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_WORD.findall(text.lower()))


def phrases(text: str) -> list[str]:
    """Return what must stand in a sentence: each word, and text between quotation marks as one phrase.

    >>> phrases('growth "Computing  power" 5G')
    ['growth', 'computing power', '5g']
    """
    curly = text.translate({0x201C: '"', 0x201D: '"'})
    found = (folded(whole or word) for whole, word in _PHRASE.findall(curly))
    return [phrase for phrase in found if phrase]


def begin(word: str) -> str:
    """Return the expression that matches words that begin with *word*.

    >>> begin("ger")
    '"ger"*'
    """
    return f'"{word}"*'


def whole(words: Iterable[str]) -> str:
    """Return the expression that matches any of *words*.

    >>> whole(["german", "germany"])
    '("german" OR "germany")'
    """
    return f"({' OR '.join(f'{chr(34)}{word}{chr(34)}' for word in words)})"


def all_of(matches: Iterable[str]) -> str:
    """Return the expression that matches where all of *matches* do."""
    return " AND ".join(matches)
