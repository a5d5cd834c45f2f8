"""The server: the application on an address, until it is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable

from ...ontology.errors import InputError
from ..embedded import EmbeddedStore
from .settings import Settings

# Connections beyond this are told to come back, before anything is read of them.
_CONNECTIONS = 1000
_DRAIN_SECONDS = 10


def serve(settings: Settings, *, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until the process is told to stop by SIGINT or SIGTERM; requests under way are finished.

    :param listener: a socket from :func:`listen`.
    :param ready: is called once requests are answered.
    :raises InputError: if the store is not there, or is being written by another process.
    """
    import uvicorn

    from .app import application

    # Opened and closed again, so that a wrong call is told in a line rather than by a worker.
    EmbeddedStore(settings.folder, writable=settings.token is not None).close()
    config = uvicorn.Config(
        application(settings),
        access_log=False,
        log_level="error",
        server_header=False,
        date_header=True,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=_DRAIN_SECONDS,
        lifespan="on",
    )

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()

    server = Server(config)
    server.run(sockets=[listener])
    if not server.started:
        raise InputError(f"the service cannot start on the store at {settings.folder}")


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes any that is free.

    :raises InputError: if the address cannot be had.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address, family=family, backlog=512)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"cannot listen on {host}:{port}: {reason}; name another --port") from error
