"""The writer: the one process that holds the store for writing, and makes the versions that are read.

A version is a copy by hard links of the state after an update; readers have it open undisturbed while the
next update runs.
"""

from __future__ import annotations

import shutil
import socket
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat

from ...ontology.errors import PolicyloomError
from ..embedded import EmbeddedStore
from ..result import GRAPH_FORMATS
from .child import Serve, live, one_line
from .frame import ANSWER, frame
from .guard import Refusal, check_entities, check_loads, check_services
from .limits import Limits
from .using import with_dataset

CREATED, CHANGED, GONE = b"created", b"changed", b"gone"
"""What came of a request: a graph that was not there before, one that was, one that is not there."""


class _Writer:
    def __init__(self, options: dict[str, Any]) -> None:
        try:
            self._store = EmbeddedStore(Path(options["folder"]), writable=True)
        except PolicyloomError as error:
            raise Refusal(409, str(error)) from error
        if options["is_first"]:
            # Only now, when no other writer can be there, are these known to be left over.
            shutil.rmtree(options["versions"], ignore_errors=True)
            Path(options["versions"]).mkdir()
        self._services = frozenset(options["services"])

    def serve(self, connection: socket.socket, request: Any) -> None:
        operation, *details = request
        try:
            outcome = getattr(self, f"do_{operation}")(*details)
        except SyntaxError as error:
            raise Refusal(400, f"the update or its data is malformed: {one_line(error)}") from error
        except (ValueError, OSError, RuntimeError) as error:
            raise Refusal(500, f"the update failed: {one_line(error)}") from error
        except MemoryError as error:
            raise Refusal(503, "the update needs more memory than this service gives") from error
        connection.sendall(frame(ANSWER, outcome or b""))

    def do_version(self, folder: str) -> None:
        """Make a version of the present state."""
        self._native.backup(folder)

    def do_update(self, sparql: str, base: str, using: tuple[str, ...], named: tuple[str, ...]) -> None:
        """Carry out an update."""
        check_loads(sparql)
        check_services(sparql, self._services)
        for iri in (*using, *named):
            _node(iri)
        if using or named:
            sparql = with_dataset(sparql, using, named)
        self._native.update(sparql, base_iri=base)
        self._native.flush()

    def do_put(
        self, graph: str | None, parts: list[tuple[bytes, str]], base: str, *, replace: bool = True
    ) -> bytes:
        """Let *graph*, or the default graph, hold what the *parts* say, beside what it held or instead."""
        triples = [triple for data, format in parts for triple in self._parsed(data, format, base)]
        node = None if graph is None else _node(graph)
        is_new = node is not None and not self._native.contains_named_graph(node)
        clear = f"DROP SILENT {f'GRAPH {node}' if node else 'DEFAULT'} ;\n" if replace else ""
        data = "".join(f"{triple} .\n" for triple in triples)
        create = f"CREATE SILENT GRAPH {node} ;\n" if node else ""
        insert = f"INSERT DATA {{ GRAPH {node} {{\n{data}}} }}" if node else f"INSERT DATA {{\n{data}}}"
        self._native.update(clear + create + insert)
        self._native.flush()
        return CREATED if is_new else CHANGED

    def do_post(self, graph: str | None, parts: list[tuple[bytes, str]], base: str) -> bytes:
        """Add what the *parts* say."""
        return self.do_put(graph, parts, base, replace=False)

    def do_delete(self, graph: str | None) -> bytes:
        """Remove *graph*, or empty the default graph."""
        if graph is None:
            self._native.update("CLEAR DEFAULT")
        else:
            node = _node(graph)
            if not self._native.contains_named_graph(node):
                return GONE
            self._native.update(f"DROP GRAPH {node}")
        self._native.flush()
        return CHANGED

    @property
    def _native(self) -> pyoxigraph.Store:
        return self._store.native

    def _parsed(self, data: bytes, format: str, base: str) -> list[pyoxigraph.Triple]:
        if GRAPH_FORMATS[format] == RdfFormat.RDF_XML:
            check_entities(data)
        quads = list(
            pyoxigraph.parse(data, format=GRAPH_FORMATS[format], base_iri=base, rename_blank_nodes=True)
        )
        if any(quad.graph_name != DefaultGraph() for quad in quads):
            raise Refusal(400, "what is sent to a graph must not name graphs itself")
        return [_writable(quad) for quad in quads]


def _writable(quad: Quad) -> pyoxigraph.Triple:
    if isinstance(quad.subject, NamedNode | BlankNode):
        return quad.triple
    raise Refusal(400, "the subject of a triple must be an IRI or a blank node")


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise Refusal(400, f"{iri[:200]!r} is no absolute IRI, so it names no graph") from error


def _prepare(options: dict[str, Any], limits: Limits) -> Serve:
    return _Writer(options).serve


if __name__ == "__main__":
    live(_prepare)
