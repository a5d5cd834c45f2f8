"""The channel between the main process and another one: messages both ways, some with a socket."""

from __future__ import annotations

import asyncio
import os
import socket
from collections import deque
from collections.abc import Callable

from .frame import Message, frame, unframe

TAKE = "take"
"""The first item of the only kind of message that carries a descriptor."""

_CHUNK = 256 * 1024
_MOST_DESCRIPTORS = 8


class Channel:
    """One end of a pair of sockets, watched by the running event loop."""

    def __init__(
        self, end: socket.socket, received: Callable[[Message, int], None], lost: Callable[[], None]
    ) -> None:
        """Watch the socket *end*.

        :param received: is called with each message and its descriptor, -1 for none; it has to close the
            descriptor.
        :param lost: is called when the other side has closed.
        """
        self._end = end
        self._received = received
        self._lost = lost
        self._buffer = bytearray()
        self._descriptors: deque[int] = deque()
        self._outbox: deque[tuple[memoryview, int | None]] = deque()
        self._loop = asyncio.get_running_loop()
        self._is_open = True
        end.setblocking(False)
        self._loop.add_reader(end.fileno(), self.read)

    def send(self, message: Message, descriptor: int | None = None) -> None:
        """Send *message*, with a copy of *descriptor* if given; do nothing if the other side has closed."""
        if not self._is_open:
            return
        data = memoryview(frame(*message))
        if not self._outbox:
            data, descriptor = self._send(data, descriptor)
        if data:
            # Queue a copy, since the caller may close its descriptor before this is sent.
            self._outbox.append((data, None if descriptor is None else os.dup(descriptor)))
            self._loop.add_writer(self._end.fileno(), self._write)

    def flush(self) -> None:
        """Send the queued messages, and block until they are sent."""
        self._end.setblocking(True)
        while self._outbox:
            self._write()

    def close(self) -> None:
        """Close this end; the other side notices."""
        if self._is_open:
            self._is_open = False
            self._loop.remove_reader(self._end.fileno())
            self._loop.remove_writer(self._end.fileno())
            self._end.close()
            for descriptor in (*(copy for _, copy in self._outbox), *self._descriptors):
                if descriptor is not None:
                    os.close(descriptor)

    def _send(self, data: memoryview, descriptor: int | None) -> tuple[memoryview, int | None]:
        """Send what the socket accepts; return the unsent rest of *data*, and the descriptor if it was not sent."""
        try:
            if descriptor is None:
                sent = self._end.send(data)
            else:
                sent = socket.send_fds(self._end, [data], [descriptor])
        except BlockingIOError:
            return data, descriptor
        except OSError:
            # The reader notices that the other side has closed.
            return data[:0], None
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
        """Receive messages, if any have arrived, and pass them on."""
        try:
            data, descriptors, _, _ = socket.recv_fds(self._end, _CHUNK, _MOST_DESCRIPTORS)
        except BlockingIOError:
            return
        except OSError:
            data, descriptors = b"", []
        self._descriptors.extend(descriptors)
        self._buffer += data
        for message in unframe(self._buffer):
            self._received(message, self._descriptors.popleft() if message[0] == TAKE else -1)
            if not self._is_open:
                break
        if not data and self._is_open:
            self.close()
            self._lost()
