"""The thing: an entity with its names, its classes and what it is the same as, as a graph states them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pyoxigraph import Literal, NamedNode

from ...ontology.knowledge import knowledge, objects
from ...ontology.namespace import GRAPH, OWL, POL, PROV, RDF, RDFS, SKOS
from ...ontology.vocabulary import vocabulary
from ..result import Term

# Terms of a vocabulary and runs are no entities, nor are evidence, figures and time.
_MACHINERY = (RDF, RDFS, OWL, PROV, POL)
_OTHER_CLASSES = frozenset(
    {POL.Fact, POL.Passage, POL.Mention, POL.Document, POL.Statistic, POL.Ranking, POL.Period}
    | {SKOS.ConceptScheme}
)
_INDIVIDUALS = frozenset({OWL.NamedIndividual, OWL.Thing, RDFS.Resource})
_LABELS = (SKOS.prefLabel, RDFS.label)
_ALIASES = (SKOS.altLabel, SKOS.hiddenLabel)
_SAME = (SKOS.exactMatch, OWL.sameAs)


@dataclass(frozen=True, slots=True)
class Thing:
    """What a graph says of an entity that tells it from others.

    :param labels: its preferred names in any language, as keys, see :func:`key`.
    :param aliases: its other names, as keys.
    :param same: IRIs of what it is said to be the same as, whichever way round.
    """

    iri: str
    label: str
    labels: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Gathered:
    classes: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    shown: set[tuple[bool, str]] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    same: set[str] = field(default_factory=set)


def things(statements: Iterable[tuple[Term | None, Term | None, Term | None]]) -> dict[str, Thing]:
    """Return the entities that *statements* (subject, property, value) name, by their IRIs, sorted."""
    gathered: dict[str, _Gathered] = defaultdict(_Gathered)
    for subject, predicate, value in statements:
        if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode):
            continue
        iri, property = subject.value, predicate.value
        if isinstance(value, NamedNode):
            if property == RDF.type:
                gathered[iri].classes.add(value.value)
            elif property in _SAME and value.value != iri:
                gathered[iri].same.add(value.value)
                gathered[value.value].same.add(iri)
        elif isinstance(value, Literal) and property in _LABELS:
            gathered[iri].labels.add(key(value.value))
            gathered[iri].shown.add(((value.language or "en").partition("-")[0] != "en", value.value))
        elif isinstance(value, Literal) and property in _ALIASES:
            gathered[iri].aliases.add(key(value.value))
    return {iri: _thing(iri, found) for iri, found in sorted(gathered.items()) if _is_entity(iri, found)}


def known_things() -> dict[str, Thing]:
    """Return the entities and units of the built-in vocabulary, with the identifiers that others have for them."""
    store, known = knowledge(), vocabulary().by_iri
    return {
        iri: Thing(
            iri,
            term.label,
            frozenset({key(term.label)}),
            frozenset(map(key, (*term.aliases, *term.hidden))),
            frozenset(same for property in _SAME for same in objects(store, iri, property)),
        )
        for iri, term in sorted(known.items())
    }


def enriched(found: Mapping[str, Thing], known: Mapping[str, Thing]) -> dict[str, Thing]:
    """Return *found* with what is *known* of the same IRIs added."""
    return {
        iri: replace(
            thing,
            labels=thing.labels | known[iri].labels,
            aliases=thing.aliases | known[iri].aliases,
            same=thing.same | known[iri].same,
        )
        if iri in known
        else thing
        for iri, thing in found.items()
    }


def key(name: str) -> str:
    """Return *name* as names are compared: without regard to case, spaces and the forms of letters.

    >>> key("  Smart\u00a0 MANUFACTURING ")
    'smart manufacturing'
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _thing(iri: str, found: _Gathered) -> Thing:
    label = min(found.shown, default=(True, iri))[1]
    return Thing(iri, label, *map(frozenset, (found.labels, found.aliases - found.labels, found.same)))


def _is_entity(iri: str, found: _Gathered) -> bool:
    if not found.labels or iri.startswith((*_MACHINERY, GRAPH)):
        return False
    return not any(
        c in _OTHER_CLASSES or (c.startswith(_MACHINERY) and not c.startswith(POL))
        for c in found.classes - _INDIVIDUALS
    )
