"""The neighbourhood of a question: the facts that may answer it. Of a small store that is all facts, of a large one the nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from pyoxigraph import NamedNode

from ..search import SearchIndex, open_search
from ..store import Store
from .candidate import Grouped
from .fact import read_facts, read_rows
from .link import Linker
from .pattern import filled
from .word import Word

# A store with no more facts than these is read whole, once.
_SMALL = 1_500
_SAMPLED = 200
_MOST_THINGS, _MOST_SENTENCES = 12, 60
_LONGEST_NAME = 6


class Neighbourhood:
    """The facts of a store near a question."""

    def __init__(self, store: Store) -> None:
        """Take *store*, which is read when the first question comes."""
        self._store = store

    def around(self, asked: Sequence[Word]) -> tuple[Grouped, Linker]:
        """Return the facts near the question whose words are *asked*, and what links it to them.

        :raises InputError: the store cannot be read.
        """
        if self._whole is not None:
            return self._whole
        found = read_facts(self._store, self._near(asked))
        return Grouped(found), Linker(found)

    def sample(self) -> tuple[Grouped, Linker]:
        """Return some facts of the store, all of a small one.

        :raises InputError: the store cannot be read.
        """
        if self._whole is not None:
            return self._whole
        found = read_facts(self._store, self._some[:_SAMPLED])
        return Grouped(found), Linker(found)

    @cached_property
    def _some(self) -> list[str]:
        return [row["fact"] for row in read_rows(self._store, filled("some-facts", {}))]

    @cached_property
    def _whole(self) -> tuple[Grouped, Linker] | None:
        if len(self._some) > _SMALL:
            return None
        facts = read_facts(self._store)
        return Grouped(facts), Linker(facts)

    @cached_property
    def _index(self) -> SearchIndex:
        return open_search(self._store)

    def _near(self, asked: Sequence[Word]) -> list[str]:
        """Return the IRIs of the facts about what the question names, and of those that sentences like it state."""
        said = [re.sub(r"\W+", " ", word.text.lower()) for word in asked]
        names = [
            " ".join(said[i : i + n])
            for n in range(min(_LONGEST_NAME, len(said)), 0, -1)
            for i in range(len(said) - n + 1)
        ]
        things = self._index.called(names, _MOST_THINGS)
        passages = [hit.iri for hit in self._index.like(said, _MOST_SENTENCES)]
        found: dict[str, None] = {}
        for hole, terms in (("passage", passages), ("thing", things)):
            if terms:
                query = filled("near", {hole: [NamedNode(iri) for iri in terms]})
                found.update((row["fact"], None) for row in read_rows(self._store, query))
        return list(found)

    def sentences(self, asked: Sequence[Word], limit: int) -> list[tuple[str, str, int, int]]:
        """Return the sentences nearest to a question, each with its document and its place there."""
        said = [word.text.lower() for word in asked]
        return [(hit.doc, hit.quote, hit.start, hit.end) for hit in self._index.like(said, limit)]
