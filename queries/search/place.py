"""The place of the index: a file beside the folder of a store, or memory."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from ..embedded import EmbeddedStore
from ..store import Store
from .index import SearchIndex
from .make import make

# To change with the tables, so that an index of another release is rebuilt.
_FORMAT = 4


def open_search(store: Store) -> SearchIndex:
    """Return the index of *store*, which is built first if it is missing or the store has changed.

    The index of a folder lies beside it, at :func:`index_path`. For any other store, or if nothing can be written
    there, it is built in memory.

    :raises InputError: if the store cannot be read.
    """
    if not isinstance(store, EmbeddedStore) or store.folder is None:
        return _in_memory(store)
    path = index_path(store.folder)
    try:
        write_index(store, path)
    except OSError:
        return _in_memory(store)
    return read_index(path)


def write_index(store: Store, path: Path) -> None:
    """Write the index of *store* to *path*, as a whole or not at all, unless the one there is up to date.

    :raises InputError: if the store cannot be read.
    :raises OSError: if nothing can be written there.
    """
    version = f"{_FORMAT} {store.version}" if isinstance(store, EmbeddedStore) else ""
    if not version or _version_of(path) != version:
        _write(store, path, version)


def read_index(path: Path) -> SearchIndex:
    """Return the index in the file that :func:`write_index` wrote; the file may be replaced or removed while it is open."""
    return SearchIndex(_open(path))


def index_path(folder: Path) -> Path:
    """Return the path of the index of the store in *folder*.

    >>> index_path(Path("corpus")).name
    '.corpus-search.sqlite'
    """
    folder = folder.resolve()
    return folder.with_name(f".{folder.name}-search.sqlite")


def _in_memory(store: Store) -> SearchIndex:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    make(store, connection, "")
    return SearchIndex(connection)


def _open(path: Path) -> sqlite3.Connection:
    # The file is only ever replaced as a whole, so it never changes while it is open.
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _version_of(path: Path) -> str | None:
    if not path.is_file():
        return None
    try:
        with closing(_open(path)) as connection:
            row = connection.execute("SELECT version FROM about").fetchone()
    except sqlite3.Error:  # not an index of ours
        return None
    return str(row[0]) if row else None


def _write(store: Store, path: Path, version: str) -> None:
    # A file in a temporary folder gets the usual permissions, and is removed with it after any failure.
    with tempfile.TemporaryDirectory(
        prefix=".search.", dir=path.parent, ignore_cleanup_errors=True
    ) as scratch:
        made = Path(scratch, "index.sqlite")
        try:
            with closing(sqlite3.connect(made, isolation_level="DEFERRED")) as connection:
                # The file is discarded if anything fails, so it needs no journal and no syncing.
                connection.execute("PRAGMA journal_mode = OFF")
                connection.execute("PRAGMA synchronous = OFF")
                make(store, connection, version)
            made.replace(path)
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from error
