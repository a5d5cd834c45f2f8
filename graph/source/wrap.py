"""The unwrapping of plain text: lines that were broken at a width are joined to paragraphs."""

from __future__ import annotations

import itertools
import re

# The widths, in characters, at which people and programs wrap lines; a text with a longer line is not wrapped.
_NARROWEST, _WIDEST = 40, 120
_FEWEST = 2
_USUAL_SHARE = 0.6
_SLACK = 3
_SENTENCE_END = re.compile(r"[.!?:;][\"”’)\]]*$")
# Marks that always begin a line of their own, whatever the line before: list items, Markdown signs, quotations.
_OWN_LINE = re.compile(r"(?:[-–—•·▪◦*‣●○■□◆▶►➢➤✓✔»#>|+]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s")
_BREAK = re.compile(r"\r\n|\r|\n")


def unwrapped(text: str) -> str:
    r"""Return *text* with the line breaks within paragraphs replaced by spaces, so that offsets stay the same.

    A break comes from wrapping if the first word of the next line would not have fitted. A text is wrapped if most of
    its breaks do; one with a very long line, only short lines, or one sentence a line is returned unchanged.

    >>> print(unwrapped(
    ...     "On Ports\nThe plan of the ministry for the ports of the\nnorth is to make them the first "
    ...     "of the world\nby 2030."
    ... ))
    On Ports
    The plan of the ministry for the ports of the north is to make them the first of the world by 2030.
    """
    written = _BREAK.split(text)
    lines = [line.strip() for line in written]
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST:
        return text
    pairs = [(one, other) for one, other in itertools.pairwise(lines) if one and other]
    broken = [one for one, other in pairs if _has_no_room(one, other, width)]
    ended = sum(bool(_SENTENCE_END.search(line)) for line in broken)
    if len(broken) < max(_FEWEST, _USUAL_SHARE * len(pairs)) or ended > len(broken) / 2:
        return text
    pieces = [written[0]]
    for found, (one, other), line in zip(
        _BREAK.findall(text), itertools.pairwise(lines), written[1:], strict=True
    ):
        is_one = one and other and (_has_no_room(one, other, width) or _goes_on(one, other, width))
        pieces += [" " * len(found) if is_one else found, line]
    return "".join(pieces)


def _has_no_room(line: str, following: str, width: int) -> bool:
    """Say whether the first word of the *following* line would have made *line* wider than *width*."""
    return not _OWN_LINE.match(following) and len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _goes_on(line: str, following: str, width: int) -> bool:
    """Say whether the sentence of *line* continues; editors that balance lines or count bytes wrap before the width."""
    if _SENTENCE_END.search(line) or _OWN_LINE.match(following):
        return False
    return following[0].islower() or _has_no_room(line, following, width - _SLACK)
