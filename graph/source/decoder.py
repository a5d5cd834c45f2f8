"""The decoder: the function that turns a file's bytes into a document, chosen by the file's extension."""

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
from .identification import with_language
from .markdown import read_markdown
from .pdf import read_pdf
from .plain import read_plain
from .sidecar import read_sidecar, register_of, sidecar_of
from .table import read_record

# A longer line is not a paragraph that a person wrote, and would occupy the parser for minutes.
LONGEST_PARAGRAPH = 100_000
# A longer text has the size of about ten books; it should be cut into several documents.
LONGEST_TEXT = 5_000_000

Decoder = Callable[[bytes, str, Mapping[str, str]], Document]
"""(bytes of the file, name of the document, role -> IRI of the byline's property) -> the document.

It raises DataError if the bytes are not such a document; the message must fit after the file's name and a colon.
It need not check for empty texts or for lines and texts that are too long: that is done for all decoders.
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
"""Extension in lower case -> decoder. A file with another extension that the user names is read as plain text."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A document that could not be read.

    :param name: the name of the document.
    :param source: its location as the user knows it.
    :param reason: what is wrong and what to do, in one line.
    """

    name: str
    source: str
    reason: str

    def __str__(self) -> str:
        """Return location and reason in one line."""
        return f"{self.source}: {self.reason}"


def read_source(
    source: Source, roles: Mapping[str, str], *, languages: Collection[str] = ("en",)
) -> Document:
    """Return the document of *source*; metadata in its sidecar take precedence over those in the file.

    :param roles: lower-case role name -> IRI of the byline's property, as listed in the ontology.
    :param languages: ISO 639 codes of the languages that can be read; empty for all.
    :raises InputError: the file cannot be read.
    :raises DataError: the file holds no document, is too large, or is in another language.
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
        told = sidecar_of(source.path) or register_of(source.path)
        raise DataError(f"{source.path}: metadata file {told.name}: {error}") from None


def _check(document: Document) -> None:
    if not document.text.strip():
        raise DataError("is empty; give a text with at least one sentence")
    if len(document.text) > LONGEST_TEXT:
        raise DataError(
            f"has {len(document.text):,} characters, and the limit is {LONGEST_TEXT:,}; split it into several documents"
        )
    longest = max((len(p.text) for p in document.paragraphs), default=0)
    if longest > LONGEST_PARAGRAPH:
        raise DataError(
            f"has a line of {longest:,} characters, and the limit is {LONGEST_PARAGRAPH:,}; put each paragraph on its own line"
        )
