"""The property graph: facts as labelled nodes and edges, the form that drawing and graph tools read.

docs/export.md has the table that says how each part of the RDF is mapped; every property-graph format and
every page is made from what this module returns, so they agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import unquote

from pyoxigraph import Quad

from ..ontology.namespace import (
    DCTERMS,
    LEX,
    LEXINFO,
    OA,
    ONTOLEX,
    OWL,
    POL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    SYN,
    SYNSEM,
)
from .element import Edge, Node, PropertyGraph, as_text, node_id
from .identity import digest
from .terms import Scalar, Terms, local_name, packaged_ontology, snake

__all__ = ["Edge", "Node", "PropertyGraph", "Scalar", "as_text", "node_id", "property_graph"]


def property_graph(quads: Iterable[Quad]) -> PropertyGraph:
    """Return the property graph of *quads*, whatever order they come in.

    Nodes are the ends of edges and what mentions denote. Labels, classes and wordings of the ontology are
    taken from *quads* where they hold them, else from the ontology of this package.
    """
    terms = Terms.of(quads, skip=frozenset({POL.text}))
    builder = _Builder(terms)
    statements = sorted(builder.statements())
    denoted = {
        entity for mention in terms.instances(POL.Mention) for entity in terms.iris(mention, POL.denotes)
    }
    names = denoted.union(*((s.subject, s.object) for s in statements)) if statements else denoted
    nodes = _one_type_per_key([builder.node(iri) for iri in sorted(names)])
    edges = [builder.edge(statement) for statement in statements]
    edges.sort(key=lambda e: (e.document, -1 if e.start is None else e.start, e.end or 0, e.id))
    return PropertyGraph(tuple(nodes), tuple(edges))


@dataclass(frozen=True, slots=True, order=True)
class _Statement:
    subject: str
    property: str
    object: str
    fact: str = ""
    passage: str = ""


# Properties whose object describes the subject: a word or a unit, shown as an attribute, not as a node.
_DESCRIBING = frozenset({POL.unit, POL.qualifier, POL.precision})
# Their objects are nodes as well; the attribute bears the name that tables of facts use.
_SHORT_NAMES = {POL.referencePeriod: "date", POL.referenceArea: "place"}
_DESCRIPTIONS = (SKOS.definition, DCTERMS.description, RDFS.comment, "http://schema.org/description")
_SAME = (OWL.sameAs, SKOS.exactMatch)
_MACHINERY = (
    RDF,
    RDFS,
    OWL,
    SKOS,
    DCTERMS,
    PROV,
    OA,
    ONTOLEX,
    SYNSEM,
    LEXINFO,
    LEX,
    SYN,
    "http://www.w3.org/ns/shacl#",
)
_MACHINERY_CLASSES = frozenset({POL.Fact, POL.Passage, POL.Mention, SKOS.ConceptScheme})
_INDIVIDUALS = frozenset({OWL.NamedIndividual, OWL.Thing, SKOS.Concept, RDFS.Resource})


class _Builder:
    """Reads nodes and edges out of indexed terms."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._ontology = packaged_ontology()
        self._labels: dict[str, str] = {}

    def statements(self) -> Iterator[_Statement]:
        """Yield each fact once per passage, then the plain statements that no fact repeats."""
        stated: set[tuple[str, str, str]] = set()
        for fact in self._terms.instances(POL.Fact):
            subject = self._terms.iri(fact, RDF.subject)
            property = self._terms.iri(fact, RDF.predicate)
            object_ = self._terms.iri(fact, RDF.object)
            if subject and property and object_:
                stated.add((subject, property, object_))
                for passage in self._terms.iris(fact, POL.evidence) or [""]:
                    yield _Statement(subject, property, object_, fact, passage)
        for subject, property, object_ in self._terms.links():
            if (subject, property, object_) not in stated and self._is_content(subject, property, object_):
                yield _Statement(subject, property, object_)

    def node(self, iri: str) -> Node:
        """Return the node named *iri*."""
        kinds = self._kinds(iri)
        return Node(
            iri=iri,
            id=node_id(iri),
            label=self._label(iri),
            kind=kinds[0] if kinds else "Entity",
            kinds=kinds,
            aliases=tuple(sorted(set(self._terms.texts(iri, SKOS.altLabel)) - {self._label(iri)})),
            attributes=MappingProxyType(dict(sorted(self._attributes(iri, kinds).items()))),
        )

    def edge(self, statement: _Statement) -> Edge:
        """Return the edge of *statement*."""
        terms, fact, passage = self._terms, statement.fact, statement.passage
        negated = bool(fact) and terms.value(fact, POL.isNegated) is True
        confidence = terms.value(fact, POL.confidence) if fact else None
        document = terms.iri(passage, OA.hasSource) if passage else None
        modality, period = terms.iri(fact, POL.modality), terms.iri(fact, POL.referencePeriod)
        attribution = terms.iri(fact, POL.attributedTo)
        return Edge(
            id=f"edge_{digest(statement.subject, statement.property, statement.object, fact, passage)}",
            source=node_id(statement.subject),
            target=node_id(statement.object),
            type=self._type(statement.property),
            wording=self._wording(statement, negated),
            property=statement.property,
            fact=fact,
            document=self._document(document) if document else "",
            quote=str(terms.value(passage, OA.exact) or ""),
            start=_integer(terms.value(passage, OA.start)),
            end=_integer(terms.value(passage, OA.end)),
            confidence=None if confidence is None else float(confidence),
            negated=negated,
            modality=self._label(modality) if modality else "",
            date=self._period(period) if period else "",
            attribution=self._label(attribution) if attribution else "",
        )

    def _is_content(self, subject: str, property: str, object: str) -> bool:
        if (
            property.startswith(_MACHINERY)
            or property in _DESCRIBING
            or property in {POL.evidence, POL.denotes}
        ):
            return False
        classes = {*self._terms.iris(subject, RDF.type), *self._terms.iris(object, RDF.type)} - _INDIVIDUALS
        return not any(c in _MACHINERY_CLASSES or c.startswith(_MACHINERY) for c in classes)

    def _attributes(self, iri: str, kinds: tuple[str, ...]) -> dict[str, Scalar]:
        found: dict[str, Scalar] = {}
        for property, values in self._terms.values(iri):
            if not property.startswith((RDF, RDFS, SKOS, OWL)) and property not in _DESCRIPTIONS:
                found[snake(local_name(property))] = _joined(values)
        if notation := self._terms.texts(iri, SKOS.notation):
            found["notation"] = _joined(notation)
        for property in _DESCRIBING:
            if objects := self._terms.iris(iri, property):
                found[snake(local_name(property))] = _joined(self._label(o) for o in objects)
        if unit := self._terms.iri(iri, POL.unit):
            found["unit_iri"] = unit
        if period := self._terms.iri(iri, POL.referencePeriod):
            found[_SHORT_NAMES[POL.referencePeriod]] = self._period(period)
        if place := self._terms.iri(iri, POL.referenceArea):
            found[_SHORT_NAMES[POL.referenceArea]] = self._label(place)
        if description := next((t for p in _DESCRIPTIONS if (t := self._terms.text(iri, p))), None):
            found["description"] = description
        if same := sorted({o for p in _SAME for o in self._terms.iris(iri, p)}):
            found["same_as"] = " ".join(same)
        for language, label in self._terms.translations(iri):
            found[f"label_{language.replace('-', '_')}"] = label
        if "Statistic" in kinds:  # igraph reads a missing truth value as False; so none is missing
            found.setdefault("is_target", False)
        return found

    def _kinds(self, iri: str) -> tuple[str, ...]:
        stated = [c for c in self._terms.iris(iri, RDF.type) if c not in _INDIVIDUALS]
        above = {c: self._superclasses(c) for c in stated}
        every = {c: self._superclasses(c) for c in {*stated, *(a for s in above.values() for a in s)}}
        # The more classes stand above a class, the more specific it is; stated ones come before inferred.
        ranked = sorted(every, key=lambda c: (-len(every[c]), c not in above, local_name(c), c))
        return tuple(dict.fromkeys(local_name(c) for c in ranked))

    def _superclasses(self, iri: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [iri]
        while waiting:
            current = waiting.pop()
            above = self._terms.iris(current, RDFS.subClassOf) or self._ontology.iris(
                current, RDFS.subClassOf
            )
            new = set(above) - found - {iri} - _INDIVIDUALS
            found |= new
            waiting += sorted(new)
        return frozenset(found)

    def _type(self, property: str) -> str:
        notation = self._terms.text(property, SKOS.notation) or self._ontology.text(property, SKOS.notation)
        return notation or snake(local_name(property))

    def _wording(self, statement: _Statement, negated: bool) -> str:
        property = statement.property
        pattern = self._terms.text(property, POL.wording) or self._ontology.text(property, POL.wording)
        if not pattern:
            name = self._terms.label(property) or self._ontology.label(property)
            pattern = f"{{subject}} {name or self._type(property).replace('_', ' ')} {{object}}"
        ends = {"{subject}": self._label(statement.subject), "{object}": self._label(statement.object)}
        words = re.sub(r"\{subject\}|\{object\}", lambda place: ends[place[0]], pattern)
        return f"It is denied that {words}" if negated else words

    def _label(self, iri: str) -> str:
        if iri not in self._labels:
            name = self._terms.label(iri) or self._ontology.label(iri)
            self._labels[iri] = name or unquote(local_name(iri)) or iri
        return self._labels[iri]

    def _document(self, iri: str) -> str:
        return self._terms.text(iri, DCTERMS.identifier) or unquote(local_name(iri))

    def _period(self, iri: str) -> str:
        return self._terms.text(iri, SKOS.notation) or self._label(iri)


def _integer(value: Scalar | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _joined(values: Iterable[Scalar]) -> Scalar:
    """Return the one value, or the texts of many as one."""
    distinct = sorted(set(values), key=str)
    return distinct[0] if len(distinct) == 1 else " | ".join(map(as_text, distinct))


def _one_type_per_key(nodes: list[Node]) -> list[Node]:
    """Return *nodes* with each key of one type: numbers of both kinds become floats, else all become text."""
    types: dict[str, set[type]] = {}
    for node in nodes:
        for key, value in node.attributes.items():
            types.setdefault(key, set()).add(type(value))
    mixed = {key: float if found == {int, float} else str for key, found in types.items() if len(found) > 1}
    if not mixed:
        return nodes
    return [_retyped(node, mixed) for node in nodes]


def _retyped(node: Node, mixed: Mapping[str, type]) -> Node:
    def convert(key: str, value: Scalar) -> Scalar:
        match mixed.get(key):
            case None:
                return value
            case kind if kind is float:
                return float(value)
            case _:
                return as_text(value)

    attributes = {key: convert(key, value) for key, value in node.attributes.items()}
    return Node(
        node.iri, node.id, node.label, node.kind, node.kinds, node.aliases, MappingProxyType(attributes)
    )
