"""The front: the process of a worker, which answers its clients by itself.

It is lent connections by the service, and gives back what it cannot answer now: requests that write, and all
others while a long query has its engine.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from typing import Any

import uvicorn
from starlette.types import Receive, Scope, Send

from .app import application, is_for_service
from .board import Board
from .channel import TAKE, Channel, Message
from .child import arguments, limit_memory
from .connection import CURRENT, Connection
from .guard import Refusal
from .lane import Job, Lane
from .metrics import AccessLog, counted
from .reader import Reader
from .remote import RemoteEngine
from .settings import Settings
from .worker import Engine


class Front:
    """The worker itself: the :class:`.reader.Worker` of its reader, the :class:`.connection.Owner` of its clients."""

    def __init__(
        self,
        settings: Settings,
        board: Board,
        options: dict[str, Any],
        engine: Engine | RemoteEngine,
        end: socket.socket,
    ) -> None:
        """Remember what the service told, and listen to it at *end*."""
        self.limits = settings.limits
        self.board = board
        self._number: int = options["number"]
        self._version: int = options["version"]
        self._folder: str = options["folder"]
        self._identity: str = settings.identity
        self._folder_asked: asyncio.Future[None] | None = None
        self._connections: dict[int, Connection] = {}
        self._is_busy = False
        self._loop = asyncio.get_running_loop()
        self._lane = Lane(engine.answer, self._running, self.limits)
        # Its other end is gone when the service is, whatever the engine does at that time.
        self.channel = Channel(end, self.received, lambda: os._exit(0))
        self.server: _Server

    async def present(self) -> tuple[str, str]:
        """Return the folder with the present version of the store, and what that is known by; empty where it may change unseen."""
        if self.board.version != self._version:
            if self._folder_asked is None:
                self._folder_asked = self._loop.create_future()
                self.channel.send(("version",))
            await asyncio.shield(self._folder_asked)
        return self._folder, f"{self._identity}.{self._version}" if self._identity else ""

    def put(self, job: Job) -> None:
        """Have the engine run *job* after those before it."""
        self._lane.put(job)

    def keep(self, connection: Connection) -> None:
        """Leave all connections but this to other workers, which get none any more."""
        if not self._is_busy:
            self._is_busy = True
            self.channel.send(("busy",))
        self._leave_all_but(connection)

    def free(self) -> None:
        """Take connections again."""
        self._is_busy = False
        self.channel.send(("free",))

    def end(self) -> None:
        """End the process, without harm to any connection that can go on."""
        self._leave_all_but(None)
        self.board.rest(self._number)
        self._loop.call_soon(os._exit, 0)

    def move(self, connection: Connection, *, for_service: bool) -> None:
        """Leave *connection* to the service."""
        self._connections.pop(connection.number, None)
        self.channel.send(("move", connection.number, connection.raw, connection.since, for_service))
        connection.leave()

    def closed(self, connection: Connection) -> None:
        """Tell the service that the client is gone."""
        self._connections.pop(connection.number, None)
        self.channel.send(("closed", connection.number))

    def received(self, message: Message, descriptor: int) -> None:
        """Do what the service says."""
        match message:
            case (word, int(number), bytes(raw), float(since)) if word == TAKE:
                self._loop.create_task(self._take(socket.socket(fileno=descriptor), number, raw, since))
            case ("version", int(version), str(folder)):
                self._version, self._folder = version, folder
                self._settle(None)
            case ("refused", int(status), str(reason)):
                self._settle(Refusal(status, reason))
            case _:
                self.server.stop.set()

    def _running(self, job: Job | None) -> None:
        if job is None:
            self.board.rest(self._number)
        else:
            self.board.run(self._number, job.connection.number, job.connection.raw)

    def _settle(self, found: Refusal | None) -> None:
        asked, self._folder_asked = self._folder_asked, None
        if asked is None:
            return
        if isinstance(found, Refusal):
            asked.set_exception(found)
        else:
            asked.set_result(None)

    async def _take(self, client: socket.socket, number: int, raw: bytes, since: float) -> None:
        connection = Connection(self, number, self.server.config, self.server.server_state, raw)
        connection.since = since
        self._connections[number] = connection
        try:
            await self._loop.connect_accepted_socket(lambda: connection, client)
        except OSError:
            self.closed(connection)

    def _leave_all_but(self, kept: Connection | None) -> None:
        for connection in list(self._connections.values()):
            if connection is not kept and connection.can_leave:
                self.move(connection, for_service=False)


class _Server(uvicorn.Server):
    """The server, which wakes once in a second for the Date header, since many workers are idle."""

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
        return RemoteEngine(settings.endpoint, settings.services, settings.limits.seconds)
    return Engine(folder, settings.services)


async def _live() -> None:
    (descriptor, board), options = arguments()
    settings = Settings.from_told(options["settings"])
    end = socket.socket(fileno=descriptor)
    # A thread that is woken shall not interrupt the one that woke it, which is about to wait.
    if hasattr(os, "SCHED_BATCH"):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    try:
        engine = _engine(settings, options["folder"])
    except Exception as error:  # noqa: BLE001 whatever it is, the service must hear of it
        Channel(end, lambda *_: None, lambda: None).send(("failed", f"{type(error).__name__}: {error}"))
        return
    front = Front(settings, Board(board, settings.limits), options, engine, end)
    log = AccessLog(settings.access_log) if settings.access_log else None
    app = counted(application(settings, Reader(front)), front.board, options["number"], log)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if is_for_service(scope, settings):
            front.move(CURRENT.get(), for_service=True)
        else:
            await app(scope, receive, send)

    config = uvicorn.Config(
        answer,
        http=Connection,
        lifespan="off",
        access_log=False,
        log_level="critical",
        server_header=False,
        proxy_headers=False,
    )
    config.load()
    front.server = _Server(config)
    limit_memory(settings.limits.memory)
    front.channel.send(("ready",))
    await front.server.serve(sockets=[])


if __name__ == "__main__":
    import uvloop

    uvloop.run(_live())
