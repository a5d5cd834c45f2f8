"""The places: the known countries and regions, and which of them all of a text is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property

from ....ontology.namespace import POL
from ....ontology.vocabulary import Vocabulary
from ..words.word import runs, split, stem, stems
from .statement import Statement

_LONGEST_NAME = 6
_NEARLY_ALL = 0.8
# Who does these acts in a text.
_ACTING = frozenset({POL.adopts, POL.aimsAt, POL.faces})


class Places:
    """The known countries and regions, by what they are called, and the home of each document.

    A document is at home where nearly all who act in it are of one place: the text of a Scottish ministry
    is about Scotland.
    """

    def __init__(self, vocabulary: Vocabulary, statements: Sequence[Statement]) -> None:
        """Take the places from *vocabulary*, and those who act from *statements*."""
        self._vocabulary = vocabulary
        self._statements = statements

    def is_home(self, fact: Statement, places: Iterable[str]) -> bool:
        """Say whether *fact* is told of one of *places*, by their IRIs, as all of its text is.

        It is not where it has a place of its own, or its sentence names another country.
        """
        home = self.home(fact.docs, fact.quote, places)
        at = fact.figure.place if fact.figure else None
        return home is not None and (at is None or at.iri == home)

    def home(self, docs: Iterable[str], quote: str, places: Iterable[str]) -> str | None:
        """Return which of *places* all of *docs* are about; none where *quote*, a sentence of theirs, names another country."""
        homes = {self._homes.get(doc, frozenset()) for doc in docs}
        home = next((place for place in places if homes == {frozenset({place})}), None)
        return home if home is not None and not self._named(quote) & self._countries - {home} else None

    def main(self, doc: str) -> str | None:
        """Return the country of which *doc* tells more than of all others together, by who is told of and where; else None."""
        counts = self._told_of.get(doc, Counter())
        top = counts.most_common(1)
        return top[0][0] if top and 2 * top[0][1] > counts.total() else None

    @cached_property
    def _told_of(self) -> Mapping[str, Counter[str]]:
        """How often each document tells of each country or union of such, as who does something or where something is."""
        found: dict[str, Counter[str]] = {}
        for fact in self._statements:
            names = (fact.subject.label, *fact.subject.aliases)
            of = (
                frozenset[str]().union(*map(self._named, names))
                if fact.subject.is_a(POL.Actor)
                else frozenset()
            )
            at = fact.figure.place if fact.figure else None
            for doc in fact.docs:
                found.setdefault(doc, Counter()).update({at.iri} if at is not None else of)
        return found

    @cached_property
    def _homes(self) -> Mapping[str, frozenset[str]]:
        """The places of those who act in each document, by its name; the one alone of which nearly all of them are."""
        found: dict[str, Counter[str]] = {}
        known = {*self._called.values()}
        for fact in self._statements:
            actor = fact.subject
            if fact.property in _ACTING and actor.is_a(POL.Actor):
                # "The states" are no place that a text is about.
                of = {actor.iri} if actor.iri in known else self._named(actor.label)
                for doc in fact.docs:
                    found.setdefault(doc, Counter()).update(of)
        return {doc: frozenset(_prevailing(counts)) for doc, counts in found.items()}

    @cached_property
    def _named(self) -> Callable[[str], frozenset[str]]:
        return cache(self.named)

    @cached_property
    def demonyms(self) -> Mapping[str, tuple[str, ...]]:
        """The adjectives and nouns for what belongs to a place, by its IRI."""
        return {t.iri: t.demonyms for t in self._vocabulary.entities if t.demonyms}

    @cached_property
    def _called(self) -> Mapping[tuple[str, ...], str]:
        places = [t for t in self._vocabulary.entities if self._vocabulary.is_a(t.classes, POL.Place)]
        return {stems(name): t.iri for t in places for name in (*t.names, *t.demonyms)}

    @cached_property
    def _countries(self) -> frozenset[str]:
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


def _prevailing(counts: Counter[str]) -> Iterable[str]:
    """Return the one of *counts* that has nearly all of them, or else all."""
    top = counts.most_common(1)
    return [top[0][0]] if top and top[0][1] >= _NEARLY_ALL * counts.total() else counts
