"""The segment: what stands between two pauses of a question, and the question made of segments again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_PAUSE = re.compile(
    r"\s+[-\N{EN DASH}\N{EM DASH}]+\s+|\s*[,:;\N{EM DASH}]+(?=\s|$)|(?<=[^\W_][^\W_])[.?!]+(?=\s+\S)"
)
_END = re.compile(r"[\s?!.,;:]+$")
_LETTERS = re.compile(r"\b[A-Z](?:[-.] ?[A-Z])+\b")  # "I-C-T"
_WEAK, _STRONG = ", ", "; "
# What is written short, and in full.
_SHORT = re.compile(r"(?<=\w)['\N{RIGHT SINGLE QUOTATION MARK}](ve|re|ll|m|d)\b", re.IGNORECASE)
_FULL = {"ve": " have", "re": " are", "ll": " will", "m": " am", "d": " would"}
_CANNOT = re.compile(
    r"\bcan['\N{RIGHT SINGLE QUOTATION MARK}]?t\b(?! (?:it|they|he|she|you|we)\b)", re.IGNORECASE
)
_HAS = re.compile(
    r"(?<=\w)['\N{RIGHT SINGLE QUOTATION MARK}]s(?=\s+(?:got|been|had)\b)|(?<=\bwhat)['\N{RIGHT SINGLE QUOTATION MARK}]s(?=\s+(?:\w+\s+){1,4}got\b)",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(it|that|there|here|he|she|who|what|where|how|when|one|everything|something|everyone|everybody|which)['\N{RIGHT SINGLE QUOTATION MARK}]s\b"
    r"|(?<=\w)['\N{RIGHT SINGLE QUOTATION MARK}]s(?=\s+(?:supposed|going|meant|said|keen|called)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Segment:
    """What stands between two pauses.

    :param text: its words, with one space between them.
    :param pause: what parts it from the next one, as it is written anew; nothing behind the last.
    """

    text: str
    pause: str


def segments(question: str) -> list[Segment]:
    """Return the segments of *question*, its contractions written out: "I'm told - how fast?"."""
    text = _in_full(_LETTERS.sub(lambda m: re.sub(r"\W", "", m[0]), _END.sub("", question.strip())))
    found, start = list[Segment](), 0
    for mark in [*_PAUSE.finditer(text), None]:
        part = " ".join(text[start : mark.start() if mark else len(text)].split())
        pause = "" if mark is None else _WEAK if mark[0].strip() == "," else _STRONG
        if part:
            found.append(Segment(part, pause))
        elif found:
            found[-1] = Segment(found[-1].text, pause)
        start = mark.end() if mark else len(text)
    return found


def told(parts: Iterable[Segment]) -> str:
    """Return *parts* as one text."""
    return "".join(f"{part.text}{part.pause}" for part in parts).strip(" ,;")


def _in_full(text: str) -> str:
    text = _SHORT.sub(lambda m: _FULL[m[1].lower()], text)
    text = _CANNOT.sub("cannot", text)
    text = _HAS.sub(" has", text)
    return _IS.sub(lambda m: f"{m[1] or ''} is", text)
