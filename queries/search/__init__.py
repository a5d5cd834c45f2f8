"""The search: things by their names as typed, slips included, sentences by their words, and facts.

The index is derived from a store (:mod:`.make`) and lies in an SQLite file beside it (:mod:`.place`),
which can be deleted at any time: it is rebuilt if it is missing or the store has changed.
"""

from __future__ import annotations

from .facts import FactIndex
from .index import NameHit, SearchIndex, SentenceHit
from .place import index_path, open_search, read_index, write_index

__all__ = [
    "FactIndex",
    "NameHit",
    "SearchIndex",
    "SentenceHit",
    "index_path",
    "open_search",
    "read_index",
    "write_index",
]
