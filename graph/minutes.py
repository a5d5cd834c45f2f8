"""The minutes: decisions as RDF, in the graph of a run in a store and in Turtle files that people write.

A decision is a ``prov:Entity`` whose ``dcterms:type`` is its kind. Each column of the table in
:mod:`.decision` is one of its properties; a column without a value is left out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from ..ontology.errors import DataError
from ..ontology.namespace import AGENT, DCTERMS, OWL, PROV, RDF, RDFS
from .identity import slug

WHO = PROV.wasAttributedTo
"""The property for who decided: an agent with an ``rdfs:label``, or a name."""

PROPERTIES: Mapping[str, str] = MappingProxyType(
    {
        "decision": DCTERMS.type,
        "subject": OWL.annotatedSource,
        "property": OWL.annotatedProperty,
        "object": OWL.annotatedTarget,
        "document": DCTERMS.source,
        "target": DCTERMS.isReplacedBy,
        "who": WHO,
        "why": DCTERMS.description,
        "fact": DCTERMS.references,
    }
)
"""Column -> the property for it, whose value is an IRI or a name as in the table."""

# The RDF membership properties: rdf:_1, rdf:_2 ...
_MEMBER = RDF["_"]
_MEMBERSHIP = re.compile(rf"{re.escape(_MEMBER)}([1-9]\d{{0,8}})")
# Properties of a decision that do not say what was decided.
_BESIDE = (RDF.type, RDFS.label)


def described(node: str, cells: Mapping[str, str]) -> Iterator[tuple[str, str, str | NamedNode]]:
    """Yield the triples of the decision *node*.

    :param cells: column -> value, see :data:`PROPERTIES`; IRIs in full.
    """
    yield node, RDF.type, NamedNode(PROV.Entity)
    for column, property in PROPERTIES.items():
        value = cells[column]
        if column == "who" and value:
            agent = AGENT[slug(value)]
            yield node, property, NamedNode(agent)
            yield agent, RDF.type, NamedNode(PROV.Agent)
            yield agent, RDFS.label, value
        elif value:
            yield node, property, NamedNode(value) if "://" in value else value


def member(number: int) -> str:
    """Return the property that links a run to its decision *number*, from 1; a higher number is a later decision."""
    return f"{_MEMBER}{number}"


def read_minutes(name: str, data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the decisions in the Turtle *data*, (place, column -> value): first by number, then the rest in file order.

    :param name: the name of the file, for error messages.
    :raises DataError: it is not Turtle, has no decision, or a decision has a property or a value that is not allowed.
    """
    try:
        triples = [quad.triple for quad in parse(data, format=RdfFormat.TURTLE)]
    except (SyntaxError, ValueError) as error:
        raise DataError(f"{name}: is not valid Turtle: {' '.join(str(error).split())}") from None
    names = {
        triple.subject: triple.object.value
        for triple in triples
        if triple.predicate.value == RDFS.label and isinstance(triple.object, Literal)
    }
    found = dict.fromkeys(t.subject for t in triples if t.predicate.value == PROPERTIES["decision"])
    numbers = {t.object: int(m[1]) for t in triples if (m := _MEMBERSHIP.fullmatch(t.predicate.value))}
    # A store writes decisions in any order, with numbers; decisions that people add have no number and come later.
    decisions = sorted(found, key=lambda node: numbers.get(node, sys.maxsize))
    if not decisions:
        raise DataError(f'{name}: contains no decision; give each a dcterms:type such as "reject"')
    columns = {property: column for column, property in PROPERTIES.items()}
    for number, node in enumerate(decisions, start=1):
        place = f"{name}: decision {number}"
        cells = dict.fromkeys(PROPERTIES, "")
        for triple in (t for t in triples if t.subject == node and t.predicate.value not in _BESIDE):
            column = columns.get(triple.predicate.value)
            if column is None:
                raise DataError(
                    f"{place}: <{triple.predicate.value}> is not a property of a decision; the properties are "
                    f"{', '.join(f'<{property}>' for property in columns)}"
                )
            if cells[column]:
                raise DataError(
                    f"{place}: has two values for <{triple.predicate.value}>; write two decisions"
                )
            cells[column] = _value(place, triple, names)
        yield place, cells


def _value(place: str, triple: Triple, names: Mapping[object, str]) -> str:
    value = triple.object
    if triple.predicate.value == WHO and value in names:
        return names[value]
    if isinstance(value, BlankNode | Triple):
        raise DataError(
            f"{place}: the value of <{triple.predicate.value}> is neither an IRI nor a name; write one"
        )
    return " ".join(value.value.split())
