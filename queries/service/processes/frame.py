"""The frames in which the writer answers the service: a length, a kind and a payload."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

READY: Final = b"R"
"""The process has opened the store."""
ANSWER: Final = b"A"
"""What came of a request."""
REFUSED: Final = b"X"
"""The request was refused: a line with the status, then the reason."""

_HEADER = struct.Struct("!Ic")


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """Return the frame of *kind* that carries *payload*.

    >>> frame(ANSWER, b"abc")[4:]
    b'Aabc'
    """
    return _HEADER.pack(len(payload), kind) + payload


def unframe(buffer: bytearray) -> Iterator[tuple[bytes, bytes]]:
    """Take the complete frames off the head of *buffer* and yield the kind and payload of each.

    >>> list(unframe(bytearray(frame(ANSWER, b"abc") + frame(READY)[:3])))
    [(b'A', b'abc')]
    """
    while len(buffer) >= _HEADER.size:
        length, kind = _HEADER.unpack_from(buffer)
        end = _HEADER.size + length
        if len(buffer) < end:
            return
        payload = bytes(buffer[_HEADER.size : end])
        del buffer[:end]
        yield kind, payload
