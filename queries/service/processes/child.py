"""The child: sets up a process that serves the main process, limits it, and runs its request loop.

The process gets requests in frames on a socket, and ends together with the main process, even during a request.
"""

from __future__ import annotations

import os
import pickle
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any

from ..guard import Refusal
from ..limits import MIB, Limits
from .frame import READY, REFUSED, frame, read_frame

# A recursive parser needs this for a query with thousands of levels; the memory is only reserved.
STACK = 3072 * MIB
"""The stack size of a thread that parses queries, in bytes."""

# Answers one request on a socket.
Serve = Callable[[socket.socket, Any], None]


def live(prepare: Callable[[dict[str, Any], Limits], Serve]) -> None:
    """Serve requests until the main process ends; this function does not return.

    :param prepare: sets up the process from its options and limits, and returns the function that serves a
        request.
    """
    (descriptor,), options = arguments()
    limits: Limits = options.pop("limits")
    connection = socket.socket(fileno=descriptor)
    threading.stack_size(STACK)
    work = threading.Thread(target=_work, args=(prepare, connection, options, limits), daemon=True)
    work.start()
    # The pipe closes when the main process ends, even if that is killed; a long query must not outlive it.
    sys.stdin.buffer.read()
    os._exit(0)


def _work(
    prepare: Callable[[dict[str, Any], Limits], Serve],
    connection: socket.socket,
    options: dict[str, Any],
    limits: Limits,
) -> None:
    try:
        serve = prepare(options, limits)
        limit_memory(limits.memory)
        connection.sendall(frame(READY))
        reader = connection.makefile("rb")
        while (request := read_frame(reader)) is not None:
            try:
                serve(connection, request)
            except Refusal as refusal:
                refuse(connection, refusal)
    except Exception as error:  # noqa: BLE001 the main process reports any error
        refuse(connection, Refusal(500, f"{type(error).__name__}: {error}"))
    finally:
        os._exit(1)


def arguments() -> tuple[list[int], dict[str, Any]]:
    """Return the descriptors and the options that the process was started with."""
    options: dict[str, Any] = pickle.load(sys.stdin.buffer)  # noqa: S301 from the main process
    return [int(word) for word in sys.argv[1:]], options


def refuse(connection: socket.socket, refusal: Refusal) -> None:
    """Send *refusal* to the main process."""
    connection.sendall(frame(REFUSED, refusal.status, refusal.reason.encode(errors="replace")))


def one_line(error: BaseException) -> str:
    """Return the message of *error* in one line of at most 300 characters."""
    message = " ".join(str(error).split())
    return message if len(message) <= 300 else f"{message[:290]} ..."


def limit_memory(memory: int) -> None:
    """Limit this process to *memory* bytes more than it has now; this works on Linux only."""
    try:
        import resource
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):  # not Linux: only the time is limited
        return
    total = pages * resource.getpagesize() + memory
    # Keep the hard limit, so that work other than queries can raise the soft limit: see
    # policyloom.queries.search.
    resource.setrlimit(resource.RLIMIT_AS, (total, resource.getrlimit(resource.RLIMIT_AS)[1]))
    # No core dump, which would write all that memory to disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
