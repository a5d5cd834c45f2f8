"""The word: what a question is made of, compared by its stem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_WORD = re.compile(r"[^\W_]+(?:[.,&/-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?(?=\W|$)")
# Endings of English, longest first, and what stands for them in a stem.
_ENDINGS = (
    ("izations", ""), ("isations", ""), ("ization", ""), ("isation", ""), ("izing", ""), ("ising", "is"),
    ("ized", ""), ("izes", ""), ("ize", ""), ("ations", ""), ("ation", ""), ("ically", "ic"), ("ities", "ity"),
    ("ments", ""), ("ment", ""), ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"), ("sses", "ss"),
    ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ers", "e"), ("er", "e"), ("ors", "or"), ("es", "e"),
    ("ed", ""), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""), ("ly", ""),
)  # fmt: skip
_INFLECTIONS = (
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"),
    ("ings", ""), ("ing", ""), ("es", ""), ("ed", ""), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip
_OF_NOUNS = frozenset({"ation", "ations"})
_MENT = "ment"
_OF_VERBS = frozenset({"ed", "ing", "ings"})
_SHORTEST_STEM = 3
GENITIVES = ("'s", "’s")
_PARTING = re.compile(r",? and |, ")
Span = tuple[int, int]
"""The place of the first of some words, and the one after their last."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question.

    :param text: as it was written.
    :param stem: its stem; *lemma* is the stem of its lemma.
    :param tag: its part of speech (Penn Treebank), as the parse has it.
    :param owns: whether it stands in the genitive, and so owns what follows.
    :param base: its lemma, in lower case.
    :param is_near: whether it is but near in meaning to the word that was asked with.
    """

    text: str
    stem: str
    lemma: str
    tag: str = ""
    owns: bool = False
    base: str = ""
    is_near: bool = False

    @property
    def stems(self) -> frozenset[str]:
        """Both stems."""
        return frozenset({self.stem, self.lemma})


WHICH = Word("which", "which", "which", "WDT")
Written = tuple[str, bool]
"""A word as it is written, and whether it stands in the genitive."""


def written(asked: Iterable[Word]) -> list[Written]:
    """Return *asked* as they are written, to be put in another order and parsed anew."""
    return [(word.text, word.owns) for word in asked]


def split(text: str) -> list[Written]:
    """Return the words of *text*, each with whether it stands in the genitive.

    >>> split("What is Germany's “Industry 4.0” about?")
    [('What', False), ('is', False), ('Germany', True), ('Industry', False), ('4.0', False), ('about', False)]
    """
    return [
        (match[0], bool(_POSSESSIVE.match(text, match.end())) and not text.startswith("' ", match.end()))
        for match in _WORD.finditer(text.replace("U.S.", "US").replace("E.U.", "EU"))
        if not (match[0] == "s" and match.start() and text[match.start() - 1] in "'’")
    ]


def words(texts: Iterable[Written], nlp: Language) -> list[Word]:
    """Return the words with their lemmas, read by the pipeline *nlp*."""
    from spacy.tokens import Doc

    pairs = list(texts)
    doc = nlp(Doc(nlp.vocab, words=[text for text, _ in pairs]))
    return [
        Word(text, stem(text), stem(token.lemma_), token.tag_, owns, token.lemma_.lower())
        for (text, owns), token in zip(pairs, doc, strict=True)
    ]


@lru_cache(maxsize=65_536)  # a store says the same words again and again
def stem(word: str) -> str:
    """Return what the forms of *word* have in common.

    >>> [stem(w) for w in ("policies", "policy", "standardization", "standardized", "users", "use", "4.0")]
    ['policy', 'policy', 'standard', 'standard', 'use', 'use', '4.0']
    >>> stem("covered") == stem("cover") == stem("covering")
    True
    >>> stem("implementation") == stem("implement")
    True
    """
    lower = word.lower()
    if not lower.isalpha() and "-" not in lower:
        return lower
    for ending, rest in _ENDINGS:
        kept = len(lower) - len(ending)
        if (
            lower.endswith(ending)
            and not (ending == "ly" and lower[:kept].endswith("pp"))
            and kept + len(rest) >= _SHORTEST_STEM
        ):
            lower = lower[:kept] + rest
            if not rest and kept > _SHORTEST_STEM and lower[-1] == lower[-2] and lower[-1] not in "aeiouls":
                lower = lower[:-1]
            if ending in _OF_NOUNS and len(lower) > len(_MENT) + _SHORTEST_STEM:
                lower = lower.removesuffix(_MENT)  # "implementation", as "implement"
            if ending in _OF_VERBS and lower.endswith("er") and len(lower) > _SHORTEST_STEM + 1:
                lower = lower[:-1]  # "covered", as "cover"
            break
    if len(lower) > _SHORTEST_STEM and lower.endswith("e"):
        # "programme", as "programming"
        return lower[:-2] if lower.endswith("mme") else lower[:-1]
    return lower


def uninflected(word: str) -> str:
    """Return what the inflected forms of *word* have in common, but not the words derived of it; of several those of the last.

    >>> [uninflected(w) for w in ("factories", "factory", "digitalization", "digital", "good things")]
    ['factory', 'factory', 'digitalization', 'digital', 'good thing']
    """
    before, space, lower = word.lower().rpartition(" ")
    for ending, rest in _INFLECTIONS:
        kept = len(lower) - len(ending)
        if lower.endswith(ending) and kept + len(rest) >= _SHORTEST_STEM:
            lower = lower[:kept] + rest
            break
    lower = lower[:-1] if len(lower) > _SHORTEST_STEM and lower.endswith("e") else lower
    return f"{before}{space}{lower}"


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of *text*."""
    return tuple(stem(word) for word, _ in split(text))


def keys(part: Sequence[Word]) -> set[tuple[str, ...]]:
    """Return the words of *part* as their stems, and as those of their lemmas."""
    return {tuple(w.stem for w in part), tuple(w.lemma for w in part)}


def members(text: str) -> list[str]:
    """Return what the commas and the "and" of *text* part.

    >>> members("ports, ships, and yards and docks")
    ['ports', 'ships', 'yards', 'docks']
    """
    return _PARTING.split(text)


def runs(length: int, longest: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of up to *longest* of *length* words, long ones first, then from the left."""
    for size in range(min(longest, length), 0, -1):
        for start in range(length - size + 1):
            yield start, start + size


def distance(a: str, b: str, limit: int, *, is_begin: bool = False) -> int:
    """Return how many slips turn *a* into *b*: a letter too much, too few, another, or two exchanged.

    More than *limit* is given as one more than that.

    :param is_begin: whether *a* need only be turned into a begin of *b*.

    >>> distance("germny", "germany", 2), distance("polciy", "policy", 2), distance("china", "chili", 1)
    (1, 1, 2)
    >>> distance("gremn", "germany", 2, is_begin=True)
    2
    """
    if is_begin:
        b = b[: len(a) + limit]
    if len(a) - len(b) > limit or len(b) - len(a) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return min(min(last) if is_begin else last[-1], limit + 1)
