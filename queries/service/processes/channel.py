"""The channel between the service and a worker: messages both ways, some with a connection."""

from __future__ import annotations

import array
import asyncio
import marshal
import os
import socket
from collections import deque
from collections.abc import Callable
from typing import Any

TAKE = "take"
"""The first word of the one message that comes with a connection."""

Message = tuple[Any, ...]

_CHUNK = 256 * 1024
_INTEGER = array.array("i").itemsize


class Channel:
    """One end of a pair of sockets, watched by the running event loop."""

    def __init__(
        self, end: socket.socket, received: Callable[[Message, int], None], lost: Callable[[], None]
    ) -> None:
        """Watch *end*.

        :param received: is given each message, and the descriptor that came with it, which is its own now; -1
            where none came.
        :param lost: is called when the other side is gone.
        """
        self._end = end
        self._received = received
        self._lost = lost
        self._buffer = bytearray()
        self._descriptors: deque[int] = deque()
        self._outbox: deque[tuple[bytes, int | None]] = deque()
        self._loop = asyncio.get_running_loop()
        self._is_open = True
        end.setblocking(False)
        self._loop.add_reader(end.fileno(), self.read)

    def send(self, message: Message, descriptor: int | None = None) -> None:
        """Send *message*, with a copy of *descriptor*; nothing happens if the other side is gone."""
        if not self._is_open:
            return
        body = marshal.dumps(message)
        data = len(body).to_bytes(4, "big") + body
        if not self._outbox:
            data, descriptor = self._send(data, descriptor)
        if data:
            # A copy, since the caller may close its own before it is sent.
            self._outbox.append((data, None if descriptor is None else os.dup(descriptor)))
            self._loop.add_writer(self._end.fileno(), self._write)

    def flush(self) -> None:
        """Send what could not be sent before, however long that takes."""
        self._end.setblocking(True)
        while self._outbox:
            self._write()

    def close(self) -> None:
        """Stop; the other side notices."""
        if self._is_open:
            self._is_open = False
            self._loop.remove_reader(self._end.fileno())
            self._loop.remove_writer(self._end.fileno())
            self._end.close()
            for descriptor in (*(copy for _, copy in self._outbox), *self._descriptors):
                if descriptor is not None:
                    os.close(descriptor)

    def _send(self, data: bytes, descriptor: int | None) -> tuple[bytes, int | None]:
        """Return what could not be sent yet."""
        rights = [] if descriptor is None else [array.array("i", [descriptor])]
        try:
            sent = self._end.sendmsg(
                [data], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, right) for right in rights]
            )
        except BlockingIOError:
            return data, descriptor
        except OSError:
            # Reading tells that the other side is gone.
            return b"", None
        return data[sent:], None

    def _write(self) -> None:
        while self._outbox:
            data, descriptor = self._outbox.popleft()
            rest, unsent = self._send(data, descriptor)
            if descriptor is not None and unsent is None:
                os.close(descriptor)
            if rest:
                self._outbox.appendleft((rest, unsent))
                return
        self._loop.remove_writer(self._end.fileno())

    def read(self) -> None:
        """Take what has come, if anything has."""
        try:
            data, ancillary, _, _ = self._end.recvmsg(_CHUNK, socket.CMSG_SPACE(8 * _INTEGER))
        except BlockingIOError:
            return
        except OSError:
            data, ancillary = b"", []
        for level, kind, found in ancillary:
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                numbers = array.array("i")
                numbers.frombytes(found[: len(found) // _INTEGER * _INTEGER])
                self._descriptors.extend(numbers)
        self._buffer += data
        while self._is_open and len(self._buffer) >= 4:
            end = 4 + int.from_bytes(self._buffer[:4], "big")
            if len(self._buffer) < end:
                break
            message = marshal.loads(self._buffer[4:end])  # noqa: S302 from a process of ours
            del self._buffer[:end]
            self._received(message, self._descriptors.popleft() if message[0] == TAKE else -1)
        if not data and self._is_open:
            self.close()
            self._lost()
