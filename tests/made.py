"""Things and places to make facts from, graphs of facts, Turtle or files, and a form to compare graphs by."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, NamedNode, Quad, RdfFormat, parse

from policyloom.graph.document import Document
from policyloom.graph.fact import Entity, Fact, Passage
from policyloom.graph.identity import slug
from policyloom.graph.rdf import document_nquads
from policyloom.ontology.namespace import ENTITY, GRAPH, ONTOLOGY_GRAPH, POL, PREFIXES
from policyloom.queries import Store

_OURS = {**PREFIXES, "ex": "http://example.org/", "x": "https://example.org/x#"}
HEADER = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _OURS.items())
"""The prefixes of the Turtle in the tests."""


def entity(name: str, kind: str = "Entity", *aliases: str) -> Entity:
    """Return the thing of that *name*, of the class *kind* of the ontology."""
    return Entity(ENTITY[slug(name)], name, (POL[kind],), aliases)


def passage(document: str, text: str, words: str) -> Passage:
    """Return the place where *words* first stand in the *text* of *document*."""
    start = text.index(words)
    return Passage(document, start, start + len(words), words)


def turtle(text: str, *, graph: str = "") -> list[Quad]:
    """Return what *text*, Turtle without its prefixes, states, in the default or the named *graph*."""
    place = NamedNode(graph) if graph else DefaultGraph()
    found = parse(HEADER + text, format=RdfFormat.TURTLE)
    return [Quad(q.subject, q.predicate, q.object, place) for q in found]


def fill(store: Store) -> None:
    """Put the graphs of ``tests/graphs`` and the ontology into *store*."""
    here = Path(__file__).parent
    for path in sorted((here / "graphs").glob("*.ttl")):
        store.replace(GRAPH[path.stem], parse(path=str(path)))
    store.replace(ONTOLOGY_GRAPH, parse(path=str(here.parent / "ontology" / "policy.ttl")))


def quads(document: Document, facts: Iterable[Fact], *, run: str, sentences: int) -> list[Quad]:
    """Return the named graph of *document* with *facts*."""
    made = document_nquads(document, facts, run=run, sentences=sentences)
    return list(parse(made, format=RdfFormat.N_QUADS))


def canonical(quads: Iterable[Quad], *, graphs: bool) -> list[str]:
    """Return sorted lines that are equal for equal graphs, whatever their blank nodes are called."""
    kept = Dataset(q if graphs else Quad(q.subject, q.predicate, q.object) for q in quads)
    kept.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return sorted(map(str, kept))
