"""The homonym: a name that several countries give to policies of their own, such as 'National Ports Strategy'.

The vocabulary tells such a name by the place of its policy (``dcterms:spatial``). It means that policy where the text
says so: whose the policy is, or else of which place the text or the sentence speaks. Elsewhere it is the name of
another policy, one of the place that the text tells, and a thing of its own. An acronym that the text defines is what
the text says it is, whatever else is called so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...ontology.namespace import POL
from ...ontology.vocabulary import Term, Vocabulary
from ..fact import Entity
from ..parsing.names import Name
from ..parsing.parse import Parse
from ..syntax.preposition import after_of
from ..syntax.tree import Span, Token
from .entity import terms_by_name

_PLACES = frozenset({POL.Country, POL.Region})


class Homonyms:
    """Tells what the shared names of one document mean there."""

    def __init__(
        self,
        known: Vocabulary,
        named: Sequence[Term],
        home: Entity | None,
        document: str,
        acronyms: Mapping[str, str],
    ) -> None:
        """Remember of which places the document speaks.

        :param named: the places that it names.
        :param home: the one that it is about, where it is about one.
        :param document: its id, which keeps a policy apart of whose place nothing is told.
        :param acronyms: those that it defines (short form -> long form).
        """
        self._by_name = terms_by_name(known)
        self._by_iri = known.by_iri
        self._named = {place.iri for place in named}
        self._home = home
        self._document = document
        self._acronyms = acronyms
        self._meant: dict[str, Name] = {}

    def read(self, parsed: Parse) -> Parse:
        """Return *parsed* with each name as what it means."""
        shared = {i for i, (_, name) in parsed.names.items() if name.term is not None and name.term.places}
        defined = {i for i, (span, name) in parsed.names.items() if self._is_defined(span.text, name)}
        if not shared and not defined:
            return parsed
        names = {
            i: (span, self._name(parsed, span, name) if i in shared else name)
            for i, (span, name) in parsed.names.items()
            if i not in defined
        }
        return replace(parsed, names=names)

    def _is_defined(self, words: str, name: Name) -> bool:
        """Say whether *words* are an acronym of the text for something else than the known thing of that *name*."""
        long = self._acronyms.get(words)
        return long is not None and name.term is not None and self._by_name.get(long.casefold()) != name.term

    def of_title(self, words: str, name: Name) -> Name:
        """Return what *name*, *words* of the title, means."""
        return self._resolved(words, name, None, ())

    def _name(self, parsed: Parse, span: Span, name: Name) -> Name:
        sentence = next(s for s in parsed.doc.sents if s.start <= span.start < s.end)
        inside = [i for i in range(sentence.start, sentence.end) if i in parsed.names]
        beside = [place for i in inside if (place := _place(parsed.names[i][1])) is not None]
        owners = (_place(parsed.names[t.i][1]) for t in _possessors(span) if t.i in parsed.names)
        return self._resolved(span.text, name, next((p for p in owners if p is not None), None), beside)

    def _resolved(self, words: str, name: Name, owner: Term | None, beside: Sequence[Term]) -> Name:
        """Return *name* as the policy that *words* mean there: the known one, or that of whose the text says it is."""
        term = name.term
        if term is None or not term.places or self._has_place(words, term):
            return name
        tells = owner is not None or bool(beside)
        if not tells and words in self._meant:
            return self._meant[words]
        if self._is_meant(term, owner, {place.iri for place in beside}):
            meant = name
        else:
            place = owner or self._home or next(iter(beside), None)
            meant = self._another(words, place.label if place is not None else "")
        self._meant[words] = meant
        return meant

    def _has_place(self, words: str, term: Term) -> bool:
        """Say whether *words* name the place themselves, as 'Ruritanian Ports Strategy' does, so that nobody shares them."""
        places = (self._by_iri[iri] for iri in term.places if iri in self._by_iri)
        return any(f" {n} " in f" {words} " for p in places for n in (*p.names, *p.demonyms))

    def _is_meant(self, term: Term, owner: Term | None, beside: set[str]) -> bool:
        if owner is not None:
            return owner.iri in term.places
        if self._home is not None and self._home.iri in term.places:
            return True
        if beside:
            return not beside.isdisjoint(term.places)
        return self._home is None and not self._named.isdisjoint(term.places)

    def _another(self, words: str, whose: str) -> Name:
        """Return *words* as the name of the policy of the place called *whose*."""
        for full in (f"{whose} {words}", f"{whose}'s {words}", f"{words} of {whose}"):
            term = self._by_name.get(full.casefold()) if whose else None
            if term is not None:
                return Name("term", term)
        return Name("form", classes=(POL.Policy,), owner=whose or self._document)


def _place(name: Name) -> Term | None:
    return name.term if name.term is not None and _PLACES & {*name.term.classes} else None


def _possessors(span: Span) -> list[Token]:
    """Return the words that say whose it is: Peru in 'Peru's X' and 'X of Peru', Peruvian in 'the Peruvian X'."""
    root = span.root
    of = after_of(root)
    return [t for t in root.lefts if t.dep_ in ("poss", "compound", "amod", "nmod")] + of
