"""The connection: a client over HTTP, which one process can leave to another between two bytes of its answers.

The service holds every connection, and lends it to the worker that answers it. What a request is made of is kept
until it is answered; so a request can be taken up by another process, from its first byte.
"""

from __future__ import annotations

import asyncio
import os
import re
import select
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

from starlette.types import ASGIApp
from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from ..guard import Refusal
from ..limits import Limits
from .board import BEGUN, IDLE, SENT, Board, raw_bytes

_CLOSED = getattr(select, "POLLRDHUP", 0) | select.POLLHUP | select.POLLERR
# How long a client may take to begin a request, and to end its head.
_PATIENCE = 15
# What the parser of addresses takes.
_LONGEST_ADDRESS = 65_535
_UNENCODED = re.compile(rb"[^!-~]")


@dataclass(slots=True)
class Usage:
    """What a request used of the engine.

    :ivar count: how many queries it ran.
    :ivar seconds: how long they took.
    :ivar rows: how many rows they had.
    :ivar is_cached: whether the answer came from the cache, or the client had it.
    """

    count: int = 0
    seconds: float = 0.0
    rows: int = 0
    is_cached: bool = False

    def clear(self) -> None:
        """Begin with another request."""
        self.count, self.seconds, self.rows, self.is_cached = 0, 0.0, 0, False


class Owner(Protocol):
    """The process in which a connection is."""

    board: Board
    limits: Limits

    def closed(self, connection: Connection) -> None:
        """Take note that the client is gone."""


class Connection(HttpToolsProtocol):
    """A connection, as uvicorn serves it, that remembers its present request.

    :ivar raw: the bytes of the request that is not answered yet.
    :ivar since: when that request began to wait for a worker, on the clock of the event loop; 0 if it did not.
    :ivar refusal: what its next request is answered, whatever it asks.
    :ivar usage: what that request used of the engine.
    :ivar has_left: whether another process answers it now.
    :ivar is_lost: whether the client is known to be gone.
    :ivar address: from where the client came.
    :ivar descriptor: its socket.
    """

    def __init__(
        self,
        owner: Owner,
        number: int,
        config: Config,
        state: ServerState,
        taken: bytes = b"",
        shortcut: Callable[[Connection, bytes], bytes | None] | None = None,
    ) -> None:
        """Make the connection with *number*, of which *taken* was read before.

        :param shortcut: answers most requests from their bytes; see :meth:`..shortcut.Shortcut.response`.
        """
        super().__init__(config, state, {})
        self.number = number
        self.raw = b""
        self._taken = taken
        self.since = 0.0
        self.refusal: Refusal | None = None
        self.usage = Usage()
        self.has_left = self.is_lost = False
        self._owner = owner
        self._longest = raw_bytes(owner.limits)
        self._is_movable = True
        self._shortcut = shortcut
        self._is_begun = self._is_used = False
        self._head_ends = 0.0
        # Whether a head has begun and not ended, and how many bytes came in pieces of it.
        self._is_in_head, self._head = False, 0
        self.address = ""
        self.descriptor = -1

    @property
    def can_leave(self) -> bool:
        """Whether another process can go on with it: nothing of an answer is on its way, and all is known."""
        if self.transport is None:
            return True
        is_clear = self._is_between or not self.cycle.response_started
        return (
            is_clear
            and self._is_movable
            and not self.transport.is_closing()
            and not self.transport.get_write_buffer_size()
        )

    @property
    def is_quiet(self) -> bool:
        """Whether the client has got what was sent to it, or will not get it any more."""
        return self.transport.is_closing() or not self.transport.get_write_buffer_size()

    @property
    def is_gone(self) -> bool:
        """Whether the client has closed its end, as the socket says while nobody reads it."""
        poll = select.poll()
        poll.register(self.descriptor, _CLOSED)
        return bool(poll.poll(0))

    @property
    def begun(self) -> bytes:
        """What has come of the present request, for another process to go on with."""
        return self._taken if self.transport is None else self.raw

    def leave(self) -> None:
        """Let go of the client without a word to it."""
        self.has_left = True
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.transport is not None:
            self.transport.abort()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin, and wait some time for the first request."""
        if self.has_left:
            transport.abort()
            return
        super().connection_made(transport)
        self.descriptor = transport.get_extra_info("socket").fileno()
        self._wait(_PATIENCE)
        if self._taken:
            self.data_received(self._taken)

    def connection_lost(self, error: Exception | None) -> None:
        """Tell the owner, unless it was it who let go."""
        self.is_lost = True
        if self.transport is not None:
            super().connection_lost(error)
            self._unset_keepalive_if_required()
        if not self.has_left:
            self._owner.closed(self)

    def data_received(self, data: bytes) -> None:
        """Take bytes of a request."""
        self._owner.board.mark(self.number, BEGUN)
        if self._shortcut is not None and not self.raw and self._is_between and self.is_quiet:
            self.raw = data
            try:
                response = self._shortcut(self, data)
            except Refusal as refusal:
                self.refusal, response = refusal, None
            if self.has_left:
                return
            if response is not None:
                self._respond(response)
                return
            self.raw = b""
        if not self.raw and not self._is_in_head:
            self._head_ends = self.loop.time() + _PATIENCE
        if self._is_movable:
            self.raw += data
            if len(self.raw) > self._longest:
                self.raw, self._is_movable = b"", False
        self._head += len(data)
        super().data_received(data)
        if self._is_in_head and self._head > self._longest and not self.transport.is_closing():
            # A head without an end would take all memory that there is.
            self._let_go(431, "the head of the request is too long")
        # A head that is not complete has begun no cycle.
        if self._is_between and not self.transport.is_closing():
            self._wait(self._head_ends - self.loop.time())

    def on_message_begin(self) -> None:
        """Begin with another head."""
        self._is_in_head, self._head = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Begin to answer."""
        self._is_in_head = False
        CURRENT.set(self)
        if not self._is_between:
            # The bytes of two requests cannot be told apart.
            self.raw, self._is_movable = b"", False
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self.raw, self.since, self.refusal = b"", 0.0, None
        is_sent = not self.transport.get_write_buffer_size()
        self._owner.board.mark(self.number, IDLE if is_sent and not self.pipeline else SENT)
        super().on_response_complete()

    def begin(self) -> None:
        """Have a response under way if none is, to the request that is :attr:`raw`."""
        if self._is_between:
            self._is_begun = True
            super().data_received(self.raw)
            self._is_begun = False

    def timeout_keep_alive_handler(self) -> None:
        """Close the connection if it was not used since the timer was set."""
        if self._is_used:
            self._is_used = False
            self._wait(self.timeout_keep_alive)
        else:
            super().timeout_keep_alive_handler()

    @property
    def _is_between(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def send_400_response(self, msg: str) -> None:
        """Let go of a client that sends what is no request, and tell it what is wrong if that is known."""
        address = self.raw.partition(b"\r\n")[0].partition(b" ")[2].rpartition(b" HTTP/")[0]
        if len(self.url) > _LONGEST_ADDRESS:
            self._let_go(
                414, f"an address may have {_LONGEST_ADDRESS:,} bytes; use POST, with the query as the body"
            )
        elif _UNENCODED.search(address):
            self._let_go(400, "an address holds spaces and letters that are not ASCII only percent-encoded")
        else:
            self._let_go(400, "this is no request of HTTP/1.1")

    def _let_go(self, status: int, reason: str) -> None:
        """Say why no more requests are read, and close the connection."""
        if self._is_between:
            body = f"{reason}\n".encode()
            self.transport.write(
                STATUS_LINE[status] + b"content-type: text/plain; charset=utf-8\r\n"
                b"content-length: %d\r\nconnection: close\r\n\r\n%b" % (len(body), body)
            )
        # What was answered before is still sent.
        self.transport.close()

    def _respond(self, response: bytes) -> None:
        """Send *response* at once, and be ready for the next request."""
        if not response:
            return
        try:
            sent = os.write(self.descriptor, response)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.transport.abort()
            return
        if sent < len(response):
            self.transport.write(response[sent:])
        self.raw, self.since, self._is_used = b"", 0.0, True
        self._owner.board.mark(self.number, IDLE if sent == len(response) else SENT)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGIApp) -> None:  # type: ignore[override]
        if not self._is_begun:
            super()._start_asgi_task(cycle, app)  # type: ignore[arg-type]

    def _wait(self, seconds: float) -> None:
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(seconds, self.timeout_keep_alive_handler)


CURRENT: ContextVar[Connection] = ContextVar("connection")
"""The connection whose request is being answered."""
