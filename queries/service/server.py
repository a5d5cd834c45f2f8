"""The server: the application on an address, until it is told to stop."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from dataclasses import replace

from ...ontology.errors import InputError
from ..embedded import EmbeddedStore
from ..endpoint import Endpoint
from .guard import Refusal
from .settings import Settings

_DRAIN_SECONDS = 10


def serve(settings: Settings, *, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until the process is told to stop by SIGINT or SIGTERM; requests under way are finished.

    :param listener: a socket from :func:`listen`.
    :param ready: is called once requests are answered.
    :raises InputError: if the store or endpoint is not there, or the store is being written by another process.
    """
    import uvicorn

    from .app import configuration, is_own, service
    from .processes.pool import Pool
    from .processes.state import State
    from .routes.asker import AskRoute

    # Opened and closed again, so that a wrong call is told in a line rather than by a worker.
    if settings.endpoint:
        Endpoint(settings.endpoint, timeout=int(settings.limits.seconds) or 1).query("ASK {}")
    else:
        with EmbeddedStore(settings.folder, writable=settings.token is not None) as store:
            settings = replace(settings, identity=store.version)
    pool = Pool(settings)
    state = State(settings, pool)
    asked = AskRoute(settings, state)
    config = configuration(service(settings, state, asked, pool), timeout_graceful_shutdown=_DRAIN_SECONDS)

    class Server(uvicorn.Server):
        """The server, which has its connections from the pool."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await state.start()
            await super().startup(sockets)
            pool.listen(listener, config, self.server_state, lambda raw: is_own(raw, settings))
            ready()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await pool.drain(_DRAIN_SECONDS)
            await super().shutdown(sockets)
            await asked.close()
            await pool.close()
            await state.close()

    try:
        Server(config).run(sockets=[])
    except* Refusal as refusals:
        reason = refusals.exceptions[0]
        raise InputError(f"the service cannot start on this store: {reason}") from None


def url_of(listener: socket.socket, host: str, path: str = "/") -> str:
    """Return the URL of *path* at *listener*, which listens at *host*."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}{path}"


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes any that is free.

    :raises InputError: if the address cannot be had.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address, family=family, backlog=512)
    except (OSError, OverflowError) as error:
        # create_server adds the address to what the system says.
        reason = str(getattr(error, "strerror", None) or error).partition(" (while attempting")[0]
        is_of_host = (
            isinstance(error, socket.gaierror) or getattr(error, "errno", None) == errno.EADDRNOTAVAIL
        )
        raise InputError(
            f"cannot listen on {host}:{port}: {reason}; name another {'--host' if is_of_host else '--port'}"
        ) from error
