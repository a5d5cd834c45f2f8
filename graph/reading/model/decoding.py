"""Decoding: the step from the scores of a window to objects with their subjects and roles."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..form import Form
from .kind import Kinds
from .network import Floats, Scores
from .span import Mask, date_spans, mention_mask, object_mask
from .window import PREFIX, Window

Pair = tuple[int, int]

# The features of a find; calibration weighs them to compute its probability.
FEATURES: Final = (
    "object",
    "start",
    "end",
    "mention",
    "margin",
    "same_sentence",
    "in_prefix",
    "rank",
    "object_length",
    "subject_length",
    "outdone",
    "outdone_near",
)


@dataclass(frozen=True)
class Floors:
    """The lowest scores of objects, mentions, further subjects, roles and dates; and the number of mentions kept."""

    object: float = -3.0
    mention: float = -5.0
    further: float = 1.0
    role: float = -2.0
    date: float = -1.0
    mentions: int = 80


@dataclass(frozen=True)
class Find:
    """An object with one subject and its roles, as token spans of a window, and the features for calibration."""

    kind: str
    form: Form
    object: Pair
    subject: Pair
    roles: tuple[tuple[str, Pair], ...]
    target: bool
    features: tuple[float, ...]


@dataclass(frozen=True)
class _Mentions:
    """Spans that may be a subject or a role, the best first."""

    firsts: NDArray[np.intp]
    lasts: NDArray[np.intp]
    scores: Floats


@dataclass(frozen=True)
class _Object:
    """A span that may be an object of a kind."""

    kind: str
    form: Form
    span: Pair
    score: float


def decode(window: Window, scores: Scores, floors: Floors, kinds: Kinds) -> Iterator[Find]:
    """Yield the finds of a network of *kinds* in the target sentences of a window."""
    free = mention_mask(window)
    allowed = object_mask(window, free, kinds)
    mentions = _mentions(scores.mentions, free, floors)
    when = list(date_spans(window))
    objects = [
        _Object(kind, form, span, score)
        for number, (kind, form) in enumerate(zip(kinds.names, kinds.forms, strict=True))
        for span, score in _apart(scores.objects[number], allowed[number], floors.object)
    ]
    for found in objects:
        better = [one for one in objects if one.kind != found.kind and one.score > found.score]
        rivals = (
            float(any(one.span == found.span for one in better)),
            float(any(_overlap(one.span, found.span) for one in better)),
        )
        roles = tuple(_roles(scores, mentions, when, found, floors, kinds))
        whole = _whole(window, scores.mentions, allowed[kinds.index(found.kind)], found.span)
        for subject, features in _subjects(window, scores, mentions, found, floors, kinds):
            yield Find(
                found.kind,
                found.form,
                whole,
                _whole(window, scores.mentions, free, subject),
                roles,
                bool(scores.flags[found.span[0]] > 0),
                (*features, *rivals),
            )


def _subjects(
    window: Window, scores: Scores, mentions: _Mentions, found: _Object, floors: Floors, kinds: Kinds
) -> Iterator[tuple[Pair, tuple[float, ...]]]:
    """Yield the best subject of an object, and further ones that score high enough, each with its features."""
    role, (first, last) = kinds.index(found.kind), found.span
    starts = scores.starts[role, first, mentions.firsts]
    ends = scores.ends[role, last, mentions.lasts]
    totals = starts + ends + 0.5 * np.minimum(mentions.scores, 2.0)
    if found.form is Form.WORDS:
        totals = np.where((mentions.firsts <= last) & (mentions.lasts >= first), -np.inf, totals)
    order = [int(at) for at in np.argsort(-totals, kind="stable") if totals[at] > -np.inf]
    taken: list[Pair] = []
    for place, at in enumerate(order):
        start, end = float(starts[at]), float(ends[at])
        if place and min(start, end) < floors.further:
            break
        span = (int(mentions.firsts[at]), int(mentions.lasts[at]))
        if any(_overlap(span, other) for other in taken):
            continue
        following = order[place + 1] if place + 1 < len(order) else None
        margin = 9.0 if following is None else start + end - float(starts[following] + ends[following])
        yield (
            span,
            (
                found.score,
                start,
                end,
                float(mentions.scores[at]),
                min(margin, 9.0),
                float(window.sentences[span[0]] == window.sentences[first]),
                float(window.regions[span[0]] == PREFIX),
                float(min(len(taken), 3)),
                math.log(1 + last - first),
                math.log(1 + span[1] - span[0]),
            ),
        )
        taken.append(span)


def _roles(
    scores: Scores, mentions: _Mentions, when: list[Pair], found: _Object, floors: Floors, kinds: Kinds
) -> Iterator[tuple[str, Pair]]:
    """Yield the roles of a figure or a rank."""
    if found.form not in (Form.FIGURE, Form.RANK):
        return
    first, last = found.span
    for role in ("indicator", "place", "unit"):
        starts = scores.starts[kinds.index(role), first, mentions.firsts]
        ends = scores.ends[kinds.index(role), last, mentions.lasts]
        totals = np.minimum(starts, ends)
        if role == "unit":
            totals = np.where((mentions.firsts <= last) & (mentions.lasts >= first), -np.inf, totals)
        if len(totals) and totals.max() > floors.role:
            best = int((totals + 0.1 * (starts + ends) + 0.2 * np.minimum(mentions.scores, 2.0)).argmax())
            yield role, (int(mentions.firsts[best]), int(mentions.lasts[best]))
    number = kinds.index("date")
    dates = [
        (min(float(scores.starts[number, first, a]), float(scores.ends[number, last, b])), (a, b))
        for a, b in when
    ]
    if dates and max(dates)[0] > floors.date:
        yield "date", max(dates)[1]


def _apart(scores: Floats, allowed: Mask, floor: float) -> list[tuple[Pair, float]]:
    """Return the best allowed spans that do not overlap one another, with their scores."""
    firsts, lasts = np.nonzero(allowed & (scores > floor))
    order = np.argsort(-scores[firsts, lasts], kind="stable")
    kept: list[tuple[Pair, float]] = []
    for at in order:
        span = (int(firsts[at]), int(lasts[at]))
        if not any(_overlap(span, other) for other, _ in kept):
            kept.append((span, float(scores[span])))
    return kept


def _mentions(scores: Floats, free: Mask, floors: Floors) -> _Mentions:
    """Return the best spans that may be a subject or a role."""
    firsts, lasts = np.nonzero(free & (scores > floors.mention))
    order = np.argsort(-scores[firsts, lasts], kind="stable")[: floors.mentions]
    return _Mentions(firsts[order], lasts[order], scores[firsts[order], lasts[order]])


def _whole(window: Window, mentions: Floats, allowed: Mask, span: Pair) -> Pair:
    """Return the *span* of an end; if it breaks off, as in "the growth of", together with the likeliest mention after it.

    :param mentions: the score of each span as a mention.
    :param allowed: which spans may be the end.
    """
    first, last = span
    if not window.breaks_off(last):  # nearly always
        return span
    after = np.flatnonzero(allowed[first, last + 1 :]) + last + 1
    return (first, int(after[mentions[last + 1, after].argmax()])) if len(after) else span


def _overlap(one: Pair, other: Pair) -> bool:
    """Say whether two spans share a token."""
    return one[0] <= other[1] and other[0] <= one[1]
