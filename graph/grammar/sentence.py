"""The sentence: splitting a text in any language into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...ontology.language import ENGLISH

_LINE = re.compile(r"[^\r\n\v\f\u0085\u2028\u2029]+")
_WORD = re.compile(r"\w")
# Lone surrogates cannot be encoded in UTF-8; they are replaced one for one, so that offsets do not change.
_HALF = re.compile(r"[\ud800-\udfff]")


def sentences(text: str, language: str = ENGLISH) -> list[tuple[int, int]]:
    r"""Return the offsets of each sentence of *text* without surrounding white space; a line break ends a sentence.

    A line or part without letters and digits, such as a row of dashes, is not a sentence.

    :param language: a BCP 47 tag; for an unknown language, rules common to all languages apply.

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
