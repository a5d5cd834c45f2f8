"""The process: the writer, as the service sees it, and how any process of the service is started."""

from __future__ import annotations

import asyncio
import contextlib
import marshal
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from ctypes.util import find_library
from dataclasses import asdict
from functools import cache
from typing import Any, cast

from ..guard import Refusal
from ..limits import Limits
from .frame import READY, REFUSED, unframe

# What a process is told, if it needs to know it, in another way.
_SERVICE = (__package__ or "").rpartition(".")[0]
_SECRET = ("POLICYLOOM_TOKEN", "POLICYLOOM_STORE")


class Process(asyncio.Protocol):
    """A child that answers one request at a time."""

    def __init__(self, popen: subprocess.Popen[bytes]) -> None:
        """Use :meth:`start`."""
        self._popen = popen
        self._buffer = bytearray()
        self._frames: list[tuple[bytes, bytes]] = []
        self._waiter: asyncio.Future[None] | None = None
        self._transport: asyncio.Transport | None = None
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
        ours.setblocking(False)
        loop = asyncio.get_running_loop()
        _, process = await loop.create_connection(lambda: cls(popen), sock=ours)
        try:
            kind, payload = await process.next_frame()
        except BaseException:
            process.end()
            raise
        if kind != READY:
            process.end()
            raise _refusal(payload)
        return process

    async def ask(self, request: tuple[Any, ...]) -> bytes:
        """Send *request* and return the answer.

        :raises Refusal: if there is none.
        """
        body = marshal.dumps(request)
        cast(asyncio.Transport, self._transport).write(len(body).to_bytes(4, "big") + body)
        kind, payload = await self.next_frame()
        if kind == REFUSED:
            raise _refusal(payload)
        return payload

    async def ask_within(self, seconds: float, request: tuple[Any, ...], what: str) -> bytes:
        """Do as :meth:`ask`, and end the process if it takes longer than *seconds*.

        :param what: names the request in the refusal, such as "the update".
        :raises Refusal: if there is no answer.
        """
        late = Refusal(504, f"{what} took longer than {seconds:g} seconds and was ended")
        timer = asyncio.get_running_loop().call_later(seconds, self.end, late)
        try:
            return await self.ask(request)
        except asyncio.CancelledError:
            # Its answer would be taken for that of the next request.
            self.end()
            raise
        finally:
            timer.cancel()

    async def next_frame(self) -> tuple[bytes, bytes]:
        """Return the next frame that the process sends.

        :raises Refusal: if it ends instead.
        """
        while not self._frames:
            if self.ended.done():
                raise self._reason or Refusal(
                    503, "this took more memory than the service gives, so its process ended"
                )
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        return self._frames.pop(0)

    def end(self, reason: Refusal | None = None) -> None:
        """End the process at once; *reason* is what whoever waits for it is told."""
        self.is_usable = False
        if self._reason is None:
            self._reason = reason
        if self._popen.poll() is None:
            self._popen.send_signal(signal.SIGKILL)
        if self._transport:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the way to the process."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Take what the process sent."""
        self._buffer += data
        self._frames.extend(unframe(self._buffer))
        if self._frames:
            self._wake()

    def connection_lost(self, error: Exception | None) -> None:
        """Tell whoever waits, and see to it that nothing is left of the process."""
        self.is_usable = False
        if not self.ended.done():
            self.ended.set_result(None)
        self._wake()
        if self._popen.stdin:
            self._popen.stdin.close()
        # A large process takes its time to go, which the other requests need not wait for.
        asyncio.get_running_loop().run_in_executor(None, self._reap)

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


async def spawn(module: str, descriptors: Sequence[int], told: Mapping[str, Any]) -> subprocess.Popen[bytes]:
    """Start *module* of the service, such as ``processes.writer``, as a process that has *descriptors* open, and tell it something.

    It is told through its standard input: everyone may read the arguments of a process, and an endpoint's address
    can hold a password.
    """
    return await asyncio.to_thread(_spawn, module, descriptors, marshal.dumps(dict(told)))


def _spawn(module: str, descriptors: Sequence[int], told: bytes) -> subprocess.Popen[bytes]:
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
    rest = len(told).to_bytes(4, "big") + told
    # One that ends before it has heard all is missed by whoever waits for it to get ready.
    with contextlib.suppress(BrokenPipeError):
        while rest and popen.stdin:
            rest = rest[popen.stdin.write(rest) :]
    return popen


def _refusal(payload: bytes) -> Refusal:
    status, _, reason = payload.decode(errors="replace").partition("\n")
    return Refusal(int(status), reason)
