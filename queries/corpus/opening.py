"""The opening of a store for a build."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..store import Store, open_store


@contextmanager
def opened(location: str) -> Iterator[Store]:
    """Open the store at *location* for writing; a new folder is removed again if nothing was written into it.

    :raises InputError: the store cannot be opened.
    """
    is_new, is_abandoned = "://" not in location and not Path(location).exists(), False
    try:
        with open_store(location, writable=True) as store:
            try:
                yield store
            finally:
                is_abandoned = is_new and not store.graphs()
    finally:
        # A store that could not be opened is left alone: another process may be creating it.
        if is_abandoned:
            shutil.rmtree(location, ignore_errors=True)
