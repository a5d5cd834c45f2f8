"""The changes: the base class of the processes that write, to a folder or to a remote endpoint."""

from __future__ import annotations

import socket
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar

from ...mistake import QUERY_FORMS, first_word
from ..guard import Refusal, check_loads, check_services
from ..patterns import check_patterns
from .frame import ANSWER, frame
from .parts import Parts, graph_of
from .using import with_dataset

CREATED, CHANGED, GONE = b"created", b"changed", b"gone"
"""The outcomes: the graph was created, it existed before, it does not exist."""


class Changes(ABC):
    """Carries out write requests: ``update``, ``put``, ``delete``, and ``holds``, which changes nothing."""

    expected: ClassVar[tuple[type[Exception], ...]]
    """The errors that :meth:`refusal` turns into refusals."""

    def __init__(self, services: list[str], patterns: int) -> None:
        """Set the limits of updates.

        :param services: the endpoints that updates may name with SERVICE.
        :param patterns: the maximum number of patterns in a group.
        """
        self._services = frozenset(services)
        self._patterns = patterns
        self._operations: dict[str, Callable[..., bytes | None]] = {
            "update": self.update,
            "put": self.put,
            "delete": self.delete,
            "holds": lambda graph: CHANGED if self.holds(graph) else GONE,
        }

    def serve(self, connection: socket.socket, request: Any) -> None:
        """Carry out a request, and send its outcome.

        :param request: the name of an operation, then its arguments.
        :raises Refusal: if it fails.
        """
        operation, *details = request
        try:
            outcome = self._operations[operation](*details)
        except self.expected as error:
            raise self.refusal(error) from error
        except MemoryError as error:
            raise Refusal(503, "the update needs more memory than this service allows") from error
        connection.sendall(frame(ANSWER, outcome or b""))

    @abstractmethod
    def refusal(self, error: Exception) -> Refusal:
        """Return the refusal for one of the expected errors."""

    @abstractmethod
    def update(self, sparql: str, base: str, using: tuple[str, ...], named: tuple[str, ...]) -> None:
        """Carry out an update.

        :param base: the base IRI of the update.
        :param using: the IRIs of the default graph, and *named* those of the named graphs, from the parameters
            of the protocol.
        """

    @abstractmethod
    def put(self, graph: str | None, parts: Parts, base: str, replace: bool) -> bytes:
        """Add the triples of *parts* to a graph, and return the outcome.

        :param graph: its IRI, None for the default graph.
        :param base: the base IRI of the parts.
        :param replace: whether to remove all other triples of the graph.
        """

    @abstractmethod
    def delete(self, graph: str | None) -> bytes:
        """Remove the graph with this IRI, or empty the default graph if it is None, and return the outcome."""

    @abstractmethod
    def holds(self, graph: str | None) -> bool:
        """Return whether *graph* exists; the default graph always does."""

    def check(self, sparql: str) -> None:
        """Check the text of an update.

        :raises Refusal: if it is a query, uses LOAD or a foreign SERVICE, or has too many patterns.
        """
        if (word := first_word(sparql)).upper() in QUERY_FORMS:
            raise Refusal(400, f"{word} begins a query, which must be sent to /sparql")
        check_loads(sparql)
        check_services(sparql, self._services)
        check_patterns(sparql, self._patterns)

    def checked(self, sparql: str, using: tuple[str, ...], named: tuple[str, ...]) -> str:
        """Check an update, and return it with USING clauses for the dataset in the parameters of the protocol.

        :param using: the IRIs of the default graph, and *named* those of the named graphs.
        :raises Refusal: as :meth:`check` does, or if a name is not an IRI.
        """
        self.check(sparql)
        for iri in (*using, *named):
            graph_of(iri)
        return with_dataset(sparql, using, named) if using or named else sparql
