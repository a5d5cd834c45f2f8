"""The process: the writer, as the service sees it, and how any process of the service is started."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from ctypes.util import find_library
from dataclasses import asdict
from functools import cache
from typing import Any

from ..guard import Refusal
from ..limits import Limits
from .channel import Channel
from .frame import REFUSED, Message, frame

TOO_MUCH_MEMORY = "this took more memory than the service gives, so its process ended"

_SERVICE = (__package__ or "").rpartition(".")[0]
# Secrets: a process gets them by its options, if it needs them, and not by its environment.
_SECRET = ("POLICYLOOM_TOKEN", "POLICYLOOM_STORE")


class Process:
    """A child that answers one request at a time."""

    def __init__(self, popen: subprocess.Popen[bytes], end: socket.socket) -> None:
        """Use :meth:`start`."""
        self._popen = popen
        self._channel = Channel(end, self._received, self._lost)
        self._messages: list[Message] = []
        self._waiter: asyncio.Future[None] | None = None
        self._reason: Refusal | None = None
        self.is_usable = True
        self.ended = asyncio.get_running_loop().create_future()

    @classmethod
    async def start(cls, module: str, options: Mapping[str, Any], limits: Limits) -> Process:
        """Start *module* of the service, such as ``processes.writer``, as a process, and wait until it is ready.

        :raises Refusal: if it does not get ready.
        """
        ours, theirs = socket.socketpair()
        popen = await spawn(module, [theirs.fileno()], {**options, "limits": asdict(limits)})
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
        while not self._messages:
            if self.ended.done():
                raise self._reason or Refusal(503, TOO_MUCH_MEMORY)
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        message = self._messages.pop(0)
        if message[0] == REFUSED:
            _, status, reason = message
            raise Refusal(status, reason.decode())
        return message

    def end(self, reason: Refusal | None = None) -> None:
        """End the process at once; *reason* is raised for whoever waits for it."""
        self.is_usable = False
        if self._reason is None:
            self._reason = reason
        if self._popen.poll() is None:
            self._popen.send_signal(signal.SIGKILL)
        self._channel.close()
        self._lost()

    def _received(self, message: Message, _: int) -> None:
        self._messages.append(message)
        self._wake()

    def _lost(self) -> None:
        """Tell whoever waits, and see to it that nothing is left of the process."""
        if self.ended.done():
            return
        self.is_usable = False
        self.ended.set_result(None)
        self._wake()
        if self._popen.stdin:
            self._popen.stdin.close()
        # A large process takes its time to go, which the other requests need not wait for.
        self.ended.get_loop().run_in_executor(None, self._reap)

    def _reap(self) -> None:
        if self._popen.poll() is None:
            self._popen.kill()
        self._popen.wait()

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)


@cache
def _allocator() -> dict[str, str]:
    """Return what has a process use jemalloc, where it is installed: a quick query takes a fifth less time with it."""
    found = find_library("jemalloc") if sys.platform == "linux" else None
    # Together with what the user has it preload.
    preloaded = " ".join(filter(None, (os.environ.get("LD_PRELOAD"), found)))
    return {"LD_PRELOAD": preloaded} if found else {}


async def spawn(
    module: str, descriptors: Sequence[int], options: Mapping[str, Any]
) -> subprocess.Popen[bytes]:
    """Start *module* of the service, such as ``processes.writer``, as a process that has *descriptors* open.

    It gets its *options* through its standard input: everyone may read the arguments of a process, and an endpoint's
    address can hold a password.
    """
    return await asyncio.to_thread(_spawn, module, descriptors, frame(dict(options)))


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
