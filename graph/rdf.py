"""Facts as RDF: one named graph per document, each statement together with its evidence.

The shape of the graph (docs/architecture.md draws it):

- the statement itself, ``subject property object``, unless the passage denies it;
- a ``pol:Fact`` node that reifies it (``rdf:subject`` ...) and has its evidence, confidence and reader;
- a ``pol:Passage`` per quoted sentence and a ``pol:Mention`` per named entity, at ``DOCUMENT#char=start,end``
  (RFC 5147), with the offsets and the quote as in Web Annotation selectors;
- the document, with its text, so that every quote can be checked against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Self

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from ..ontology.language import ENGLISH
from ..ontology.namespace import (
    DCTERMS,
    DOCUMENT,
    FACT,
    GRAPH,
    OA,
    PERIOD,
    POL,
    PROV,
    RANKING,
    RDF,
    RDFS,
    READER,
    RUN,
    SKOS,
    STATISTIC,
    VOID,
    XSD,
)
from .document import Document
from .fact import Entity, Fact, Passage, Period, Ranking, Statistic, Unit
from .identity import digest, slug
from .metadata import address

BESIDE = (GRAPH["run/"], GRAPH["ontology/"])
"""The prefixes of the IRIs of graphs that describe runs or hold users' own definitions."""

Value = str | int | bool | Decimal | NamedNode
Triple = tuple[str, str, Value]


def document_nquads(
    document: Document,
    facts: Iterable[Fact],
    *,
    run: str,
    sentences: int,
    counts: Mapping[str, int] | None = None,
    corrected: Iterable[tuple[str, str]] = (),
) -> bytes:
    """Return the document's named graph as sorted N-Quads without duplicates; it includes its own number of triples.

    :param run: the IRI of the ``prov:Activity`` that made the facts, see :func:`run_triples`.
    :param sentences: the number of sentences in the body.
    :param counts: further properties of the document -> integer value.
    :param corrected: (IRI of the document or of a fact, IRI of a decision that touched it).
    """
    graph, node = graph_iri(document.id), document_iri(document.id)
    triples = set(_document_triples(document, sentences))
    triples.add((node, PROV.wasGeneratedBy, NamedNode(run)))
    triples.update((node, property, count) for property, count in (counts or {}).items())
    triples.update((touched, PROV.wasInfluencedBy, NamedNode(decision)) for touched, decision in corrected)
    for fact in facts:
        triples.update(_fact_triples(document, fact))
    triples.add((graph, VOID.triples, len(triples) + 1))
    return _nquads(triples, graph)


def nquads(quads: Iterable[Quad]) -> bytes:
    """Return *quads* as N-Quads, in the given order."""
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def document_iri(id: str) -> str:
    """Return the IRI of the document named *id*."""
    return DOCUMENT[slug(id)]


def graph_iri(id: str) -> str:
    """Return the IRI of the named graph that holds the facts of the document named *id*."""
    return GRAPH[slug(id)]


def run_graph(run: str) -> str:
    """Return the IRI of the named graph that describes the run *run*."""
    return GRAPH[f"run/{run.removeprefix(RUN)}"]


def passage_iri(passage: Passage) -> str:
    """Return the IRI of the passage: the document's IRI with the offsets as an RFC 5147 fragment."""
    return f"{document_iri(passage.document)}#char={passage.start},{passage.end}"


def fact_iri(fact: Fact) -> str:
    """Return the IRI of the fact, made from a digest of its document and its statement."""
    parts = fact.passage.document, fact.subject.iri, fact.property, object_iri(fact), fact.negated
    return FACT[digest(*parts)]


def period_iri(period: Period) -> str:
    """Return the IRI of the period, made from its notation."""
    return PERIOD[period.notation.replace("/", "--")]


def object_iri(fact: Fact) -> str:
    """Return the IRI of the fact's object; that of a statistic or a ranking is made from a digest of its contents."""
    match fact.object:
        case Entity(iri=iri):
            return iri
        case Period() as period:
            return period_iri(period)
        case Statistic() as s:
            when = s.period.notation if s.period else None
            parts = s.indicator, _digits(s.value), _iri(s.unit), s.qualifier, when, _iri(s.place), s.target
            return STATISTIC[digest(fact.subject.iri, *parts)]
        case Ranking() as r:
            when = r.period.notation if r.period else None
            return RANKING[digest(fact.subject.iri, r.indicator, r.rank, _iri(r.scope), when)]


def _iri(thing: Entity | Unit | None) -> str | None:
    return thing.iri if thing else None


def run_triples(run: str, *, software: str, ontology: str, reader: str | None = None) -> Iterator[Triple]:
    """Yield the triples that describe a run; they contain no time, so equal runs give identical bytes.

    :param software: the version of policyloom.
    :param reader: the label of the reader, where texts were read.
    """
    yield run, RDF.type, NamedNode(PROV.Activity)
    yield run, RDFS.label, f"extraction by policyloom {software}"
    yield run, PROV.used, NamedNode(ontology)
    agents = {RUN[f"policyloom-{software}"]: f"policyloom {software}"}
    if reader is not None:
        agents[READER[slug(reader)]] = reader
    for agent, label in agents.items():
        yield run, PROV.wasAssociatedWith, NamedNode(agent)
        yield agent, RDF.type, NamedNode(PROV.SoftwareAgent)
        yield agent, RDFS.label, label


def to_quads(triples: Iterable[Triple], graph: str) -> list[Quad]:
    """Return *triples* as sorted quads of the named graph *graph*."""
    return list(parse(_nquads(set(triples), graph), format=RdfFormat.N_QUADS))


def _document_triples(document: Document, sentences: int) -> Iterator[Triple]:
    node, metadata = document_iri(document.id), document.metadata
    language = metadata.primary_language
    yield node, RDF.type, NamedNode(POL.Document)
    yield node, RDFS.label, Text(metadata.title or document.id, language)
    yield node, DCTERMS.identifier, document.id
    yield node, DCTERMS.language, metadata.language or ENGLISH
    yield node, POL.text, document.text
    yield node, POL.sha256, document.sha256
    yield node, POL.sentenceCount, sentences
    for role, name in metadata.bylines:
        yield node, role, name
    if metadata.title:
        yield node, DCTERMS["title"], Text(metadata.title, language)
    if metadata.source:
        yield node, DCTERMS.source, NamedNode(metadata.source)
        yield node, PROV.hadPrimarySource, NamedNode(metadata.source)
    if metadata.license:
        iri = address(metadata.license)
        yield (node, DCTERMS.license, NamedNode(iri)) if iri else (node, DCTERMS.rights, metadata.license)
    optional = {
        POL.sourceSha256: document.source_sha256,
        POL.metadataSha256: document.metadata_sha256,
        DCTERMS.issued: Date(metadata.issued or ""),
        DCTERMS.created: Date(metadata.created or ""),
        DCTERMS.coverage: metadata.about,
    }
    yield from ((node, property, value) for property, value in optional.items() if value)


def _fact_triples(document: Document, fact: Fact) -> Iterator[Triple]:
    node, subject, object_ = fact_iri(fact), fact.subject.iri, NamedNode(object_iri(fact))
    if not fact.negated:
        yield subject, fact.property, object_
    yield node, RDF.type, NamedNode(POL.Fact)
    yield node, RDF.subject, NamedNode(subject)
    yield node, RDF.predicate, NamedNode(fact.property)
    yield node, RDF.object, object_
    yield node, POL.evidence, NamedNode(passage_iri(fact.passage))
    yield node, POL.confidence, Decimal(f"{fact.confidence:.2f}")
    yield node, POL.readBy, NamedNode(fact.reader)
    yield node, POL.isNegated, fact.negated
    if fact.modality:
        yield node, POL.modality, NamedNode(fact.modality)
    if fact.attribution:
        yield node, POL.attributedTo, NamedNode(fact.attribution.iri)
        yield from _entity_triples(fact.attribution)
    yield from _reference(node, fact.period)
    yield from _passage_triples(document, fact.passage, POL.Passage)
    for passage, entity in fact.mentions:
        yield from _passage_triples(document, passage, POL.Mention)
        yield passage_iri(passage), POL.denotes, NamedNode(entity.iri)
        yield from _entity_triples(entity)
    yield from _entity_triples(fact.subject)
    match fact.object:
        case Entity() as entity:
            yield from _entity_triples(entity)
        case Period() as period:
            yield from _period_triples(period)
        case figure:
            yield from _figure_triples(object_.value, figure, document.metadata.primary_language)


def _passage_triples(document: Document, passage: Passage, kind: str) -> Iterator[Triple]:
    node = passage_iri(passage)
    yield node, RDF.type, NamedNode(kind)
    yield node, OA.hasSource, NamedNode(document_iri(passage.document))
    yield node, OA.start, passage.start
    yield node, OA.end, passage.end
    yield node, OA.exact, passage.quote
    if page := document.page(passage.start):
        yield node, POL.page, page


def _entity_triples(entity: Entity) -> Iterator[Triple]:
    for kind in entity.classes or (POL.Entity,):
        yield entity.iri, RDF.type, NamedNode(kind)
    yield from _labels(entity.iri, entity.label, entity.language)
    for alias in entity.aliases:
        if alias != entity.label:
            yield entity.iri, SKOS.altLabel, Text(alias, entity.language)


def _period_triples(period: Period) -> Iterator[Triple]:
    node = period_iri(period)
    yield node, RDF.type, NamedNode(POL.Period)
    yield from _labels(node, period.label, ENGLISH)
    yield node, SKOS.notation, period.notation
    yield node, POL.precision, NamedNode(period.precision)
    yield node, POL.earliest, Date(period.earliest)
    yield node, POL.latest, Date(period.latest)


def _figure_triples(node: str, figure: Statistic | Ranking, language: str) -> Iterator[Triple]:
    yield from _labels(node, figure.phrase, language)
    yield node, POL.indicator, figure.indicator
    if isinstance(figure, Ranking):
        yield node, RDF.type, NamedNode(POL.Ranking)
        yield node, POL.rank, figure.rank
        yield from _reference(node, figure.period, figure.scope)
        return
    yield node, RDF.type, NamedNode(POL.Statistic)
    yield node, POL.value, figure.value
    yield from _reference(node, figure.period, figure.place)
    if unit := figure.unit:
        yield node, POL.unit, NamedNode(unit.iri)
        yield unit.iri, RDF.type, NamedNode(POL.Unit)
        yield from _labels(unit.iri, unit.label, unit.language)
    if figure.qualifier:
        yield node, POL.qualifier, NamedNode(figure.qualifier)
    if figure.target:
        yield node, POL.isTarget, True


def _reference(node: str, period: Period | None, place: Entity | None = None) -> Iterator[Triple]:
    """Yield the reference period and area of *node*, where given."""
    if period:
        yield node, POL.referencePeriod, NamedNode(period_iri(period))
        yield from _period_triples(period)
    if place:
        yield node, POL.referenceArea, NamedNode(place.iri)
        yield from _entity_triples(place)


def _labels(node: str, label: str, language: str) -> Iterator[Triple]:
    # Write both: SKOS tools read skos:prefLabel, graph tools read rdfs:label, and neither does inference.
    text = Text(label, language)
    yield node, RDFS.label, text
    yield node, SKOS.prefLabel, text


def _digits(value: Decimal) -> str:
    """Return the canonical form of *value*: 1.50 and 1.5 are the same number."""
    return f"{value.normalize():f}"


class Text(str):
    """Text in a language, written to RDF with a language tag."""

    __slots__ = ("language",)

    language: str

    def __new__(cls, words: str, language: str) -> Self:
        """Return *words* as a text in *language*, a BCP 47 tag."""
        text = super().__new__(cls, words)
        text.language = language
        return text


class Date(str):
    """An ISO 8601 day, month or year, written to RDF as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``."""

    __slots__ = ()


_TEXTS_IN_ENGLISH = frozenset({RDFS.label, SKOS.prefLabel, SKOS.altLabel, DCTERMS["title"]})
"""The properties whose plain string values are tagged as English."""


def _nquads(triples: Iterable[Triple], graph: str) -> bytes:
    """Return *triples* as sorted N-Quads of the named graph *graph*."""
    end = f" {_node(graph)} .\n"
    return "".join(
        sorted(f"{_node(s)} {_node(p)} {_written(p, value)}{end}" for s, p, value in triples)
    ).encode()


# Cached, since a document uses the same properties and passages repeatedly. NamedNode refuses an invalid IRI.
@lru_cache(maxsize=10_000)
def _node(iri: str) -> str:
    return str(NamedNode(iri))


_BOOLEAN, _INTEGER, _DECIMAL = (_node(XSD[name]) for name in ("boolean", "integer", "decimal"))
# By the number of characters of the date.
_DATES = {4: _node(XSD.gYear), 7: _node(XSD.gYearMonth), 10: _node(XSD.date)}


def _written(predicate: str, value: Value) -> str:
    match value:
        case NamedNode():
            return str(value)
        case bool():
            return f'"{"true" if value else "false"}"^^{_BOOLEAN}'
        case int():
            return f'"{value}"^^{_INTEGER}'
        case Decimal():
            return f'"{_digits(value)}"^^{_DECIMAL}'
        case Text(language=language):
            return str(Literal(value, language=language))
        case Date():
            return f'"{value}"^^{_DATES[len(value)]}'
        case _ if predicate in _TEXTS_IN_ENGLISH:
            return str(Literal(value, language=ENGLISH))
        case _:
            return str(Literal(value))
