"""The search: names as they are typed, with slips, the sentences that hold some words, and facts.

What is searched is derived from a store (:mod:`.make`) and lies in an SQLite file beside it (:mod:`.place`),
which can be deleted at any time: it is made anew when it is not there, or when the store has changed.
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
