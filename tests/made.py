"""Things and places to make facts from, graphs of facts, and a form to compare graphs by."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse

from policyloom.graph.document import Document
from policyloom.graph.fact import Entity, Fact, Passage
from policyloom.graph.identity import slug
from policyloom.graph.rdf import document_nquads
from policyloom.ontology.namespace import ENTITY, POL


def entity(name: str, kind: str = "Entity", *aliases: str) -> Entity:
    """Return the thing of that *name*, of the class *kind* of the ontology."""
    return Entity(ENTITY[slug(name)], name, (POL[kind],), aliases)


def passage(document: str, text: str, words: str) -> Passage:
    """Return the place where *words* first stand in the *text* of *document*."""
    start = text.index(words)
    return Passage(document, start, start + len(words), words)


def quads(document: Document, facts: Iterable[Fact], *, run: str, sentences: int) -> list[Quad]:
    """Return the named graph of *document* with *facts*."""
    made = document_nquads(document, facts, run=run, sentences=sentences)
    return list(parse(made, format=RdfFormat.N_QUADS))


def canonical(quads: Iterable[Quad], *, graphs: bool) -> list[str]:
    """Return sorted lines that are equal for equal graphs, whatever their blank nodes are called."""
    kept = Dataset(q if graphs else Quad(q.subject, q.predicate, q.object) for q in quads)
    kept.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return sorted(map(str, kept))
