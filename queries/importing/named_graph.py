"""The content of a store with which an import is compared, and triples as the content of a named graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from ..library import packaged
from ..store import Store


def stored_triples(store: Store, query: str) -> Iterator[tuple[str, Triple]]:
    """Yield (named graph, triple) for each row of *query* on *store*; *query* names a file beside this module."""
    for graph, subject, predicate, object_ in store.rows(
        packaged(__name__.rpartition(".")[0], f"{query}.rq").text
    ):
        if (
            isinstance(graph, NamedNode)
            and isinstance(subject, NamedNode | BlankNode)
            and isinstance(predicate, NamedNode)
            and object_ is not None
        ):
            yield graph.value, Triple(subject, predicate, object_)


def in_graph(triples: Iterable[Triple], graph: str) -> list[Quad]:
    """Return *triples* as quads of the named graph *graph*."""
    node = NamedNode(graph)
    return [Quad(t.subject, t.predicate, t.object, node) for t in triples]
