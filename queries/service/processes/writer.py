"""The writer: the one process that writes to the store, and makes the versions that the workers read.

A version is a copy of the store after an update, made with hard links. Workers can read it while the next
update runs.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pyoxigraph

from ....ontology.errors import PolicyloomError
from ...embedded import EmbeddedStore
from ...mistake import undeclared
from ..guard import Refusal
from ..limits import Limits
from .changes import CHANGED, CREATED, GONE, Changes
from .child import Serve, live, one_line
from .parts import Parts, graph_of, triples_of
from .sandbox import forbid_network


class _Writer(Changes):
    expected = (SyntaxError, ValueError, OSError, RuntimeError)

    def __init__(self, options: dict[str, Any], limits: Limits) -> None:
        super().__init__(options["services"], limits.patterns)
        try:
            self._store = EmbeddedStore(Path(options["folder"]), writable=True)
        except PolicyloomError as error:
            raise Refusal(409, str(error)) from error
        if options["is_first"]:
            # This process holds the lock of the store, so existing versions are left over from an earlier service.
            shutil.rmtree(options["versions"], ignore_errors=True)
            Path(options["versions"]).mkdir()
        # This operation copies the present state of the store to a folder.
        self._operations["version"] = self._native.backup

    def refusal(self, error: Exception) -> Refusal:
        if isinstance(error, SyntaxError):
            return Refusal(400, f"the data is malformed: {one_line(error)}")
        return Refusal(500, f"the update failed: {one_line(error)}")

    def update(self, sparql: str, base: str, using: tuple[str, ...], named: tuple[str, ...]) -> None:
        try:
            self._native.update(self.checked(sparql, using, named), base_iri=base)
        except SyntaxError as error:
            fault = undeclared(sparql) or one_line(error)
            raise Refusal(400, f"the update is malformed: {fault}") from error
        self._native.flush()

    def put(self, graph: str | None, parts: Parts, base: str, replace: bool) -> bytes:
        # Check the name first, since it may also be the base IRI of the parts.
        node = None if graph is None else graph_of(graph)
        triples = triples_of(parts, base)
        outcome = CHANGED if self.holds(graph) else CREATED
        clear = f"DROP SILENT {f'GRAPH {node}' if node else 'DEFAULT'} ;\n" if replace else ""
        data = "".join(f"{triple} .\n" for triple in triples)
        create = f"CREATE SILENT GRAPH {node} ;\n" if node else ""
        insert = f"INSERT DATA {{ GRAPH {node} {{\n{data}}} }}" if node else f"INSERT DATA {{\n{data}}}"
        self._native.update(clear + create + insert)
        self._native.flush()
        return outcome

    def delete(self, graph: str | None) -> bytes:
        if not self.holds(graph):
            return GONE
        self._native.update("CLEAR DEFAULT" if graph is None else f"DROP GRAPH {graph_of(graph)}")
        self._native.flush()
        return CHANGED

    def holds(self, graph: str | None) -> bool:
        return graph is None or self._native.contains_named_graph(graph_of(graph))

    @property
    def _native(self) -> pyoxigraph.Store:
        return self._store.native


def _prepare(options: dict[str, Any], limits: Limits) -> Serve:
    writer = _Writer(options, limits)
    if not options["services"]:
        forbid_network()
    return writer.serve


if __name__ == "__main__":
    live(_prepare)
