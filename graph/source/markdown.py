"""Markdown: the text that a reader of the page sees, one line for each paragraph, heading, list item or table row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..document import BULLET, Document, read_text
from ..metadata import UNKNOWN
from .plain import decoded
from .sidecar import read_front_matter

if TYPE_CHECKING:
    from markdown_it.token import Token

# Front matter as in static sites: a line of three dashes, metadata, a line of three dashes or dots.
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def read_markdown(data: bytes, name: str, roles: Mapping[str, str]) -> Document:
    """Return the document whose text is that of the Markdown *data* (CommonMark and tables) without its markup.

    Front matter gives its metadata. Code blocks, pictures, HTML and the addresses of links are left out.

    :raises DataError: *data* is not UTF-8 text, or its front matter is not a YAML mapping.
    """
    text, given = decoded(data).replace("\r\n", "\n"), UNKNOWN
    if match := _FRONT_MATTER.match(text):
        text, given = text[match.end() :], read_front_matter(match[1], roles)
    return read_text(name, "\n".join(_lines(text)), roles=roles).given(given)


def _lines(body: str) -> Iterator[str]:
    from markdown_it import MarkdownIt

    row: list[str] | None = None
    mark = ""
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        match token.type:
            case "list_item_open":
                mark = BULLET
            case "list_item_close":
                mark = ""
            case "tr_open":
                row = []
            case "tr_close":
                yield " | ".join(row or ())
                row = None
            case "inline":
                line = " ".join(_words(token.children or ()).split())
                if row is not None:
                    row.append(line)
                elif line:
                    yield mark + line
                    mark = ""


def _words(tokens: Sequence[Token]) -> str:
    """Return the visible text of *tokens*, without pictures and HTML tags."""
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
