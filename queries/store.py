"""The store: one interface to a folder on disk, to memory and to a remote SPARQL endpoint."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from ..ontology.errors import InputError
from .address import is_url
from .result import Result, Solutions


class Store(ABC):
    """A set of named graphs that answers SPARQL.

    The default graph of every query is the union of the named graphs, unless the query names its
    dataset with FROM. Updates are plain SPARQL 1.1: name the graph with GRAPH, WITH or USING.

    :ivar location: where the store is, as the user gave it; ``memory`` for a store in memory.
    """

    location: str

    @abstractmethod
    def query(self, sparql: str) -> Result:
        """Return the answer to *sparql*: solutions, a boolean or triples.

        :raises InputError: if the query is malformed, or the store cannot be read.
        """

    def rows(self, sparql: str) -> Solutions:
        """Return the answer to *sparql*, a SELECT query.

        :raises InputError: as :meth:`query`, or if the answer has no rows but a boolean or triples.
        """
        answer = self.query(sparql)
        if not isinstance(answer, Solutions):
            raise InputError(f"{self.location} did not answer SELECT with rows")
        return answer

    @abstractmethod
    def update(self, sparql: str) -> None:
        """Run a SPARQL update, completely or not at all.

        :raises InputError: if the update is malformed, or the store cannot be written.
        """

    @abstractmethod
    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Replace the content of the named graph by the triples of *quads*, completely or not at all.

        :raises InputError: if *graph* is not an IRI, or the store cannot be written.
        """

    @abstractmethod
    def replace_all(self, graphs: Mapping[str, bytes]) -> None:
        """Replace the content of each named graph by the triples of its N-Quads, in all graphs or none.

        :param graphs: IRI of the graph -> N-Quads, all in that graph.
        :raises InputError: if the store cannot be written.
        """

    @abstractmethod
    def graph(self, graph: str) -> Iterator[Quad]:
        """Yield the quads of the named graph, in no fixed order; nothing if there is no such graph."""

    @abstractmethod
    def remove(self, graph: str) -> None:
        """Remove the named graph, if there is one."""

    @abstractmethod
    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""

    @abstractmethod
    def quads(self) -> Iterator[Quad]:
        """Yield all quads of the store, in no fixed order."""

    @abstractmethod
    def close(self) -> None:
        """Close the store, so that another process can write to it."""

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


def open_store(location: str | Path | None, *, writable: bool = False, timeout: int = 60) -> Store:
    """Return the store at *location*: None for memory, an http(s) URL for an endpoint, else a folder.

    If *writable*, a missing folder is created. Any number of readers may have a folder open, also
    beside a writer: they read the version that they opened, or a later one.

    :param location: a URL may be followed by a space and the URL for updates, see :mod:`.address`.
    :param timeout: seconds to wait for an endpoint.
    :raises InputError: if there is no such store, or it cannot be opened.

    >>> with open_store(None) as store:
    ...     store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }")
    ...     [[term.value for term in row] for row in store.query("SELECT ?s WHERE { ?s ?p ?o }")]
    [['urn:a']]
    """
    if isinstance(location, str) and is_url(location):
        from .endpoint import Endpoint

        return Endpoint(location, writable=writable, timeout=timeout)
    from .embedded import EmbeddedStore

    return EmbeddedStore(None if location is None else Path(location), writable=writable)


def graph_node(graph: str) -> NamedNode:
    """Return the IRI *graph* as a term.

    :raises InputError: if it is not an absolute IRI.
    """
    try:
        return NamedNode(graph)
    except ValueError as error:
        raise InputError(f"{graph!r} is not an absolute IRI, so it cannot name a graph") from error


def replacement(graph: str, quads: Iterable[Quad]) -> str:
    """Return the update that replaces the content of *graph* by the triples of *quads*."""
    return f"{removal(graph)} ;\n{addition(graph, quads)}"


def addition(graph: str, quads: Iterable[Quad]) -> str:
    """Return the update that adds the triples of *quads* to *graph*."""
    triples = _ntriples(quad.triple for quad in quads)
    return f"INSERT DATA {{ GRAPH {graph_node(graph)} {{\n{triples}}} }}"


def difference(gone: Iterable[Quad], come: Iterable[Quad]) -> str:
    """Return the update that deletes the quads *gone* and inserts the quads *come*."""
    return f"DELETE DATA {{\n{_data(gone)}}} ;\nINSERT DATA {{\n{_data(come)}}}"


def _data(quads: Iterable[Quad]) -> str:
    by_graph: dict[str, list[Triple]] = {}
    for quad in quads:
        by_graph.setdefault(str(quad.graph_name), []).append(quad.triple)
    return "".join(f"GRAPH {node} {{\n{_ntriples(triples)}}}\n" for node, triples in by_graph.items())


def _ntriples(triples: Iterable[Triple]) -> str:
    # N-Triples is valid within INSERT DATA, and its writer escapes every term.
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()


def removal(graph: str) -> str:
    """Return the update that removes *graph*."""
    return f"DROP SILENT GRAPH {graph_node(graph)}"
