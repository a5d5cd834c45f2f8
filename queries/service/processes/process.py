"""The child processes of the service: how they are started, ended and sent requests."""

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

TOO_MUCH_MEMORY = "the process for this request ended, probably because it ran out of memory"

_SERVICE = (__package__ or "").rpartition(".")[0]
# Secrets are kept out of the environment; a process that needs one gets it in its options.
_SECRET = ("POLICYLOOM_TOKEN", "POLICYLOOM_STORE")


class Process:
    """A child process that answers one request at a time, see :mod:`.child`."""

    def __init__(self, popen: subprocess.Popen[bytes], end: socket.socket) -> None:
        """Wrap a started process and the socket to it; call :meth:`start` instead."""
        self._popen = popen
        # None stands for the end of the process.
        self._messages: asyncio.Queue[Message | None] = asyncio.Queue()
        self._channel = Channel(end, lambda message, _: self._messages.put_nowait(message), self.end)
        self._reason: Refusal | None = None
        self.is_usable = True

    @classmethod
    async def start(cls, module: str, options: Mapping[str, Any], limits: Limits) -> Process:
        """Start a process, and wait until it is ready.

        :param module: its main module within the service, such as ``processes.writer``.
        :param options: its options, which must be picklable.
        :raises Refusal: if it fails.
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

    async def ask_within(self, seconds: float, request: tuple[Any, ...], noun: str) -> bytes:
        """Send *request* and return the answer; end the process if it takes longer than *seconds*.

        :param noun: names the request in the refusal, such as "the update".
        :raises Refusal: if the process refuses the request, is too slow, or ends.
        """
        late = Refusal(504, f"{noun} took longer than {seconds:g} seconds and was stopped")
        timer = asyncio.get_running_loop().call_later(seconds, self.end, late)
        try:
            self._channel.send(request)
            _, answer = await self._next()
            return bytes(answer)
        except asyncio.CancelledError:
            # Otherwise its answer would be taken for the answer to the next request.
            self.end()
            raise
        finally:
            timer.cancel()

    async def _next(self) -> Message:
        """Return the next message from the process.

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
        """Kill the process; :meth:`ask_within` raises *reason*, or a refusal for lack of memory if it is None."""
        if not self.is_usable:
            return
        self.is_usable, self._reason = False, reason
        self._channel.close()
        self._messages.put_nowait(None)
        end_process(self._popen)


@cache
def _allocator() -> dict[str, str]:
    """Return the environment variable that preloads jemalloc, if installed: quick queries take a fifth less time."""
    library = find_library("jemalloc") if sys.platform == "linux" else None
    # The user may preload other libraries.
    libraries = " ".join(filter(None, (os.environ.get("LD_PRELOAD"), library)))
    return {"LD_PRELOAD": libraries} if library else {}


def end_process(popen: subprocess.Popen[bytes]) -> asyncio.Future[int]:
    """Kill a process that :func:`spawn` started, if it still runs.

    :return: a future with its exit code; a large process takes time to end, but the caller need not wait for it.
    """
    popen.kill()
    if popen.stdin:
        popen.stdin.close()
    return asyncio.get_running_loop().run_in_executor(None, popen.wait)


async def spawn(
    module: str, descriptors: Sequence[int], options: Mapping[str, Any]
) -> subprocess.Popen[bytes]:
    """Start a process.

    :param module: its main module within the service, such as ``processes.writer``.
    :param descriptors: the descriptors that it inherits.
    :param options: sent through its standard input, since any user can read the arguments of a process, and
        the URL of an endpoint may hold a password.
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
    # If the process ends before it has read everything, the caller notices when it waits for it to be ready.
    with contextlib.suppress(BrokenPipeError):
        while rest and popen.stdin:
            rest = rest[popen.stdin.write(rest) :]
    return popen
