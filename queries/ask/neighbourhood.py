"""The neighbourhood of a question, which may answer it: all facts of a small store, the nearest facts of a large one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from ..search import SearchIndex, open_search
from ..store import Store
from .fact import Fact, Facts, read_facts
from .link import Linker
from .word import Word

_SMALL = 1_500  # a store with no more facts is read whole, once
_SAMPLED = 200
_MOST_THINGS, _MOST_SENTENCES, _MOST_OF_CLASS = 12, 60, 20
_MOST_FACTS = 300  # read about the things that the question names, and as many from sentences like it
_MOST_CITED = 2_000  # facts in the sentences cited by an answer that are checked against the question
_LONGEST_NAME = 6


class Neighbourhood:
    """The facts of a store near a question, found by the index of its names, sentences and facts."""

    def __init__(self, store: Store) -> None:
        """Take *store*; its index is opened at the first question and has what the store held then."""
        self._store = store

    def around(self, asked: Sequence[Word], classes: Iterable[str]) -> tuple[Facts, Linker]:
        """Return the facts near the question whose words are *asked*, and their linker.

        :param classes: the IRIs of the classes that the question names.
        :raises InputError: the store cannot be read.
        """
        return self._whole or self._read(self._near(asked, classes))

    def sample(self) -> tuple[Facts, Linker]:
        """Return some facts of the store, or all of a small one, and their linker.

        :raises InputError: the store cannot be read.
        """
        return self._whole or self._read(range(1, _SAMPLED + 1))

    def cited(self, places: Iterable[tuple[str, int, int]]) -> list[Fact]:
        """Return the facts that the sentences at *places* (document, start, end) state."""
        facts = self._index.facts
        return read_facts(facts, facts.stated(list(dict.fromkeys(places)), _MOST_CITED)).all

    def sentences(self, asked: Sequence[Word], limit: int) -> list[tuple[str, str, int, int]]:
        """Return the sentences nearest to a question, each as document, text, start and end."""
        said = [word.text.lower() for word in asked]
        return [(hit.doc, hit.quote, hit.start, hit.end) for hit in self._index.like(said, limit)]

    @cached_property
    def _index(self) -> SearchIndex:
        return open_search(self._store)

    @cached_property
    def _whole(self) -> tuple[Facts, Linker] | None:
        count = self._index.facts.count()
        return self._read(range(1, count + 1), is_whole=True) if count <= _SMALL else None

    def _read(self, numbers: Iterable[int], *, is_whole: bool = False) -> tuple[Facts, Linker]:
        found = read_facts(self._index.facts, numbers, is_whole=is_whole)
        return found, Linker(found)

    def _near(self, asked: Sequence[Word], classes: Iterable[str]) -> list[int]:
        """Return facts about the things that the question names, from sentences like it, and about its classes."""
        said = [re.sub(r"\W+", " ", word.text.lower()) for word in asked]
        lengths = range(min(_LONGEST_NAME, len(said)), 0, -1)
        names = [" ".join(said[i : i + n]) for n in lengths for i in range(len(said) - n + 1)]
        index = self._index
        like = [(hit.doc, hit.start, hit.end) for hit in index.like(said, _MOST_SENTENCES)]
        found = dict.fromkeys(index.facts.stated(like, _MOST_FACTS))
        found |= dict.fromkeys(index.facts.about(index.called(names, _MOST_THINGS), _MOST_FACTS))
        for name in sorted(classes):
            found |= dict.fromkeys(index.facts.of_class(name, _MOST_OF_CLASS))
        return list(found)
