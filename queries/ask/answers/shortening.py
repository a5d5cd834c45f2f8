"""The shortening: the name of an answer beside the short forms that its sentence has, where the graph writes them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..index.index import Index
from ..words.word import stems

_SHORT = re.compile(r"\b[A-Z]{2,}s?\b")


def shortened(label: str, quote: str, index: Index) -> str:
    """Return *label* with the short form behind what *quote* has it for: "leading information technology (IT) firms".

    A label that is not in the quote, short or written out, is returned as it is.
    """
    said = stems(quote)
    for short in _SHORT.findall(quote):
        for long in _written_out(short, index):
            if long.casefold() == short.casefold():
                continue
            matcher = re.compile(rf"\b({re.escape(long)}|{re.escape(_plural(long))})\b", re.IGNORECASE)
            key = stems(matcher.sub(short, label))
            if matcher.search(label) and any(said[i : i + len(key)] == key for i in range(len(said))):
                return matcher.sub(lambda found, short=short: f"{found[0]} ({short})", label)  # type: ignore[misc]
    return label


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _written_out(short: str, index: Index) -> Iterator[str]:
    """Yield the names that *short* stands for."""
    for key in {stems(short), stems(short.rstrip("s"))}:
        for node in index.names.get(key, ()):
            yield from (node.label, *node.aliases)
        for term in index.absent.get(key, ()):
            yield from term.names
