"""The cache: what is given again while the store is as it was."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

from .engine import Question

# Words of queries that may be answered otherwise each time; looked for anywhere.
_CHANGING = ("RAND", "NOW", "UUID", "BNODE", "SERVICE")
_CHANGE = re.compile(r"\b(RAND|NOW|UUID|STRUUID|BNODE|SERVICE)\b")
# What an entry costs beside its bytes.
_OVERHEAD = 512

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Entry(NamedTuple):
    """A whole answer."""

    media_type: str
    encoding: str
    body: bytes


class Cache(Generic[Key, Value]):
    """A cache for one version of the store, up to a number of bytes; what was used last stays longest."""

    def __init__(self, most_bytes: int) -> None:
        """Make an empty cache; with 0 bytes it stays empty."""
        self._most = most_bytes
        self._bytes = 0
        self._state = ""
        self._entries: OrderedDict[Key, tuple[Value, int]] = OrderedDict()

    def get(self, key: Key, state: str) -> Value | None:
        """Return the value of *key* in *state*, None if it is not kept; all that is kept of another state is dropped."""
        if state != self._state:
            self._entries.clear()
            self._state, self._bytes = state, 0
        found = self._entries.get(key)
        if found is None:
            return None
        self._entries.move_to_end(key)
        return found[0]

    def put(self, key: Key, state: str, value: Value, size: int) -> None:
        """Keep the *value* of *key*, of *size* bytes, if *state* is still that which was asked for last."""
        size += _OVERHEAD
        if state != self._state or size > self._most // 4 or key in self._entries:
            return
        self._entries[key] = value, size
        self._bytes += size
        while self._bytes > self._most:
            self._bytes -= self._entries.popitem(last=False)[1][1]


def entity_tag(question: Question, state: str) -> str:
    """Return the ETag of the answer to *question* in *state*; empty where each answer is another.

    It is weak, since two workers may write the rows of one answer in another order. It has to tell apart what one
    address answers (RFC 9110, 8.8.3), so that a checksum will do for the rest.

    >>> entity_tag(Question("", "SELECT (NOW() AS ?n) {}"), "1")
    ''
    >>> entity_tag(Question("", "ASK {}"), "1") == entity_tag(Question("", "ASK {}"), "2")
    False
    """
    text = question.sparql.upper()
    if any(map(text.__contains__, _CHANGING)) and _CHANGE.search(text):
        return ""
    _, sparql, default, named, results, graph, coding, base = question
    asked = f"{sparql} {default} {named} {base}".encode(errors="surrogatepass")
    return f'W/"{state}.{results}.{graph}.{coding}.{crc32(asked):x}"'
