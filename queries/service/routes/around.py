"""The picture on the page of a thing: the subjects of its facts on the left, their objects on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from textwrap import wrap
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from .pages import Row

_MOST = 14
_CENTRE, _HALF = 500, 104
_ROW, _HEAD, _GAP, _MARGIN = 26, 22, 10, 14
_MARK, _TEXT = 186, 13
# The widths of a letter, a capital and a full-width character: averages for common fonts, rather too large.
_LETTER, _CAPITAL, _SQUARE = 8, 10, 15
# The width of the text on each side; a side may also use the space that the other side leaves empty.
_ROOM = 40 * _LETTER
_LINE, _MOST_LINES = 24 * _LETTER, 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing to the left or right of the one in the middle, at (*x*, *y*).

    :ivar text: its name, shortened to fit.
    :ivar whole: its full name.
    :ivar link: the address of its page.
    :ivar kind: the local name of its class, empty if it has none.
    :ivar side: ``left`` or ``right``.
    :ivar path: the curve from the middle to this thing, as an SVG path.
    :ivar is_negated: whether the fact is negated.
    """

    text: str
    whole: str
    link: str
    kind: str
    side: str
    x: int
    y: int
    path: str
    is_negated: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a property at (*x*, *y*), above the things it leads to; *side* is ``left`` or ``right``."""

    text: str
    side: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture, in the units of its SVG view box.

    :ivar left: the x coordinate of its left edge.
    :ivar lines: the name of the thing in the middle, line by line.
    :ivar kind: the local name of the class of that thing, empty if it has none.
    :ivar left_out: the number of facts for which there was no room.
    """

    left: int
    width: int
    height: int
    lines: tuple[str, ...]
    kind: str
    heads: tuple[Head, ...]
    marks: tuple[Mark, ...]
    left_out: int

    @property
    def middle(self) -> tuple[int, int]:
        """The position of the thing in the middle."""
        return _CENTRE, self.height // 2


def around(iri: str, label: str, kind: str, facts: Sequence[Row]) -> Picture | None:
    """Return the picture of a thing, or None if there are no facts.

    :param iri: the IRI of the thing; *label* is its name, and *kind* the local name of its class.
    :param facts: the facts with the thing as subject or object, as :func:`.thing.named` returns them.
    """
    sides: dict[str, dict[str, dict[str, Row]]] = {"left": {}, "right": {}}
    count = left_out = 0
    for row in facts:
        side, part = ("right", "object") if row["subject"].text == iri else ("left", "subject")
        groups = sides[side]
        other = row[part].text
        words = row.get("property_label", row["property"]).text
        # Several sentences may state the same fact.
        if other in groups.get(words, {}):
            continue
        if sum(map(len, groups.values())) >= _MOST:
            left_out += 1
            continue
        groups.setdefault(words, {})[other] = row
        count += 1
    if not count:
        return None
    heights = {side: _height(groups) for side, groups in sides.items()}
    height = max(*heights.values(), 120) + 2 * _MARGIN
    needed = {
        side: max((_width(_words(row, side)) for row in _rows(groups)), default=0)
        for side, groups in sides.items()
    }
    heads: list[Head] = []
    marks: list[Mark] = []
    for side, groups in sides.items():
        y = (height - heights[side]) // 2
        x = _CENTRE + (_MARK if side == "right" else -_MARK)
        room = max(_ROOM, 2 * _ROOM - needed["left" if side == "right" else "right"])
        for words, rows in groups.items():
            heads.append(Head(words, side, x, y + _HEAD - 7))
            y += _HEAD
            for row in rows.values():
                marks.append(_mark(row, side, x, y + _ROW // 2, height // 2, room))
                y += _ROW
            y += _GAP
    reach = {side: _reach(side, heads, marks) for side in sides}
    return Picture(
        _CENTRE - reach["left"],
        reach["left"] + reach["right"],
        height,
        tuple(_lines(label)),
        kind,
        tuple(heads),
        tuple(marks),
        left_out,
    )


def _height(groups: dict[str, dict[str, Row]]) -> int:
    return sum(_HEAD + _ROW * len(rows) + _GAP for rows in groups.values())


def _reach(side: str, heads: Sequence[Head], marks: Sequence[Mark]) -> int:
    """Return the width of the picture from its middle to one side."""
    words = [_width(head.text) for head in heads if head.side == side]
    words += [_TEXT + _width(mark.text) for mark in marks if mark.side == side]
    return max([_HALF, *(_MARK + width for width in words)]) + _MARGIN


def _mark(row: Row, side: str, x: int, y: int, middle: int, room: int) -> Mark:
    end = "object" if side == "right" else "subject"
    whole = _words(row, side)
    start = _CENTRE + (_HALF if side == "right" else -_HALF)
    bend = (start + x) // 2
    near = x - 8 if side == "right" else x + 8
    kind = row[f"{end}_kind"].text if f"{end}_kind" in row else ""
    return Mark(
        _short(whole, room),
        whole,
        row[end].link,
        kind,
        side,
        x,
        y,
        f"M{start} {middle} C{bend} {middle} {bend} {y} {near} {y}",
        row["negated"].text == "true",
    )


def _rows(groups: dict[str, dict[str, Row]]) -> Iterator[Row]:
    return chain.from_iterable(rows.values() for rows in groups.values())


def _words(row: Row, side: str) -> str:
    end = "object" if side == "right" else "subject"
    label = row.get(f"{end}_label", row[end]).text
    return f"{row['indicator'].text}: {label}" if end == "object" and "indicator" in row else label


def _lines(label: str) -> list[str]:
    text = _short(label, _LINE * 7 // 2)  # since lines are seldom full
    # Convert the width of a line into a number of characters.
    return wrap(text, max(1, _LINE * len(text) // max(1, _width(text))))[:_MOST_LINES]


def _short(text: str, room: int) -> str:
    text = " ".join(text.split())
    if _width(text) <= room:
        return text
    ends = accumulate(map(_width, text))
    return f"{text[: sum(end <= room - _LETTER for end in ends)].rstrip()}…"


def _width(text: str) -> int:
    return sum(_SQUARE if east_asian_width(c) in "WF" else _CAPITAL if c.isupper() else _LETTER for c in text)
