"""Markdown: the words that a reader of the page sees; a paragraph, heading, item or row of a table is a line."""

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

# Metadata before the text, as static sites have it: three dashes, lines, three dashes.
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def read_markdown(data: bytes, name: str, roles: Mapping[str, str]) -> Document:
    """Return the document whose text is that of the Markdown *data* (CommonMark and tables) without its marks.

    Front matter tells its metadata. Code, pictures and HTML are left out, and so are the addresses of links.

    :raises DataError: *data* is no text in UTF-8, or its front matter no YAML.
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
    """Return what *tokens* show; a picture's and a tag's words are not in their content."""
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
