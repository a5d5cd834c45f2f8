"""The frames in which the service and its processes talk: a length, a kind and a payload."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

READY: Final = b"R"
"""The process has opened the store."""
WHOLE: Final = b"W"
"""An answer: a line with its media type and encoding, then all its bytes."""
PART: Final = b"P"
"""The same, with the first of its bytes; more will follow."""
MORE: Final = b"M"
"""Further bytes of an answer."""
END: Final = b"E"
"""The answer that came in parts is complete."""
REFUSED: Final = b"X"
"""There is no answer, or no more of it: a line with the status, then the reason."""

_HEADER = struct.Struct("!Ic")


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """Return the frame of *kind* that carries *payload*.

    >>> frame(MORE, b"abc")[4:]
    b'Mabc'
    """
    return _HEADER.pack(len(payload), kind) + payload


def unframe(buffer: bytearray) -> Iterator[tuple[bytes, bytes]]:
    """Take the complete frames off the head of *buffer* and yield the kind and payload of each.

    >>> list(unframe(bytearray(frame(MORE, b"abc") + frame(END)[:3])))
    [(b'M', b'abc')]
    """
    while len(buffer) >= _HEADER.size:
        length, kind = _HEADER.unpack_from(buffer)
        end = _HEADER.size + length
        if len(buffer) < end:
            return
        payload = bytes(buffer[_HEADER.size : end])
        del buffer[:end]
        yield kind, payload
