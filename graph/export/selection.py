"""The selection: which of the quads are written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad

from ...ontology.errors import InputError
from ...ontology.namespace import DOCUMENT, FACT, POL
from ..rdf import graph_iri


def selected(quads: Iterable[Quad], *, evidence: bool, documents: Collection[str] | None) -> Iterable[Quad]:
    """Return those of *quads* that :func:`policyloom.graph.export.export` is to write, to be read once.

    A store of which all is selected is returned as it is, since a store writes itself fastest.

    :raises InputError: when all are read, a document had none.
    """
    return quads if evidence and documents is None else _selected(quads, evidence, documents)


def _selected(quads: Iterable[Quad], evidence: bool, documents: Collection[str] | None) -> Iterator[Quad]:
    wanted = None if documents is None else {graph_iri(id): id for id in documents}
    seen: set[str] = set()
    for quad in quads:
        if wanted is not None:
            graph = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
            if graph not in wanted:
                continue
            seen.add(graph)
        if evidence or not _is_evidence(quad):
            yield quad
    if missing := sorted(id for graph, id in (wanted or {}).items() if graph not in seen):
        raise InputError(
            f"no document {', '.join(map(repr, missing))} in the graph; give the id of one that is"
        )


def _is_evidence(quad: Quad) -> bool:
    subject = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
    if subject.startswith(DOCUMENT):
        return "#char=" in subject or quad.predicate.value == POL.text
    return subject.startswith(FACT)
