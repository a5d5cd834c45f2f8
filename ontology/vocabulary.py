"""The vocabulary: the known things of the field with all their names (SKOS)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from pyoxigraph import NamedNode, Store

from .knowledge import knowledge, objects, subjects, texts
from .namespace import BASE, DCTERMS, OWL, POL, RDF, RDFS, SKOS

ORDINALS = f"{BASE}id/scheme/ordinals"
CURRENCIES = f"{BASE}id/scheme/currencies"
_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Term:
    """A known thing: its IRI, its preferred name, its other names and its classes.

    :param hidden: names that are matched but never shown.
    :param adjectives: the adjectives for what belongs to a place.
    :param inhabitants: the nouns for the people of a place, if they are not its adjectives.
    :param seats: the names of the seat of government of a country or a union, which may stand for it.
    :param places: the IRIs of places; a name that several things share means this one in a text about one of them.
    """

    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    inhabitants: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    notations: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names that a text may use for it, except demonyms."""
        return (self.label, *self.aliases, *self.hidden)

    @property
    def demonyms(self) -> tuple[str, ...]:
        """The words for what belongs to a place and for its people."""
        return (*self.adjectives, *self.inhabitants)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All known things, the units, and what the ontology says about its classes.

    :param entities: the things with a class below ``pol:Entity``: countries, policies, technologies and so on.
    :param units: the things of the class ``pol:Unit``: what values count or measure.
    :param currencies: the units that are money.
    :param class_words: noun in lower case -> IRI of the class of the things that it denotes.
    :param name_words: noun in lower case -> IRI of the class that it indicates only as the head of a name: "facility".
    :param superclasses: class IRI -> all its superclasses, itself included.
    :param notations: property IRI -> the name of the kind of fact.
    :param roles: byline role in lower case -> IRI of its property.
    """

    entities: tuple[Term, ...]
    units: tuple[Term, ...]
    currencies: tuple[Term, ...]
    class_words: Mapping[str, str]
    name_words: Mapping[str, str]
    superclasses: Mapping[str, frozenset[str]]
    notations: Mapping[str, str]
    roles: Mapping[str, str]

    @cached_property
    def subclasses(self) -> Mapping[str, frozenset[str]]:
        """Class IRI -> all its subclasses, itself included."""
        return {
            kind: frozenset(c for c, above in self.superclasses.items() if kind in above)
            for kind in self.superclasses
        }

    @cached_property
    def countries(self) -> Mapping[str, Term]:
        """Name or demonym, as it is written -> country."""
        countries = (t for t in self.entities if POL.Country in t.classes)
        return {name: term for term in countries for name in (*term.names, *term.demonyms)}

    @cached_property
    def by_iri(self) -> Mapping[str, Term]:
        """IRI -> entity or unit."""
        return {term.iri: term for term in (*self.entities, *self.units)}

    @cached_property
    def units_by_name(self) -> Mapping[str, str]:
        """Name or notation in lower case -> IRI of the unit; if units share a name, the first by IRI."""
        names: dict[str, str] = {}
        for unit in self.units:
            for name in (*unit.names, *unit.notations):
                names.setdefault(name.lower(), unit.iri)
        return names

    @cached_property
    def _currencies(self) -> frozenset[str]:
        return frozenset(unit.iri for unit in self.currencies)

    def is_currency(self, unit: Term | None) -> bool:
        """Say whether *unit* is money."""
        return unit is not None and unit.iri in self._currencies

    def is_a(self, classes: tuple[str, ...], kind: str) -> bool:
        """Say whether one of *classes* is *kind* or a subclass of it."""
        return kind in classes or not self.subclasses.get(kind, _NONE).isdisjoint(classes)


@cache
def vocabulary() -> Vocabulary:
    """Return the built-in vocabulary."""
    return read_vocabulary(knowledge())


def read_vocabulary(store: Store) -> Vocabulary:
    """Return the vocabulary that *store* holds."""
    classes = subjects(store, RDF.type, OWL.Class)
    properties = subjects(store, RDF.type, OWL.ObjectProperty)
    above = {c: _ancestors(store, c) for c in classes}
    terms = [_term(store, iri, above) for iri in _named(store)]

    def of_kind(kind: str) -> tuple[Term, ...]:
        return tuple(t for t in terms if any(kind in above[c] for c in t.classes))

    return Vocabulary(
        entities=of_kind(POL.Entity),
        units=of_kind(POL.Unit),
        currencies=tuple(t for t in terms if CURRENCIES in objects(store, t.iri, SKOS.inScheme)),
        class_words={
            name.lower(): c
            for c in classes
            if POL.Entity in above[c]
            for name in (*texts(store, c, RDFS.label), *texts(store, c, SKOS.altLabel))
        },
        name_words={
            name.lower(): c
            for c in classes
            if POL.Entity in above[c]
            for name in texts(store, c, SKOS.hiddenLabel)
        },
        superclasses=above,
        notations={p: n for p in properties for n in objects(store, p, SKOS.notation)},
        roles=_roles(store),
    )


def _named(store: Store) -> list[str]:
    quads = store.quads_for_pattern(None, NamedNode(SKOS.prefLabel), None)
    named = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    return sorted(iri for iri in named if texts(store, iri, SKOS.prefLabel))


def _term(store: Store, iri: str, classes: Mapping[str, frozenset[str]]) -> Term:
    return Term(
        iri=iri,
        label=texts(store, iri, SKOS.prefLabel)[0],
        aliases=tuple(texts(store, iri, SKOS.altLabel)),
        hidden=tuple(texts(store, iri, SKOS.hiddenLabel)),
        adjectives=tuple(texts(store, iri, POL.demonym)),
        inhabitants=tuple(texts(store, iri, POL.inhabitant)),
        seats=tuple(texts(store, iri, POL.seat)),
        places=tuple(objects(store, iri, DCTERMS.spatial)),
        classes=tuple(c for c in objects(store, iri, RDF.type) if c in classes),
        notations=tuple(objects(store, iri, SKOS.notation)),
    )


def _ancestors(store: Store, kind: str) -> frozenset[str]:
    found, waiting = {kind}, [kind]
    while waiting:
        new = set(objects(store, waiting.pop(), RDFS.subClassOf)) - found
        found |= new
        waiting += new
    return frozenset(found)


def _roles(store: Store) -> dict[str, str]:
    quads = store.quads_for_pattern(None, NamedNode(RDFS.subPropertyOf), NamedNode(POL.byline))
    properties = [quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)]
    return {
        name.lower(): p
        for p in sorted(properties)
        for name in (*objects(store, p, RDFS.label), *objects(store, p, SKOS.altLabel))
    }
