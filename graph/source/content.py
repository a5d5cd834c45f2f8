"""The content: what there is of a document to read, before it is understood."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from ...ontology.errors import DataError, PolicyloomError, reading
from .sidecar import registered, sidecar_of
from .table import Row, record

LARGEST_FILE = 100_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or a row of one.

    :param name: names the document in facts and IRIs.
    :param path: where the file is.
    :param row: where in a table of texts the document is.
    :param url: the address that the file was fetched from.
    :param held: what it holds, or why that cannot be had, where it goes to another machine.
    """

    name: str
    path: Path
    row: Row | None = None
    url: str | None = None
    held: Content | PolicyloomError | None = None

    def __str__(self) -> str:
        """Return where it is, as the user knows it."""
        return f"{self.path}, row {self.row.number}" if self.row else self.url or str(self.path)

    @property
    def size(self) -> int:
        """How many bytes there are to read, about; 0 where that cannot be told."""
        if isinstance(self.held, Content):
            return len(self.held.data)
        if self.row:
            return self.row.size
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


@dataclass(frozen=True, slots=True)
class Content:
    """What there is of a document to read.

    :param data: the bytes of its file, or of its row as a JSON object.
    :param sidecar: those of the file beside it, or of the line beside its folder, that tells its metadata.
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
    :raises DataError: a file or a row is too large, or the row is none.
    """
    if isinstance(source.held, Content):
        return source.held
    if source.held is not None:
        raise source.held
    if source.row:
        try:
            _refuse_large(source.row.size)
            return Content(record(source.path, source.row))
        except DataError as error:
            raise DataError(f"{source}: {error}") from None
    beside = sidecar_of(source.path)
    told = read_bytes(beside) if beside.exists() else registered(source.path)
    return Content(read_bytes(source.path), told)


def is_stream(path: Path) -> bool:
    """Say whether what is at *path* is a pipe or a device, which gives what it has once."""
    try:
        mode = path.stat().st_mode
    except OSError:  # whoever reads it is told
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def held(source: Source) -> Source:
    """Return *source* with what it holds, so that it can be read where its file is not."""
    try:
        return replace(source, held=content(source))
    except PolicyloomError as error:
        return replace(source, held=error)


def _refuse_large(size: int) -> None:
    if size > LARGEST_FILE:
        raise DataError(f"has {size:,} bytes and may have {LARGEST_FILE:,}; cut it into documents")


def read_bytes(path: Path) -> bytes:
    """Return what the file at *path* holds.

    :raises InputError: there is none, or it cannot be read.
    :raises DataError: it is too large.
    """
    folder = f"give the text files in it, such as {path}/*.txt"
    with reading(path, missing="file; give the path of a text file", folder=folder):
        try:
            _refuse_large(path.stat().st_size)
        except DataError as error:
            raise DataError(f"{path}: {error}") from None
        if not is_stream(path):
            return path.read_bytes()
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise DataError(f"{path}: has more than {LARGEST_FILE:,} bytes; cut it into documents")
    return data
