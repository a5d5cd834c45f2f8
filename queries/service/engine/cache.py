"""The cache of answers, which are sent again while the store is unchanged, and the tags of answers."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

from .engine import Question

# Keywords of queries whose answer may differ each time. Searching for these strings first is faster than
# searching for the pattern below.
_VOLATILE = ("RAND", "NOW", "UUID", "BNODE", "SERVICE")
_VOLATILE_WORD = re.compile(r"\b(RAND|NOW|UUID|STRUUID|BNODE|SERVICE)\b")
# The approximate bytes that an entry takes in addition to its value.
_OVERHEAD = 512

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Entry(NamedTuple):
    """A whole answer: its Content-Type, its Content-Encoding (empty for none), and its bytes."""

    media_type: str
    encoding: str
    body: bytes


class Cache(Generic[Key, Value]):
    """A cache for one state of the store, limited in bytes, that drops the least recently used entries."""

    def __init__(self, most_bytes: int) -> None:
        """Make an empty cache of at most *most_bytes*; with 0 it stays empty."""
        self._most = most_bytes
        self._bytes = 0
        self._state = ""
        self._entries: OrderedDict[Key, tuple[Value, int]] = OrderedDict()

    def get(self, key: Key, state: str) -> Value | None:
        """Return the value of *key*, or None if there is none.

        :param state: the name of the present state of the store; if it has changed, all entries are dropped.
        """
        if state != self._state:
            self._entries.clear()
            self._state, self._bytes = state, 0
        entry = self._entries.get(key)
        if entry is None:
            return None
        self._entries.move_to_end(key)
        return entry[0]

    def put(self, key: Key, state: str, value: Value, size: int) -> None:
        """Keep the *value* of *key*, of *size* bytes, if small enough and if :meth:`get` was last given *state*."""
        size += _OVERHEAD
        if state != self._state or size > self._most // 4 or key in self._entries:
            return
        self._entries[key] = value, size
        self._bytes += size
        while self._bytes > self._most:
            self._bytes -= self._entries.popitem(last=False)[1][1]


def entity_tag(question: Question, state: str) -> str:
    """Return the ETag of the answer to *question* in a *state* of the store, empty for an answer that varies.

    The tag is weak, since two workers may order the rows of an answer differently. Tags need only differ
    between the answers at one URL (RFC 9110, 8.8.3), so a checksum of the query is enough.

    >>> entity_tag(Question("", "SELECT (NOW() AS ?n) {}"), "1")
    ''
    >>> entity_tag(Question("", "ASK {}"), "1") == entity_tag(Question("", "ASK {}"), "2")
    False
    """
    text = question.sparql.upper()
    if any(map(text.__contains__, _VOLATILE)) and _VOLATILE_WORD.search(text):
        return ""
    _, sparql, default, named, results, graph, coding, base = question
    query = f"{sparql} {default} {named} {base}".encode(errors="surrogatepass")
    return f'W/"{state}.{results}.{graph}.{coding}.{crc32(query):x}"'
