"""The HTTP connection of a client, which can move from one process to another until a response has begun.

The main process keeps a descriptor of every connection, and lends the connection to a worker. The bytes of a
request are kept until its response begins, so that another process can start the request again.
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
# The seconds that a client may take to begin a request, and then to send the whole head.
_HEAD_SECONDS = 15
# The maximum length in bytes of a URL that the parser accepts.
_LONGEST_ADDRESS = 65_535
_UNENCODED = re.compile(rb"[^!-~]")


@dataclass(slots=True)
class Usage:
    """The use of the engine by one request.

    :ivar count: the number of its queries.
    :ivar seconds: the time that they took.
    :ivar rows: the number of their rows.
    :ivar is_cached: whether the answer came from the cache, or the client had it.
    """

    count: int = 0
    seconds: float = 0.0
    rows: int = 0
    is_cached: bool = False

    def clear(self) -> None:
        """Reset all to zero, for the next request."""
        self.count, self.seconds, self.rows, self.is_cached = 0, 0.0, 0, False


class Owner(Protocol):
    """The process that serves a connection."""

    board: Board
    limits: Limits

    def closed(self, connection: Connection) -> None:
        """Handle the end of *connection*, which the client has closed."""


class Connection(HttpToolsProtocol):
    """A connection served by uvicorn that keeps the bytes of its present request.

    :ivar raw: the bytes of the present request; empty between requests, and if there are too many to keep.
    :ivar since: when that request began to wait for a worker, on the clock of the event loop; 0 if it did
        not.
    :ivar refusal: the refusal to send for the next request, whatever it is; None to answer the request.
    :ivar usage: the use of the engine by the present request.
    :ivar has_left: whether another process serves the connection now.
    :ivar is_lost: whether the client has closed the connection.
    :ivar address: the network address of the client.
    :ivar descriptor: the descriptor of its socket.
    """

    def __init__(
        self,
        owner: Owner,
        number: int,
        config: Config,
        state: ServerState,
        received: bytes = b"",
        shortcut: Callable[[Connection, bytes], bytes | None] | None = None,
    ) -> None:
        """Make a connection that has no socket yet.

        :param number: the number of the connection, unique among the open ones.
        :param config: the configuration of uvicorn, and *state* the state of its server.
        :param received: the bytes of the present request that another process has read.
        :param shortcut: answers most requests from their bytes, see :meth:`..shortcut.Shortcut.response`.
        """
        super().__init__(config, state, {})
        self.number = number
        self.raw = b""
        self._received = received
        self.since = 0.0
        self.refusal: Refusal | None = None
        self.usage = Usage()
        self.has_left = self.is_lost = False
        self._owner = owner
        self._longest = raw_bytes(owner.limits)
        self._is_movable = True
        self._shortcut = shortcut
        self._is_beginning = self._is_used = False
        # The deadline for the end of the present head.
        self._head_ends = 0.0
        # Whether a head has begun but not ended, and the number of bytes received since it began.
        self._is_in_head, self._head_bytes = False, 0
        self.address = ""
        self.descriptor = -1

    @property
    def can_leave(self) -> bool:
        """Whether another process can take over: no response has begun, and the whole request is kept."""
        if self.transport is None:
            return True
        is_unanswered = self._is_between or not self.cycle.response_started
        return (
            is_unanswered
            and self._is_movable
            and not self.transport.is_closing()
            and not self.transport.get_write_buffer_size()
        )

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is left to be sent, or the connection is closing."""
        return self.transport.is_closing() or not self.transport.get_write_buffer_size()

    @property
    def is_gone(self) -> bool:
        """Whether the client has closed its end; asks the socket, so that it works while the event loop is blocked."""
        poll = select.poll()
        poll.register(self.descriptor, _CLOSED)
        return bool(poll.poll(0))

    @property
    def pending(self) -> bytes:
        """The bytes received of the present request, for the next process."""
        return self._received if self.transport is None else self.raw

    def leave(self) -> None:
        """Give up the connection, without a response and without closing it for the other processes."""
        self.has_left = True
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.transport is not None:
            self.transport.abort()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the timer for the first request, and handle the bytes that another process has read."""
        if self.has_left:
            transport.abort()
            return
        super().connection_made(transport)
        self.descriptor = transport.get_extra_info("socket").fileno()
        self._set_timer(_HEAD_SECONDS)
        if self._received:
            self.data_received(self._received)

    def connection_lost(self, error: Exception | None) -> None:
        """Notify the owner, unless it gave up the connection itself."""
        self.is_lost = True
        if self.transport is not None:
            super().connection_lost(error)
            self._unset_keepalive_if_required()
        if not self.has_left:
            self._owner.closed(self)

    def data_received(self, data: bytes) -> None:
        """Answer a request with the shortcut if possible; otherwise keep its bytes, and have uvicorn parse them."""
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
            self._head_ends = self.loop.time() + _HEAD_SECONDS
        if self._is_movable:
            self.raw += data
            if len(self.raw) > self._longest:
                self.raw, self._is_movable = b"", False
        self._head_bytes += len(data)
        super().data_received(data)
        if self._is_in_head and self._head_bytes > self._longest and not self.transport.is_closing():
            # A head without an end would use up all memory.
            self._reject(431, "the request line and headers are too long")
        # No cycle begins before the head is complete; limit the time for the rest of the head.
        if self._is_between and not self.transport.is_closing():
            self._set_timer(self._head_ends - self.loop.time())

    def on_message_begin(self) -> None:
        """Note that a head begins."""
        self._is_in_head, self._head_bytes = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Begin to answer the request."""
        self._is_in_head = False
        CURRENT.set(self)
        if not self._is_between:
            # The request is pipelined, and its bytes are mixed with those of the one before.
            self.raw, self._is_movable = b"", False
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """Prepare for the next request."""
        self.raw, self.since, self.refusal = b"", 0.0, None
        is_sent = not self.transport.get_write_buffer_size()
        self._owner.board.mark(self.number, IDLE if is_sent and not self.pipeline else SENT)
        super().on_response_complete()

    def begin(self) -> None:
        """Have uvicorn parse :attr:`raw` and open a response without starting a task, unless a response is open."""
        if self._is_between:
            self._is_beginning = True
            super().data_received(self.raw)
            self._is_beginning = False

    def timeout_keep_alive_handler(self) -> None:
        """Close the connection if it was not used since the timer was set."""
        if self._is_used:
            self._is_used = False
            self._set_timer(self.timeout_keep_alive)
        else:
            super().timeout_keep_alive_handler()

    @property
    def _is_between(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def send_400_response(self, msg: str) -> None:
        """Reject a malformed request, with a clearer reason than the *msg* of uvicorn."""
        address = self.raw.partition(b"\r\n")[0].partition(b" ")[2].rpartition(b" HTTP/")[0]
        if len(self.url) > _LONGEST_ADDRESS:
            self._reject(
                414, f"the URL is longer than {_LONGEST_ADDRESS:,} bytes; use POST with the query as the body"
            )
        elif _UNENCODED.search(address):
            self._reject(400, "the URL contains a space or a non-ASCII character; send it percent-encoded")
        else:
            self._reject(400, "this is not a valid HTTP/1.1 request")

    def _reject(self, status: int, reason: str) -> None:
        """Send an error response, unless another response is under way, and close the connection."""
        if self._is_between:
            body = f"{reason}\n".encode()
            self.transport.write(
                STATUS_LINE[status] + b"content-type: text/plain; charset=utf-8\r\n"
                b"content-length: %d\r\nconnection: close\r\n\r\n%b" % (len(body), body)
            )
        # The transport sends the rest of earlier responses first.
        self.transport.close()

    def _respond(self, response: bytes) -> None:
        """Send *response* at once, and prepare for the next request; do nothing if it is empty."""
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
        if not self._is_beginning:
            super()._start_asgi_task(cycle, app)  # type: ignore[arg-type]

    def _set_timer(self, seconds: float) -> None:
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(seconds, self.timeout_keep_alive_handler)


CURRENT: ContextVar[Connection] = ContextVar("connection")
"""The connection whose request is being answered."""
