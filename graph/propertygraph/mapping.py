"""The mapping from RDF to the parts of nodes and edges; docs/export.md has it as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote

from ...ontology.kind import worded
from ...ontology.namespace import (
    DCTERMS,
    OA,
    OWL,
    POL,
    PROV,
    RDF,
    RDFS,
    SKOS,
)
from ..identity import digest
from .class_names import INDIVIDUALS, ClassNames
from .element import Edge, Node, as_text, node_id
from .terms import (
    Description,
    Scalar,
    Terms,
    first,
    label,
    local_name,
    packaged_ontology,
    snake,
    text,
    texts,
    translations,
    value,
    values,
)


class Statement(NamedTuple):
    """A statement in the RDF, whose parts are IRIs; a bare triple has only *subject*, *property* and *object*."""

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


# Size of each cache: a graph has few properties and classes, but any number of names.
_KEPT = 2**13

# Properties whose object describes the subject, such as a unit; it is shown as an attribute, not as a node.
_DESCRIBING = {p: snake(local_name(p)) for p in (POL.unit, POL.qualifier, POL.precision)}
# Properties whose objects are nodes as well; the attribute has the name that the facts table uses.
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
    "http://www.w3.org/ns/shacl#",
)
_MACHINERY_CLASSES = frozenset({POL.Fact, POL.Passage, POL.Mention, SKOS.ConceptScheme})
# Properties that link a fact to its passages and a mention to its entity.
_TYING = frozenset({POL.evidence, POL.denotes})


class GraphMapping:
    """The reader of nodes and edges from indexed terms."""

    def __init__(self, terms: Terms) -> None:
        """Read from *terms*; look up classes and properties that they do not describe in the packaged ontology."""
        self._terms = terms
        self._ontology = packaged_ontology()
        self._label = lru_cache(_KEPT)(self._find_label)
        self._kinds = ClassNames(terms)
        self._type = lru_cache(_KEPT)(self._find_type)
        self._pattern = lru_cache(_KEPT)(self._find_pattern)
        self._document = lru_cache(_KEPT)(self._find_document)
        self._node_id = lru_cache(_KEPT)(node_id)
        self._attribute = lru_cache(_KEPT)(_attribute)
        self.may_state = lru_cache(_KEPT)(_may_state)

    def statements(self, fact: str, about: Description) -> Iterator[Statement]:
        """Yield the statement of *fact*, once per passage.

        :param about: the description of the fact.
        """
        subject, property, object_ = (first(about, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        if not (subject and property and object_):
            return
        given = value(about, POL.confidence)
        # The graph check reports a confidence that is not a number; the graph can be drawn all the same.
        confidence = None if given is None or isinstance(given, str | bool) else float(given)
        for passage in sorted(about.iris(POL.evidence)) or [""]:
            yield Statement(
                subject,
                property,
                object_,
                fact,
                passage,
                negated=value(about, POL.isNegated) is True,
                confidence=confidence,
                modality=first(about, POL.modality),
                period=first(about, POL.referencePeriod),
                attribution=first(about, POL.attributedTo),
            )

    def node(self, iri: str) -> Node:
        """Return the node named *iri*."""
        about, name = self._terms.about(iri), self._label(iri)
        kinds = self._kinds.of(about.iris(RDF.type))
        return Node(
            iri=iri,
            id=node_id(iri),
            label=name,
            kind=kinds[0] if kinds else "Entity",
            kinds=kinds,
            aliases=tuple(alias for alias in texts(about, SKOS.altLabel) if alias != name),
            attributes=MappingProxyType(dict(sorted(self._attributes(about, kinds).items()))),
        )

    def edge(self, statement: Statement) -> Edge:
        """Return the edge of *statement*."""
        subject, property, object_, fact, passage, negated, confidence, modality, period, attribution = (
            statement
        )
        about = self._terms.about(passage)
        document = first(about, OA.hasSource)
        quote = value(about, OA.exact)
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
            start=_integer(value(about, OA.start)),
            end=_integer(value(about, OA.end)),
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

    def _attributes(self, about: Description, kinds: tuple[str, ...]) -> dict[str, Scalar]:
        found: dict[str, Scalar] = {}
        for property in about.properties():
            if (name := self._attribute(property)) and (given := values(about, property)):
                found[name] = _joined(given)
        if notation := texts(about, SKOS.notation):
            found["notation"] = _joined(notation)
        for property, name in _DESCRIBING.items():
            if objects := about.iris(property):
                found[name] = _joined(self._label(o) for o in objects)
        if unit := first(about, POL.unit):
            found["unit_iri"] = unit
        if period := first(about, POL.referencePeriod):
            found[_SHORT_NAMES[POL.referencePeriod]] = self._period(period)
        if place := first(about, POL.referenceArea):
            found[_SHORT_NAMES[POL.referenceArea]] = self._label(place)
        if description := next((t for p in _DESCRIPTIONS if (t := text(about, p))), None):
            found["description"] = description
        if same := sorted({o for p in _SAME for o in about.iris(p)}):
            found["same_as"] = " ".join(same)
        for language, translation in translations(about):
            found[f"label_{language.replace('-', '_')}"] = translation
        if "Statistic" in kinds:  # igraph reads a missing truth value as False, so every statistic has one
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
        subject, object = self._label(statement.subject), self._label(statement.object)
        words = worded(self._pattern(statement.property), subject, object)
        return f"It is denied that {words}" if statement.negated else words

    def _find_label(self, iri: str) -> str:
        name = label(self._terms.about(iri)) or self._ontology.label(iri)
        return name or unquote(local_name(iri)) or iri

    def _find_document(self, iri: str) -> str:
        return self._terms.text(iri, DCTERMS.identifier) or unquote(local_name(iri))

    def _period(self, iri: str) -> str:
        return self._terms.text(iri, SKOS.notation) or self._label(iri)


def _attribute(property: str) -> str:
    """Return the attribute name for *property*; empty if the property gives names, classes or descriptions."""
    words = property.startswith(_OF_WORDS) or property in _DESCRIPTIONS
    return "" if words else snake(local_name(property))


def _may_state(property: str) -> bool:
    """Say whether a bare triple with *property* may be about things, see :meth:`GraphMapping.is_content`."""
    return not (property.startswith(_MACHINERY) or property in _DESCRIBING or property in _TYING)


def _integer(value: Scalar | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _joined(values: Iterable[Scalar]) -> Scalar:
    """Return the value if it is the only one, else all as one text, whatever their order.

    1 and 1.0 are equal in Python, but both are kept:

    >>> _joined([1.0, 1, "a"]), _joined(["a", 1, 1.0])
    ('1 | 1.0 | a', '1 | 1.0 | a')
    """
    by_text = {(str(value), type(value).__name__): value for value in values}
    distinct = [by_text[key] for key in sorted(by_text)]
    return distinct[0] if len(distinct) == 1 else " | ".join(map(as_text, distinct))
