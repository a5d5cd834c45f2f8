"""The route: what every address does with a request, one that is only read or one that is written, whatever it answers."""

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
    """An ASGI application that answers GET and HEAD, tells what is allowed, and tells a refusal."""

    allowed = "GET, HEAD, OPTIONS"
    """The methods of its address, here or elsewhere."""

    general: Sequence[Header] = OPEN
    """The headers beside ``Allow`` where a method is not answered."""

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
        """Answer a request to read.

        :raises Refusal: if that cannot be.
        """


class WriteRoute(ABC):
    """An ASGI application that writes for those who have the token, and tells a refusal."""

    general: Sequence[Header] = ()
    """The headers of a refusal beside its own."""

    def __init__(self, settings: Settings, state: State) -> None:
        """Remember what carries it out."""
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
        """Carry out a request.

        :raises Refusal: if that cannot be.
        """

    async def carry_out(self, exchange: Exchange, operation: str, *details: Any) -> bytes:
        """Let the writer do *operation* if the conditions of the request hold, and return what came of it.

        :raises Refusal: if they do not, or it cannot be done.
        """
        condition = Condition(exchange.header(b"if-match"), exchange.header(b"if-none-match"))
        return await self._state.write(operation, *details, condition=condition)
