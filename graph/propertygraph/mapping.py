"""The mapping: what of the RDF becomes which part of a node or an edge; docs/export.md has it as a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
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
from .terms import Description, Scalar, Terms, local_name, packaged_ontology, preferred, scalar, snake


class Statement(NamedTuple):
    """A statement as the RDF has it, each part an IRI; *subject*, *property* and *object* alone for a bare triple."""

    subject: str
    property: str
    object: str
    fact: str = ""
    passage: str = ""
    negated: bool = False
    confidence: float | None = None
    modality: str = ""
    period: str = ""
    attribution: str = ""


# So many answers of each kind are kept; a graph has few properties and classes, but any number of names.
_KEPT = 2**13

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
_PLACE = re.compile(r"\{subject\}|\{object\}")
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
        self._document = lru_cache(_KEPT)(self._find_document)
        self._node_id = lru_cache(_KEPT)(node_id)
        self._attribute = lru_cache(_KEPT)(_attribute)
        self.may_state = lru_cache(_KEPT)(_may_state)

    def statements(self, fact: str, about: Description) -> Iterator[Statement]:
        """Yield what *fact* states, once per passage.

        :param about: what is said of the fact.
        """
        subject, property, object_ = (
            _first(about, part) for part in (RDF.subject, RDF.predicate, RDF.object)
        )
        if not (subject and property and object_):
            return
        confidence = _value(about, POL.confidence)
        for passage in sorted(about.iris(POL.evidence)) or [""]:
            yield Statement(
                subject,
                property,
                object_,
                fact,
                passage,
                negated=_value(about, POL.isNegated) is True,
                confidence=None if confidence is None else float(confidence),
                modality=_first(about, POL.modality),
                period=_first(about, POL.referencePeriod),
                attribution=_first(about, POL.attributedTo),
            )

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
        subject, property, object_, fact, passage, negated, confidence, modality, period, attribution = (
            statement
        )
        about = self._terms.about(passage)
        document = _first(about, OA.hasSource)
        quote = _value(about, OA.exact)
        return Edge(
            id=f"edge_{digest(subject, property, object_, fact, passage)}",
            source=self._node_id(subject),
            target=node_id(object_),
            type=self._type(property),
            wording=self._wording(statement),
            property=property,
            fact=fact,
            document=self._document(document) if document else "",
            quote="" if quote is None else str(quote),
            start=_integer(_value(about, OA.start)),
            end=_integer(_value(about, OA.end)),
            confidence=confidence,
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
        for property in self._terms.about(iri).properties():
            if (name := self._attribute(property)) and (values := self._terms.values(iri, property)):
                found[name] = _joined(values)
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

    def _wording(self, statement: Statement) -> str:
        ends = {"{subject}": self._label(statement.subject), "{object}": self._label(statement.object)}
        words = _PLACE.sub(lambda place: ends[place[0]], self._pattern(statement.property))
        return f"It is denied that {words}" if statement.negated else words

    def _find_label(self, iri: str) -> str:
        name = self._terms.label(iri) or self._ontology.label(iri)
        return name or unquote(local_name(iri)) or iri

    def _find_document(self, iri: str) -> str:
        return self._terms.text(iri, DCTERMS.identifier) or unquote(local_name(iri))

    def _period(self, iri: str) -> str:
        return self._terms.text(iri, SKOS.notation) or self._label(iri)


def _attribute(property: str) -> str:
    """Return what the values of *property* are called; the empty text where it gives names, classes or words."""
    words = property.startswith(_OF_WORDS) or property in _DESCRIPTIONS
    return "" if words else snake(local_name(property))


def _may_state(property: str) -> bool:
    """Say whether a bare triple of *property* may be about things."""
    return not (
        property.startswith(_MACHINERY) or property in _DESCRIBING or property in {POL.evidence, POL.denotes}
    )


def _first(about: Description, property: str) -> str:
    """Return the first object that is no literal; the empty text if there is none."""
    return min(about.iris(property), default="")


def _value(about: Description, property: str) -> Scalar | None:
    """Return the first literal as a Python value."""
    literals = about.literals(property)
    return scalar(preferred(literals)) if literals else None


def _integer(value: Scalar | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _joined(values: Iterable[Scalar]) -> Scalar:
    """Return the one value, or the texts of many as one."""
    distinct = sorted(set(values), key=str)
    return distinct[0] if len(distinct) == 1 else " | ".join(map(as_text, distinct))
