"""The remote store: any SPARQL 1.1 endpoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import (
    BlankNode,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
    serialize,
)

from ..ontology.errors import InputError
from .address import read_address
from .client import Client, Response
from .dataset import names_dataset
from .dialect import for_virtuoso, from_virtuoso
from .library import packaged
from .result import Boolean, Result, Solutions, Triples
from .store import Store, addition, graph_node, removal, replacement


class Endpoint(Store):
    """A store in another process; see :func:`policyloom.queries.store.open_store`, and :mod:`.address` for its URLs.

    A user and a password in the URL are sent to the server and never shown.
    """

    def __init__(self, location: str, *, writable: bool = False, timeout: int = 60) -> None:
        """Remember the address; nothing is sent before the first query."""
        self.address = read_address(location)
        self.location = self.address.query
        self._client = Client(self.address, timeout=timeout)
        self._writable = writable
        # The named graphs to pass with each query; [] if the server's default graph is their union
        # already, None if that is not yet known.
        self._union: list[str] | None = None
        self._is_virtuoso = False

    def query(self, sparql: str) -> Result:
        """Return the answer of the endpoint to *sparql*."""
        return self._ask(sparql, () if names_dataset(sparql) else self._default_graphs())

    def query_dataset(self, sparql: str, default: Sequence[str], named: Sequence[str]) -> Result:
        """Return the answer over the union of *default* as default graph, and the named graphs *named*."""
        return self._ask(sparql, default, named)

    def update(self, sparql: str) -> None:
        """Send the update."""
        self._writing().update(sparql)

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Make the named graph hold exactly the triples of *quads*; one request, which servers carry out as a whole."""
        graph_node(graph)
        if self.address.graphs:
            self._send_graph("PUT", graph, quads)
        else:
            self.update(replacement(graph, quads))

    def replace_all(self, graphs: Mapping[str, bytes]) -> None:
        """Make each named graph hold exactly the triples of its N-Quads.

        An update is one request, which servers carry out as a whole; the Graph Store Protocol takes one per graph.
        """
        given = {graph: parse(data, format=RdfFormat.N_QUADS) for graph, data in graphs.items()}
        if self.address.graphs:
            for graph, quads in given.items():
                self._send_graph("PUT", graph, quads)
        else:
            self.update(" ;\n".join(replacement(graph, quads) for graph, quads in given.items()))

    def graph(self, graph: str) -> Iterator[Quad]:
        """Yield what the named graph holds."""
        node = graph_node(graph)
        answer = self._ask(_protocol("triples"), (graph,))
        for triple in answer if isinstance(answer, Triples) else ():
            yield Quad(triple.subject, triple.predicate, triple.object, node)

    def add(self, graph: str, quads: Iterable[Quad]) -> None:
        """Add the triples of *quads* to the named graph."""
        graph_node(graph)
        if self.address.graphs:
            self._send_graph("POST", graph, quads)
        else:
            self.update(addition(graph, quads))

    def holds(self, graph: str) -> bool:
        """Say whether the named graph holds any triple."""
        return bool(self._ask(_protocol("anything"), (graph,)))

    def remove(self, graph: str) -> None:
        """Remove the named graph."""
        self.update(removal(graph))

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        rows = self._rows("graphs")
        return sorted(row[0].value for row in rows if isinstance(row[0], NamedNode))

    def quads(self) -> Iterator[Quad]:
        """Yield the quads of the named graphs."""
        for subject, predicate, object_, graph in self._rows("quads"):
            if (
                isinstance(subject, NamedNode | BlankNode)
                and isinstance(predicate, NamedNode)
                and isinstance(graph, NamedNode | BlankNode)
                and object_ is not None
            ):
                yield Quad(subject, predicate, object_, graph)

    def forget(self) -> None:
        """Forget the list of named graphs, which others may have changed; the next query that needs it asks again."""
        # An empty list stays: that the server makes the union itself does not change.
        if self._union:
            self._union = None

    def close(self) -> None:
        """Do nothing: each query has a connection of its own."""

    def _writing(self) -> Client:
        if not self._writable:
            raise InputError(
                f"the store at {self.location} is open for reading only; open it with writable=True"
            )
        self.forget()
        return self._client

    def _send_graph(self, method: str, graph: str, quads: Iterable[Quad]) -> None:
        triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
        self._writing().send_graph(method, graph, triples or b"")

    def _rows(self, name: str) -> Solutions:
        answer = self._ask(_protocol(name), ())
        if not isinstance(answer, Solutions):
            raise InputError(f"{self.location} did not answer SELECT with rows")
        return answer

    def _default_graphs(self) -> list[str]:
        """Return the graphs to pass with a query so that its default graph is the union of the named graphs."""
        # List the graphs only if needed: in a large store it is slow, and a server that makes the union needs no list.
        if self._union is None:
            if self._ask(_protocol("beside-the-union"), ()):
                self._union = self.graphs()
            elif self._ask(_protocol("any-graph"), ()):
                self._union = []
            else:  # an empty store does not show which it is
                return []
        return self._union

    def _ask(self, sparql: str, graphs: Sequence[str], named: Sequence[str] | None = None) -> Result:
        said = for_virtuoso(sparql) if self._is_virtuoso else sparql
        # Pass both sets, since passing only one empties the other.
        answer = self._client.query(said, graphs, graphs if named is None else named)
        self._is_virtuoso = answer.is_virtuoso
        return _parse(answer, location=self.location)


def _parse(answer: Response, *, location: str) -> Result:
    results = QueryResultsFormat.from_media_type(answer.media_type)
    graph = RdfFormat.from_media_type(answer.media_type)
    try:
        if results is not None:
            is_dialect = answer.is_virtuoso and results == QueryResultsFormat.JSON
            found = parse_query_results(
                from_virtuoso(answer.body) if is_dialect else answer.body, format=results
            )
            return Boolean(found) if isinstance(found, QueryBoolean) else Solutions(found)
        if graph is not None:
            return Triples([quad.triple for quad in parse(answer.body, format=graph)])
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{location} sent an answer that cannot be read: {error}") from error
    raise InputError(
        f"{location} answered with {answer.media_type}, so it is not a SPARQL endpoint; check the address"
    )


def _protocol(name: str) -> str:
    return packaged(__name__.rpartition(".")[0], f"protocol/{name}.rq").text
