"""The names of known things: the term of the vocabulary that words name, and the other names that a text may use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import product

from ...ontology.language import Words, one_of
from ...ontology.namespace import POL
from ...ontology.vocabulary import Term, Vocabulary
from ..grammar.plural import plural, singular


class Names:
    """The terms of a vocabulary by their names; create one instance per vocabulary."""

    def __init__(self, known: Vocabulary, words: Words) -> None:
        """Index the names of *known*, in the singular and the plural.

        :param words: have the nouns that make the name of a place mean its government ("government"), and the words
            between such a noun and the name ("of").
        """
        self.known = known
        self._metonyms = tuple(sorted(words.metonyms))
        self._joints = tuple(sorted(words.genitives))
        self._articles = ("", *(f"{article} " for article in sorted(words.articles)))
        self._terms: dict[str, list[Term]] = {}
        self._governments: dict[str, tuple[str, ...]] = {}
        self._others: dict[str, tuple[str, ...]] = {}
        self._demonyms: dict[str, Term] = {}
        for term in known.entities:
            forms = (form for name in term.names for form in (name, plural(name)))
            for name in dict.fromkeys(form.casefold() for form in forms):
                self._terms.setdefault(name, []).append(term)
            for word in term.demonyms:
                self._demonyms.setdefault(word.casefold(), term)
            for name in (*self.governments(term), *self._long_governments(term)):
                self._terms.setdefault(name.casefold(), []).append(term)

    def term(self, words: str, places: frozenset[str] = frozenset()) -> Term | None:
        """Return the term that *words* name; None if there is none.

        A name with a capital does not match in lower case. If the things of several places have the same name, such as
        national strategies, the name means the thing of a place that the text is about.

        :param places: the IRIs of the places that the text is about.
        """
        found = [t for t in self._terms.get(words.casefold(), ()) if _is_written_so(words, t)]
        if not found:
            return None
        here = [t for t in found if not t.places or not places.isdisjoint(t.places)]
        return next((t for t in here if t.places), here[0] if here else None)

    def place(self, words: str) -> Term | None:
        """Return the place that *words* name, by its name or by its people: "German"."""
        term = self.term(words)
        if term is not None and self.known.is_a(term.classes, POL.Place):
            return term
        return self._demonyms.get(words.casefold())

    def places_in(self, text: str) -> Iterator[Term]:
        """Yield the places that *text* names with a capital, by their names or their people, in order."""
        for found in self._places.finditer(text):
            if not found[0].islower() and (term := self.place(found[0])) is not None:
                yield term

    @cached_property
    def _places(self) -> re.Pattern[str]:
        places = (term for term in self.known.entities if self.known.is_a(term.classes, POL.Place))
        names = (name for term in places for name in (*term.names, *term.demonyms))
        return re.compile(rf"(?<!\w){one_of(names)}(?!\w)", re.IGNORECASE)

    def governments(self, term: Term) -> tuple[str, ...]:
        """Return the names of a place's government, by which the place acts: "Scottish Government"."""
        if term.iri not in self._governments:
            before = (*term.adjectives, *(name for name in term.names if name.isalpha() and name.isupper()))
            is_place = self.known.is_a(term.classes, POL.Place)
            found = (f"{word} {noun}" for word in before for noun in self._metonyms) if is_place else ()
            self._governments[term.iri] = tuple(found)
        return self._governments[term.iri]

    def _long_governments(self, term: Term) -> Iterator[str]:
        """Yield the forms of "Government of Zambia" and "government of the Netherlands"."""
        if self.known.is_a(term.classes, POL.Place):
            for noun, joint, article, name in product(
                self._metonyms, self._joints, self._articles, term.names
            ):
                yield f"{noun} {joint} {article}{name}"

    def others(self, term: Term) -> Sequence[str]:
        """Return the names that a text may use for the thing: its names, its people, its seats and its government."""
        if term.iri not in self._others:
            names = (*term.names, *term.demonyms, *term.seats, *self.governments(term))
            self._others[term.iri] = tuple(sorted(dict.fromkeys(names), key=lambda name: (-len(name), name)))
        return self._others[term.iri]


def _is_written_so(words: str, term: Term) -> bool:
    """Say whether the case of *words* fits a name of *term*: "us" is not a country, "Blockchain" is a technology."""
    if not words.islower() or not words[:1].isalpha():
        return True
    return any(name[:1].islower() and name.casefold() == words.casefold() for name in term.names) or (
        not term.label[:1].isupper() and words.islower()
    )


@lru_cache(maxsize=4)
def names_of(known: Vocabulary, words: Words) -> Names:
    """Return the names of *known*, indexed once, see :class:`Names`."""
    return Names(known, words)


@lru_cache(maxsize=4)
def terms_by_name(known: Vocabulary) -> Mapping[str, Term]:
    """Return name -> term for the terms of *known*, with names in lower case, singular and plural."""
    return {
        name.casefold(): term
        for term in reversed(known.entities)
        for name in (*term.names, *(plural(n) for n in term.names))
    }


def head_of(phrase: str, words: Words) -> str:
    """Return *phrase* up to and including its head: "plan" of "plan of the ministry"."""
    return _parting(words).split(phrase, maxsplit=1)[0]


@lru_cache(maxsize=16)
def _parting(words: Words) -> re.Pattern[str]:
    """Return a pattern for the end of the head of a phrase."""
    return re.compile(rf" {one_of(words.partings)} |, | \(")


def heads(phrase: str, class_words: Mapping[str, str], words: Words) -> str | None:
    """Return the class of a phrase by its head, such as Policy for "the plan of the ministry", by "plan"; else None."""
    parts = head_of(phrase, words).casefold().split()
    for length in (3, 2, 1):
        if len(parts) >= length:
            name = " ".join(parts[-length:])
            kind = class_words.get(name) or class_words.get(singular(name))
            if kind is not None:
                return kind
    return None
