"""The process: the writer, as the service sees it, and how any process of the service is started."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from ctypes.util import find_library
from functools import cache
from typing import Any

from ..guard import Refusal
from ..limits import Limits
from .channel import Channel
from .frame import REFUSED, Message

TOO_MUCH_MEMORY = "this took more memory than the service gives, so its process ended"

_SERVICE = (__package__ or "").rpartition(".")[0]
# Secrets: a process gets them by its options, if it needs them, and not by its environment.
_SECRET = ("POLICYLOOM_TOKEN", "POLICYLOOM_STORE")


class Process:
    """A child that answers one request at a time."""

    def __init__(self, popen: subprocess.Popen[bytes], end: socket.socket) -> None:
        """Use :meth:`start`."""
        self._popen = popen
        # None stands for the end of the process.
        self._messages: asyncio.Queue[Message | None] = asyncio.Queue()
        self._channel = Channel(end, lambda message, _: self._messages.put_nowait(message), self.end)
        self._reason: Refusal | None = None
        self.is_usable = True

    @classmethod
    async def start(cls, module: str, options: Mapping[str, Any], limits: Limits) -> Process:
        """Start *module* of the service, such as ``processes.writer``, as a process, and wait until it is ready.

        :raises Refusal: if it does not get ready.
        """
        ours, theirs = socket.socketpair()
        popen = await spawn(module, [theirs.fileno()], {**options, "limits": limits})
        theirs.close()
        process = cls(popen, ours)
        try:
            await process._next()
        except BaseException:
            process.end()
            raise
        return process

    async def ask_within(self, seconds: float, request: tuple[Any, ...], what: str) -> bytes:
        """Send *request* and return the answer; end the process if it takes longer than *seconds*.

        :param what: names the request in the refusal, such as "the update".
        :raises Refusal: if there is no answer.
        """
        late = Refusal(504, f"{what} took longer than {seconds:g} seconds and was ended")
        timer = asyncio.get_running_loop().call_later(seconds, self.end, late)
        try:
            self._channel.send(request)
            _, answer = await self._next()
            return bytes(answer)
        except asyncio.CancelledError:
            # Its answer would be taken for that of the next request.
            self.end()
            raise
        finally:
            timer.cancel()

    async def _next(self) -> Message:
        """Return the next message of the process.

        :raises Refusal: if it refuses the request, or ends.
        """
        message = await self._messages.get()
        if message is None:
            raise self._reason or Refusal(503, TOO_MUCH_MEMORY)
        if message[0] == REFUSED:
            _, status, reason = message
            raise Refusal(status, reason.decode())
        return message

    def end(self, reason: Refusal | None = None) -> None:
        """End the process at once; *reason* is raised for whoever waits for it."""
        if not self.is_usable:
            return
        self.is_usable, self._reason = False, reason
        self._channel.close()
        self._messages.put_nowait(None)
        end_process(self._popen)


@cache
def _allocator() -> dict[str, str]:
    """Return what has a process use jemalloc, where it is installed: a quick query takes a fifth less time with it."""
    found = find_library("jemalloc") if sys.platform == "linux" else None
    # Together with what the user has it preload.
    preloaded = " ".join(filter(None, (os.environ.get("LD_PRELOAD"), found)))
    return {"LD_PRELOAD": preloaded} if found else {}


def end_process(popen: subprocess.Popen[bytes]) -> asyncio.Future[int]:
    """Kill a process that :func:`spawn` started, if it still runs; what is returned is done when it is gone.

    A large process takes its time to go, which the requests of others need not wait for.
    """
    popen.kill()
    if popen.stdin:
        popen.stdin.close()
    return asyncio.get_running_loop().run_in_executor(None, popen.wait)


async def spawn(
    module: str, descriptors: Sequence[int], options: Mapping[str, Any]
) -> subprocess.Popen[bytes]:
    """Start *module* of the service, such as ``processes.writer``, as a process that has *descriptors* open.

    It gets its *options* through its standard input: everyone may read the arguments of a process, and an endpoint's
    address can hold a password.
    """
    return await asyncio.to_thread(_spawn, module, descriptors, pickle.dumps(dict(options)))


def _spawn(module: str, descriptors: Sequence[int], rest: bytes) -> subprocess.Popen[bytes]:
    popen = subprocess.Popen(  # noqa: S603 our own module
        [
            *(sys.executable, "-P", "-m", f"{_SERVICE}.{module}"),
            *(str(descriptor) for descriptor in descriptors),
        ],
        bufsize=0,
        pass_fds=descriptors,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={key: value for key, value in os.environ.items() if key not in _SECRET} | _allocator(),
    )
    # One that ends before it has heard all is missed by whoever waits for it to get ready.
    with contextlib.suppress(BrokenPipeError):
        while rest and popen.stdin:
            rest = rest[popen.stdin.write(rest) :]
    return popen
