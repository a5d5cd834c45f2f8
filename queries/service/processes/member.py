"""The members of a pool: its workers and its clients, as the service sees them."""

from __future__ import annotations

import asyncio
import socket
import subprocess
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from ..guard import Refusal
from .board import BEGUN, Board
from .channel import Channel


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

    def can_begin_again(self, board: Board) -> bool:
        """Tell whether what it runs can be begun again elsewhere: all of it is known, and nothing was answered."""
        running = board.running(self.number)
        return running is not None and running[1] != b"" and board.state(running[0]) == BEGUN


def youngest(members: Iterable[Member], over: Collection[str], board: Board) -> Member | None:
    """Return that of *members* with the youngest query of those *over* their share, which has the least to lose."""
    found = (member for member in members if member.key in over and member.can_begin_again(board))
    return max(found, key=lambda member: member.busy_since, default=None)
