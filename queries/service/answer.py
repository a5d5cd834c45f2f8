"""The answer of a worker: what the engine writes, sent on in frames, counted, and compressed if wanted."""

from __future__ import annotations

import socket
import zlib

from .frame import END, MORE, PART, WHOLE, frame
from .guard import Refusal
from .limits import Limits

# What is held back, so that an answer that breaks a limit early still gets an honest status.
_FIRST = 1024 * 1024
_CHUNK = 256 * 1024
# Below this, gzip gains nothing on one packet of the network.
_COMPRESSIBLE = 1400

# What stands once between two rows. In CSV a text may hold line ends, which then count too.
_ROW_MARKS = {"json": b'}},{"', "xml": b"<result>", "csv": b"\n", "tsv": b"\n"}
_LINE_MARK = {"turtle", "ntriples", "nquads", "trig"}


class Answer:
    """A file for the engine to write to; its bytes go to *connection* as they come."""

    def __init__(self, connection: socket.socket, limits: Limits, *, gzip: bool) -> None:
        """Begin an answer of unknown kind."""
        self._connection = connection
        self._limits = limits
        self._gzip = gzip
        self._compressor: zlib._Compress | None = None
        self._held = bytearray()
        self._written = self._rows = 0
        self._mark: bytes | None = None
        self._tail = b""
        self._media_type = ""
        self.is_begun = False

    def begin(self, media_type: str, format: str) -> None:
        """Say what will be written."""
        self._media_type = media_type
        self._mark = b"\n" if format in _LINE_MARK else _ROW_MARKS.get(format)

    def write(self, data: bytes) -> int:
        """Take *data*.

        :raises Refusal: if the answer gets too long.
        """
        self._written += len(data)
        if self._mark:
            # A mark may lie across two writes.
            self._rows += (self._tail + data).count(self._mark)
            self._tail = data[1 - len(self._mark) :] if len(self._mark) > 1 else b""
        if self._rows > self._limits.rows:
            raise Refusal(
                400, f"the answer has more than {self._limits.rows:,} rows; ask for less with LIMIT"
            )
        if self._written > self._limits.result_bytes:
            raise Refusal(
                400, f"the answer has more than {self._limits.result_bytes:,} bytes; ask for less with LIMIT"
            )
        self._held += data
        if len(self._held) >= (_CHUNK if self.is_begun else _FIRST):
            self._send()
        return len(data)

    def flush(self) -> None:
        """Do nothing: the engine flushes at the end, which :meth:`end` does better."""

    def end(self) -> None:
        """Send what is left."""
        if not self.is_begun:
            self._connection.sendall(frame(WHOLE, self._head() + self._compressed(last=True)))
            return
        if rest := self._compressed(last=True):
            self._connection.sendall(frame(MORE, rest))
        self._connection.sendall(frame(END))

    def _send(self) -> None:
        if self.is_begun:
            self._connection.sendall(frame(MORE, self._compressed()))
        else:
            self._connection.sendall(frame(PART, self._head() + self._compressed()))
            self.is_begun = True

    def _head(self) -> bytes:
        if self._gzip and len(self._held) > _COMPRESSIBLE:
            self._compressor = zlib.compressobj(1, wbits=31)
        return f"{self._media_type}|{'gzip' if self._compressor else ''}\n".encode()

    def _compressed(self, *, last: bool = False) -> bytes:
        data = bytes(self._held)
        self._held.clear()
        if self._compressor is None:
            return data
        packed = self._compressor.compress(data)
        return packed + (self._compressor.flush() if last else self._compressor.flush(zlib.Z_SYNC_FLUSH))
