"""The spelling: words that are no words are read as the nearest that the graph or the lexicon knows."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from ..index.index import Index
from ..words.dictionary import is_english
from ..words.word import Written, distance, stem, uninflected
from ..words.wording import Wording
from .utterance import PLAIN

_SHORTEST = 4
_SHORTEST_PART = 2
_LONG = 7
# So many may be mended in a long word that the parser has never met: a stem tells of it no more than its begin.
_MANY = 2
# Letters that British and American English write differently, at the end of a word or before an ending.
_VARIANTS = (("is", "iz"), ("our", "or"), ("ys", "yz"), ("tre", "ter"), ("ll", "l"), ("mme", "m"))


def mended(words: list[Written], index: Index) -> tuple[list[Written], dict[str, str]]:
    """Return *words* with slips mended, and what was mended: slip -> the word that it is read as.

    :param words: each with whether it owns the next, as :func:`~..words.word.split` gives them.
    """
    known = index.wording.words | index.words | index.wording.thesaurus.words
    changed: dict[str, str] = {}
    words = [(_as_said(word, index), owns) for word, owns in words]
    words = [part for word in words for part in _parted(word, index)]
    for place, (word, _) in enumerate(words):
        lower = word.lower()
        if (
            lower in known
            or uninflected(lower) in index.wording.thesaurus.forms  # "educates", where it has "educated"
            or (len(word) > _SHORTEST and stem(lower) in index.wording.forms and _slips(lower) < _MANY)
            or {f"{lower}s", lower.removesuffix("s")} & index.said  # a pear, where the store has pears
            or not word.isalpha()
            or len(word) < _SHORTEST - bool(not place)
        ):
            continue
        limit = _slips(lower)
        if len(word) >= _SHORTEST and not limit:
            continue
        # What begins a question is likely a question word.
        near = _nearest(lower, PLAIN, index.wording) if not place else None
        if near or len(word) < _SHORTEST:
            changed |= {word: near} if near else {}
            continue
        near = _nearest(lower, index.wording.words | index.said, index.wording, limit, index.said)
        others = index.words | index.wording.thesaurus.words
        near = near or _nearest(lower, index.wording.words | others, index.wording, limit)
        changed |= {word: near} if near else {}
    mended_words = [(changed.get(word, word), owns) for word, owns in words]
    return [part for word in mended_words for part in _parted(word, index)], changed


def _as_said(word: str, index: Index) -> str:
    """Return *word* as it is written on the other side of the Atlantic, where the graph has it only so."""
    lower = word.lower()
    if len(word) < _LONG - 1 or _is_said(lower, index):
        return word
    pairs = [*_VARIANTS, *((new, old) for old, new in _VARIANTS)]
    others = (
        lower[:i] + new + lower[i + len(old) :]
        for old, new in pairs
        if (i := lower.rfind(old)) >= _SHORTEST_PART
    )
    return next((other for other in others if _is_said(other, index)), word)


def _is_said(word: str, index: Index) -> bool:
    return word in index.said or stem(word) in index.stems


def _parted(word: Written, index: Index) -> list[Written]:
    """Return a word that is two of a name written together as those two: "cellphone", "scale-ups"."""
    text, owns = word
    lower = text.lower()
    if stem(lower) in index.stems or lower in index.wording.words:
        return [word]
    first, hyphen, second = text.partition("-")
    if hyphen and lower not in index.said and (first.lower(), stem(second.lower())) in index.pairs:
        return [(first, False), (second, owns)]
    for i in range(_SHORTEST_PART, len(lower) - _SHORTEST_PART + 1):
        if (lower[:i], stem(lower[i:])) in index.pairs:
            return [(text[:i], False), (text[i:], owns)]
    return [word]


def _nearest(
    word: str, known: frozenset[str], wording: Wording, limit: int = 1, told: Collection[str] = ()
) -> str | None:
    """Return the word of *known* that is but *limit* slips away from *word*, if there is one; those of *told* first."""
    found = []
    for candidate in known:
        if candidate[0] != word[0] and candidate[:2] != word[1::-1]:
            continue
        steps = distance(word, candidate, limit)
        if steps <= limit:
            # Of two that are as near, the word that questions are made of is the likelier, then one that is told of: who
            # asks for "powr" where a text has power means no "poor". Then a letter is missing.
            rare = stem(candidate) not in wording.free, candidate not in told, candidate not in wording.words
            found.append(
                (steps, rare, len(candidate) < len(word), abs(len(candidate) - len(word)), candidate)
            )
    return min(found)[-1] if found else None


@lru_cache(maxsize=4096)  # the parser has met a word for good once it has read it in a question
def _slips(word: str) -> int:
    """Return how many slips may be mended in *word*: none where it is English.

    The parser was trained on so much text that it knows the slips that many make ("goverment") as well as words that no
    dictionary has; of these one may be mended in a long word.
    """
    from ....graph.parsing.parse import pipeline

    nlp = pipeline()
    if word not in nlp.vocab.strings:
        return _MANY if len(word) >= _LONG else 1
    return int(len(word) >= _LONG and not is_english(word) and not nlp.vocab[word].is_stop)
