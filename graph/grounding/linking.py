"""The linking: the words of a document to the entities that they name, with one entity for each thing.

Two phrases name the same thing if the vocabulary has both as names of one term, if the document defines one as the
acronym of the other, or if they differ only in article, case and number. Mere similarity is never enough. A noun alone
("the ministry") names nothing: it is one thing within a document, and another in the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

from ...ontology.language import Words, one_of
from ...ontology.namespace import ENTITY, POL
from ...ontology.own import Knowledge
from ...ontology.vocabulary import Term
from ..fact import Entity
from ..grammar.plural import singular
from ..identity import slug, without_article
from .evidence import Evidence
from .naming import head_of, heads, names_of
from .normal import words_of

_QUOTED = re.compile(r"\"([^\"]+)\"")
_UNBRACKETED = re.compile(r"(?<!\()\b\w+\b(?!\))")  # an acronym in brackets stands beside its long form
_EDGES = " ,;:."
# A noun alone, in the singular, tells no two things of these classes apart: "the ministry" is another one in each document.
_INDIVIDUALS = (POL.Actor, POL.Policy, POL.Event, POL.Place)
# A document without a place in its metadata is about the places that it names at least this often.
_OFTEN = 2


class Linker:
    """Links the words of one document to entities."""

    def __init__(self, knowledge: Knowledge, evidence: Evidence) -> None:
        """Link by the vocabulary of *knowledge* and by the acronyms that the document defines."""
        self._known = knowledge.vocabulary
        self._words = knowledge.words()
        self._names = names_of(knowledge.vocabulary, self._words)
        self._evidence = evidence
        self._linked: dict[tuple[str, str, str], Entity] = {}
        self._language = evidence.document.metadata.primary_language

    def names(self, words: str) -> tuple[str, ...]:
        """Return the other names that the document may use for the thing that *words* name."""
        term = self._term(words)
        other = self.expanded(words)
        own = () if other is None else (other,)
        return own if term is None else (*own, *self._names.others(term))

    def expanded(self, words: str) -> str | None:
        """Return the long form of an acronym that the document defines, or the acronym of a long form; else None."""
        return self._evidence.acronyms.get(words) or self._shorts.get(words.casefold())

    def entity(self, words: str, surface: str, role: str) -> Entity:
        """Return the entity that *words* name, with the class of its role added where needed.

        :param surface: the words as they appear in the document.
        :param role: the IRI of the class.
        """
        key = words, surface, role
        if key not in self._linked:
            self._linked[key] = self._in_role(self._entity(words, surface), role)
        return self._linked[key]

    def acting(self, entity: Entity) -> Entity:
        """Return *entity*; if it is a place, with the names of its government added, by which it acts."""
        term = self._known.by_iri.get(entity.iri)
        if term is None or not (names := self._names.governments(term)):
            return entity
        return replace(entity, aliases=tuple(sorted({*entity.aliases, *names})))

    def place(self, words: str) -> Entity | None:
        """Return the place that *words* name, known or not; None if they name a known thing that is not a place."""
        term = self._names.place(words)
        if term is not None:
            return self._of_term(term)
        entity = self.entity(words, words, POL.Place)
        is_other = self._term(words) is not None and not self._known.is_a(entity.classes, POL.Place)
        return None if is_other else entity

    def countries(self, text: str) -> frozenset[str]:
        """Return the IRIs of the countries that *text* mentions, by their names or their people."""
        return frozenset(t.iri for t in self._names.places_in(text) if POL.Country in t.classes)

    def _term(self, words: str) -> Term | None:
        name = _trimmed(words)
        long = self._evidence.acronyms.get(name)
        if long is not None:  # an acronym that the text defines has no other meaning in it
            return self._names.term(long, self._places)
        return self._names.term(name, self._places)

    def _entity(self, words: str, surface: str) -> Entity:
        name = _trimmed(words)
        term = self._term(name)
        if term is None and (quoted := _QUOTED.search(words_of(surface))):
            # the thing in 'its "X" policy' is X
            term = self._names.term(quoted[1].strip(_EDGES), self._places)
        if (
            term is None
            and (owned := _owned_form(self._words).fullmatch(name))
            and self._names.place(owned["owner"])
        ):
            term = self._names.term(owned["owned"], self._places)
        if term is not None:
            return self._of_term(term, name, _trimmed(surface))
        long = self._evidence.acronyms.get(name, name)
        kind = heads(long, self._known.class_words, self._words)
        if kind is None and long[:1].isupper():
            kind = heads(long, self._known.name_words, self._words)
        short = self._shorts.get(long.casefold())
        aliases = {name, _trimmed(surface), short or "", self._spelled(long)} - {long, ""}
        return Entity(
            ENTITY[slug(self._key(long, kind))],
            long,
            (kind,) if kind else (),
            tuple(sorted(aliases)),
            self._language,
        )

    def _key(self, name: str, kind: str | None) -> str:
        """Return the words from which the IRI of a thing of the class *kind* is made."""
        key = _in_singular(name, self._words)
        is_noun = name.casefold() in self._known.class_words or name.casefold() in self._known.name_words
        is_one = is_noun and any(self._known.is_a((kind or "",), above) for above in _INDIVIDUALS)
        return f"{key} in {self._evidence.document.id}" if is_one else key

    def _spelled(self, name: str) -> str:
        """Return *name* with the acronyms in it spelled out that the document defines: the growth of II."""
        acronyms = self._evidence.acronyms
        return _UNBRACKETED.sub(lambda found: acronyms.get(found[0], found[0]), name)

    def _of_term(self, term: Term, *surfaces: str) -> Entity:
        shorts = (self._shorts.get(name.casefold(), "") for name in surfaces)
        names = {*term.aliases, *surfaces, *shorts} - {term.label, ""}
        return Entity(term.iri, term.label, term.classes, tuple(sorted(names)))

    def _in_role(self, entity: Entity, role: str) -> Entity:
        if self._known.is_a(entity.classes, role) or (role == POL.Entity and entity.classes):
            return entity
        return entity.as_also(role)

    @cached_property
    def _shorts(self) -> Mapping[str, str]:
        return {long.casefold(): short for short, long in [*self._evidence.acronyms.items()][::-1]}

    @cached_property
    def _places(self) -> frozenset[str]:
        """The places that the document is about: the one in its metadata, else those that it names more than once."""
        about = self._evidence.document.metadata.about
        if about and (term := self._names.place(about)):
            return frozenset({term.iri})
        counts = Counter(term.iri for term in self._names.places_in(self._evidence.document.text))
        return frozenset(iri for iri, count in counts.items() if count >= _OFTEN)


@lru_cache(maxsize=16)
def _owned_form(words: Words) -> re.Pattern[str]:
    """Return a pattern for an owner and the thing owned: "Chile's port plan"."""
    return re.compile(rf"(?P<owner>.+?){one_of(words.genitive_endings)}\s+(?P<owned>.+)")


def _trimmed(words: str) -> str:
    """Return *words* without surrounding punctuation and leading article."""
    name = words_of(words).strip(_EDGES)
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip(_EDGES)
    return without_article(name)


def _in_singular(name: str, words: Words) -> str:
    """Return *name*, in the singular if its last word is its head."""
    head, _, last = name.rpartition(" ")
    if head_of(name, words) != name or any(f" {word} " in name for word in words.ands):
        return name
    if last.islower() and not last.endswith(("ss", "is", "us")) and len(last) > 3:
        return f"{head} {singular(last)}".strip()
    return name
