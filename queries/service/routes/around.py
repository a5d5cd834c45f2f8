"""The picture of what is around a thing: the facts about it, those that lead to it left, those that lead away right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pages import Row

_MOST = 14
_WIDTH, _CENTRE, _HALF = 1000, 500, 104
_ROW, _HEAD, _GAP, _MARGIN = 26, 22, 10, 14
_MARK = 186
_LONGEST = 40
# Where one side has all the room, its words get more of it.
_LONGEST_ALONE, _MORE, _LETTER = 84, 330, 8


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing beside the one in the middle, at a height; *side* is ``left`` or ``right``."""

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
    """The words above things that are linked in one way."""

    text: str
    side: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, in units of the picture, from *left* on; *left_out* is how many facts there was no room for."""

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
        """The place of the thing that the picture is about."""
        return _CENTRE, self.height // 2


def around(iri: str, label: str, kind: str, facts: Sequence[Row]) -> Picture | None:
    """Return the picture of *facts* about the thing *iri*, None if there are none.

    :param facts: as :func:`.thing.named` returns them.
    """
    sides: dict[str, dict[str, dict[str, Row]]] = {"left": {}, "right": {}}
    count = left_out = 0
    for row in facts:
        side, part = ("right", "object") if row["subject"].text == iri else ("left", "subject")
        groups = sides[side]
        other = row[part].text
        words = row.get("property_label", row["property"]).text
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
    longest = _LONGEST if all(sides.values()) else _LONGEST_ALONE
    heads: list[Head] = []
    marks: list[Mark] = []
    for side, groups in sides.items():
        y = (height - heights[side]) // 2
        x = _CENTRE + (_MARK if side == "right" else -_MARK)
        for words, rows in groups.items():
            heads.append(Head(words, side, x, y + _HEAD - 7))
            y += _HEAD
            for row in rows.values():
                marks.append(_mark(row, side, x, y + _ROW // 2, height // 2, longest))
                y += _ROW
            y += _GAP
    # A side with nothing on it is cut off, and the other may go on as far as its words do.
    more = 0 if all(sides.values()) else min(_MORE, max(0, _LETTER * (_widest(marks) - _LONGEST)))
    begin = -more if sides["left"] else _CENTRE - _HALF - _MARGIN
    end = _WIDTH + more if sides["right"] else _CENTRE + _HALF + _MARGIN
    return Picture(
        begin,
        end - begin,
        height,
        tuple(wrap(_short(label, 84), 24)[:4]),
        kind,
        tuple(heads),
        tuple(marks),
        left_out,
    )


def _height(groups: dict[str, dict[str, Row]]) -> int:
    return sum(_HEAD + _ROW * len(rows) + _GAP for rows in groups.values())


def _widest(marks: Sequence[Mark]) -> int:
    return max(len(mark.text) for mark in marks)


def _mark(row: Row, side: str, x: int, y: int, middle: int, longest: int) -> Mark:
    end = "object" if side == "right" else "subject"
    label = row.get(f"{end}_label", row[end]).text
    whole = f"{row['indicator'].text}: {label}" if end == "object" and "indicator" in row else label
    start = _CENTRE + (_HALF if side == "right" else -_HALF)
    bend = (start + x) // 2
    near = x - 8 if side == "right" else x + 8
    kind = row[f"{end}_kind"].text if f"{end}_kind" in row else ""
    return Mark(
        _short(whole, longest),
        whole,
        row[end].link,
        kind,
        side,
        x,
        y,
        f"M{start} {middle} C{bend} {middle} {bend} {y} {near} {y}",
        row["negated"].text == "true",
    )


def _short(text: str, longest: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
