"""The elements: a tree of marked-up text as the lines that a reader of it sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..document import BULLET

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Markup:
    """What the elements of a kind of markup are, by their names without namespace.

    :param blocks: those that are lines of their own, rows and items among them.
    :param item: an item of a list.
    :param row: a row of a table; what is in it are its cells.
    :param is_left_out: says of an element whether nobody is to read it; what follows it is read.
    """

    blocks: frozenset[str]
    item: str
    row: str
    is_left_out: Callable[[_Element], bool]


def lines(body: _Element, markup: Markup) -> Iterator[str]:
    """Yield the lines of *body*; an item has a bullet before it, and the cells of a row are one line."""
    words: list[str] = []
    for piece in (*_pieces(body, markup), None):
        if piece is not None:
            words.append(piece)
        elif line := " ".join("".join(words).split()).removesuffix(" |"):
            # A block within an item begins a line of its own, which the bullet goes before.
            words = []
            if line == BULLET.strip():
                words = [BULLET]
            else:
                yield line


def name(element: _Element) -> str:
    """Return the element's name without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _pieces(element: _Element, markup: Markup) -> Iterator[str | None]:
    """Yield the words of *element* in order, and None wherever a line ends."""
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
                yield " ".join("".join(child.itertext()).split()) + " | "
            else:
                yield from _pieces(child, markup)
            if is_block:
                yield None
        yield "" if is_row else child.tail or ""
