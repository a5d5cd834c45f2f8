"""The members of a pool: its workers and its clients, as the service sees them."""

from __future__ import annotations

import asyncio
import socket
import subprocess
from dataclasses import dataclass, field

from .channel import Channel
from .guard import Refusal


@dataclass(eq=False)
class Client:
    """A connection as the service holds it: with the bytes of a request that waits."""

    number: int
    socket: socket.socket
    address: str
    raw: bytes = b""
    since: float = 0.0
    member: Member | None = None
    timer: asyncio.TimerHandle | None = None


@dataclass(eq=False)
class Member:
    """A worker as the service sees it.

    :ivar is_busy: whether it takes no clients now.
    :ivar key: whose long query it runs; empty for none.
    :ivar turn: what it runs as the board says it, and since when.
    :ivar reason: why it was or will be ended.
    :ivar is_put_back: whether it was ended so that its query shall wait.
    """

    number: int
    popen: subprocess.Popen[bytes]
    ready: asyncio.Future[None]
    folders: list[str]
    clients: set[Client] = field(default_factory=set)
    is_busy: bool = True
    key: str = ""
    busy_since: float = 0.0
    turn: tuple[int, float] = (0, 0.0)
    reason: Refusal | None = None
    is_put_back: bool = False
    channel: Channel = field(init=False)
