"""The staff: starts the workers of a pool, kills those that hang, and replaces those that end."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..guard import Refusal
from ..settings import Settings
from .board import Board
from .channel import Channel
from .frame import Message
from .member import Member
from .process import end_process, spawn

if TYPE_CHECKING:
    from .pool import Pool

# The seconds between two attempts to replace a worker.
_PAUSE = 1.0
# A worker is killed if its query still runs this many seconds after the time limit.
_GRACE = 2.0

# Returns the number and the folder of the present version of the store.
Version = Callable[[], Awaitable[tuple[int, str]]]


class Staff:
    """The workers on one store.

    :ivar replaced: the number of workers that ended and were replaced.
    """

    def __init__(self, settings: Settings, board: Board, pool: Pool) -> None:
        """Make a staff without workers; see :meth:`start`.

        :param pool: is notified when a worker sends a message or ends.
        """
        self.replaced = 0
        self._settings = settings
        self._limits = settings.limits
        self._board = board
        self._pool = pool
        self._version: Version
        self._members: dict[int, Member] = {}
        self._is_closed = False

    def __iter__(self) -> Iterator[Member]:
        """Yield the present workers."""
        return iter(list(self._members.values()))

    def __len__(self) -> int:
        """Return the number of workers."""
        return len(self._members)

    async def start(self, version: Version) -> None:
        """Start all workers.

        :param version: returns the number and the folder of the present version of the store.
        :raises Refusal: if a worker does not start.
        """
        self._version = version
        async with asyncio.TaskGroup() as group:
            for number in range(self._limits.workers):
                group.create_task(self._add(number))
        self._pool.do(self._kill_hanging())

    def send(self, *message: object) -> None:
        """Send a message to all workers."""
        for member in self:
            member.channel.send(message)

    async def drain(self, seconds: float) -> None:
        """Tell each worker to end once it is idle, and wait at most *seconds* for all of them."""
        self._is_closed = True
        end = asyncio.get_running_loop().time() + seconds
        self.send("stop")
        while self._members and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.02)

    async def close(self) -> None:
        """Kill all workers."""
        self._is_closed = True
        for member in self:
            member.channel.close()
            await end_process(member.popen)

    async def _add(self, number: int) -> None:
        version, folder = await self._version()
        ours, theirs = socket.socketpair()
        # Only the main process checks the token, so workers do not get it. An empty string tells them that
        # the store is writable.
        settings = replace(self._settings, token=None if self._settings.token is None else "")
        options = {
            "settings": settings,
            "number": number,
            "version": version,
            "folder": folder,
        }
        popen = await spawn("front", [theirs.fileno(), self._board.descriptor], options)
        theirs.close()
        loop = asyncio.get_running_loop()
        member = Member(number, popen, loop.create_future(), [folder])
        member.channel = Channel(
            ours, lambda message, _: self._received(member, message), lambda: self._lost(member)
        )
        if self._is_closed:
            end_process(popen)
            return
        self._members[number] = member
        await member.ready

    async def _replace(self, number: int) -> None:
        while not self._is_closed:
            try:
                return await self._add(number)
            except (Refusal, OSError):
                await asyncio.sleep(_PAUSE)

    def _received(self, member: Member, message: Message) -> None:
        match message:
            case ("version",):
                self._pool.do(self._send_version(member))
            case ("failed", int(status), str(reason)):
                member.reason = Refusal(status, reason)
            case ("ready",):
                member.is_busy = False
                member.ready.set_result(None)
                self._pool.received(member, message)
            case _:
                self._pool.received(member, message)

    async def _send_version(self, member: Member) -> None:
        try:
            version, folder = await self._version()
        except Refusal as refusal:
            member.channel.send(("refused", refusal.status, refusal.reason))
            return
        # The worker may still run a query on the previous version.
        member.folders = [member.folders[-1], folder]
        member.channel.send(("version", version, folder))

    def _lost(self, member: Member) -> None:
        end_process(member.popen)
        del self._members[member.number]
        running = self._board.running(member.number)
        self._board.rest(member.number)
        self._pool.lost(member, running)
        if not member.ready.done():
            member.ready.set_exception(member.reason or Refusal(500, "a worker process did not start"))
        elif not self._is_closed:
            self.replaced += 1
            self._pool.do(self._replace(member.number))

    async def _kill_hanging(self) -> None:
        """Kill each worker that does not end its query by itself when the time limit is over."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(_GRACE / 2)
            for member in self:
                turn, since = self._board.turn(member.number), loop.time()
                if turn != member.turn[0]:
                    member.turn = (turn, since)
                elif turn and since - member.turn[1] > self._limits.seconds + _GRACE:
                    member.reason = Refusal(504, "the query took too long and was stopped")
                    member.popen.kill()
