"""The forwarder: the only process that passes write requests on to a remote SPARQL endpoint."""

from __future__ import annotations

from typing import Any

from pyoxigraph import Quad

from ....ontology.errors import InputError, RefusedError
from ...endpoint import Endpoint
from ..guard import Refusal, check_extensions
from ..limits import Limits
from .changes import CHANGED, CREATED, GONE, Changes
from .child import Serve, live
from .parts import Parts, graph_of, triples_of

# Requests to the endpoint time out this long after the main process, whose message the client then gets.
_EXTRA_SECONDS = 5


class _Forwarder(Changes):
    """Carries out changes by sending requests to an endpoint."""

    expected = (SyntaxError, InputError)

    def __init__(self, options: dict[str, Any], limits: Limits) -> None:
        super().__init__(options["services"], limits.patterns)
        self._endpoint = Endpoint(
            options["endpoint"], writable=True, timeout=int(limits.seconds) + _EXTRA_SECONDS
        )

    def refusal(self, error: Exception) -> Refusal:
        if isinstance(error, SyntaxError):
            return Refusal(400, f"the data is malformed: {error}")
        return Refusal(400 if isinstance(error, RefusedError) else 502, str(error))

    def check(self, sparql: str) -> None:
        super().check(sparql)
        check_extensions(sparql)

    def update(self, sparql: str, base: str, using: tuple[str, ...], named: tuple[str, ...]) -> None:
        sparql = self.checked(sparql, using, named)
        self._endpoint.update(f"BASE <{base}>\n{sparql}")

    def delete(self, graph: str | None) -> bytes:
        if not self.holds(graph):
            return GONE
        self._endpoint.remove(_iri_of(graph))
        return CHANGED

    def holds(self, graph: str | None) -> bool:
        return self._endpoint.holds(_iri_of(graph))

    def put(self, graph: str | None, parts: Parts, base: str, replace: bool) -> bytes:
        name = _iri_of(graph)
        node = graph_of(name)
        quads = [
            Quad(triple.subject, triple.predicate, triple.object, node) for triple in triples_of(parts, base)
        ]
        outcome = CHANGED if self.holds(graph) else CREATED
        if replace:
            self._endpoint.replace(name, quads)
        else:
            self._endpoint.add(name, quads)
        return outcome


def _iri_of(graph: str | None) -> str:
    if graph is None:
        raise Refusal(400, "the default graph of a remote endpoint has no name here; name a graph")
    return graph_of(graph).value


def _prepare(options: dict[str, Any], limits: Limits) -> Serve:
    return _Forwarder(options, limits).serve


if __name__ == "__main__":
    live(_prepare)
