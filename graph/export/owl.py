"""OWL: the data with its ontology in one file, every thing declared an individual, for Protégé and owlready2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ... import ontology
from ...ontology.namespace import OWL, RDF, RDFS
from .rdfxml import write_rdfxml

_TYPE, _INDIVIDUAL = NamedNode(RDF.type), NamedNode(OWL.NamedIndividual)
# What is of a class of these is part of an ontology, and no individual.
_LANGUAGES = (str(OWL), str(RDFS), str(RDF))


def write_owl(quads: Iterable[Quad], path: Path) -> None:
    """Write *quads* and this package's ontology as RDF/XML; nothing has to be fetched to open it.

    :raises DataError: as for RDF/XML.
    """
    schema = parse(files(ontology).joinpath("policy.ttl").read_bytes(), format=RdfFormat.TURTLE)
    write_rdfxml(_declared(chain(schema, quads)), path)


def _declared(quads: Iterable[Quad]) -> Iterator[Quad]:
    for quad in quads:
        yield quad
        kind = quad.object
        if quad.predicate == _TYPE and isinstance(kind, NamedNode) and not kind.value.startswith(_LANGUAGES):
            yield Quad(quad.subject, _TYPE, _INDIVIDUAL)
