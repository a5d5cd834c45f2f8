"""The document: a text divided into its title, its bylines and the paragraphs of its body."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from .fact import Passage
from .metadata import UNKNOWN, Metadata, without_controls


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body: ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Document:
    """A text, kept verbatim, and what is known about it.

    :param id: the name of the source without its extension; identifies the document in facts and IRIs.
    :param text: the whole text; every offset refers to it.
    :param metadata: what its title and bylines, its file and the user say about it.
    :param paragraphs: the body, without title and bylines.
    :param pages: the offset at which each page of the file begins, in order; empty for a file without pages.
    :param source_sha256: the SHA-256 digest of the file that the text was read from, in hexadecimal.
    :param metadata_sha256: the same digest of the metadata file beside it, where there is one.
    """

    id: str
    text: str
    metadata: Metadata = UNKNOWN
    paragraphs: tuple[Paragraph, ...] = field(default=(), repr=False)
    pages: tuple[int, ...] = field(default=(), repr=False)
    source_sha256: str | None = None
    metadata_sha256: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 digest of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def title(self) -> str | None:
        """The title, where it is known."""
        return self.metadata.title

    @property
    def bylines(self) -> tuple[tuple[str, str], ...]:
        """The bylines: (IRI of a sub-property of ``pol:byline``, name)."""
        return self.metadata.bylines

    def given(self, metadata: Metadata) -> Document:
        """Return the document with *metadata* from the user, which takes precedence over that of its file."""
        return replace(self, metadata=metadata.over(self.metadata))

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage of the text from *start* to *end*, in characters."""
        return Passage(self.id, start, end, self.text[start:end])

    def page(self, offset: int) -> int | None:
        """Return the number of the page with the character at *offset*, counted from 1; None if there are no pages."""
        return bisect_right(self.pages, offset) or None


# A heading is short and does not end like a sentence. If it ends in a question mark, its longer words are capitalised:
# Do the Ports Grow?
_NO_END_OF_TITLE = '.!;:,”"»…。！；：，、'
_LONGEST_TITLE_WORDS = 25
_LONGEST_SMALL_WORD = 4
_LINE = re.compile(r"[^\r\n]+")
_BYLINE = re.compile(r"(?P<role>[^:]{1,40}):\s*(?P<name>\S.{0,199})")


BULLET = "• "
"""The start of each list item in a text, whatever mark the file used."""


def read_text(
    id: str,
    text: str,
    *,
    roles: Mapping[str, str],
    metadata: Metadata = UNKNOWN,
    pages: tuple[int, ...] = (),
) -> Document:
    r"""Divide *text* into title, bylines and paragraphs, one per line; replace control characters by spaces.

    :param roles: lower-case role name -> IRI of the byline's property, as the ontology lists them.
    :param metadata: what the file says about itself; a first line equal to its title is not a paragraph, and bylines
        in the text take precedence over its own.
    :param pages: the offset at which each page begins.

    >>> document = read_text("d", "On Ports\nPorts grow.\nEditor: A. Bee", roles={"editor": "urn:editor"})
    >>> document.title, document.bylines, [p.text for p in document.paragraphs]
    ('On Ports', (('urn:editor', 'A. Bee'),), ['Ports grow.'])
    """
    text = without_controls(text)
    title: str | None = None
    bylines: list[tuple[str, str]] = []
    paragraphs: list[Paragraph] = []
    for paragraph in _lines(text):
        byline = _BYLINE.fullmatch(paragraph.text)
        role = roles.get(byline["role"].strip().lower()) if byline else None
        if byline and role:
            bylines.append((role, byline["name"].strip()))
        elif (
            title is None
            and not paragraphs
            and (paragraph.text == metadata.title or _is_heading(paragraph.text))
        ):
            title = paragraph.text
        else:
            paragraphs.append(paragraph)
    if not paragraphs and title is not None:  # a text of one line is a statement, not a heading
        paragraphs, title = [next(p for p in _lines(text) if p.text == title)], None
    metadata = Metadata(title=metadata.title or title, bylines=tuple(bylines)).over(metadata)
    return Document(id, text, metadata, tuple(paragraphs), pages)


def _lines(text: str) -> Iterator[Paragraph]:
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if stripped:
            start = line.start() + line[0].index(stripped)
            yield Paragraph(start, start + len(stripped), stripped)


def _is_heading(line: str) -> bool:
    words = line.split()
    is_question = line[-1] == "?" and not all(w[0].isupper() for w in words if len(w) > _LONGEST_SMALL_WORD)
    return line[-1] not in _NO_END_OF_TITLE and not is_question and len(words) <= _LONGEST_TITLE_WORDS
