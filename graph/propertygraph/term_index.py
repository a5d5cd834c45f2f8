"""The index of the terms of a graph of any size, in a scratch database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pyoxigraph import Quad

from .scratch import packed, scratch_database, unpacked
from .terms import Description, Terms, rows_by_subject

# Number of recently looked-up subjects that stay in the cache.
_KEPT = 512
_TABLES = """
CREATE TABLE description (subject, record, PRIMARY KEY (subject, record)) WITHOUT ROWID;
"""


class Index(Terms):
    """Terms in a scratch database; consecutive rows of a subject form one record."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Look up subjects in *database*, which :func:`indexed` fills."""
        super().__init__()
        self._database = database
        self.about = lru_cache(_KEPT)(self._read)  # type: ignore[method-assign]

    def subjects(self) -> Iterator[tuple[str, Description]]:
        """Yield every subject with its description, sorted by subject."""
        found = self._database.execute("SELECT subject, record FROM description ORDER BY subject, record")
        for subject, group in groupby(found, key=itemgetter(0)):
            yield subject, _description(record for _, record in group)

    def _read(self, subject: str) -> Description:
        found = self._database.execute("SELECT record FROM description WHERE subject = ?", (subject,))
        return _description(record for (record,) in found)


def _description(records: Iterable[bytes]) -> Description:
    found = Description()
    for record in records:
        found.add(unpacked(record))
    return found


@contextmanager
def indexed(
    quads: Iterable[Quad], folder: Path | None, *, skip: frozenset[str] = frozenset()
) -> Iterator[Index]:
    """Yield the terms of *quads*, like :meth:`Terms.of` but with little memory.

    :param folder: where the scratch database is made.
    """
    with scratch_database(folder, _TABLES) as database:
        records = ((subject, packed(rows)) for subject, rows in rows_by_subject(quads, skip=skip))
        database.executemany("INSERT OR IGNORE INTO description VALUES (?, ?)", records)
        yield Index(database)
