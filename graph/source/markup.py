"""The markup: a tree of elements, turned into the lines of text that a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..document import BULLET

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Markup:
    """The roles of the elements in a kind of markup; names have no namespace.

    :param blocks: names of the elements that form lines of their own, including rows and items.
    :param item: the name of a list item.
    :param row: the name of a table row; its children are the cells.
    :param is_left_out: says whether an element is skipped; the text that follows it is kept.
    """

    blocks: frozenset[str]
    item: str
    row: str
    is_left_out: Callable[[_Element], bool]


def lines(body: _Element, markup: Markup) -> Iterator[str]:
    """Yield the lines of *body*; a list item begins with a bullet, and the cells of a row share one line."""
    words: list[str] = []
    for piece in (*_pieces(body, markup), None):
        if piece is not None:
            words.append(piece)
        elif line := " ".join("".join(words).split()).removesuffix(" |"):
            # A block within an item begins a new line: keep the bullet for that line.
            words = []
            if line == BULLET.strip():
                words = [BULLET]
            else:
                yield line


def name(element: _Element) -> str:
    """Return the element's name without its namespace; an empty string for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _pieces(element: _Element, markup: Markup) -> Iterator[str | None]:
    """Yield the text of *element* in pieces, in order, and None wherever a line ends."""
    is_row = name(element) == markup.row
    yield "" if is_row else element.text or ""
    for child in element:
        if name(child) and not markup.is_left_out(child):
            is_block = name(child) in markup.blocks and not is_row
            if is_block:
                yield None
            if name(child) == markup.item:
                yield BULLET
            if is_row:
                yield " ".join(lines(child, markup)) + " | "
            else:
                yield from _pieces(child, markup)
            if is_block:
                yield None
        yield "" if is_row else child.tail or ""
