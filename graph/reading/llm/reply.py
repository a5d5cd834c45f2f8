"""The reply: what a model wrote, read as far as it can be, and made into claims."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from ...document import Document
from ...fact import Passage
from ...rejection import Rejection
from ..claim import Claim
from ..record import ClaimError, claim_from
from .window import Sentence, Window

# What is longer, or nested deeper, holds no facts of a window.
MOST_CHARACTERS = 4_000_000
_DEEPEST = 16
_MOST_FACTS = 5_000
_LONGEST_INTEGER = 50
_LONGEST_SHOWN = 200

_THOUGHT = re.compile(r"\s*<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_FENCE = re.compile(r"```[a-zA-Z]*\s*\n(.*?)(?:```|\Z)", re.DOTALL)
_START = re.compile(r'\{\s*"(?:sentences|facts)"|\[\s*\{')
# A string as a whole, or one character that makes the structure.
_PIECE = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)
_CLOSERS = {"{": "}", "[": "]"}
# Names that models give to the number of a sentence.
_NUMBERS = ("n", "sentence", "number", "id")


class ReplyError(ValueError):
    """What is wrong with a reply, in words that a model can heed: "it is no JSON"."""


@dataclass(frozen=True)
class Reply:
    """What a model found.

    :param facts: (number of the sentence, record) in order.
    :param read: so many sentences it answered whole; fewer than it was given where its end is missing.
    """

    facts: tuple[tuple[int, Any], ...]
    read: int


def read_reply(text: str, count: int) -> Reply:
    """Return the facts that *text* tells of *count* sentences.

    Fences, prose around, trailing commas and a missing end are mended; of a text whose end is missing, the sentence
    that it broke off in is left out.

    :raises ReplyError: it is nothing of what was asked for.

    >>> read_reply('Here: {"sentences": [{"n": 1, "facts": [{"type": "adopts"},]}', 1).facts
    ((1, {'type': 'adopts'}),)
    """
    if len(text) > MOST_CHARACTERS:
        raise ReplyError(f"it has {len(text):,} characters, more than {MOST_CHARACTERS:,}")
    mended, missing = _mended(_json(text))
    try:
        value = json.loads(mended, object_pairs_hook=_once, parse_int=_integer, strict=False)
    except (ValueError, RecursionError):
        raise ReplyError("it is no JSON") from None
    entries = list(_entries(value))
    if not entries and not _is_empty(value):
        raise ReplyError('it has no "sentences" with "n" and "facts"')
    read = min(count, _answered(entries, missing)) if missing else count
    if not read:
        raise ReplyError("it breaks off within its first sentence")
    facts = [(number, fact) for number, listed in entries for fact in listed if 0 < number <= read]
    if len(facts) > _MOST_FACTS:
        raise ReplyError(f"it has {len(facts):,} facts of {count} sentences")
    return Reply(tuple(sorted(facts, key=lambda fact: fact[0])), read)


def claims_of(reply: Reply, document: Document, window: Window) -> tuple[list[Claim], list[Rejection]]:
    """Return what *reply* claims of the sentences of *window*, and what of it is no claim."""
    claims: list[Claim] = []
    rejections: list[Rejection] = []
    for number, record in reply.facts:
        sentence = window.sentences[number - 1]
        place = {"sent": sentence.text, "start": sentence.start, "end": sentence.end}
        try:
            claim = claim_from({**_told(record), **place, "score": None, "confidence": None})
            claims.append(replace(claim, score=_scores().get(claim.kind, _SCORE)))
        except ValueError as error:
            rejections.append(_rejection(record, str(error), document, sentence))
    return claims, rejections


# Of claims of a kind that nobody has measured, about so many are right.
_SCORE = 0.7


@cache
def _scores() -> Mapping[str, float]:
    """Return how often a claim of each kind is right whose words stand as they are told, see docs/readers.md."""
    measured = files(__name__.rpartition(".")[0]) / "calibration.json"
    found: dict[str, float] = json.loads(measured.read_text(encoding="utf-8"))
    return found


_TWICE = "\x00twice"


def _told(record: object) -> dict[str, Any]:
    """Return what *record* tells, without what it leaves open.

    :raises ClaimError: it is no record.
    """
    if not isinstance(record, dict):
        raise ClaimError("is no object")
    if _TWICE in record:
        raise ClaimError(f"has {_shown(record[_TWICE])} twice")
    return {name: value for name, value in record.items() if value is not None}


def _json(text: str) -> str:
    """Return *text* from where its JSON begins."""
    if thought := _THOUGHT.match(text):
        text = text[thought.end() :]
    if fenced := _FENCE.search(text):
        text = fenced[1]
    start = _START.search(text)
    at = start.start() if start else text.find("{")
    if at < 0:
        raise ReplyError("it has no JSON object")
    return text[at:]


def _mended(text: str) -> tuple[str, str]:
    """Return the one value that *text* begins with, as JSON, and the brackets that had to be added at its end."""
    kept: list[str] = []
    done, comma = 0, -1  # up to where it is kept; where the last comma is if nothing came after it
    open_: list[str] = []
    # How it is to be ended where it breaks off: what is kept by then, where, and which brackets close it.
    safe: tuple[int, int, int, str] | None = None
    for match in _PIECE.finditer(text):
        piece, at = match[0], match.start()
        if piece in "}]":
            if not open_ or open_.pop() != piece:
                raise ReplyError("its brackets do not match")
            if comma >= 0 and not text[comma + 1 : at].strip():
                kept.append(text[done:comma])
                done = at
            if not open_:
                return "".join((*kept, text[done : match.end()])), ""
            if piece == "}":
                safe = len(kept), done, match.end(), "".join(reversed(open_))
        elif piece in _CLOSERS:
            open_.append(_CLOSERS[piece])
            if len(open_) > _DEEPEST:
                raise ReplyError(f"it is nested deeper than {_DEEPEST}")
        comma = at if piece == "," else -1
    if safe is None:
        raise ReplyError("it breaks off before its first fact")
    pieces, done, end, closing = safe
    return "".join((*kept[:pieces], text[done:end], closing)), closing


def _answered(entries: Sequence[tuple[int, list[Any]]], missing: str) -> int:
    """Return how many sentences a reply answers whole that breaks off where the brackets *missing* close it.

    Those of the list and of what is around it are missing after any sentence; with more it broke off within one.
    """
    last = max((number for number, _ in entries), default=1)
    return last if missing in ("]", "]}") and not _is_flat(entries) else last - 1


def _entries(value: object) -> Iterator[tuple[int, list[Any]]]:
    """Yield the sentences that *value* tells of, by number, with their facts; also where facts carry the number."""
    listed = value.get("sentences", value.get("facts")) if isinstance(value, dict) else value
    for entry in listed if isinstance(listed, list) else ():
        number = _number(entry)
        if number is None:
            continue
        facts = [_bare(entry)] if "type" in entry else entry.get("facts")
        yield number, facts if isinstance(facts, list) else []


def _is_flat(entries: Sequence[tuple[int, list[Any]]]) -> bool:
    """Say whether a sentence has an entry for each of its facts, so that none tells that it is the last."""
    numbers = [number for number, _ in entries]
    return len(set(numbers)) < len(numbers)


def _bare(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in _NUMBERS}


def _number(entry: object) -> int | None:
    if not isinstance(entry, dict):
        return None
    told = next((entry[name] for name in _NUMBERS if name in entry), None)
    if isinstance(told, str) and told.strip("[] ").isdecimal() and len(told) < _LONGEST_INTEGER:
        told = int(told.strip("[] "))
    return told if isinstance(told, int) and not isinstance(told, bool) else None


def _is_empty(value: object) -> bool:
    return value in ({"sentences": []}, {"facts": []})


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object, marked where it has a name twice."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            found[_TWICE] = name
        else:
            found[name] = value
    return found


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) < _LONGEST_INTEGER else digits


def _rejection(record: object, reason: str, document: Document, sentence: Sentence) -> Rejection:
    told = record if isinstance(record, dict) else {}
    kind, subject, object = (_shown(told.get(name)) for name in ("type", "subject", "object"))
    passage = Passage(document.id, sentence.start, sentence.end, sentence.text)
    return Rejection(kind, subject, object, reason, passage)


def _shown(value: object) -> str:
    return value[:_LONGEST_SHOWN] if isinstance(value, str) else ""
