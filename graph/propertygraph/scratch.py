"""The scratch database: temporary SQLite tables for data that is too large for memory."""

from __future__ import annotations

import errno
import marshal
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

# Number of pages of 16 kB in memory.
_CACHED_PAGES = 500
# Nobody reads the file after a crash, so it needs no protection against one.
_SETTINGS = "PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"


@contextmanager
def scratch_database(folder: Path | None, tables: str) -> Iterator[sqlite3.Connection]:
    """Yield an empty database with *tables*, which is deleted after the block.

    Read a table in the order of its primary key, in which SQLite keeps its rows. To sort them in another order, SQLite
    would make temporary files outside *folder*.

    :param folder: where the file is made; ``None`` for the system's temporary folder.
    :param tables: the SQL statements that create the tables.
    :raises OSError: the file cannot be written.
    """
    with (
        tempfile.TemporaryDirectory(dir=folder) as place,
        closing(sqlite3.connect(Path(place, "scratch.sqlite"), isolation_level=None)) as database,
    ):
        try:
            database.executescript(f"{_SETTINGS} PRAGMA cache_size = {_CACHED_PAGES}; BEGIN; {tables}")
            yield database
        except sqlite3.OperationalError as error:  # such as a full disk
            raise OSError(errno.EIO, str(error)) from error


def packed(values: Iterable[Any]) -> bytes:
    """Return plain *values* as a record for :func:`unpacked`, to be read in the same run of the program."""
    return marshal.dumps(tuple(values))  # several times as fast as JSON


def unpacked(record: bytes) -> tuple[Any, ...]:
    """Return the values of a record."""
    values: tuple[Any, ...] = marshal.loads(record)  # noqa: S302 - of a file that nobody else can open
    return values
