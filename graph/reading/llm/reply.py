"""The reply of a model, read as far as possible and made into claims."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...document import Document
from ...rejection import Rejection
from ..claim import Claim
from ..record import ClaimError, claim_from
from .probability import KEY, calibration
from .window import Sentence, Window

# Limits of a reply: one that is longer, or nested deeper, cannot be the facts of a window.
MOST_CHARACTERS = 4_000_000
_DEEPEST = 16
_MOST_FACTS = 5_000
_LONGEST_INTEGER = 50
_LONGEST_SHOWN = 200

_THOUGHT = re.compile(r"\s*<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_FENCE = re.compile(r"```[a-zA-Z]*\s*\n(.*?)(?:```|\Z)", re.DOTALL)
_START = re.compile(r'\{\s*"(?:sentences|facts)"|\[\s*\{')
# A whole string, or one character of the JSON structure.
_PIECE = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)
_CLOSERS = {"{": "}", "[": "]"}
# Keys that models use for the number of a sentence.
_NUMBERS = ("n", "sentence", "number", "id")


class ReplyError(ValueError):
    """A reply that cannot be used; the message is meant for the model too: "it is not JSON"."""


@dataclass(frozen=True)
class Reply:
    """The facts of a reply.

    :param facts: pairs (number of the sentence, record), in order.
    :param read: the number of sentences answered in full; fewer than were asked for where the reply breaks off.
    """

    facts: tuple[tuple[int, Any], ...]
    read: int


def read_reply(text: str, count: int) -> Reply:
    """Return the facts in the reply *text* to a request with *count* sentences.

    Code fences, prose around the JSON, trailing commas and a missing end are repaired. Where the end is missing, the
    sentence in which the reply breaks off is left out.

    :raises ReplyError: the text is not a usable reply.

    >>> read_reply('Here: {"sentences": [{"n": 1, "facts": [{"type": "adopts"},]}', 1).facts
    ((1, {'type': 'adopts'}),)
    """
    if len(text) > MOST_CHARACTERS:
        raise ReplyError(f"it has {len(text):,} characters, more than {MOST_CHARACTERS:,}")
    mended, missing = _mended(_json(text))
    try:
        value = json.loads(mended, object_pairs_hook=_once, parse_int=_integer, strict=False)
    except (ValueError, RecursionError):
        raise ReplyError("it is not JSON") from None
    entries = list(_entries(value))
    if not entries and not _is_empty(value):
        raise ReplyError('it has no "sentences" with "n" and "facts"')
    read = min(count, _answered(entries, missing)) if missing else count
    if not read:
        raise ReplyError("it breaks off within its first sentence")
    facts = [(number, fact) for number, listed in entries for fact in listed if 0 < number <= read]
    if len(facts) > _MOST_FACTS:
        raise ReplyError(f"it has {len(facts):,} facts for {count} sentences")
    return Reply(tuple(sorted(facts, key=lambda fact: fact[0])), read)


def claims_of(reply: Reply, document: Document, window: Window) -> tuple[list[Claim], list[Rejection]]:
    """Return the claims in *reply* about the sentences of *window*, and rejections of records that are none."""
    claims: list[Claim] = []
    rejections: list[Rejection] = []
    for number, record in reply.facts:
        sentence = window.sentences[number - 1]
        place = {"sent": sentence.text, "start": sentence.start, "end": sentence.end}
        try:
            told = _told(record)
            claim = claim_from({**told, **place, "score": None, "confidence": None})
        except ValueError as error:
            rejections.append(_rejection(record, str(error), document, sentence))
            continue
        probability = calibration().probability(claim.kind, told.get(KEY))
        if probability < calibration().least:
            reason = f"the model is too unsure of it: {told[KEY]:g}"
            rejections.append(_rejection(record, reason, document, sentence))
        else:
            claims.append(replace(claim, score=probability))
    return claims, rejections


_TWICE = "\x00twice"


def _told(record: object) -> dict[str, Any]:
    """Return *record* without its null fields.

    :raises ClaimError: it is no object, or has a key twice.
    """
    if not isinstance(record, dict):
        raise ClaimError("is not an object")
    if _TWICE in record:
        raise ClaimError(f"has {_shown(record[_TWICE])} twice")
    return {name: value for name, value in record.items() if value is not None}


def _json(text: str) -> str:
    """Return *text* from the beginning of its JSON on, without the model's thoughts and code fences."""
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
    """Return the JSON value that *text* begins with, repaired, and the brackets that were added at its end."""
    kept: list[str] = []
    done, comma = 0, -1  # how far the text is kept; the offset of a comma that was the last piece, else -1
    open_: list[str] = []
    # Where to end a text that breaks off: number of kept pieces, start and end of the last one, closing brackets.
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
                raise ReplyError(f"it is nested deeper than {_DEEPEST} levels")
        comma = at if piece == "," else -1
    if safe is None:
        raise ReplyError("it breaks off before its first fact")
    pieces, done, end, closing = safe
    return "".join((*kept[:pieces], text[done:end], closing)), closing


def _answered(entries: Sequence[tuple[int, list[Any]]], missing: str) -> int:
    """Return how many sentences are answered in full by a reply that lacks the closing brackets *missing*.

    Where only the list and the object around it are open, the reply broke off after a sentence; else within one.
    """
    last = max((number for number, _ in entries), default=1)
    return last if missing in ("]", "]}") and not _is_flat(entries) else last - 1


def _entries(value: object) -> Iterator[tuple[int, list[Any]]]:
    """Yield (number, facts) of each sentence in *value*; also where each fact has the number of its sentence."""
    listed = value.get("sentences", value.get("facts")) if isinstance(value, dict) else value
    for entry in listed if isinstance(listed, list) else ():
        number = _number(entry)
        if number is None:
            continue
        facts = [_bare(entry)] if "type" in entry else entry.get("facts")
        yield number, facts if isinstance(facts, list) else []


def _is_flat(entries: Sequence[tuple[int, list[Any]]]) -> bool:
    """Say whether a sentence has one entry per fact: then no entry shows that the sentence is complete."""
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
    """Return an object from *pairs*; where a key comes twice, mark the object."""
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
    return Rejection(kind, subject, object, reason, document.passage(sentence.start, sentence.end))


def _shown(value: object) -> str:
    return value[:_LONGEST_SHOWN] if isinstance(value, str) else ""
