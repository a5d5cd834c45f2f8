"""The mapping: what of the RDF becomes which part of a node or an edge; docs/export.md has it as a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import unquote

from ...ontology.namespace import (
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
from ..identity import digest
from .element import Edge, Node, as_text, node_id
from .kind import INDIVIDUALS, Kinds
from .terms import Scalar, Terms, local_name, packaged_ontology, snake


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A statement as the RDF has it, each part an IRI; without *fact* and *passage* where it is a bare triple."""

    subject: str
    property: str
    object: str
    fact: str = ""
    passage: str = ""


# So many answers of each kind are kept; a graph has few properties and classes, but any number of names.
_KEPT = 2**14

# Properties whose object describes the subject: a word or a unit, shown as an attribute, not as a node.
_DESCRIBING = frozenset({POL.unit, POL.qualifier, POL.precision})
# Their objects are nodes as well; the attribute bears the name that tables of facts use.
_SHORT_NAMES = {POL.referencePeriod: "date", POL.referenceArea: "place"}
_DESCRIPTIONS = (SKOS.definition, DCTERMS.description, RDFS.comment, "http://schema.org/description")
_SAME = (OWL.sameAs, SKOS.exactMatch)
_OF_WORDS = (RDF, RDFS, SKOS, OWL)
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


class GraphMapping:
    """Reads nodes and edges out of indexed terms."""

    def __init__(self, terms: Terms) -> None:
        """Read from *terms*, and where they say nothing of a class or property from the ontology."""
        self._terms = terms
        self._ontology = packaged_ontology()
        self._label = lru_cache(_KEPT)(self._find_label)
        self._kinds = Kinds(terms)
        self._type = lru_cache(_KEPT)(self._find_type)
        self._pattern = lru_cache(_KEPT)(self._find_pattern)
        self.may_state = lru_cache(_KEPT)(_may_state)

    def statements(self, fact: str) -> Iterator[Statement]:
        """Yield what *fact* states, once per passage."""
        subject = self._terms.iri(fact, RDF.subject)
        property = self._terms.iri(fact, RDF.predicate)
        object_ = self._terms.iri(fact, RDF.object)
        if subject and property and object_:
            for passage in self._terms.iris(fact, POL.evidence) or [""]:
                yield Statement(subject, property, object_, fact, passage)

    def node(self, iri: str) -> Node:
        """Return the node named *iri*."""
        kinds = self._kinds.of(self._terms.iris(iri, RDF.type))
        return Node(
            iri=iri,
            id=node_id(iri),
            label=self._label(iri),
            kind=kinds[0] if kinds else "Entity",
            kinds=kinds,
            aliases=tuple(sorted(set(self._terms.texts(iri, SKOS.altLabel)) - {self._label(iri)})),
            attributes=MappingProxyType(dict(sorted(self._attributes(iri, kinds).items()))),
        )

    def edge(self, statement: Statement) -> Edge:
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

    def is_content(self, statement: Statement) -> bool:
        """Say whether a bare triple is about things, rather than about data, words or evidence."""
        if not self.may_state(statement.property):
            return False
        ends = (statement.subject, statement.object)
        classes = {c for iri in ends for c in self._terms.iris(iri, RDF.type)} - INDIVIDUALS
        return not any(c in _MACHINERY_CLASSES or c.startswith(_MACHINERY) for c in classes)

    def _attributes(self, iri: str, kinds: tuple[str, ...]) -> dict[str, Scalar]:
        found: dict[str, Scalar] = {}
        for property, values in self._terms.values(iri):
            if not property.startswith(_OF_WORDS) and property not in _DESCRIPTIONS:
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

    def _find_type(self, property: str) -> str:
        notation = self._terms.text(property, SKOS.notation) or self._ontology.text(property, SKOS.notation)
        return notation or snake(local_name(property))

    def _find_pattern(self, property: str) -> str:
        pattern = self._terms.text(property, POL.wording) or self._ontology.text(property, POL.wording)
        name = self._terms.label(property) or self._ontology.label(property)
        return pattern or f"{{subject}} {name or self._type(property).replace('_', ' ')} {{object}}"

    def _wording(self, statement: Statement, negated: bool) -> str:
        ends = {"{subject}": self._label(statement.subject), "{object}": self._label(statement.object)}
        words = re.sub(
            r"\{subject\}|\{object\}", lambda place: ends[place[0]], self._pattern(statement.property)
        )
        return f"It is denied that {words}" if negated else words

    def _find_label(self, iri: str) -> str:
        name = self._terms.label(iri) or self._ontology.label(iri)
        return name or unquote(local_name(iri)) or iri

    def _document(self, iri: str) -> str:
        return self._terms.text(iri, DCTERMS.identifier) or unquote(local_name(iri))

    def _period(self, iri: str) -> str:
        return self._terms.text(iri, SKOS.notation) or self._label(iri)


def _may_state(property: str) -> bool:
    """Say whether a bare triple of *property* may be about things."""
    return not (
        property.startswith(_MACHINERY) or property in _DESCRIBING or property in {POL.evidence, POL.denotes}
    )


def _integer(value: Scalar | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _joined(values: Iterable[Scalar]) -> Scalar:
    """Return the one value, or the texts of many as one."""
    distinct = sorted(set(values), key=str)
    return distinct[0] if len(distinct) == 1 else " | ".join(map(as_text, distinct))
