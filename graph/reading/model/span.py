"""Spans of tokens: which of them may be the object of a kind, and which may be a mention."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...grammar.rank import Rank
from ..form import Form
from .candidate import Date, Number
from .kind import Kinds
from .window import PREFIX, SPECIAL, TARGET, Window

Mask = NDArray[np.bool_]

LONGEST: Final = 48


def token_span(window: Window, start: int, end: int, *, prefix: bool = False) -> tuple[int, int] | None:
    """Return the first and last token within offsets of the document, or of the *prefix*; None where there is none."""
    tokens = [
        at
        for at, (region, (first, last)) in enumerate(zip(window.regions, window.offsets, strict=True))
        if region != SPECIAL and (region == PREFIX) == prefix and first < end and last > start
    ]
    return (tokens[0], tokens[-1]) if tokens else None


def mention_mask(window: Window) -> Mask:
    """Return which pairs of tokens may be a mention: whole words of one sentence or the prefix, of limited length."""
    size = len(window.ids)
    starts = np.array([r != SPECIAL and window.starts_word(at) for at, r in enumerate(window.regions)])
    ends = np.array([r != SPECIAL and window.ends_word(at) for at, r in enumerate(window.regions)])
    sentence = np.array(window.sentences)
    mask: Mask = starts[:, None] & ends[None, :] & (sentence[:, None] == sentence[None, :])
    return mask & np.tril(np.triu(np.ones((size, size), dtype=bool)), LONGEST - 1)


def object_mask(window: Window, mentions: Mask, kinds: Kinds) -> Mask:
    """Return, for each kind, which pairs of tokens may be an object.

    The object of a figure, a date or a rank must be one of the candidates that the grammar found.
    """
    target = np.array([region == TARGET for region in window.regions])
    free = mentions & target[:, None] & target[None, :]
    mask: Mask = np.zeros((len(kinds.names), *mentions.shape), dtype=bool)
    mask[kinds.of(Form.WORDS)] = free
    text = window.text
    for form, found in ((Form.FIGURE, text.numbers), (Form.RANK, text.ranks), (Form.DATE, text.dates)):
        for first, last in candidate_spans(window, found):
            mask[kinds.of(form), first, last] = target[first] and target[last]
    return mask


def candidate_spans(window: Window, found: Iterable[Number | Date | Rank]) -> dict[tuple[int, int], int]:
    """Return the token span of each candidate within the window, mapped to the index of the candidate in *found*."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for at, (region, (start, end)) in enumerate(zip(window.regions, window.offsets, strict=True)):
        if region not in (SPECIAL, PREFIX):
            starts.setdefault(start, at)
            ends[end] = at
    spans = {}
    for number, candidate in enumerate(found):
        if candidate.start in starts and candidate.end in ends:
            spans[starts[candidate.start], ends[candidate.end]] = number
    return spans


def date_spans(window: Window) -> dict[tuple[int, int], Date]:
    """Return, by token span, the dates that a figure may have: those in the text, and its own year in the prefix."""
    dates = window.text.dates
    found = {pair: dates[number] for pair, number in candidate_spans(window, dates).items()}
    issued = window.text.issued
    pair = token_span(window, issued.start, issued.end, prefix=True) if issued else None
    return {**found, pair: issued} if issued and pair else found
