"""The graph as plain JSON: pages of its facts, entities and documents; and the description of all routes."""

from __future__ import annotations

from urllib.parse import urlencode

from ....ontology.errors import InputError
from ...library import find
from ..engine.reader import Reader
from ..exchange import Exchange, number, one
from ..guard import Refusal
from ..route import ReadRoute
from ..settings import Settings
from .lists import Lists
from .openapi import LISTS, describe_routes

_DEFAULT_LIMIT, _MOST, _FARTHEST = 100, 1000, 10_000_000


class ApiRoute(ReadRoute):
    """``/api/facts``, ``/api/entities``, ``/api/documents`` and ``/openapi.json``."""

    def __init__(self, settings: Settings, reader: Reader) -> None:
        """Make a route whose lists *reader* reads."""
        self._is_writable = settings.token is not None
        self._lists = Lists(reader)

    async def answer(self, exchange: Exchange) -> None:
        """Answer a GET or HEAD request."""
        if exchange.path == "/openapi.json":
            await exchange.respond_json(describe_routes(exchange.origin, writable=self._is_writable))
        else:
            await self._list(exchange, exchange.path.rpartition("/")[2])

    async def _list(self, exchange: Exchange, name: str) -> None:
        if name not in LISTS:
            raise Refusal(
                404, f"there is no such list; use one of {', '.join(f'/api/{name}' for name in LISTS)}"
            )
        parameters = exchange.parameters()
        values = {key: one(parameters, key) or "" for key in parameters}
        limit = number("limit", values.pop("limit", None), _DEFAULT_LIMIT, 1, _MOST)
        offset = number("offset", values.pop("offset", None), 0, 0, _FARTHEST)
        try:
            find(name).bind(values)
        except InputError as error:
            raise Refusal(400, str(error)) from error
        # Ask for one item more than the page shows, to learn whether there is a next page.
        items = await self._lists.rows(name, values, limit + 1, offset)
        following = urlencode({**values, "limit": limit, "offset": offset + limit})
        more = f"/api/{name}?{following}" if len(items) > limit else None
        await exchange.respond_json({"items": items[:limit], "next": more})
