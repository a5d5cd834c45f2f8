"""Facts as reifiers of RDF 1.2: their statement is one triple term instead of three triples that name its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Triple

from ...ontology.namespace import RDF

REIFIES = NamedNode(RDF.reifies)
_PARTS = tuple(NamedNode(iri) for iri in (RDF.subject, RDF.predicate, RDF.object))


def reified(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield *quads* with ``rdf:reifies`` instead of ``rdf:subject``, ``rdf:predicate`` and ``rdf:object``.

    Only facts that still lack a part are held in memory; a store yields all parts of a fact together. The parts of
    an incomplete statement are yielded unchanged, at the end.
    """
    waiting: dict[tuple[object, object], dict[NamedNode, tuple[Quad, NamedNode]]] = {}
    for quad in quads:
        # The predicate of a triple must be an IRI, and its subject must not be a literal.
        if quad.predicate not in _PARTS or not isinstance(quad.object, NamedNode):
            yield quad
            continue
        place = quad.subject, quad.graph_name
        parts = waiting.setdefault(place, {})
        if quad.predicate in parts:
            yield quad  # part of a second statement, left for the graph check to report
            continue
        parts[quad.predicate] = quad, quad.object
        if len(parts) == len(_PARTS):
            del waiting[place]
            statement = Triple(*(parts[part][1] for part in _PARTS))
            yield Quad(quad.subject, REIFIES, statement, quad.graph_name)
    for parts in waiting.values():
        yield from (part for part, _ in parts.values())
