"""The frames sent between the processes of the service: a length, then a message in the format of marshal."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, TypeAlias

READY: Final = "ready"
"""The first item of the message that reports that a process is ready."""
ANSWER: Final = "answer"
"""The first item of the answer to a request; its bytes follow."""
REFUSED: Final = "refused"
"""The first item of a refusal; its HTTP status and its reason follow."""

Message: TypeAlias = tuple[Any, ...]

_HEADER = 4


def frame(*message: Any) -> bytes:
    """Return the frame that carries *message*."""
    body = marshal.dumps(message)
    return len(body).to_bytes(_HEADER, "big") + body


def unframe(buffer: bytearray) -> Iterator[Message]:
    """Remove the complete frames from the start of *buffer*, and yield the message of each.

    >>> list(unframe(bytearray(frame(ANSWER, b"abc") + frame(READY)[:3])))
    [('answer', b'abc')]
    """
    while len(buffer) >= _HEADER:
        end = _HEADER + int.from_bytes(buffer[:_HEADER], "big")
        if len(buffer) < end:
            return
        message = marshal.loads(buffer[_HEADER:end])  # noqa: S302 from our own process
        del buffer[:end]
        yield message


def read_frame(file: BinaryIO) -> Message | None:
    """Wait for a frame in *file*, and return its message, or None at the end of the file."""
    header = file.read(_HEADER)
    if not header:
        return None
    message: Message = marshal.loads(file.read(int.from_bytes(header, "big")))  # noqa: S302
    return message
