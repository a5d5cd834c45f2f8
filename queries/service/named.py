"""The named queries and the search as routes that answer with JSON."""

from __future__ import annotations

import json
from typing import Any

from starlette.types import Receive, Scope, Send

from ...ontology.errors import InputError
from ..library import NamedQuery, library
from .exchange import OPEN, Exchange, one
from .guard import Refusal
from .media import GRAPHS, HTML, ROWS, preferred
from .pages import Pages, service_query
from .reader import Reader
from .worker import Question

_JSON = "application/json"
_LONGEST_SEARCH = 200


class NamedRoute:
    """``/queries``, ``/queries/NAME?parameter=value`` and ``/search?q=TEXT``."""

    def __init__(self, reader: Reader, pages: Pages) -> None:
        """Remember what answers."""
        self._reader = reader
        self._pages = pages
        self._search_query = service_query("search")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        exchange = Exchange(scope, receive, send)
        try:
            if exchange.method not in {"GET", "HEAD"}:
                await exchange.allow("GET, HEAD, OPTIONS", OPEN)
            elif exchange.path == "/search":
                await self._search(exchange)
            elif exchange.path == "/queries":
                await _respond(exchange, [_described(query) for query in library().values()])
            else:
                await self._answer(exchange, exchange.path.removeprefix("/queries/"))
        except Refusal as refusal:
            await exchange.refuse(refusal)

    async def _answer(self, exchange: Exchange, name: str) -> None:
        query = library().get(name)
        if query is None:
            raise Refusal(404, "no query has this name; /queries lists them")
        parameters = exchange.parameters()
        values = {key: one(parameters, key) or "" for key in parameters}
        try:
            sparql = query.bind(values)
        except InputError as error:
            raise Refusal(400, str(error)) from error
        accept = exchange.header(b"accept")
        # A browser takes anything, and JSON is what it can show.
        rows, graph = preferred(accept, ROWS) or "json", preferred(accept, GRAPHS) or "turtle"
        if "text/html" in accept:
            rows, graph = "json", "turtle"
        await self._reader.relay(exchange, Question("", sparql, None, None, rows, graph, exchange.wants_gzip))

    async def _search(self, exchange: Exchange) -> None:
        text = (one(exchange.parameters(), "q") or "").strip()
        if len(text) > _LONGEST_SEARCH:
            raise Refusal(400, f"a search may have {_LONGEST_SEARCH} letters")
        rows = await self._pages.rows(self._search_query, {"text": text}) if text else []
        accept = exchange.header(b"accept")
        if "text/html" in accept and preferred(accept, ("json", HTML)) == HTML:
            await self._pages.send(exchange, "search.html", text=text, rows=rows)
            return
        found = [
            {
                "iri": row["iri"].text,
                "label": row["label"].text,
                "kind": row["kind"].text,
                "name": row["name"].text,
            }
            for row in rows
        ]
        await _respond(exchange, found)


async def _respond(exchange: Exchange, value: Any) -> None:
    body = json.dumps(value, ensure_ascii=False).encode()
    await exchange.respond(200, body, _JSON, OPEN)


def _described(query: NamedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "question": query.question,
        "answers": query.answers,
        "route": f"/queries/{query.name}",
        "parameters": [
            {"name": p.name, "type": p.type, "description": p.description, "required": p.required}
            for p in query.parameters.values()
        ],
    }
