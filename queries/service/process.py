"""The process: a worker or the writer, as the service sees it."""

from __future__ import annotations

import asyncio
import marshal
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from typing import Any, cast

from .frame import END, MORE, PART, READY, REFUSED, unframe
from .guard import Refusal
from .limits import Limits

# So many frames may lie unread before the process must wait for the client.
_UNREAD = 4


class Reply:
    """What a process answers: the bytes that are there, and those that are still to come.

    :ivar encoding: ``gzip``, or empty.
    :ivar is_whole: whether no more will come.
    """

    __slots__ = ("_process", "body", "encoding", "is_whole", "media_type")

    def __init__(self, payload: bytes, *, is_whole: bool, process: Process) -> None:
        """Take the payload of the first frame apart."""
        head, _, self.body = payload.partition(b"\n")
        self.media_type, _, self.encoding = head.decode().partition("|")
        self.is_whole = is_whole
        self._process = process

    async def rest(self) -> AsyncIterator[bytes]:
        """Yield what is still to come.

        :raises Refusal: if it ends before it is complete.
        """
        while not self.is_whole:
            kind, payload = await self._process.next_frame()
            if kind == END:
                self.is_whole = True
            elif kind == MORE:
                yield payload
            else:
                raise _refusal(payload)


class Process(asyncio.Protocol):
    """A child that answers one request at a time."""

    def __init__(self, popen: subprocess.Popen[bytes]) -> None:
        """Use :meth:`start`."""
        self._popen = popen
        self._buffer = bytearray()
        self._frames: list[tuple[bytes, bytes]] = []
        self._waiter: asyncio.Future[None] | None = None
        self._transport: asyncio.Transport | None = None
        self._is_paused = False
        self._reason: Refusal | None = None
        self.is_usable = True
        self.folder = ""
        self.ended = asyncio.get_running_loop().create_future()

    @classmethod
    async def start(cls, module: str, options: Mapping[str, Any], limits: Limits) -> Process:
        """Start the module of this package as a process, and wait until it is ready.

        :raises Refusal: if it does not get ready.
        """
        ours, theirs = socket.socketpair()
        told = marshal.dumps({**options, "limits": asdict(limits)}).hex()
        environment = {key: value for key, value in os.environ.items() if key != "POLICYLOOM_TOKEN"}
        popen = await asyncio.to_thread(
            subprocess.Popen,
            [sys.executable, "-P", "-m", f"{__package__}.{module}", str(theirs.fileno()), told],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environment,
        )
        theirs.close()
        ours.setblocking(False)
        loop = asyncio.get_running_loop()
        _, process = await loop.create_connection(lambda: cls(popen), sock=ours)
        process.folder = options["folder"]
        try:
            kind, payload = await process.next_frame()
        except BaseException:
            process.end()
            raise
        if kind != READY:
            process.end()
            raise _refusal(payload)
        return process

    async def ask(self, request: tuple[Any, ...]) -> Reply:
        """Send *request* and return the answer, or its begin.

        :raises Refusal: if there is none.
        """
        body = marshal.dumps(request)
        cast(asyncio.Transport, self._transport).write(len(body).to_bytes(4, "big") + body)
        kind, payload = await self.next_frame()
        if kind == REFUSED:
            raise _refusal(payload)
        return Reply(payload, is_whole=kind != PART, process=self)

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
        found = self._frames.pop(0)
        if self._is_paused and len(self._frames) < _UNREAD:
            cast(asyncio.Transport, self._transport).resume_reading()
            self._is_paused = False
        return found

    def end(self, reason: Refusal | None = None) -> None:
        """End the process at once; *reason* is what whoever waits for it is told."""
        self.is_usable = False
        if self._reason is None:
            self._reason = reason
        if self._popen.poll() is None:
            self._popen.send_signal(signal.SIGKILL)
        if self._transport:
            self._transport.abort()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._popen.pid

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the way to the process."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Take what the process sent."""
        self._buffer += data
        self._frames.extend(unframe(self._buffer))
        if len(self._frames) > _UNREAD and not self._is_paused:
            cast(asyncio.Transport, self._transport).pause_reading()
            self._is_paused = True
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


def _refusal(payload: bytes) -> Refusal:
    status, _, reason = payload.decode(errors="replace").partition("\n")
    return Refusal(int(status), reason)
