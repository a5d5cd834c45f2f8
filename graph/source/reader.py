"""The reader: a file's bytes to a document, chosen by the ending of its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from ...ontology.errors import DataError, InputError
from ..document import Document
from ..metadata import UNKNOWN, Metadata
from .docx import read_docx
from .html import read_html
from .language import refuse_other_than_english
from .markdown import read_markdown
from .pdf import read_pdf
from .plain import read_plain
from .sidecar import read_sidecar, sidecar_of

# A line longer than this is no paragraph that a person wrote, and would hold the parser for minutes.
LONGEST_PARAGRAPH = 100_000
# A text longer than this is some ten books; it is better cut into documents.
LONGEST_TEXT = 5_000_000
LARGEST_FILE = 100_000_000

Reader = Callable[[bytes, str, Mapping[str, str]], Document]
"""(the file's bytes, the document's name, role -> IRI of the byline's property) -> the document.

It raises DataError, in words that can follow the file's name and a colon, where the bytes are no such document.
Only the text is its business: empty texts, lines and texts too long are refused for all readers alike.
"""

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_plain,
        ".text": read_plain,
        ".md": read_markdown,
        ".markdown": read_markdown,
        ".html": read_html,
        ".htm": read_html,
        ".pdf": read_pdf,
        ".docx": read_docx,
    }
)
"""Ending in lower case -> reader. A file with another ending that the user names is read as plain text."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    :param name: names the document in facts and IRIs.
    :param path: where the file is.
    """

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Fault:
    """A document that could not be had.

    :param name: of the document.
    :param source: the path of its file, as the user knows it.
    :param reason: why, and what to do, in one line.
    """

    name: str
    source: str
    reason: str

    def __str__(self) -> str:
        """Return both in one line."""
        return f"{self.source}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Content:
    """What there is of a document to read.

    :param data: the bytes of its file.
    :param sidecar: those of the file beside it that tells its metadata, where there is one.
    """

    data: bytes
    sidecar: bytes | None = None

    @property
    def digests(self) -> tuple[str, str]:
        """The SHA-256 of both in hexadecimal; empty for a sidecar that is not there."""
        return hashlib.sha256(self.data).hexdigest(), (
            "" if self.sidecar is None else hashlib.sha256(self.sidecar).hexdigest()
        )


def content(source: Source) -> Content:
    """Return what there is of *source*.

    :raises InputError: a file cannot be read.
    :raises DataError: a file is too large.
    """
    beside = sidecar_of(source.path)
    return Content(read_bytes(source.path), read_bytes(beside) if beside.exists() else None)


def read_source(source: Source, roles: Mapping[str, str]) -> Document:
    """Return the document that *source* holds; its sidecar outdoes what the file says of itself.

    :param roles: lower-case role name -> IRI of the byline's property, as the ontology lists them.
    :raises InputError: the file cannot be read.
    :raises DataError: it holds no document, one that is too large, or none in English.
    """
    held = content(source)
    given = _sidecar(source, held, roles)
    read = READERS.get(source.path.suffix.lower(), read_plain)
    try:
        document = read(held.data, source.name, roles).given(given)
        _check(document)
        refuse_other_than_english(document.text, document.metadata)
    except DataError as error:
        raise DataError(f"{source.path}: {error}") from None
    digest, metadata_digest = held.digests
    return replace(document, source_sha256=digest, metadata_sha256=metadata_digest or None)


def _sidecar(source: Source, held: Content, roles: Mapping[str, str]) -> Metadata:
    if held.sidecar is None:
        return UNKNOWN
    try:
        return read_sidecar(held.sidecar, roles)
    except DataError as error:
        raise DataError(f"{source.path}: beside it, {sidecar_of(source.path).name}: {error}") from None


def read_bytes(path: Path) -> bytes:
    """Return what the file at *path* holds.

    :raises InputError: there is none, or it cannot be read.
    :raises DataError: it is too large.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise DataError(
                f"{path}: has {size:,} bytes and may have {LARGEST_FILE:,}; cut it into documents"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; give the path of a text file") from None
    except IsADirectoryError:
        raise InputError(f"{path}: a folder; give the text files in it, such as {path}/*.txt") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None


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
