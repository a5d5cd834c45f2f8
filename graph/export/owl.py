"""OWL: the data with its ontology in one file, with every thing declared an individual, for Protégé and owlready2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from ... import ontology
from ...ontology.namespace import OWL, RDF, RDFS, XSD
from .rdfxml import write_rdfxml

_TYPE, _INDIVIDUAL = NamedNode(RDF.type), NamedNode(OWL.NamedIndividual)
# An instance of a class in these namespaces is part of an ontology, not an individual.
_LANGUAGES = (str(OWL), str(RDFS), str(RDF))

# https://www.w3.org/TR/owl2-syntax/#Datatype_Maps; HermiT fails on any other datatype.
_OF_XML_SCHEMA = """
    decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte
    unsignedLong unsignedInt unsignedShort unsignedByte double float string normalizedString token language Name
    NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp
"""
_DATATYPES = {XSD[name] for name in _OF_XML_SCHEMA.split()}
_DATATYPES |= {OWL.real, OWL.rational, RDF.PlainLiteral, RDF.XMLLiteral}
_DATE, _DATE_TIME = NamedNode(XSD.date), NamedNode(XSD.dateTime)
_DAY = re.compile(r"(-?\d{4,}-\d\d-\d\d)(Z|[+-]\d\d:\d\d)?")

Term = NamedNode | BlankNode | Literal | Triple


def write_owl(quads: Iterable[Quad], path: Path) -> None:
    """Write *quads* and this package's ontology as RDF/XML; a tool needs no other file to open it.

    :raises DataError: as in :func:`~.rdfxml.write_rdfxml`.
    """
    schema = parse(files(ontology).joinpath("policy.ttl").read_bytes(), format=RdfFormat.TURTLE)
    write_rdfxml(_declared(chain(schema, quads)), path)


def _declared(quads: Iterable[Quad]) -> Iterator[Quad]:
    for quad in quads:
        yield Quad(quad.subject, quad.predicate, _reasonable(quad.object))
        kind = quad.object
        if quad.predicate == _TYPE and isinstance(kind, NamedNode) and not kind.value.startswith(_LANGUAGES):
            yield Quad(quad.subject, _TYPE, _INDIVIDUAL)


def _reasonable(term: Term) -> Term:
    """Return *term* with a datatype of OWL 2: a day becomes its first moment, any other unknown type plain text."""
    if term == _DATE:
        return _DATE_TIME
    if not isinstance(term, Literal) or term.language or term.datatype.value in _DATATYPES:
        return term
    if term.datatype == _DATE and (day := _DAY.fullmatch(term.value)):
        return Literal(f"{day[1]}T00:00:00{day[2] or ''}", datatype=_DATE_TIME)
    return Literal(term.value)
