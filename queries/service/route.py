"""The route: what every address that is only read does with a request, whatever it answers."""

from __future__ import annotations

from abc import ABC, abstractmethod

from starlette.types import Receive, Scope, Send

from .exchange import OPEN, Exchange
from .guard import Refusal

_METHODS = frozenset({"GET", "HEAD"})


class ReadRoute(ABC):
    """An ASGI application that answers GET and HEAD, tells what is allowed, and tells a refusal."""

    allowed = "GET, HEAD, OPTIONS"
    """The methods of its address, here or elsewhere."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        exchange = Exchange(scope, receive, send)
        try:
            if exchange.method in _METHODS:
                await self.answer(exchange)
            else:
                await exchange.allow(self.allowed, OPEN)
        except Refusal as refusal:
            await exchange.refuse(refusal)

    @abstractmethod
    async def answer(self, exchange: Exchange) -> None:
        """Answer a request to read.

        :raises Refusal: if that cannot be.
        """
