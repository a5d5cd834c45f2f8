"""The forwarder: the one process that sends what is written on to a SPARQL endpoint elsewhere."""

from __future__ import annotations

import socket
from typing import Any

from pyoxigraph import Quad

from ....ontology.errors import InputError
from ...endpoint import Endpoint
from ..guard import Refusal, check_extensions, check_loads, check_services
from ..limits import Limits
from .child import Serve, live
from .frame import ANSWER, frame
from .parts import Parts, graph_of, triples_of
from .using import with_dataset
from .writer import CHANGED, CREATED, GONE

# The endpoint's client gives up after the service has, so that the service tells why.
_LATER = 5


class _Forwarder:
    """Does by requests to an endpoint what :mod:`.writer` does in a folder."""

    def __init__(self, options: dict[str, Any], limits: Limits) -> None:
        self._endpoint = Endpoint(options["endpoint"], writable=True, timeout=int(limits.seconds) + _LATER)
        self._services = frozenset(options["services"])

    def serve(self, connection: socket.socket, request: Any) -> None:
        operation, *details = request
        try:
            outcome = getattr(self, f"do_{operation}")(*details)
        except SyntaxError as error:
            raise Refusal(400, f"the data is malformed: {error}") from error
        except InputError as error:
            raise Refusal(400 if "refused the request" in str(error) else 502, str(error)) from error
        except MemoryError as error:
            raise Refusal(503, "the update needs more memory than this service gives") from error
        connection.sendall(frame(ANSWER, outcome or b""))

    def do_update(self, sparql: str, base: str, using: tuple[str, ...], named: tuple[str, ...]) -> None:
        """Send an update on."""
        check_loads(sparql)
        check_services(sparql, self._services)
        check_extensions(sparql)
        for iri in (*using, *named):
            graph_of(iri)
        if using or named:
            sparql = with_dataset(sparql, using, named)
        self._endpoint.update(f"BASE <{base}>\n{sparql}")

    def do_put(self, graph: str | None, parts: Parts, base: str) -> bytes:
        """Let *graph* hold what the *parts* say instead of what it held."""
        return self._write(graph, parts, base, replace=True)

    def do_post(self, graph: str | None, parts: Parts, base: str) -> bytes:
        """Add what the *parts* say."""
        return self._write(graph, parts, base, replace=False)

    def do_delete(self, graph: str | None) -> bytes:
        """Remove *graph*."""
        name = _named(graph)
        if not self._endpoint.holds(name):
            return GONE
        self._endpoint.remove(name)
        return CHANGED

    def _write(self, graph: str | None, parts: Parts, base: str, *, replace: bool) -> bytes:
        name = _named(graph)
        node = graph_of(name)
        quads = [Quad(t.subject, t.predicate, t.object, node) for t in triples_of(parts, base)]
        outcome = CHANGED if self._endpoint.holds(name) else CREATED
        if replace:
            self._endpoint.replace(name, quads)
        else:
            self._endpoint.add(name, quads)
        return outcome


def _named(graph: str | None) -> str:
    if graph is None:
        raise Refusal(400, "the default graph of an endpoint elsewhere has no name here; name a graph")
    return graph_of(graph).value


def _prepare(options: dict[str, Any], limits: Limits) -> Serve:
    return _Forwarder(options, limits).serve


if __name__ == "__main__":
    live(_prepare)
