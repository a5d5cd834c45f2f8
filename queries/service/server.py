"""The server: runs the main process, from opening its socket until a signal ends it."""

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
    """Serve until SIGINT or SIGTERM, then finish the requests under way.

    :param listener: a socket from :func:`listen`.
    :param ready: is called when the service answers requests.
    :raises InputError: if the store or endpoint cannot be read, or another process writes the store.
    """
    import uvicorn

    from .app import configuration, is_raw_for_service, service
    from .processes.pool import Pool
    from .processes.state import State
    from .routes.asker import AskRoute

    # Try the store first, so that a wrong path or URL gives a one-line message before any process starts.
    if settings.endpoint:
        Endpoint(settings.endpoint, timeout=int(settings.limits.seconds) or 1).query("ASK {}")
    else:
        with EmbeddedStore(settings.folder, writable=settings.token is not None) as store:
            settings = replace(settings, identity=store.version)
    pool = Pool(settings)
    state = State(settings, pool)
    ask_route = AskRoute(settings, state)
    config = configuration(
        service(settings, state, ask_route, pool), timeout_graceful_shutdown=_DRAIN_SECONDS
    )

    class Server(uvicorn.Server):
        """A server whose connections come from the pool."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await state.start()
            await super().startup(sockets)
            pool.listen(listener, config, self.server_state, lambda raw: is_raw_for_service(raw, settings))
            ready()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await pool.drain(_DRAIN_SECONDS)
            await super().shutdown(sockets)
            await ask_route.close()
            await pool.close()
            await state.close()

    try:
        Server(config).run(sockets=[])
    except* Refusal as refusals:
        reason = refusals.exceptions[0]
        raise InputError(f"the service cannot start on this store: {reason}") from None


def url_of(listener: socket.socket, host: str, path: str = "/") -> str:
    """Return the URL of *path* at the port of *listener*, which listens on *host*."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listener.getsockname()[1]}{path}"


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on *host*; port 0 stands for any free port.

    :raises InputError: if the host is unknown, or the port is taken or forbidden.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address, family=family, backlog=512)
    except (OSError, OverflowError) as error:
        # create_server appends the address to the system's error message.
        reason = str(getattr(error, "strerror", None) or error).partition(" (while attempting")[0]
        is_of_host = (
            isinstance(error, socket.gaierror) or getattr(error, "errno", None) == errno.EADDRNOTAVAIL
        )
        raise InputError(
            f"cannot listen on {host}:{port}: {reason}; name another {'--host' if is_of_host else '--port'}"
        ) from error
