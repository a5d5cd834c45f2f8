"""The selection: which of the quads are written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad

from ...ontology.errors import InputError
from ...ontology.namespace import DOCUMENT, FACT, POL
from ..rdf import graph_iri


class Selection:
    """Quads to be written, read once and as they come."""

    def __init__(self, quads: Iterable[Quad], *, evidence: bool, documents: Collection[str] | None) -> None:
        """Select from *quads*, see :func:`policyloom.graph.export.export`."""
        self._quads = quads
        self._evidence = evidence
        self._wanted = None if documents is None else {graph_iri(id): id for id in documents}
        self._seen: set[str] = set()

    def source(self) -> Iterable[Quad]:
        """Return the quads; a store as it is where all of it is selected, since a store writes itself fastest."""
        return self._quads if self._evidence and self._wanted is None else self

    def __iter__(self) -> Iterator[Quad]:
        """Yield the selected quads."""
        for quad in self._quads:
            if self._wanted is not None:
                graph = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
                if graph not in self._wanted:
                    continue
                self._seen.add(graph)
            if self._evidence or not _is_evidence(quad):
                yield quad

    def check(self) -> None:
        """Refuse documents that had no quads.

        :raises InputError: there are such.
        """
        missing = sorted(id for graph, id in (self._wanted or {}).items() if graph not in self._seen)
        if missing:
            raise InputError(
                f"no document {', '.join(map(repr, missing))} in the graph; give the id of one that is"
            )


def _is_evidence(quad: Quad) -> bool:
    subject = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
    if subject.startswith(DOCUMENT):
        return "#char=" in subject or quad.predicate.value == POL.text
    return subject.startswith(FACT)
