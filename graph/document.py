"""The document: a text with its title and bylines told apart from what it states."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body: ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Document:
    """A text, kept verbatim, and what its head and foot say of it.

    :param id: the name of the source without its ending; names the document in facts and IRIs.
    :param text: the whole text; every offset refers to it.
    :param title: the first line, where it is a heading.
    :param bylines: (IRI of a sub-property of ``pol:byline``, name) for each line such as "Editor: NAME".
    :param paragraphs: the body, without title and bylines.
    :param source_sha256: the SHA-256 digest of the file that the text was read from, in hexadecimal.
    """

    id: str
    text: str
    title: str | None = None
    bylines: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[Paragraph, ...] = field(default=(), repr=False)
    source_sha256: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 digest of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


# A heading ends without the mark of a sentence and is short; no longer titles are known than these.
_LONGEST_TITLE_WORDS = 25
_LINE = re.compile(r"[^\r\n]+")
_BYLINE = re.compile(r"(?P<role>[^:]{1,40}):\s*(?P<name>\S.{0,199})")


def read_text(id: str, text: str, *, roles: Mapping[str, str]) -> Document:
    r"""Divide *text* into title, bylines and paragraphs; one line is one paragraph.

    :param roles: lower-case role name -> IRI of the byline's property, as the ontology lists them.

    >>> document = read_text("d", "On Ports\nPorts grow.\nEditor: A. Bee", roles={"editor": "urn:editor"})
    >>> document.title, document.bylines, [p.text for p in document.paragraphs]
    ('On Ports', (('urn:editor', 'A. Bee'),), ['Ports grow.'])
    """
    title: str | None = None
    bylines: list[tuple[str, str]] = []
    paragraphs: list[Paragraph] = []
    for paragraph in _lines(text):
        byline = _BYLINE.fullmatch(paragraph.text)
        role = roles.get(byline["role"].strip().lower()) if byline else None
        if byline and role:
            bylines.append((role, byline["name"].strip()))
        elif title is None and not paragraphs and _is_heading(paragraph.text):
            title = paragraph.text
        else:
            paragraphs.append(paragraph)
    if not paragraphs and title is not None:  # a text of one line is a statement, not a heading
        paragraphs, title = [next(p for p in _lines(text) if p.text == title)], None
    return Document(id, text, title, tuple(bylines), tuple(paragraphs))


def _lines(text: str) -> Iterator[Paragraph]:
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if stripped:
            start = line.start() + line[0].index(stripped)
            yield Paragraph(start, start + len(stripped), stripped)


def _is_heading(line: str) -> bool:
    return line[-1] not in '.!?;:,”"' and len(line.split()) <= _LONGEST_TITLE_WORDS
