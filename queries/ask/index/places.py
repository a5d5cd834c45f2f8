"""The places: the known countries and regions, and which of them a text names, by a noun or by an adjective."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ....ontology.namespace import POL
from ....ontology.vocabulary import Vocabulary
from ..words.word import runs, split, stem, stems

_LONGEST_NAME = 6


class Places:
    """The known countries and regions, by what they are called."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take them from *vocabulary*."""
        self._vocabulary = vocabulary

    @cached_property
    def demonyms(self) -> Mapping[str, tuple[str, ...]]:
        """The adjectives and nouns for what belongs to a place, by its IRI."""
        return {t.iri: t.demonyms for t in self._vocabulary.entities if t.demonyms}

    @cached_property
    def _called(self) -> Mapping[tuple[str, ...], str]:
        places = [t for t in self._vocabulary.entities if self._vocabulary.is_a(t.classes, POL.Place)]
        return {stems(name): t.iri for t in places for name in (*t.names, *t.demonyms)}

    @cached_property
    def countries(self) -> frozenset[str]:
        """The IRIs of those that are countries."""
        terms = self._vocabulary.entities
        return frozenset(t.iri for t in terms if self._vocabulary.is_a(t.classes, POL.Country))

    def named(self, text: str) -> frozenset[str]:
        """Return the IRIs of the places that *text* names, also by an adjective: "the Scottish Government"."""
        found, covered = set[str](), set[int]()
        said = tuple(stem(w) if w[:1].isupper() else "" for w, _ in split(text))  # "us" is no country
        for start, end in runs(len(said), _LONGEST_NAME):
            place = self._called.get(said[start:end]) if covered.isdisjoint(range(start, end)) else None
            if place is not None:
                found.add(place)
                covered.update(range(start, end))
        return frozenset(found)
