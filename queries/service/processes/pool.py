"""The pool: the connections of the main process, and the workers to which it lends them.

The main process keeps a descriptor of every connection that it lends, so that no client is lost when a
worker ends: a connection between two requests goes to another worker, and one whose query killed the worker gets
an error response.
"""

from __future__ import annotations

import asyncio
import os
import socket
import struct
from collections import deque
from collections.abc import Callable, Coroutine

from uvicorn import Config
from uvicorn.server import ServerState

from ..guard import Refusal
from ..settings import Settings
from .board import BEGUN, CONNECTIONS, IDLE, LENT, Board
from .channel import TAKE
from .connection import Connection
from .frame import Message
from .member import Client, Member, youngest
from .process import TOO_MUCH_MEMORY
from .shares import Shares
from .staff import Staff, Version
from .waiting import WaitingRoom

# The seconds that messages from a worker may take to arrive.
_MESSAGE_SECONDS = 0.1
# The seconds a client may take to begin a request while no worker is free to wait for it.
_IDLE_SECONDS = 15
# This many connections are reserved for clients that are refused with 503.
_SPARE = 50
_CHUNK = 64 * 1024
# More workers than processors would not be faster, so the others stand by until one has a long query.
_PROCESSORS = os.cpu_count() or 1
_RESET = struct.pack("ii", 1, 0)


class Pool:
    """The workers of one store, and all connections; it is the :class:`.connection.Owner` of those not lent."""

    def __init__(self, settings: Settings) -> None:
        """Make a pool without workers and connections; see :meth:`start` and :meth:`listen`."""
        self.limits = settings.limits
        self.board = Board.make(settings.limits)
        self._staff = Staff(settings, self.board, self)
        self._clients: dict[int, Client] = {}
        self._numbers = deque(range(CONNECTIONS))
        self._shares = Shares(settings.limits, settings.proxies)
        self._waiting = WaitingRoom(settings.limits, self._shares, self._refuse)
        self._full: frozenset[str] = frozenset()
        self._watched: set[Client] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._listener: socket.socket | None = None
        self._is_closed = False

    async def start(self, version: Version) -> None:
        """Start all workers.

        :param version: returns the number and the folder of the present version of the store.
        :raises Refusal: if a worker does not start.
        """
        await self._staff.start(version)

    def listen(
        self,
        listener: socket.socket,
        config: Config,
        state: ServerState,
        is_for_service: Callable[[bytes], bool],
    ) -> None:
        """Accept connections from *listener*.

        :param config: the configuration of uvicorn for requests that the main process answers, and *state*
            the state of its server.
        :param is_for_service: says from the first bytes of a request whether the main process answers it.
        """
        self._config, self._state, self._is_for_service = config, state, is_for_service
        self._listener = listener
        listener.setblocking(False)
        asyncio.get_running_loop().add_reader(listener.fileno(), self._accept)

    def folders(self) -> set[str]:
        """Return the folders of the store that workers may have open."""
        return {folder for member in self._staff for folder in member.folders}

    def gauges(self) -> list[tuple[str, str, int]]:
        """Return the name, the help text and the present value of each gauge."""
        busy = sum(member.is_busy for member in self._staff)
        return [
            ("workers", "Processes that answer queries.", len(self._staff)),
            ("workers_busy", "Workers that are running a long query, or are not ready yet.", busy),
            ("workers_replaced_total", "Workers that ended and were replaced.", self._staff.replaced),
            ("connections", "Open connections.", len(self._clients)),
            ("requests_waiting", "Requests that are waiting for a worker.", len(self._waiting)),
            ("store_version", "Write requests to the store since the service started.", self.board.version),
        ]

    async def drain(self, seconds: float) -> None:
        """Accept no more connections, and wait at most *seconds* for the requests under way."""
        self._is_closed = True
        if self._listener is not None:
            asyncio.get_running_loop().remove_reader(self._listener.fileno())
            self._listener.close()
        for client in (*self._waiting, *self._watched):
            self._refuse(client, Refusal(503, "the service is shutting down"))
        await self._staff.drain(seconds)

    async def close(self) -> None:
        """End all workers and close all connections."""
        self._is_closed = True
        for task in self._tasks:
            task.cancel()
        await self._staff.close()
        for client in list(self._clients.values()):
            self._close(client)

    def move(self, connection: Connection) -> None:
        """Take the request of *connection*, which the main process serves, to a worker."""
        connection.leave()
        client = self._clients[connection.number]
        client.raw, client.since = connection.raw, connection.since
        self._place(client)

    def closed(self, connection: Connection) -> None:
        """Close *connection*, whose client is gone."""
        if client := self._clients.get(connection.number):
            self._close(client)

    # Connections.

    def _accept(self) -> None:
        assert self._listener is not None  # noqa: S101 the event loop watches it
        try:
            accepted, (address, *_) = self._listener.accept()
        except OSError:  # the client is gone already, or too many files are open
            return
        if not self._numbers:
            accepted.close()
            return
        accepted.setblocking(False)
        client = Client(self._numbers.popleft(), accepted, address)
        self._clients[client.number] = client
        self.board.mark(client.number, IDLE)
        has_room = self._shares.come(address)
        self._send_full()
        if len(self._numbers) < _SPARE or not has_room:
            self._refuse(client, Refusal(503, "too many connections at once; try again in a few seconds"))
        else:
            self._place(client)

    def _place(self, client: Client) -> None:
        """Lend the connection to a worker, answer its request here, or have it wait."""
        free = sorted(
            (member for member in self._staff if not member.is_busy),
            key=lambda member: member.number,
        )[:_PROCESSORS]
        if self._is_closed:
            self._refuse(client, Refusal(503, "the service is shutting down"))
        elif client.raw and self._is_for_service(client.raw):
            # Done even if no worker is free: the metrics are needed most then.
            self.do(self._serve(client))
        elif client.raw and self._key(client) in self._full:
            self._queue(client)
        elif free:
            self._lend(client, min(free, key=lambda member: len(member.clients)))
        elif client.raw:
            self._queue(client)
        else:
            self._watched.add(client)
            loop = asyncio.get_running_loop()
            loop.add_reader(client.socket.fileno(), self._woken, client)
            client.timer = loop.call_later(_IDLE_SECONDS, self._close, client)

    def _lend(self, client: Client, member: Member) -> None:
        self._detach(client)
        client.member = member
        member.clients.add(client)
        message = (TAKE, client.number, client.raw, client.since, client.address)
        client.since = 0.0
        if client.raw:
            self.board.mark(client.number, LENT)
        member.channel.send(message, client.socket.fileno())

    def _queue(self, client: Client) -> None:
        if self._waiting.enter(client):
            self._make_room(self._key(client))

    def _make_room(self, key: str) -> None:
        """Put back a query of a client that has more than its share, if no worker would be free for *key*."""
        members = list(self._staff)
        is_complete = len(members) == self.limits.workers
        if key in self._full or not is_complete or any(member.is_put_back for member in members):
            return
        victim = youngest(members, self._shares.over(member.key for member in members), self.board)
        if victim is not None and all(member.key for member in members):
            victim.is_put_back = True
            # Give the worker time to hand back its other connections.
            asyncio.get_running_loop().call_later(_MESSAGE_SECONDS, self._put_back, victim, victim.busy_since)

    def _put_back(self, member: Member, since: float) -> None:
        if member.key and member.busy_since == since and member.can_begin_again(self.board):
            member.popen.kill()
        else:
            member.is_put_back = False

    def _key(self, client: Client) -> str:
        return self._shares.key(client.address, client.raw)

    def _send_full(self) -> None:
        """Send the workers the keys of the clients that use their full share of workers, if these keys have changed."""
        full = self._shares.full(member.key for member in self._staff)
        if full != self._full:
            self._full, before = full, self._full
            self._staff.send("full", *full)
            if before - full:
                self._lend_waiting()

    def _woken(self, client: Client) -> None:
        self._detach(client)
        try:
            client.raw = client.socket.recv(_CHUNK)
        except OSError:
            client.raw = b""
        if client.raw:
            self.board.mark(client.number, BEGUN)
            self._place(client)
        else:
            self._close(client)

    def _refuse(self, client: Client, refusal: Refusal) -> None:
        self.do(self._serve(client, refusal))

    async def _serve(self, client: Client, refusal: Refusal | None = None) -> None:
        """Answer *client* in this process, with *refusal* if it is given."""
        self._detach(client)
        connection = Connection(self, client.number, self._config, self._state, client.raw)
        connection.refusal = refusal
        client.raw = b""
        try:
            loop = asyncio.get_running_loop()
            await loop.connect_accepted_socket(lambda: connection, client.socket.dup())
        except OSError:
            self._close(client)

    def _detach(self, client: Client) -> None:
        """Remove *client* from its worker, or from where it waits."""
        if client.timer is not None:
            client.timer.cancel()
            client.timer = None
        if client in self._watched:
            self._watched.discard(client)
            asyncio.get_running_loop().remove_reader(client.socket.fileno())
        self._waiting.leave(client)
        if client.member is not None:
            client.member.clients.discard(client)
            client.member = None

    def _close(self, client: Client, *, is_broken: bool = False) -> None:
        self._detach(client)
        if self._clients.pop(client.number, None) is not None:
            self._numbers.append(client.number)
            self._shares.go(client.address)
            self._send_full()
        if is_broken:
            # Send a reset, so that the client cannot mistake the part that it has for the whole answer.
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        client.socket.close()

    # Workers.

    def received(self, member: Member, message: Message) -> None:
        """Handle a *message* from a worker about itself or its connections."""
        match message:
            case ("move", int(number), bytes(raw), float(since), bool(for_service)):
                self._take_back(self._clients[number], raw, since, for_service=for_service)
            case ("closed", int(number)):
                if number in self._clients:
                    self._close(self._clients[number])
            case ("busy", int(number), bytes(raw)):
                member.is_busy = True
                member.key = self._shares.key(self._clients[number].address, raw)
                member.busy_since = asyncio.get_running_loop().time()
                self._send_full()
            case ("free",):
                member.is_busy, member.key = False, ""
                self._send_full()
                self._lend_waiting()
            case ("ready",):
                member.channel.send(("full", *self._full))
                self._lend_waiting()

    def _take_back(self, client: Client, raw: bytes, since: float, *, for_service: bool) -> None:
        self._detach(client)
        client.raw, client.since = raw, since
        if for_service:
            self.do(self._serve(client))
        else:
            self._place(client)

    def _lend_waiting(self) -> None:
        free = sum(not member.is_busy for member in self._staff)
        running = [member.key for member in self._staff]
        for client in self._waiting.next(free, running, self._full):
            self._place(client)

    def lost(self, member: Member, running: tuple[int, bytes] | None) -> None:
        """Handle the end of a worker: find a place for each of its connections.

        :param running: the connection and the bytes of the request that the worker ran, None if it was idle.
        """
        self._send_full()
        for client in list(member.clients):
            self._detach(client)
            state = self.board.state(client.number)
            if running and running[0] == client.number and state == BEGUN:
                client.raw = running[1]
                if member.is_put_back:
                    self._queue(client)
                else:
                    self._refuse(client, member.reason or Refusal(503, TOO_MUCH_MEMORY))
            elif state in (IDLE, LENT):
                client.raw = client.raw if state == LENT else b""
                self._place(client)
            else:
                self._close(client, is_broken=True)

    def do(self, work: Coroutine[None, None, None]) -> None:
        """Run *work* as a task."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
