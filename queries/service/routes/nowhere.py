"""The response to an unknown address, with a list of the addresses that exist."""

from __future__ import annotations

from starlette.types import Receive, Scope, Send

from ..exchange import Exchange
from ..guard import Refusal
from ..media import HTML, preferred
from .pages import Pages

_PLACES = {
    "/": "start page",
    "/ask": "ask in English",
    "/search": "search",
    "/queries": "questions",
    "/sparql": "SPARQL",
    "/ontology": "ontology",
    "/openapi.json": "all routes, for programs",
}
_WRITTEN = ("/update",)


class Nowhere:
    """Answers 404: a browser gets a page, a program gets a line of text."""

    def __init__(self, pages: Pages) -> None:
        """Make a route whose page *pages* renders."""
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        exchange = Exchange(scope, receive, send)
        if preferred(exchange.header(b"accept"), ("json", HTML)) == HTML:
            await self._pages.send(exchange, "nowhere.html", 404, path=exchange.path, places=_PLACES)
        else:
            told = f"there is nothing at {exchange.path!r}"
            if exchange.path in _WRITTEN:
                told += ", as the service was not started with --writable"
            await exchange.refuse(Refusal(404, f"{told}; try one of {', '.join(_PLACES)}"))
