"""The thing: an entity with its names and the IRIs of the same entity elsewhere, as a graph states them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import BlankNode, NamedNode, Triple

from ...graph.propertygraph.terms import Description, Lexical, Terms
from ...ontology.knowledge import knowledge, objects
from ...ontology.namespace import GRAPH, OWL, POL, PROV, RDF, RDFS, SKOS
from ...ontology.vocabulary import vocabulary

# Vocabulary terms, runs, evidence, figures and periods are not entities.
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
    """What a graph states about an entity, for comparison with other entities.

    :param labels: its preferred names in all languages, as keys, see :func:`key`.
    :param aliases: its other names, as keys.
    :param same: IRIs that are stated to be the same entity, in either direction.
    """

    iri: str
    label: str
    labels: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()


def things(triples: Iterable[Triple]) -> dict[str, Thing]:
    """Return the entities that have a label in *triples*, by IRI and sorted."""
    terms = Terms.of(
        t for t in triples if isinstance(t.subject, NamedNode) and not isinstance(t.object, BlankNode)
    )
    same: dict[str, set[str]] = defaultdict(set)
    for iri, about in terms.subjects():
        for other in (other for property in _SAME for other in about.iris(property) if other != iri):
            same[iri].add(other)
            same[other].add(iri)
    entities = sorted(iri for iri, about in terms.subjects() if _is_entity(iri, about))
    return {iri: _thing(iri, terms.about(iri), same[iri]) for iri in entities}


def vocabulary_things() -> dict[str, Thing]:
    """Return the entities and units of the built-in vocabulary, with their IRIs in other vocabularies."""
    store = knowledge()
    return {
        iri: Thing(
            iri,
            term.label,
            frozenset({key(term.label)}),
            frozenset(map(key, (*term.aliases, *term.hidden))),
            frozenset(same for property in _SAME for same in objects(store, iri, property)),
        )
        for iri, term in sorted(vocabulary().by_iri.items())
    }


def enriched(found: Mapping[str, Thing], known: Mapping[str, Thing]) -> dict[str, Thing]:
    """Return *found* with the names and the links that *known* has for the same IRIs added."""
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
    """Return *name* as a key for comparison, without differences of case, white space and letter forms (NFKC).

    >>> key("  Smart\u00a0 MANUFACTURING ")
    'smart manufacturing'
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _thing(iri: str, about: Description, same: Iterable[str]) -> Thing:
    names = _literals(about, _LABELS)
    label = min(names, key=lambda name: ((name.language or "en").partition("-")[0] != "en", name.text)).text
    labels = frozenset(key(name.text) for name in names)
    aliases = frozenset(key(name.text) for name in _literals(about, _ALIASES))
    return Thing(iri, label, labels, aliases - labels, frozenset(same))


def _is_entity(iri: str, about: Description) -> bool:
    if not _literals(about, _LABELS) or iri.startswith((*_MACHINERY, GRAPH)):
        return False
    return not any(
        c in _OTHER_CLASSES or (c.startswith(_MACHINERY) and not c.startswith(POL))
        for c in set(about.iris(RDF.type)) - _INDIVIDUALS
    )


def _literals(about: Description, properties: Iterable[str]) -> list[Lexical]:
    return [literal for property in properties for literal in about.literals(property)]
