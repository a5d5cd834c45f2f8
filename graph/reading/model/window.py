"""Windows: the pieces of a text that the network reads at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from .text import Text

# Regions of a window.
SPECIAL, PREFIX, CONTEXT, TARGET = range(4)

LOWER, CAPITAL, CAPITALS, OTHER = range(4)
CASINGS: Final = 4
REGIONS: Final = 4

# Bits that mark a token within a candidate.
NUMBER, DATE, ORDINAL = 1, 2, 4
CANDIDATES: Final = 8


@dataclass(frozen=True)
class Special:
    """Ids of the special tokens of a base encoder: at the start, between pieces, and for padding."""

    start: int
    gap: int
    pad: int


@dataclass(frozen=True)
class Shape:
    """The largest numbers of tokens: of a window, of its context and of its prefix."""

    limit: int = 256
    context: int = 64
    prefix: int = 40


@dataclass(frozen=True)
class Window:
    """The tokens of a window with their properties; `targets` are the sentences whose facts are wanted.

    `offsets` refer to the prefix where the region is PREFIX, else to the document;
    `sentences` has the number of each token's sentence (-1 in the prefix, -2 for a special token).
    """

    text: Text
    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    regions: tuple[int, ...]
    sentences: tuple[int, ...]
    casings: tuple[int, ...]
    candidates: tuple[int, ...]
    targets: tuple[int, ...]

    def words(self, first: int, last: int) -> str:
        """Return the words from one token to another."""
        source = self.text.prefix if self.regions[first] == PREFIX else self.text.document.text
        return source[self.offsets[first][0] : self.offsets[last][1]]

    def starts_word(self, token: int) -> bool:
        """Say whether a word starts with this token."""
        before = token - 1
        return (
            self.regions[before] != self.regions[token]
            or self.offsets[before][1] != self.offsets[token][0]
            or not (self._character(before, -1).isalnum() and self._character(token, 0).isalnum())
        )

    def ends_word(self, token: int) -> bool:
        """Say whether a word ends with this token."""
        return token + 1 >= len(self.ids) or self.starts_word(token + 1)

    def breaks_off(self, token: int) -> bool:
        """Say whether a phrase that ends with this token breaks off: after "of", "and" or "the"."""
        return self.regions[token] != PREFIX and self.offsets[token][1] in self.text.unfinished

    def _character(self, token: int, at: int) -> str:
        """Return the first (*at* 0) or last (*at* -1) character of a token."""
        return self.words(token, token)[at]


def windows(text: Text, shape: Shape, special: Special, room: int | None = None) -> Iterator[Window]:
    """Yield windows of a text; each sentence is a target in exactly one of them.

    `room` limits the target tokens of the first window; training varies it, to show a sentence in other contexts.
    """
    prefix = min(len(text.prefix_tokens.ids), shape.prefix)
    sizes = [end - start for start, end in text.ranges]
    at = 0
    while at < len(sizes):
        first, context = at, 0
        while first > 0 and context + sizes[first - 1] <= shape.context:
            first -= 1
            context += sizes[first]
        left = shape.limit - prefix - context - 4
        if room is not None and at == 0:
            left = min(left, room)
        last = at + 1
        left -= sizes[at]
        while last < len(sizes) and sizes[last] <= left:
            left -= sizes[last]
            last += 1
        yield _window(text, shape, special, range(first, at), range(at, last))
        at = last


def _window(text: Text, shape: Shape, special: Special, context: range, targets: range) -> Window:
    """Return the window of prefix, context and targets, one after another."""
    gap = (special.gap, (0, 0), SPECIAL, -2)
    size = min(len(text.prefix_tokens.ids), shape.prefix)
    prefix = zip(text.prefix_tokens.ids[:size], text.prefix_tokens.offsets[:size], strict=True)
    laid = [(special.start, (0, 0), SPECIAL, -2), *((one, span, PREFIX, -1) for one, span in prefix), gap]
    for region, piece in ((CONTEXT, context), (TARGET, targets)):
        for sentence in piece:
            start, end = text.ranges[sentence]
            end = max(start, min(end, start + shape.limit - len(laid) - 1))
            tokens = zip(text.tokens.ids[start:end], text.tokens.offsets[start:end], strict=True)
            laid += ((one, span, region, sentence) for one, span in tokens)
        if piece:
            laid.append(gap)
    ids, offsets, regions, numbers = zip(*laid, strict=True)
    return Window(
        text=text,
        ids=ids,
        offsets=offsets,
        regions=regions,
        sentences=numbers,
        casings=tuple(_casing(text, region, *span) for region, span in zip(regions, offsets, strict=True)),
        candidates=tuple(_candidates(text, regions, offsets)),
        targets=tuple(targets),
    )


def _casing(text: Text, region: int, start: int, end: int) -> int:
    """Return the casing of a token."""
    words = (text.prefix if region == PREFIX else text.document.text)[start:end]
    if not words or not words[0].isalpha():
        return OTHER
    if words.isupper() and len(words) > 1:
        return CAPITALS
    return CAPITAL if words[0].isupper() else LOWER


def _candidates(text: Text, regions: Sequence[int], offsets: Sequence[tuple[int, int]]) -> list[int]:
    """Return, for each token, the bits of the number, date and rank candidates in which it begins."""
    marks: dict[int, int] = {}
    for bit, found in ((NUMBER, text.numbers), (DATE, text.dates), (ORDINAL, text.ranks)):
        for candidate in found:
            for offset in range(candidate.start, candidate.end):
                marks[offset] = marks.get(offset, 0) | bit
    return [
        marks.get(start, 0) if region in (CONTEXT, TARGET) else 0
        for region, (start, _) in zip(regions, offsets, strict=True)
    ]
