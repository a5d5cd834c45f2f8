"""Sentences of a text, as offsets."""

from __future__ import annotations

import re
from typing import Final

_PARAGRAPH: Final = re.compile(r"\n\s*\n")
_END: Final = re.compile(r"[.!?][\"”’)]*(\s+)(?=[\"“‘(]?[A-Z0-9])")
# Abbreviations after which a capital letter starts no sentence.
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(])(?:U\.S|U\.K|Mr|Mrs|Ms|Dr|Nos?|St|Inc|Co|Sen|Rep|Gov|Pres|e\.g|i\.e|vs|approx|Art|D\.C|[A-Z])\.$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    r"""List the sentences of a text as pairs of offsets, in order.

    >>> [text[a:b] for text in ("Mr. Li came. It rained.\n\nEnd",) for a, b in sentences(text)]
    ['Mr. Li came.', 'It rained.', 'End']
    """
    found = []
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        found.extend(_within(text, start, gap.start()))
        start = gap.end()
    found.extend(_within(text, start, len(text)))
    return found


def _within(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut one paragraph."""
    found = []
    at = start
    for mark in _END.finditer(text, start, end):
        stop = mark.start(1)
        if _ABBREVIATION.search(text[at:stop]):
            continue
        found.append((at, stop))
        at = mark.end(1)
    found.append((at, end))
    return [(a, b) for a, b in (_trimmed(text, a, b) for a, b in found) if a < b]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the blanks at both ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
