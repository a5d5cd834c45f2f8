"""The content: the bytes of a document and of its metadata, before they are decoded."""

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
    """A file to read, or one row of a table.

    :param name: the name of the document in facts and IRIs.
    :param path: the path of the file.
    :param row: the position of the document in a table of texts; None for other files.
    :param url: the address that the file was fetched from; None for local files.
    :param held: the content, or the error of reading it, loaded in advance where the file cannot be read later.
    """

    name: str
    path: Path
    row: Row | None = None
    url: str | None = None
    held: Content | PolicyloomError | None = None

    def __str__(self) -> str:
        """Return the location as the user knows it."""
        return f"{self.path}, row {self.row.number}" if self.row else self.url or str(self.path)

    @property
    def size(self) -> int:
        """The approximate number of bytes to read; 0 if it is not known."""
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
    """The bytes of a document and of its metadata.

    :param data: the bytes of the file, or of the row as a JSON object.
    :param sidecar: the bytes of the metadata: the file beside it, or its line in the register beside its folder.
    """

    data: bytes
    sidecar: bytes | None = None

    @property
    def digests(self) -> tuple[str, str]:
        """The hexadecimal SHA-256 of data and sidecar; an empty string if there is no sidecar."""
        return hashlib.sha256(self.data).hexdigest(), (
            "" if self.sidecar is None else hashlib.sha256(self.sidecar).hexdigest()
        )


def content(source: Source) -> Content:
    """Return the content of *source*.

    :raises InputError: the file or its sidecar cannot be read.
    :raises DataError: the file, its sidecar or the row is too large, or the row is damaged or gone.
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
    told = read_bytes(beside) if beside else registered(source.path)
    return Content(read_bytes(source.path), told)


def is_stream(path: Path) -> bool:
    """Say whether *path* is a pipe or a device, whose content can be read only once."""
    try:
        mode = path.stat().st_mode
    except OSError:  # reading the file reports the error
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def held(source: Source) -> Source:
    """Return *source* with its content loaded, so that it can be read where its file is out of reach."""
    try:
        return replace(source, held=content(source))
    except PolicyloomError as error:
        return replace(source, held=error)


def _refuse_large(size: int) -> None:
    if size > LARGEST_FILE:
        raise DataError(
            f"has {size:,} bytes, and the limit is {LARGEST_FILE:,}; split it into several documents"
        )


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the file at *path*.

    :raises InputError: the file is missing or cannot be read.
    :raises DataError: the file is too large.
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
        raise DataError(f"{path}: has more than {LARGEST_FILE:,} bytes; split it into several documents")
    return data
