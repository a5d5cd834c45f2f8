"""The parts of a graph in a request, parsed from bytes in an RDF format into triples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Triple

from ...result import GRAPH_FORMATS
from ..guard import Refusal, check_entities

Parts: TypeAlias = Sequence[tuple[bytes, str]]
"""The files of a request, each with the name of its format."""


def triples_of(parts: Parts, base: str) -> list[Triple]:
    """Return the triples of all *parts*.

    :param base: the base IRI of the parts.
    :raises Refusal: if a part names graphs, declares XML entities, or has a literal or a triple as a subject.
    :raises SyntaxError: if a part is malformed.
    """
    return [triple for data, format in parts for triple in _parsed(data, format, base)]


def graph_of(iri: str) -> NamedNode:
    """Return the IRI of a graph as a term.

    :raises Refusal: if it is not an absolute IRI.
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise Refusal(400, f"{iri[:200]!r} is not an absolute IRI, so it cannot name a graph") from error


def _parsed(data: bytes, format: str, base: str) -> list[Triple]:
    if GRAPH_FORMATS[format] == RdfFormat.RDF_XML:
        check_entities(data)
    quads = list(pyoxigraph.parse(data, format=GRAPH_FORMATS[format], base_iri=base, rename_blank_nodes=True))
    if any(quad.graph_name != DefaultGraph() for quad in quads):
        raise Refusal(400, "the data for a graph must not name graphs itself; send triples only")
    return [_writable(quad) for quad in quads]


def _writable(quad: Quad) -> Triple:
    if isinstance(quad.subject, NamedNode | BlankNode):
        return quad.triple
    raise Refusal(400, "the subject of a triple must be an IRI or a blank node")
