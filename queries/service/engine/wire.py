"""The wire: writes a long answer to its socket while the event loop is blocked."""

from __future__ import annotations

import os
from collections.abc import Awaitable

from ..processes.connection import Connection
from .lane import GONE, Lane


class Wire:
    """A transport that blocks until its data is sent; it replaces the transport of the event loop."""

    def __init__(self, connection: Connection, lane: Lane) -> None:
        """Replace the transport for the present response of *connection*; *lane* waits for its socket."""
        self._connection = connection
        self._lane = lane
        connection.begin()
        connection.cycle.transport = self  # type: ignore[assignment]

    def write(self, data: bytes) -> None:
        """Send *data*.

        :raises Refusal: if the engine must stop, or the client is gone.
        """
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self._connection.descriptor, rest) :]
            except BlockingIOError:
                self._lane.wait(self._connection.descriptor, self._connection)
            except OSError:
                raise GONE from None

    def close(self) -> None:
        """Close the connection."""
        self._connection.transport.close()


def at_once(work: Awaitable[None]) -> None:
    """Run *work* to its end without an event loop.

    :raises RuntimeError: if it has to wait.
    """
    for _ in work.__await__():
        raise RuntimeError("this must not wait")
