"""The cache: answers that are given again while the store is as it was."""

from __future__ import annotations

import re
from collections import OrderedDict
from hashlib import blake2b
from typing import NamedTuple

from .worker import Question

# What tells another thing each time it is asked, or may; the words are looked for wherever they stand.
_CHANGING = re.compile(r"\b(RAND|NOW|UUID|STRUUID|BNODE|SERVICE)\b", re.IGNORECASE)
# What an entry costs beside its body.
_OVERHEAD = 512


class Entry(NamedTuple):
    """A whole answer."""

    media_type: str
    encoding: str
    body: bytes


class Cache:
    """The answers of one version of the store, those asked for last, up to a number of bytes."""

    def __init__(self, most_bytes: int) -> None:
        """Make an empty cache; with 0 bytes it stays empty."""
        self._most = most_bytes
        self._bytes = 0
        self._state = ""
        self._entries: OrderedDict[Question, Entry] = OrderedDict()

    def get(self, question: Question, state: str) -> Entry | None:
        """Return the answer to *question* if it is known for *state*, and forget those of any other state."""
        if state != self._state:
            self._entries.clear()
            self._state, self._bytes = state, 0
        entry = self._entries.get(question)
        if entry is not None:
            self._entries.move_to_end(question)
        return entry

    def put(self, question: Question, state: str, entry: Entry) -> None:
        """Remember the answer that *state* gave, if the store is still in it."""
        size = _size(question, entry)
        if state != self._state or size > self._most // 4 or question in self._entries:
            return
        self._entries[question] = entry
        self._bytes += size
        while self._bytes > self._most:
            self._bytes -= _size(*self._entries.popitem(last=False))


def entity_tag(question: Question, state: str) -> str:
    """Return the ETag of the answer to *question* in *state*; empty where each answer is another.

    It is weak, since two workers may write the rows of one answer in another order.

    >>> entity_tag(Question("", "SELECT (NOW() AS ?n) {}"), "1")
    ''
    >>> entity_tag(Question("", "ASK {}"), "1") == entity_tag(Question("", "ASK {}"), "2")
    False
    """
    if _CHANGING.search(question.sparql):
        return ""
    told = repr((state, question)).encode(errors="surrogatepass")
    return f'W/"{blake2b(told, digest_size=15).hexdigest()}"'


def is_known(tags: str, tag: str) -> bool:
    """Tell whether the header If-None-Match names *tag* (RFC 9110, 13.1.2: by weak comparison).

    >>> is_known('W/"a", "b"', 'W/"b"'), is_known("*", 'W/"b"'), is_known("", 'W/"b"')
    (True, True, False)
    """
    if not tags:
        return False
    found = {name.strip().removeprefix("W/") for name in tags.split(",")}
    return "*" in found or tag.removeprefix("W/") in found


def _size(question: Question, entry: Entry) -> int:
    return len(question.sparql) + len(entry.body) + _OVERHEAD
