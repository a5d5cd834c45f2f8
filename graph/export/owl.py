"""OWL: the data with its ontology in one file, every thing declared an individual, for Protégé and owlready2."""

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
# What is of a class of these is part of an ontology, and no individual.
_LANGUAGES = (str(OWL), str(RDFS), str(RDF))

# https://www.w3.org/TR/owl2-syntax/#Datatype_Maps; HermiT stops at any other.
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
    """Write *quads* and this package's ontology as RDF/XML; nothing has to be fetched to open it.

    :raises DataError: as for RDF/XML.
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
    """Return *term* with a datatype that a reasoner of OWL 2 knows: a day as its first moment, else plain text."""
    if term == _DATE:
        return _DATE_TIME
    if not isinstance(term, Literal) or term.language or term.datatype.value in _DATATYPES:
        return term
    if term.datatype == _DATE and (day := _DAY.fullmatch(term.value)):
        return Literal(f"{day[1]}T00:00:00{day[2] or ''}", datatype=_DATE_TIME)
    return Literal(term.value)
