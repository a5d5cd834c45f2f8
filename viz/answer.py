"""The answer: the part of a graph that the answer to a query names or states."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Triple

from ..graph.propertygraph import PropertyGraph, property_graph
from ..ontology.errors import InputError
from ..queries.result import Boolean, Result


def answer_graph(quads: Iterable[Quad], answer: Result) -> PropertyGraph:
    """Return the part of the graph of *quads* that *answer* is about.

    Triples between things select statements: with evidence where a fact makes the same statement, without it
    where only the query does. Rows select the things and facts that they name. If this selects no
    statement, take all those between the named things.

    :raises InputError: the answer is a boolean, or has rows but names nothing in the graph.
    """
    if isinstance(answer, Boolean):
        raise InputError("a view cannot show the answer to an ASK query; give a SELECT or CONSTRUCT query")
    rows = list(answer)
    triples = [row for row in rows if isinstance(row, Triple)]
    terms = {term.value for row in rows for term in _terms(row) if isinstance(term, NamedNode)}
    graph = property_graph([*quads, *(Quad(t.subject, t.predicate, t.object) for t in triples)])
    stated = {
        (t.subject.value, t.predicate.value, t.object.value)
        for t in triples
        if isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode)
    }
    iri = {node.id: node.iri for node in graph.nodes}
    edges = [
        edge
        for edge in graph.edges
        if edge.fact in terms or (iri[edge.source], edge.property, iri[edge.target]) in stated
    ]
    named = {node.id for node in graph.nodes if node.iri in terms}
    if not edges:
        edges = [edge for edge in graph.edges if {edge.source, edge.target} <= named]
    kept = named.union(*((edge.source, edge.target) for edge in edges))
    if rows and not kept:
        raise InputError(
            "the answer names nothing in the graph; let the query return the IRIs of things or facts"
        )
    return PropertyGraph(tuple(node for node in graph.nodes if node.id in kept), tuple(edges))


def _terms(row: object) -> Iterable[object]:
    if isinstance(row, Triple):
        return row.subject, row.predicate, row.object
    return row if isinstance(row, tuple) else ()
