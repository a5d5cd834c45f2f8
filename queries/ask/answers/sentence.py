"""The sentence: what a text says of all the words of a question that the graph cannot answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...result import Solutions, text
from ...store import Store
from ..index.pattern import pattern
from ..parsing.clause import Clause
from ..words.word import split

_END = re.compile(r"(?<=[.!?])\s+(?=[^a-z\s])|\n+")
_LEAST_WORDS = 2


def sentence(store: Store, clause: Clause) -> str | None:
    """Return the shortest sentence of the texts in *store* that has every word of *clause*, if there is one.

    It is no answer: that it has the words does not mean that it says what is asked.

    :raises InputError: the store cannot be read.
    """
    asked = clause.asking
    needed = clause.content - asked
    if len(needed) + len(clause.links) < _LEAST_WORDS or clause.index.is_large:
        return None
    canonical = clause.wording.canonical
    words = [{canonical(s) for s in clause.words[i].stems} for i in sorted(needed)]
    found = [
        s
        for s in _sentences(store)
        if (said := clause.wording.canonicals(s))
        and all(word & said for word in words)
        and all(link.words <= said or any(n <= said for n in link.names) for link in clause.links)
    ]
    return min(found, key=lambda s: len(split(s)), default=None)


def _sentences(store: Store) -> Iterator[str]:
    result = store.query(pattern("texts"))
    for _, told in result if isinstance(result, Solutions) else ():
        yield from (s.strip() for s in _END.split(text(told)) if s.strip())
