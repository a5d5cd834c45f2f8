"""The rank: a place in a ranking, as an ordinal ("44th of 160"), a superlative ("largest") or both ("second-largest")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...ontology.language import Words
from .number import Token, tokens
from .quantity import Quantities

_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in a ranking: the offsets *start* and *end* of its words, and the *place*, counted from 1."""

    start: int
    end: int
    place: int


def ranks(text: str, words: Words, quantities: Quantities) -> Iterator[Rank]:
    """Yield the ranks of *text*, in order.

    :param words: the words of the text's language; a superlative without an ordinal is place 1.
    """
    ordinals = {q.start: q for q in quantities.all(text) if q.sort == "ordinal"}
    found = tokens(text)
    at = 0
    while at < len(found):
        word = found[at]
        at += 1
        ordinal = ordinals.get(word.start)
        if ordinal is not None:
            while at < len(found) and found[at].start < ordinal.end:
                at += 1
            end, after = ordinal.end, at + (at < len(found) and found[at].text == "-")
            if after < len(found) and is_superlative(found[after].word, words):
                end, at = _end(found[after]), after + 1
            yield Rank(ordinal.start, end, int(ordinal.values[0]))
        elif is_superlative(word.word, words):
            yield Rank(word.start, _end(word), 1)


def _end(word: Token) -> int:
    """Return the end of *word* without the full stop of its sentence."""
    return word.start + len(word.word)


def is_superlative(word: str, words: Words) -> bool:
    """Say whether *word*, in lower case, is a superlative."""
    if word in words.superlatives:
        return True
    is_long = len(word) >= _SHORTEST
    return is_long and word.endswith(tuple(words.superlative_endings)) and word not in words.positives
