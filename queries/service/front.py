"""The front: the process of a worker, which answers requests over HTTP.

The main process lends connections to the worker. The worker hands back those that it cannot serve now: those
with a request for the main process, such as a write, and all others while its engine runs a long query.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import socket
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

import uvicorn
from starlette.types import Receive, Scope, Send

from .app import Application, configuration, is_for_service
from .engine.engine import Engine
from .engine.lane import GONE, Lane, Turn
from .engine.reader import Reader
from .engine.remote import RemoteEngine
from .guard import Refusal
from .metrics import AccessLog, Tally, counted
from .processes.board import Board
from .processes.channel import TAKE, Channel
from .processes.child import STACK, arguments, limit_memory
from .processes.connection import CURRENT, Connection
from .processes.frame import Message
from .processes.sandbox import forbid_network
from .processes.shares import Shares
from .settings import Settings
from .shortcut import Shortcut


class Front:
    """A worker; it is the :class:`.processes.connection.Owner` of its connections."""

    def __init__(
        self,
        settings: Settings,
        board: Board,
        options: dict[str, Any],
        engine: Engine | RemoteEngine,
        end: socket.socket,
    ) -> None:
        """Make a worker without connections.

        :param board: the memory that all processes share.
        :param options: the ``number`` of the worker, and the ``version`` and ``folder`` of the store.
        :param end: the worker's end of the channel to the main process.
        """
        self.limits = settings.limits
        self.board = board
        self._number: int = options["number"]
        self._state_of = settings.state_of
        self._set_version(options["version"], options["folder"])
        self._version_reply: asyncio.Future[None] | None = None
        self._connections: dict[int, Connection] = {}
        self._is_busy = False
        self._shares = Shares(settings.limits, settings.proxies)
        self._full: frozenset[str] = frozenset()
        self._loop = asyncio.get_running_loop()
        self.lane = Lane(engine.answer, self)
        # The channel closes when the main process ends; the worker then ends too, even during a query.
        self.channel = Channel(end, self.received, lambda: os._exit(0))
        self.server: _Server
        self.shortcut: Shortcut

    @property
    def current(self) -> tuple[str, str] | None:
        """The result of :meth:`present` if it is still valid, else None."""
        return self._present if self.board.version == self._version else None

    async def present(self) -> tuple[str, str]:
        """Return the folder of the present version of the store, and the name of that version.

        The name is empty if others may change the store unnoticed.

        :raises Refusal: if the main process cannot make the version.
        """
        if self.current is None:
            if self._version_reply is None:
                self._version_reply = self._loop.create_future()
                self.channel.send(("version",))
            await asyncio.shield(self._version_reply)
        return self._present

    def check(self, connection: Connection) -> None:
        """Hand the request of *connection* back to wait, if its client already uses its share of the workers.

        :raises Refusal: :data:`.engine.lane.GONE`, if it was handed back.
        """
        is_full = self._full and self._shares.key(connection.address, connection.raw) in self._full
        if is_full and connection.can_leave:
            self.move(connection, for_service=False)
            raise GONE

    def begun(self, turn: Turn) -> None:
        """Note on the board which request the engine runs, in case the process dies meanwhile."""
        self.board.run(self._number, turn.connection.number, turn.connection.raw)

    def ended(self) -> None:
        """Note on the board that the engine is idle."""
        self.board.rest(self._number)

    def keep(self, connection: Connection) -> None:
        """Hand back all connections except this one, whose query takes long, and accept no new ones."""
        if not self._is_busy:
            self._is_busy = True
            self.channel.send(("busy", connection.number, connection.raw))
        for other in list(self._connections.values()):
            if other is not connection and other.can_leave:
                self.move(other, for_service=False)
        self.channel.read()

    def free(self) -> None:
        """Take connections again after a long query."""
        self._is_busy = False
        self.channel.send(("free",))

    def end(self, reason: Refusal) -> None:
        """End the process; the main process sends *reason* to the client whose query it ran."""
        self.channel.send(("failed", reason.status, reason.reason))
        self.channel.flush()
        os._exit(0)

    def move(self, connection: Connection, *, for_service: bool) -> None:
        """Hand *connection* back to the main process.

        :param for_service: whether the main process must answer the request itself, rather than another worker.
        """
        self._connections.pop(connection.number, None)
        self.channel.send(("move", connection.number, connection.pending, connection.since, for_service))
        connection.leave()

    def closed(self, connection: Connection) -> None:
        """Report that the client has closed *connection*."""
        self._connections.pop(connection.number, None)
        self.channel.send(("closed", connection.number))

    def received(self, message: Message, descriptor: int) -> None:
        """Handle a *message* from the main process, and the *descriptor* that came with it, -1 for none."""
        match message:
            case (kind, int(number), bytes(raw), float(since), str(address)) if kind == TAKE:
                if self._is_busy:
                    os.close(descriptor)
                    self.channel.send(("move", number, raw, since, False))
                    return
                connection = Connection(
                    self, number, self.server.config, self.server.server_state, raw, self.shortcut.response
                )
                connection.since, connection.address = since, address
                self._connections[number] = connection
                self._loop.create_task(self._take(socket.socket(fileno=descriptor), connection))
            case ("full", *full):
                self._full = frozenset(full)
            case ("version", int(version), str(folder)):
                self._set_version(version, folder)
                self._settle(None)
            case ("refused", int(status), str(reason)):
                self._settle(Refusal(status, reason))
            case _:
                self.server.stop.set()

    def _set_version(self, version: int, folder: str) -> None:
        self._version = version
        self._present = folder, self._state_of(version)

    def _settle(self, refusal: Refusal | None) -> None:
        reply, self._version_reply = self._version_reply, None
        if reply is None:
            return
        if refusal is not None:
            reply.set_exception(refusal)
        else:
            reply.set_result(None)

    async def _take(self, client: socket.socket, connection: Connection) -> None:
        try:
            await self._loop.connect_accepted_socket(lambda: connection, client)
        except OSError:
            if not connection.has_left:
                self.closed(connection)


class _Server(uvicorn.Server):
    """A server that wakes once a second to update the Date header; uvicorn's own wakes ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.stop = asyncio.Event()

    async def main_loop(self) -> None:
        while not self.stop.is_set():
            await self.on_tick(0)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stop.wait(), 1)


def _engine(settings: Settings, folder: str) -> Engine | RemoteEngine:
    if settings.endpoint:
        return RemoteEngine(settings.endpoint, settings.services, settings.limits)
    return Engine(folder, settings.services, settings.limits.patterns)


async def _live(on_lane: Callable[[Lane], None]) -> None:
    (descriptor, board), options = arguments()
    settings: Settings = options["settings"]
    end = socket.socket(fileno=descriptor)
    try:
        engine = _engine(settings, options["folder"])
    except Exception as error:  # noqa: BLE001 the main process reports any error
        Channel(end, lambda *_: None, lambda: None).send(("failed", 500, f"{type(error).__name__}: {error}"))
        return
    front = Front(settings, Board(board, settings.limits), options, engine, end)
    on_lane(front.lane)
    log = AccessLog(settings.access_log) if settings.access_log else None
    tally = Tally(front.board, options["number"], log)
    reader = Reader(front)
    application = Application(settings, reader)
    app = counted(application, tally)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if is_for_service(scope, settings):
            front.move(CURRENT.get(), for_service=True)
        else:
            await app(scope, receive, send)

    config = configuration(answer, http=Connection)
    config.load()
    front.server = _Server(config)
    front.shortcut = Shortcut(application.query, reader, front, tally, front.server.server_state)
    limit_memory(settings.limits.memory)
    if not settings.services and not settings.endpoint:
        forbid_network()
    # All objects up to here live as long as the process, so the garbage collector need not visit them.
    gc.freeze()
    front.channel.send(("ready",))
    await front.server.serve(sockets=[])


def _main() -> None:
    """Run the event loop in a thread with a large stack for deep queries, and watch the lane in this thread."""
    import uvloop

    lanes: SimpleQueue[Lane] = SimpleQueue()

    def run() -> None:
        try:
            uvloop.run(_live(lanes.put))
        finally:
            os._exit(0)

    threading.stack_size(STACK)
    threading.Thread(target=run, daemon=True).start()
    lanes.get().watch()


if __name__ == "__main__":
    _main()
