"""The route: the base classes of routes that read, and of routes that write."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from starlette.types import Receive, Scope, Send

from .condition import Condition
from .exchange import OPEN, Exchange, Header
from .guard import Refusal

if TYPE_CHECKING:
    from .processes.state import State
    from .settings import Settings

_METHODS = frozenset({"GET", "HEAD"})


class ReadRoute(ABC):
    """An ASGI application that answers GET and HEAD, and sends each refusal to the client."""

    allowed = "GET, HEAD, OPTIONS"
    """The methods allowed at its address, including those that another route answers."""

    general: Sequence[Header] = OPEN
    """The headers, besides ``Allow``, of the response to any other method."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        exchange = Exchange(scope, receive, send)
        try:
            if exchange.method in _METHODS:
                await self.answer(exchange)
            else:
                await exchange.allow(self.allowed, self.general)
        except Refusal as refusal:
            await exchange.refuse(refusal)

    @abstractmethod
    async def answer(self, exchange: Exchange) -> None:
        """Answer a GET or HEAD request.

        :raises Refusal: if there is no answer; nothing has been sent then.
        """


class WriteRoute(ABC):
    """An ASGI application that writes for clients with the token, and sends each refusal to the client."""

    general: Sequence[Header] = ()
    """The headers of a refusal, besides those that its status requires."""

    def __init__(self, settings: Settings, state: State) -> None:
        """Make a route that writes through *state*."""
        self._settings = settings
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        exchange = Exchange(scope, receive, send)
        try:
            await self.write(exchange)
        except Refusal as refusal:
            await exchange.refuse(refusal, (*self.general, *refusal.headers))

    @abstractmethod
    async def write(self, exchange: Exchange) -> None:
        """Carry out a request, and respond.

        :raises Refusal: if it cannot be carried out; nothing has been sent then.
        """

    async def carry_out(self, exchange: Exchange, operation: str, *details: Any) -> bytes:
        """Have the writer carry out an operation, if the condition in the headers of the request holds.

        :param operation: ``update``, ``put`` or ``delete``; *details* are its arguments, see
            :mod:`.processes.changes`.
        :return: the outcome, one of those in :mod:`.processes.changes`; empty for an update.
        :raises Refusal: if the condition does not hold, or the operation fails.
        """
        condition = Condition(exchange.header(b"if-match"), exchange.header(b"if-none-match"))
        return await self._state.write(operation, *details, condition=condition)
