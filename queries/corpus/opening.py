"""The opening of a store that is to be built."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..store import Store, open_store


@contextmanager
def opened(location: str) -> Iterator[Store]:
    """Open the store at *location* to write it; a new folder into which nothing came is gone afterwards.

    :raises InputError: it cannot be opened.
    """
    is_new, is_abandoned = "://" not in location and not Path(location).exists(), False
    try:
        with open_store(location, writable=True) as store:
            try:
                yield store
            finally:
                is_abandoned = is_new and not store.graphs()
    finally:
        # One that could not be opened is not touched: another process may be making it.
        if is_abandoned:
            shutil.rmtree(location, ignore_errors=True)
