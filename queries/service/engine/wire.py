"""The wire: a long answer on its way to its client while the event loop stands still."""

from __future__ import annotations

import os
from collections.abc import Awaitable

from ..processes.connection import Connection
from .lane import GONE, Lane


class Wire:
    """A transport that has sent what it was given when it returns; it stands in for that of the event loop."""

    def __init__(self, connection: Connection, lane: Lane) -> None:
        """Take the place of the transport for the present response of *connection*, which has nothing else to send."""
        self._connection = connection
        self._lane = lane
        connection.begin()
        connection.cycle.transport = self  # type: ignore[assignment]

    def write(self, data: bytes) -> None:
        """Send *data*.

        :raises Refusal: if the engine shall stop, or the client is gone.
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
    """Carry out *work*, which has nothing to wait for."""
    for _ in work.__await__():
        raise RuntimeError("this must not wait")
