"""The server over streamable HTTP: for clients on this machine, or for clients with the token."""

from __future__ import annotations

import socket
from collections.abc import Collection
from typing import Any

import uvicorn
from mcp.server.lowlevel import Server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import ASGIApp, Receive, Scope, Send

from ..service.exchange import Exchange
from ..service.guard import Refusal
from ..service.routes.token import check_token

PATH = "/mcp"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Hosts for which the SDK itself checks Host and Origin, so that no page of another site reaches the server."""

_DRAIN_SECONDS = 3


def serve_http(
    server: Server[Any], listener: socket.socket, *, host: str, names: Collection[str], token: str | None
) -> None:
    """Serve until the process receives SIGINT or SIGTERM.

    :param host: the host that *listener* listens on.
    :param names: the host names that clients use for the server, besides those of this machine.
    :param token: the token that each request must have; None if none is needed.
    """
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        host=host,
        transport_security=_checks(names) if names or host not in LOOPBACK else None,
    )
    config = uvicorn.Config(
        app if token is None else _guarded(app, token),
        ws="none",
        access_log=False,
        log_level="critical",
        server_header=False,
        timeout_graceful_shutdown=_DRAIN_SECONDS,
    )

    uvicorn.Server(config).run(sockets=[listener])


def _checks(names: Collection[str]) -> TransportSecuritySettings:
    hosts = [*(f"[{name}]" if ":" in name else name for name in (*LOOPBACK, *names))]
    return TransportSecuritySettings(
        allowed_hosts=[*hosts, *(f"{host}:*" for host in hosts)],
        allowed_origins=[
            f"{scheme}://{host}{port}"
            for scheme in ("http", "https")
            for host in hosts
            for port in ("", ":*")
        ],
    )


def _guarded(app: ASGIApp, token: str) -> ASGIApp:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            exchange = Exchange(scope, receive, send)
            try:
                check_token(exchange, token)
            except Refusal as refusal:
                told = Refusal(refusal.status, "send the header 'Authorization: Bearer TOKEN'")
                await exchange.refuse(told, refusal.headers)
                return
        await app(scope, receive, send)

    return answer
