"""The frames in which the processes of the service talk: a length, then a message as marshal writes it."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, TypeAlias

READY: Final = "ready"
"""The process has opened the store."""
ANSWER: Final = "answer"
"""What came of a request."""
REFUSED: Final = "refused"
"""The request was refused: with which status, and why."""

Message: TypeAlias = tuple[Any, ...]

_HEADER = 4


def frame(*message: Any) -> bytes:
    """Return the frame that carries *message*."""
    body = marshal.dumps(message)
    return len(body).to_bytes(_HEADER, "big") + body


def unframe(buffer: bytearray) -> Iterator[Message]:
    """Take the complete frames off the head of *buffer* and yield the message of each.

    >>> list(unframe(bytearray(frame(ANSWER, b"abc") + frame(READY)[:3])))
    [('answer', b'abc')]
    """
    while len(buffer) >= _HEADER:
        end = _HEADER + int.from_bytes(buffer[:_HEADER], "big")
        if len(buffer) < end:
            return
        message = marshal.loads(buffer[_HEADER:end])  # noqa: S302 from a process of ours
        del buffer[:end]
        yield message


def read_frame(file: BinaryIO) -> Message | None:
    """Wait for a frame in *file* and return its message; None if the file ends."""
    header = file.read(_HEADER)
    if not header:
        return None
    message: Message = marshal.loads(file.read(int.from_bytes(header, "big")))  # noqa: S302
    return message
