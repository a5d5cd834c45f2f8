"""The child: how a process of the service lives, from its limits to its last request.

It is started with a socket, is asked by frames, and ends with the service whatever it does at that time.
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

# A parser that descends into a query of many thousand levels needs a stack to match; it is only reserved.
STACK = 3072 * MIB
"""The stack of a thread that parses queries, in bytes."""

Serve = Callable[[socket.socket, Any], None]


def live(prepare: Callable[[dict[str, Any], Limits], Serve]) -> None:
    """Serve requests until the service ends.

    :param prepare: opens what is needed by the options, and returns what answers one request.
    """
    (descriptor,), options = arguments()
    limits: Limits = options.pop("limits")
    connection = socket.socket(fileno=descriptor)
    threading.stack_size(STACK)
    work = threading.Thread(target=_work, args=(prepare, connection, options, limits), daemon=True)
    work.start()
    # The pipe closes when the service ends, even if it was killed; a long query must not outlive it.
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
    except Exception as error:  # noqa: BLE001 whatever it is, the service must hear of it
        refuse(connection, Refusal(500, f"{type(error).__name__}: {error}"))
    finally:
        os._exit(1)


def arguments() -> tuple[list[int], dict[str, Any]]:
    """Return the descriptors and the options that the process was started with."""
    options: dict[str, Any] = pickle.load(sys.stdin.buffer)  # noqa: S301 from the service
    return [int(word) for word in sys.argv[1:]], options


def refuse(connection: socket.socket, refusal: Refusal) -> None:
    """Tell the service that there is no answer."""
    connection.sendall(frame(REFUSED, refusal.status, refusal.reason.encode(errors="replace")))


def one_line(error: BaseException) -> str:
    """Return what *error* says, in one line that is not too long."""
    message = " ".join(str(error).split())
    return message if len(message) <= 300 else f"{message[:290]} ..."


def limit_memory(memory: int) -> None:
    """Let this process take *memory* bytes more than it has, on Linux."""
    try:
        import resource
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):  # not Linux: the time limit must do
        return
    total = pages * resource.getpagesize() + memory
    # The hard limit stays, so that what is no query can be given more: see policyloom.queries.search.
    resource.setrlimit(resource.RLIMIT_AS, (total, resource.getrlimit(resource.RLIMIT_AS)[1]))
    # A process that ends so leaves no image of its memory on disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
