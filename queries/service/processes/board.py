"""The board: memory that the main process shares with its workers, so that they need fewer messages.

It holds the number of the present version of the store, the state of each connection, the counters of each
process, and the request that each worker runs, so that the main process can answer it if the worker dies.
"""

from __future__ import annotations

import mmap
import os
import struct
import tempfile

from ..limits import Limits

CONNECTIONS = 1000
"""The maximum number of open connections; further ones are closed unread."""

IDLE, BEGUN, SENT, LENT = 0, 1, 2, 3
"""The states of a connection: between two requests; the response has not begun; the response is partly sent; the
connection was lent to a worker that has not read it yet."""

# The layout: the version, a byte for the state of each connection, the counters, and the running requests.
# A running request is the number of its connection, its length, a number that differs for each run, and its
# bytes.
_VERSION = struct.Struct("=Q")
_RUNNING = struct.Struct("=iIQ")
_STATES = 64
_COUNTERS = 32
_COUNTS = _STATES + CONNECTIONS
_NONE = -1


class Board:
    """The shared memory; every process sees at once what another writes."""

    def __init__(self, descriptor: int, limits: Limits) -> None:
        """Map the file *descriptor* of a board, which has the size that *limits* require."""
        self.descriptor = descriptor
        self._raw_bytes = raw_bytes(limits)
        self._count = 0
        # One for each worker, and one for the main process.
        self.processes = limits.workers + 1
        self._map = mmap.mmap(descriptor, self._size(limits))
        self._workers = self._start(limits)

    @classmethod
    def make(cls, limits: Limits) -> Board:
        """Return a new board, which is freed when the last process that has it open ends."""
        with tempfile.TemporaryFile() as file:
            descriptor = os.dup(file.fileno())
        os.ftruncate(descriptor, cls._size(limits))
        board = cls(descriptor, limits)
        for worker in range(limits.workers):
            board.rest(worker)
        return board

    @classmethod
    def _size(cls, limits: Limits) -> int:
        return cls._start(limits) + limits.workers * (_RUNNING.size + raw_bytes(limits))

    @staticmethod
    def _start(limits: Limits) -> int:
        return _COUNTS + (limits.workers + 1) * _COUNTERS * 8

    @property
    def version(self) -> int:
        """The number of the present version of the store."""
        number: int = _VERSION.unpack_from(self._map)[0]
        return number

    @version.setter
    def version(self, number: int) -> None:
        _VERSION.pack_into(self._map, 0, number)

    def counters(self, process: int) -> memoryview:
        """Return the counters of a process: writable 64-bit integers that outlive the process."""
        start = _COUNTS + process * _COUNTERS * 8
        return memoryview(self._map)[start : start + _COUNTERS * 8].cast("Q")

    def state(self, connection: int) -> int:
        """Return the state of the connection with this number."""
        return self._map[_STATES + connection]

    def mark(self, connection: int, state: int) -> None:
        """Set the state of the connection with this number."""
        self._map[_STATES + connection] = state

    def run(self, worker: int, connection: int, raw: bytes) -> None:
        """Note that *worker* runs the request of *connection*, whose bytes are *raw*."""
        offset = self._offset(worker)
        start = offset + _RUNNING.size
        self._map[start : start + len(raw)] = raw
        self._count += 1
        _RUNNING.pack_into(self._map, offset, connection, len(raw), self._count)

    def rest(self, worker: int) -> None:
        """Note that *worker* is idle."""
        _RUNNING.pack_into(self._map, self._offset(worker), _NONE, 0, 0)

    def running(self, worker: int) -> tuple[int, bytes] | None:
        """Return the connection and the bytes of the request that *worker* runs, or None if it is idle."""
        offset = self._offset(worker)
        connection, length, _ = _RUNNING.unpack_from(self._map, offset)
        start = offset + _RUNNING.size
        return None if connection == _NONE else (connection, self._map[start : start + length])

    def turn(self, worker: int) -> int:
        """Return a number that differs for each request that *worker* runs, or 0 if it is idle."""
        number: int = _RUNNING.unpack_from(self._map, self._offset(worker))[2]
        return number

    def _offset(self, worker: int) -> int:
        return self._workers + worker * (_RUNNING.size + self._raw_bytes)


def raw_bytes(limits: Limits) -> int:
    """Return the maximum length in bytes of a request that can be moved to another process."""
    # A form may encode each byte of the query as three; the rest is for the head.
    return 3 * limits.query_bytes + 100_000
