"""The members of a pool: the records that the main process keeps of its workers and clients."""

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
    """A connection in the main process.

    :ivar address: the network address of the client.
    :ivar raw: the bytes received of a waiting request; empty if none waits.
    :ivar since: when the request began to wait, on the clock of the event loop; 0 if it did not.
    :ivar member: the worker to which the connection is lent; None if it is not lent.
    :ivar timer: the timer that ends the wait.
    """

    number: int
    socket: socket.socket
    address: str
    raw: bytes = b""
    since: float = 0.0
    member: Member | None = None
    timer: asyncio.TimerHandle | None = None


@dataclass(eq=False)
class Member:
    """A worker in the main process.

    :ivar ready: the future that is done when the worker accepts connections.
    :ivar folders: the folders of the store that it may have open.
    :ivar clients: the connections lent to it.
    :ivar is_busy: whether it accepts no connections now.
    :ivar key: the client whose long query it runs, as in :class:`.shares.Shares`; empty for none.
    :ivar busy_since: when that query made it busy.
    :ivar turn: the number of its present run on the board, and when that was first seen.
    :ivar reason: the refusal for the client whose query ran when the worker ended; None for lack of memory.
    :ivar is_put_back: whether the worker is or will be killed to put its query back into the queue.
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
        """Return whether another worker can repeat the query: no response has begun, and the request is kept."""
        running = board.running(self.number)
        return running is not None and running[1] != b"" and board.state(running[0]) == BEGUN


def youngest(members: Iterable[Member], over: Collection[str], board: Board) -> Member | None:
    """Return the worker with the newest query, which loses the least work if put back, or None if there is none.

    :param over: the clients with more than their share of the workers; only their queries may be put back.
    """
    candidates = (member for member in members if member.key in over and member.can_begin_again(board))
    return max(candidates, key=lambda member: member.busy_since, default=None)
