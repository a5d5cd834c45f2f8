"""The sentence: where each begins and ends in a text, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...ontology.language import ENGLISH

_LINE = re.compile(r"[^\r\n\v\f\u0085\u2028\u2029]+")
_WORD = re.compile(r"\w")
# Halves of characters cannot be written in UTF-8; a stand-in keeps every offset.
_HALF = re.compile(r"[\ud800-\udfff]")


def sentences(text: str, language: str = ENGLISH) -> list[tuple[int, int]]:
    r"""Return the offsets of each sentence of *text*, without white space around it; a line ends a sentence.

    What has no letter and no digit, such as a row of dashes, is no sentence.

    :param language: a tag of BCP 47; what ends a sentence in all languages ends it in one that is not known.

    >>> text = "Dr. Bee left the U.S. in 2021. She came back!  \n• Ports\n* * *"
    >>> [text[start:end] for start, end in sentences(text)]
    ['Dr. Bee left the U.S. in 2021.', 'She came back!', '• Ports']
    """
    return [span for line in _LINE.finditer(text) for span in _within(text, *line.span(), language)]


def _within(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    from sentencex import get_sentence_boundaries

    line = _HALF.sub("?", text[start:end])
    for boundary in get_sentence_boundaries(language.partition("-")[0].lower(), line):
        first, last = start + boundary["start_index"], start + boundary["end_index"]
        words = text[first:last]
        if _WORD.search(words):
            yield first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())
