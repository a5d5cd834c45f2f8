"""The scratch database: what is too much for memory, in SQLite tables that end with the work."""

from __future__ import annotations

import errno
import marshal
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

# So many pages of 16 kB are in memory.
_CACHED_PAGES = 500
# Nobody reads the file after a crash, so nothing has to be safe from one.
_SETTINGS = "PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"


@contextmanager
def scratch_database(folder: Path | None, tables: str) -> Iterator[sqlite3.Connection]:
    """Give an empty database with *tables*, which is gone after the block.

    Tables that are read in the order of their primary key are sorted as they are filled: SQLite's own sorting would put
    its files elsewhere than in *folder*.

    :param folder: the file is made in it; where the system makes such ones if there is none.
    :param tables: the statements that create them.
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
    """Return plain *values* as a record, which :func:`unpacked` reads in the same run of the program."""
    return marshal.dumps(tuple(values))  # several times as fast as JSON


def unpacked(record: bytes) -> tuple[Any, ...]:
    """Return the values of a record."""
    values: tuple[Any, ...] = marshal.loads(record)  # noqa: S302 - of a file that nobody else can open
    return values
