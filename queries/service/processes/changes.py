"""The changes: what is common to carrying out what is written, in a folder or at an endpoint elsewhere."""

from __future__ import annotations

import socket
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar

from ..guard import QUERY_FORMS, Refusal, check_loads, check_services, first_word
from ..patterns import check_patterns
from .frame import ANSWER, frame
from .parts import Parts, graph_of
from .using import with_dataset

CREATED, CHANGED, GONE = b"created", b"changed", b"gone"
"""What came of a request: a graph that was not there before, one that was, one that is not there."""


class Changes(ABC):
    """Carries out requests, each an operation and its details."""

    expected: ClassVar[tuple[type[Exception], ...]]
    """The errors that :meth:`refusal` makes an answer of."""

    def __init__(self, services: list[str], patterns: int) -> None:
        """Remember the *services* that an update may ask, and how many *patterns* a group of it may have."""
        self._services = frozenset(services)
        self._patterns = patterns
        self._operations: dict[str, Callable[..., bytes | None]] = {
            "update": self.update,
            "put": self.put,
            "delete": self.delete,
            "holds": lambda graph: CHANGED if self.holds(graph) else GONE,
        }

    def serve(self, connection: socket.socket, request: Any) -> None:
        """Carry out *request*, an operation and its details, and answer."""
        operation, *details = request
        try:
            outcome = self._operations[operation](*details)
        except self.expected as error:
            raise self.refusal(error) from error
        except MemoryError as error:
            raise Refusal(503, "the update needs more memory than this service gives") from error
        connection.sendall(frame(ANSWER, outcome or b""))

    @abstractmethod
    def refusal(self, error: Exception) -> Refusal:
        """Return the answer to a request that failed with one of the expected errors."""

    @abstractmethod
    def update(self, sparql: str, base: str, using: tuple[str, ...], named: tuple[str, ...]) -> None:
        """Carry out an update over the graphs *using* and *named*, its IRIs resolved against *base*."""

    @abstractmethod
    def put(self, graph: str | None, parts: Parts, base: str, replace: bool) -> bytes:
        """Let *graph*, or the default graph, hold what the *parts* say, beside what it held or instead."""

    @abstractmethod
    def delete(self, graph: str | None) -> bytes:
        """Remove *graph*, or empty the default graph."""

    @abstractmethod
    def holds(self, graph: str | None) -> bool:
        """Tell whether *graph* is there; the default graph always is."""

    def check(self, sparql: str) -> None:
        """Look at the text of an update.

        :raises Refusal: it does what no update may.
        """
        if (word := first_word(sparql)).upper() in QUERY_FORMS:
            raise Refusal(400, f"{word} begins a query, which is sent to /sparql")
        check_loads(sparql)
        check_services(sparql, self._services)
        check_patterns(sparql, self._patterns)

    def checked(self, sparql: str, using: tuple[str, ...], named: tuple[str, ...]) -> str:
        """Return an update with the dataset that the protocol names for it.

        :raises Refusal: as :meth:`check` does, or a name is no IRI.
        """
        self.check(sparql)
        for iri in (*using, *named):
            graph_of(iri)
        return with_dataset(sparql, using, named) if using or named else sparql
