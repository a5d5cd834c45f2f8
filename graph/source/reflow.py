"""The reflow of pages: lines with their positions, joined to the paragraphs that were written.

Measures are in PDF units: points from the lower left corner of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    :param page: the number of the page, counted from 0.
    :param text: the words of the line.
    :param left: the left edge of its first letter; *right* is the right edge of its last.
    :param base: the height of its baseline.
    :param size: the font size of its first letter.
    """

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float


# A page header or footer has at most this many lines.
_RUNNING = 3
# A header or footer has more than this much white space between itself and the body, in units of its font size.
_APART = 0.5
# The line spacing within a paragraph is at most this many times the usual spacing.
_WIDEST = 1.25
# The font sizes of the lines of a paragraph differ by less than this factor.
_SIZES = 1.08
_DIGITS = re.compile(r"\d+")
# The end of a sentence, with what may follow it: quotation marks, brackets, the number of a note.
_ENDS = re.compile(r"""[.!?:;]["'”’)\]]*\d{0,3}$""")
_BULLET = re.compile(r"[•◦▪●■○‣·]\s?")
_ITEM = re.compile(rf"{_BULLET.pattern}|[–—*-]\s|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})[.)]\s")
# Characters that serve as a hyphen at the end of a line; the last one is used by PDFium.
_HYPHENS = "-\u2010\u00ad\x02"
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(rf"{_WORD.pattern}$")
# Shorter strings, such as "in" and "form", are parts of words as often as words.
_LEAST_PART = 5
# The right edge of a column is estimated from this many lines on either side of a line.
_AROUND = 8


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return *pages* without running headers, footers and page numbers.

    Such a line is one of the few outermost lines of its page, is separated from the body, and recurs at the same
    height on half of the pages, or on three. Numbers in it may differ.
    """
    edges = [list(_edges(page)) for page in pages]
    places = Counter(place for page in edges for place in {_place(line) for line in page})
    often = min(3, max(2, (len(pages) + 1) // 2))
    running = {id(line) for page in edges for line in page if places[_place(line)] >= often}
    return [[line for line in page if id(line) not in running] for page in pages]


def _place(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.base)


def _edges(page: Sequence[Line]) -> Iterator[Line]:
    """Yield the few lines that a gap separates from the body at the top and bottom; all lines of a very short page."""
    for lines in (sorted(page, key=lambda n: -n.base), sorted(page, key=lambda n: n.base)):
        for count in range(1, min(_RUNNING, len(lines) - 1) + 1):
            here, inner = lines[count - 1], lines[count]
            lower = min(here, inner, key=lambda n: n.base)
            if abs(here.base - inner.base) - lower.size > _APART * here.size:
                yield from lines[:count]
        if len(lines) <= _RUNNING:
            yield from lines


def flowed(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[int, ...]]:
    """Return the text of *pages*, one line for each paragraph, and the offset at which each page begins.

    Successive lines belong to one paragraph if they have the same font size and the usual spacing, unless the first
    was left short: the next word would have fitted on it. A paragraph continues in the next column or on the next
    page if its sentence has not ended. A hyphen at the end of a line is removed, unless the text never has the word
    without it but has the hyphenated word, or both parts as separate words, elsewhere.
    """
    lines = [line for page in pages for line in page]
    leading, rights, written = _leading(lines), _rights(lines), _written(lines)
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for line, right, following in zip(lines, rights, (*lines[1:], None), strict=True):
        starts += [length] * (line.page + 1 - len(starts))
        piece = _clean(line)
        if following is not None:
            if _goes_on(line, following, leading, right):
                piece = _joined(piece, _clean(following), written)
            else:
                piece += "\n"
        parts.append(piece)
        length += len(piece)
    starts += [length] * (len(pages) - len(starts))
    return "".join(parts), tuple(starts)


def _goes_on(line: Line, following: Line, leading: dict[int, float], right: float) -> bool:
    """Say whether *following* continues the paragraph of *line*.

    :param right: the right edge of the column of *line*.
    """
    if not 1 / _SIZES < line.size / following.size < _SIZES or _BULLET.match(following.text):
        return False
    has_ended = bool(_ENDS.search(line.text))
    begins_anew = not following.text[0].islower()
    if not _is_below(line, following):
        return not has_ended and not (_has_room(line, following, right) and begins_anew)
    if line.base - following.base > _WIDEST * leading.get(_bucket(line), 1.2 * line.size):
        return False
    if line.text[-1] in _HYPHENS:
        return True
    if _has_room(line, following, right) and (has_ended or begins_anew):
        return False
    is_indented = following.left > line.left + 0.8 * line.size
    is_item = bool(_ITEM.match(following.text))
    return not (has_ended and (is_item or (is_indented and not _ITEM.match(line.text))))


def _is_below(line: Line, following: Line) -> bool:
    return (
        line.page == following.page
        and line.base > following.base
        and following.left < line.right
        and line.left < following.right
    )


def _has_room(line: Line, following: Line, right: float) -> bool:
    """Say whether the first word of *following* would have fitted at the end of *line*."""
    letter = (following.right - following.left) / len(following.text)
    first = len(following.text.split(maxsplit=1)[0]) + 1
    return line.right + letter * first < right - 0.2 * line.size


def _bucket(line: Line) -> int:
    return round(line.size * 2)


def _leading(lines: Sequence[Line]) -> dict[int, float]:
    """Return the median line spacing for each font size, in half points."""
    found: dict[int, list[float]] = {}
    for line, following in pairwise(lines):
        if _is_below(line, following) and _bucket(line) == _bucket(following):
            found.setdefault(_bucket(line), []).append(line.base - following.base)
    return {size: median(distances) for size, distances in found.items()}


def _rights(lines: Sequence[Line]) -> list[float]:
    """Return the right edge of each line's column: that of the longest nearby line of the same size."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and _is_below(runs[-1][-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [
        max(
            other.right for other in run[max(0, index - _AROUND) : index + _AROUND + 1] if _alike(line, other)
        )
        for run in runs
        for index, line in enumerate(run)
    ]


def _alike(line: Line, other: Line) -> bool:
    return _bucket(line) == _bucket(other)


def _written(lines: Sequence[Line]) -> Counter[str]:
    """Return the words of the text in lower case, hyphenated ones included, and how often each occurs."""
    return Counter(word for line in lines for word in _WORD.findall(_clean(line).lower()))


def _joined(piece: str, following: str, written: Counter[str]) -> str:
    """Return *piece* with the ending that joins it to *following* in one paragraph.

    :param written: how often each word of the text occurs; the two parts of a broken word are counted too.
    """
    if piece[-1] not in _HYPHENS:
        return f"{piece} "
    head, tail = _LAST_WORD.search(piece[:-1]), _WORD.match(following)
    if head is None or tail is None or tail[0][0].isupper():
        return piece[:-1] + "-"
    whole, compound = f"{head[0]}{tail[0]}".lower(), f"{head[0]}-{tail[0]}".lower()
    if whole not in written and (
        compound in written or "-" in head[0] or _are_words(head[0], tail[0], written)
    ):
        return piece[:-1] + "-"
    return piece[:-1]


def _are_words(head: str, tail: str, written: Counter[str]) -> bool:
    """Say whether both parts occur elsewhere as words, so that they form a hyphenated compound: "world-leading"."""
    return all(len(part) >= _LEAST_PART and written[part.lower()] > 1 for part in (head, tail))


def _clean(line: Line) -> str:
    return line.text.translate(_LIGATURES)
