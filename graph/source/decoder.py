"""The decoder: a file's bytes to a document, chosen by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ...ontology.errors import DataError
from ..document import Document
from ..metadata import Metadata, address
from .content import Content, Source, content
from .docx import read_docx
from .epub import read_epub
from .html import read_html
from .language import with_language
from .markdown import read_markdown
from .pdf import read_pdf
from .plain import read_plain
from .sidecar import read_sidecar, register_of, sidecar_of
from .table import read_record

# A line longer than this is no paragraph that a person wrote, and would hold the parser for minutes.
LONGEST_PARAGRAPH = 100_000
# A text longer than this is some ten books; it is better cut into documents.
LONGEST_TEXT = 5_000_000

Decoder = Callable[[bytes, str, Mapping[str, str]], Document]
"""(the bytes of the file, the document's name, role -> IRI of the byline's property) -> the document.

It raises DataError, in words that can follow the file's name and a colon, where the bytes are no such document.
Only the text is its business: empty texts, lines and texts too long are refused for all decoders alike.
"""

DECODERS: Mapping[str, Decoder] = MappingProxyType(
    {
        ".txt": read_plain,
        ".text": read_plain,
        ".md": read_markdown,
        ".markdown": read_markdown,
        ".html": read_html,
        ".htm": read_html,
        ".pdf": read_pdf,
        ".docx": read_docx,
        ".epub": read_epub,
    }
)
"""Ending in lower case -> decoder. A file with another ending that the user names is read as plain text."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A document that could not be had.

    :param name: of the document.
    :param source: where it is, as the user knows it.
    :param reason: why, and what to do, in one line.
    """

    name: str
    source: str
    reason: str

    def __str__(self) -> str:
        """Return both in one line."""
        return f"{self.source}: {self.reason}"


def read_source(
    source: Source, roles: Mapping[str, str], *, languages: Collection[str] = ("en",)
) -> Document:
    """Return the document that *source* holds; its sidecar outdoes what the file says of itself.

    :param roles: lower-case role name -> IRI of the byline's property, as the ontology lists them.
    :param languages: those that can be read, as codes of ISO 639; empty for all.
    :raises InputError: the file cannot be read.
    :raises DataError: it holds no document, one that is too large, or none in such a language.
    """
    held = content(source)
    given = _sidecar(source, held, roles)
    read = read_record if source.row else DECODERS.get(source.path.suffix.lower(), read_plain)
    try:
        document = read(held.data, source.name, roles).given(given)
        _check(document)
        document = with_language(document, languages)
    except DataError as error:
        raise DataError(f"{source}: {error}") from None
    digest, metadata_digest = held.digests
    return replace(document, source_sha256=digest, metadata_sha256=metadata_digest or None)


def _sidecar(source: Source, held: Content, roles: Mapping[str, str]) -> Metadata:
    if held.sidecar is None:
        return Metadata(source=address(source.url))
    try:
        return read_sidecar(held.sidecar, roles)
    except DataError as error:
        beside = sidecar_of(source.path)
        told = beside if beside.exists() else register_of(source.path)
        raise DataError(f"{source.path}: beside it, {told.name}: {error}") from None


def _check(document: Document) -> None:
    if not document.text.strip():
        raise DataError("is empty; give a text with at least one sentence")
    if len(document.text) > LONGEST_TEXT:
        raise DataError(
            f"has {len(document.text):,} characters and may have {LONGEST_TEXT:,}; cut it into documents"
        )
    longest = max((len(p.text) for p in document.paragraphs), default=0)
    if longest > LONGEST_PARAGRAPH:
        raise DataError(
            f"has a line of {longest:,} characters; a line is a paragraph and may have {LONGEST_PARAGRAPH:,}"
        )
