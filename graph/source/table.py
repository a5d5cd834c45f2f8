"""The table of texts: one document a row, in JSON Lines, CSV or Parquet.

The column ``text`` has the text, ``id`` the name, and the others the metadata that :func:`.metadata_of` knows. Each row
is read from its place in the file when it is needed, so that memory use does not grow with the table. Each row has its
own digest, so that only rows that change are read again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from ...ontology.errors import DataError, InputError, reading
from ..document import Document, read_text
from ..metadata import metadata_of
from .extra import needing

_TEXT, _ID = "text", "id"
# A longer CSV field is not a text: a quotation mark was never closed.
_LONGEST_FIELD = 100_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """The position of a row in its file.

    :param number: counted from 1, without the header.
    :param start: the byte offset of the row; in Parquet, the number of rows before it.
    :param size: the number of bytes; in Parquet, the number of characters of the text.
    :param columns: the names of the columns, in formats whose rows do not have them.
    """

    number: int
    start: int
    size: int
    columns: tuple[str, ...] = ()


Values = Mapping[str, Any]


class Table(Protocol):
    """A file format whose rows hold texts."""

    def rows(self, path: Path) -> Iterator[tuple[Row, Values | None]]:
        """Yield the position and the values of each row; values may lack the text, and are None for a damaged row."""

    def values(self, path: Path, row: Row) -> Values:
        """Return the values of *row*: lower-case name -> value.

        :raises DataError: the row is damaged or gone.
        """


def rows(path: Path) -> Iterator[tuple[Row, str | None]]:
    """Yield the position of each row of the table at *path*, and its id, or None without one.

    :raises InputError: the file cannot be read.
    :raises DataError: it is not a table, or has no column ``text``.
    """
    with reading(path):
        for row, values in TABLES[path.suffix.lower()].rows(path):
            id = values.get(_ID) if values else None
            yield row, None if id is None else " ".join(str(id).split()) or None


def has_texts(path: Path) -> bool:
    """Say whether the table at *path* may hold texts: false only if it is readable without a column ``text``."""
    try:
        next(rows(path), None)
    except NoTextError:
        return False
    except (DataError, InputError):
        return True
    return True


def record(path: Path, row: Row) -> bytes:
    """Return *row* of the table at *path* as a JSON object; equal values give equal bytes.

    :raises InputError: the file cannot be read.
    :raises DataError: the row is damaged or gone.
    """
    with reading(path):
        values = TABLES[path.suffix.lower()].values(path, row)
    try:
        return json.dumps(values, ensure_ascii=False, sort_keys=True, default=str).encode()
    except UnicodeEncodeError:
        raise DataError("contains half of a surrogate pair; save it again as UTF-8") from None


def read_record(data: bytes, name: str, roles: Mapping[str, str]) -> Document:
    """Return the document of a row, given as the JSON object *data*.

    :raises DataError: it has no text, or a value is invalid for its column.
    """
    values = json.loads(data)
    text = values.pop(_TEXT, None)
    if not isinstance(text, str):
        raise DataError('has no text; give one in the column "text"')
    return read_text(name, text, roles=roles).given(metadata_of(values, roles))


class NoTextError(DataError):
    """A table without a column ``text``."""

    def __init__(self, columns: Sequence[str]) -> None:
        """Build the message, which lists the columns of the table."""
        names = ", ".join(columns)[:100] or "none"
        super().__init__(f'has no column "text" (its columns: {names}); rename the column that has the texts')


class _JsonLines:
    """JSON Lines: one JSON object a line."""

    def rows(self, path: Path) -> Iterator[tuple[Row, Values | None]]:
        rows, before = self._rows(path), list[tuple[Row, Values | None]]()
        for row, values in rows:
            before.append((row, values))
            if values is not None and _TEXT in values:
                break
        else:
            read = [values for _, values in before if values is not None]
            if len(before) > 1 and not read:
                raise DataError('is not JSON Lines; write {"id": ..., "text": ...} on each line')
            if before and len(read) == len(before):
                raise NoTextError(list(read[0]))
        yield from before
        yield from rows

    def _rows(self, path: Path) -> Iterator[tuple[Row, Values | None]]:
        start = number = 0
        with path.open("rb") as file:
            for line in file:
                if line.strip():
                    number += 1
                    values = None
                    with suppress(DataError):
                        values = self._object(line)
                    yield Row(number, start, len(line)), values
                start += len(line)

    def values(self, path: Path, row: Row) -> Values:
        return self._object(_slice(path, row))

    def _object(self, line: bytes) -> Values:
        try:
            values = json.loads(line)
        except (ValueError, RecursionError):
            values = None
        if not isinstance(values, dict):
            raise DataError('is not a JSON object; write {"id": ..., "text": ...} on one line')
        return {name.strip().lower(): value for name, value in values.items()}


@dataclass(frozen=True)
class _Separated:
    """Cells separated by a mark, with the names of the columns in the first row."""

    mark: str

    def rows(self, path: Path) -> Iterator[tuple[Row, Values | None]]:
        csv.field_size_limit(_LONGEST_FIELD)
        place = 0

        with path.open("rb") as file:

            def lines() -> Iterator[str]:
                nonlocal place
                for line in file:
                    place += len(line)
                    yield line.decode("utf-8-sig" if place == len(line) else "utf-8", "replace")

            cells = csv.reader(lines(), delimiter=self.mark)
            try:
                columns = tuple(name.strip().lower() for name in next(cells, []))
                if _TEXT not in columns:
                    raise NoTextError(columns)
                start, number = place, 0
                for row in cells:
                    if row:
                        number += 1
                        values = dict(zip(columns, row, strict=False))
                        yield Row(number, start, place - start, columns), values
                    start = place
            except csv.Error as error:
                raise DataError(
                    f"is not a valid table ({error}); quote cells that contain line breaks or separators"
                ) from None

    def values(self, path: Path, row: Row) -> Values:
        csv.field_size_limit(_LONGEST_FIELD)
        try:
            text = _slice(path, row).decode("utf-8")
        except UnicodeDecodeError:
            raise DataError("is not UTF-8; save the table as UTF-8") from None
        cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=self.mark), [])
        if any(cells[len(row.columns) :]):
            raise DataError(
                f"has {len(cells)} cells in {len(row.columns)} columns; quote cells that contain separators"
            )
        return {name: cell for name, cell in zip(row.columns, cells, strict=False) if cell}


class _Parquet:
    """Apache Parquet, a columnar format."""

    def rows(self, path: Path) -> Iterator[tuple[Row, Values | None]]:
        with needing("pyarrow", "parquet"):
            from pyarrow import ArrowException
        try:
            file = _parquet(path)
            columns = {name.lower(): name for name in reversed(file.schema_arrow.names)}
            if _TEXT not in columns:
                raise NoTextError(file.schema_arrow.names)
            wanted = [columns[name] for name in (_TEXT, _ID) if name in columns]
            number = 0
            for batch in file.iter_batches(columns=wanted, batch_size=1000):
                for values in batch.to_pylist():
                    number += 1
                    lower = {name.lower(): value for name, value in values.items()}
                    yield Row(number, number - 1, len(str(lower[_TEXT]))), lower
        except (ArrowException, ValueError) as error:
            if isinstance(error, DataError):
                raise
            raise DataError("is not a Parquet file, or is damaged; write it again") from None

    def values(self, path: Path, row: Row) -> Values:
        file, before = _parquet(path), 0
        for group in range(file.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            if row.start < before + count:
                [values] = (
                    _group(path, path.stat().st_mtime_ns, group).slice(row.start - before, 1).to_pylist()
                )
                return {name.lower(): value for name, value in values.items() if value is not None}
            before += count
        raise DataError("is gone; the table changed while it was read")


def _parquet(path: Path) -> Any:
    from pyarrow.parquet import ParquetFile

    return ParquetFile(path)


@lru_cache(maxsize=1)
def _group(path: Path, changed: int, group: int) -> Any:
    """Return a row group, the unit of compression; *changed*, the modification time, is part of the cache key."""
    return _parquet(path).read_row_group(group)


def _slice(path: Path, row: Row) -> bytes:
    with path.open("rb") as file:
        file.seek(row.start)
        return file.read(row.size)


TABLES: Mapping[str, Table] = {
    ".jsonl": _JsonLines(),
    ".ndjson": _JsonLines(),
    ".csv": _Separated(","),
    ".tsv": _Separated("\t"),
    ".parquet": _Parquet(),
}
"""Extension in lower case -> the table format."""
