"""The search as a route: JSON for programs and for completion in forms, a page for people."""

from __future__ import annotations

from dataclasses import asdict

from ..exchange import Exchange, number, one
from ..guard import Refusal
from ..route import ReadRoute
from .finder import Finder
from .pages import Pages
from .templates import is_for_people

_LONGEST = 200
_DEFAULT_LIMIT, _MOST = 20, 100
_PLACES = ("names", "sentences")


class SearchRoute(ReadRoute):
    """``/search?q=TEXT``, with ``in=names`` or ``in=sentences``, and ``limit``."""

    def __init__(self, finder: Finder, pages: Pages) -> None:
        """Make a route that answers through *finder*."""
        self._finder = finder
        self._pages = pages

    async def answer(self, exchange: Exchange) -> None:
        """Answer a GET or HEAD request."""
        parameters = exchange.parameters()
        text = (one(parameters, "q") or "").strip()
        if len(text) > _LONGEST:
            raise Refusal(400, f"the search text is longer than {_LONGEST} characters")
        limit = number("limit", one(parameters, "limit"), _DEFAULT_LIMIT, 1, _MOST)
        place = one(parameters, "in")
        if place not in (None, *_PLACES):
            raise Refusal(400, f"in must be one of {', '.join(_PLACES)}")
        if is_for_people(exchange):
            names = await self._finder.names(text, limit)
            sentences = await self._finder.sentences(text, limit)
            await self._pages.send(exchange, "search.html", text=text, names=names, sentences=sentences)
        elif place == "sentences":
            passages = await self._finder.sentences(text, limit)
            await exchange.respond_json(
                [asdict(hit) | {"page": self._pages.address(hit.iri)} for hit in passages]
            )
        else:
            things = await self._finder.names(text, limit)
            await exchange.respond_json(
                [asdict(hit) | {"page": self._pages.address(hit.iri)} for hit in things]
            )
