"""Stores for benchmarks: the same triples for the same size, made once and kept.

python benchmarks/stores.py FOLDER [TRIPLES ...]
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pyoxigraph
from export import documents

_BATCH = 50


def store_of(size: int, parent: Path) -> Path:
    """Return the folder of a store with at least *size* triples below *parent*; make it if it is not there."""
    folder = parent / f"store-{size}"
    if folder.exists():
        return folder
    unfinished = parent / f"unfinished-{size}"
    shutil.rmtree(unfinished, ignore_errors=True)
    parent.mkdir(parents=True, exist_ok=True)
    store = pyoxigraph.Store(str(unfinished))
    stream = documents()
    while len(store) < size:
        store.bulk_extend(quad for _ in range(_BATCH if size > 500_000 else 1) for quad in next(stream))
    store.flush()
    store.optimize()
    del store
    return unfinished.rename(folder)


if __name__ == "__main__":
    for wanted in map(int, sys.argv[2:] or ("100000", "2000000")):
        print(store_of(wanted, Path(sys.argv[1])))
