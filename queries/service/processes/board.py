"""The board: memory that the service and its workers share, so that each knows of the others without a message.

It holds the number of the present version of the store, the state of each connection, what each process counts,
and for each worker the request that it runs, which the service answers itself if the worker ends over it.
"""

from __future__ import annotations

import mmap
import os
import struct
import tempfile

from ..limits import Limits

CONNECTIONS = 1000
"""How many connections there can be; the next are told to come back, before anything is read of them."""

IDLE, BEGUN, SENT, LENT = 0, 1, 2, 3
"""The states of a connection: between requests, with one that has no answer yet, with some of its answer sent, and
with one that a worker was given and has not looked at."""

_VERSION = struct.Struct("=Q")
_RUNNING = struct.Struct("=iIQ")
_STATES = 64
_COUNTERS = 32
_COUNTS = _STATES + CONNECTIONS
_NONE = -1


class Board:
    """The memory itself; what is written to it is seen by all at once."""

    def __init__(self, descriptor: int, limits: Limits) -> None:
        """Open the board that *descriptor* stands for."""
        self.descriptor = descriptor
        self._raw_bytes = raw_bytes(limits)
        self._count = 0
        # One for each worker, and one for the service itself.
        self.processes = limits.workers + 1
        self._map = mmap.mmap(descriptor, self._size(limits))
        self._workers = self._start(limits)

    @classmethod
    def make(cls, limits: Limits) -> Board:
        """Return a new board, which is gone with the last process that has it open."""
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
        found: int = _VERSION.unpack_from(self._map)[0]
        return found

    @version.setter
    def version(self, number: int) -> None:
        _VERSION.pack_into(self._map, 0, number)

    def counters(self, process: int) -> memoryview:
        """Return the numbers that a process counts up, which outlive it."""
        start = _COUNTS + process * _COUNTERS * 8
        return memoryview(self._map)[start : start + _COUNTERS * 8].cast("Q")

    def state(self, connection: int) -> int:
        """Return the state of *connection*."""
        return self._map[_STATES + connection]

    def mark(self, connection: int, state: int) -> None:
        """Set the state of *connection*."""
        self._map[_STATES + connection] = state

    def run(self, worker: int, connection: int, raw: bytes) -> None:
        """Say that *worker* runs the request of *connection*, whose bytes are *raw*."""
        place = self._place(worker)
        start = place + _RUNNING.size
        self._map[start : start + len(raw)] = raw
        self._count += 1
        _RUNNING.pack_into(self._map, place, connection, len(raw), self._count)

    def rest(self, worker: int) -> None:
        """Say that *worker* runs nothing."""
        _RUNNING.pack_into(self._map, self._place(worker), _NONE, 0, 0)

    def running(self, worker: int) -> tuple[int, bytes] | None:
        """Return the connection whose request *worker* runs, and the request's bytes; None if it runs none."""
        place = self._place(worker)
        connection, length, _ = _RUNNING.unpack_from(self._map, place)
        start = place + _RUNNING.size
        return None if connection == _NONE else (connection, self._map[start : start + length])

    def turn(self, worker: int) -> int:
        """Return a number that differs for each request that *worker* runs, 0 if it runs none."""
        found: int = _RUNNING.unpack_from(self._map, self._place(worker))[2]
        return found

    def _place(self, worker: int) -> int:
        return self._workers + worker * (_RUNNING.size + self._raw_bytes)


def raw_bytes(limits: Limits) -> int:
    """Return how many bytes of one request are kept, so that it can be moved to another process."""
    # A form may take three bytes for each of the query; the rest is for the head.
    return 3 * limits.query_bytes + 100_000
