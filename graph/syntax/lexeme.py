"""The lexeme: what spaCy's vocabulary knows of a word wherever it stands, taken over once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.vocab import Vocab

# So many different strings and words are at hand; a corpus has more, most of them seldom.
_MOST_AT_HAND = 50_000


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What is known of a word wherever it stands."""

    text: str
    lower_: str
    shape_: str
    is_alpha: bool
    is_currency: bool
    is_punct: bool
    is_space: bool
    like_num: bool


class _Strings(dict[int, str]):
    """The strings of a vocabulary by their keys, each looked up once."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__({0: ""})
        self._vocab = vocab

    def __missing__(self, key: int) -> str:
        self[key] = text = str(self._vocab.strings[key % 2**64])
        return text


class _Lexemes(dict[int, Lexeme]):
    """The words of a vocabulary by their keys, each looked up once."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._vocab = vocab

    def __missing__(self, key: int) -> Lexeme:
        word = self._vocab[key % 2**64]
        self[key] = lexeme = Lexeme(
            word.text,
            word.lower_,
            word.shape_,
            word.is_alpha,
            word.is_currency,
            word.is_punct,
            word.is_space,
            word.like_num,
        )
        return lexeme


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What is at hand of a vocabulary."""

    strings: _Strings
    lexemes: _Lexemes


@lru_cache(maxsize=1)
def _at_hand(vocab: Vocab) -> Words:
    return Words(_Strings(vocab), _Lexemes(vocab))


def words_of(vocab: Vocab) -> Words:
    """Return what is at hand of *vocab*: of what a corpus has, not more than there is room for."""
    words = _at_hand(vocab)
    if max(len(words.strings), len(words.lexemes)) > _MOST_AT_HAND:
        _at_hand.cache_clear()
        words = _at_hand(vocab)
    return words
