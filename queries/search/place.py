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

# Changed with the tables, so that an index of another release is made anew.
_FORMAT = 3


def open_search(store: Store) -> SearchIndex:
    """Return the index of *store*, which is made if it is not there or the store has changed since.

    That of a folder lies beside it, in :func:`index_path`; that of another store, or of a folder beside which
    nothing can be written, is made in memory.

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
    """Write the index of *store* to *path*, as a whole or not at all, unless the one there is of its present state.

    :raises InputError: if the store cannot be read.
    :raises OSError: if nothing can be written there.
    """
    version = f"{_FORMAT} {store.version}" if isinstance(store, EmbeddedStore) else ""
    if not version or _version_of(path) != version:
        _write(store, path, version)


def read_index(path: Path) -> SearchIndex:
    """Return the index in the file that :func:`write_index` wrote; it may be replaced or removed meanwhile."""
    return SearchIndex(_open(path))


def index_path(folder: Path) -> Path:
    """Return where the index of the store in *folder* lies.

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
    # What is replaced as a whole never changes while it is open.
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _version_of(path: Path) -> str | None:
    if not path.is_file():
        return None
    try:
        with closing(_open(path)) as connection:
            row = connection.execute("SELECT version FROM about").fetchone()
    except sqlite3.Error:  # whatever it is, it is no index of ours
        return None
    return str(row[0]) if row else None


def _write(store: Store, path: Path, version: str) -> None:
    # A file in a folder of its own gets the usual rights, and whatever fails takes it along.
    with tempfile.TemporaryDirectory(
        prefix=".search.", dir=path.parent, ignore_cleanup_errors=True
    ) as scratch:
        made = Path(scratch, "index.sqlite")
        try:
            with closing(sqlite3.connect(made, isolation_level="DEFERRED")) as connection:
                # It is thrown away if anything fails, so nothing needs to be safe on the way.
                connection.execute("PRAGMA journal_mode = OFF")
                connection.execute("PRAGMA synchronous = OFF")
                make(store, connection, version)
            made.replace(path)
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from error
