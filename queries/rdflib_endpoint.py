"""An rdflib store over an endpoint; imported only when rdflib is used."""

from __future__ import annotations

from collections.abc import Generator
from io import BytesIO
from typing import Any

from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result as RdflibResult

from .endpoint import Endpoint
from .result import Triples


class RdflibEndpoint(SPARQLStore):
    """rdflib's SPARQL store, which sends its queries through our :class:`.endpoint.Endpoint`.

    The union of the named graphs, time limits and errors are therefore the same as without rdflib.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        """Make a store that reads *endpoint*."""
        super().__init__(endpoint.location)
        self._endpoint = endpoint

    def _query(self, query: str, *, default_graph: str | None = None, **_: Any) -> RdflibResult:
        if default_graph is None:
            answer = self._endpoint.query(query)
        else:
            answer = self._endpoint.query_graphs(query, [str(default_graph)])
        if isinstance(answer, Triples):
            result = RdflibResult("CONSTRUCT")
            result.graph = Graph().parse(data=answer.serialise("ntriples"), format="nt")
            return result
        return RdflibResult.parse(BytesIO(answer.serialise("json")), format="json")

    def contexts(self, triple: object = None) -> Generator[Graph, None, None]:  # type: ignore[override]
        """Yield the named graphs; rdflib's own yields their names, which breaks the contract of its base class."""
        for graph in self._endpoint.graphs():
            yield Graph(self, URIRef(graph))

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: rdflib registers each graph that it returns, but SPARQL needs no registration."""
