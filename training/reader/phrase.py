"""The search for annotated phrases in a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from ...graph.grammar.plural import singular
from ...ontology.language import leading
from ...ontology.own import built_in

_WORD: Final = re.compile(r"\w+")


def exact(phrase: str, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a phrase as whole words, regardless of case and leading article.

    >>> list(exact("the Ports", "Ports and reports, ports"))
    [(0, 5), (19, 24)]
    """
    wanted = _article().sub("", phrase.strip())
    if not wanted:
        return
    for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text[start:end], re.IGNORECASE):
        yield start + match.start(), start + match.end()


def nearest(phrase: str, text: str, start: int, end: int, least: float) -> tuple[int, int] | None:
    """Return the run of words most similar to a phrase, by the F1 of their stems, if that is at least *least*.

    >>> nearest("emissions cut", "to cut the ports' emissions soon", 0, 32, 0.6)
    (3, 27)
    """
    wanted = _stems(_article().sub("", phrase.strip()))
    spans = [(start + match.start(), start + match.end()) for match in _WORD.finditer(text[start:end])]
    stems = [_stems(text[first:last]) for first, last in spans]
    best: tuple[float, int, int] | None = None
    for first in range(len(spans)):
        if not stems[first] or stems[first][0] not in wanted:
            continue
        run: list[str] = []
        for last in range(first, min(len(spans), first + 2 * len(wanted) + 4)):
            run += stems[last]
            if stems[last] and stems[last][0] in wanted:
                score = _shared(wanted, run)
                if best is None or score > best[0]:
                    best = (score, spans[first][0], spans[last][1])
    return best[1:] if best and best[0] >= least else None


def _stems(words: str) -> list[str]:
    """Return lower-case words without articles and plural endings."""
    return [stem for word in _WORD.findall(words.lower()) if (stem := _stem(word))]


@cache
def _stem(word: str) -> str:
    """Return a word without its plural ending; an empty string for an article."""
    known = built_in().words()
    return "" if word in known.articles | known.indefinites else singular(word)


@cache
def _article() -> re.Pattern[str]:
    """Return a pattern that finds an article or another determiner at the beginning of a phrase."""
    known = built_in().words()
    return leading(known.articles | known.indefinites | known.determiners)


def _shared(one: list[str], other: list[str]) -> float:
    """Return the F1 of the overlap between the words of two phrases."""
    both = sum((Counter(one) & Counter(other)).values())
    return 2 * both / (len(one) + len(other)) if both else 0.0
