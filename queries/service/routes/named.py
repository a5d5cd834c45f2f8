"""The named queries as routes, with their answers as data and as pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from ....ontology.errors import InputError
from ...library import NamedQuery, library
from ..engine.engine import Question
from ..engine.reader import Reader
from ..exchange import Exchange, one
from ..guard import Refusal
from ..media import GRAPHS, ROWS, formats_called, preferred
from ..route import ReadRoute
from .openapi import TRIPLE
from .pages import Pages, themes
from .templates import is_for_people

_MOST_ROWS = 500


class NamedRoute(ReadRoute):
    """``/queries`` and ``/queries/NAME?parameter=value``."""

    def __init__(self, reader: Reader, pages: Pages) -> None:
        """Make a route that answers through *reader*."""
        self._reader = reader
        self._pages = pages

    async def answer(self, exchange: Exchange) -> None:
        """Answer a GET or HEAD request."""
        if exchange.path != "/queries":
            await self._answer(exchange, exchange.path.removeprefix("/queries/"))
        elif is_for_people(exchange):
            await self._pages.send(exchange, "queries.html", themes=themes())
        else:
            queries = (
                query.described() | {"route": f"/queries/{query.name}"} for query in library().values()
            )
            await exchange.respond_json(list(queries))

    async def _answer(self, exchange: Exchange, name: str) -> None:
        query = library().get(name)
        if query is None:
            raise Refusal(404, "no query has this name; see the list at /queries")
        parameters = exchange.parameters()
        format = one({"format": parameters.pop("format", [])}, "format")
        # An HTML form also sends its empty fields.
        values = {key: value for key in parameters if (value := one(parameters, key))}
        if format is None and is_for_people(exchange):
            await self._page(exchange, query, values)
            return
        try:
            sparql = query.bind(values)
        except InputError as error:
            raise Refusal(400, str(error)) from error
        accept = exchange.header(b"accept")
        rows: str | None = preferred(accept, ROWS) or "json"
        graph: str | None = preferred(accept, GRAPHS) or "turtle"
        if format is not None:
            rows, graph = formats_called(format)
            is_graph = query.answers == TRIPLE
            if (graph if is_graph else rows) is None:
                raise Refusal(400, f"format must be one of {', '.join(GRAPHS if is_graph else ROWS)}")
        await self._reader.relay(exchange, Question("", sparql, None, None, rows, graph, exchange.coding))

    async def _page(self, exchange: Exchange, query: NamedQuery, values: Mapping[str, str]) -> None:
        page: dict[str, Any] = {"rows": None, "graph": "", "sparql": "", "refusal": "", "is_cut": False}
        columns = [column for column in query.answers if not _is_for_programs(column)]
        is_graph = query.answers == TRIPLE
        status = 200
        try:
            page["sparql"] = query.bind(values)
            # Each named query ends with its ORDER BY, so LIMIT can follow.
            limited = f"{page['sparql']}\nLIMIT {_MOST_ROWS + 1}"
            if is_graph:
                data = await self._reader.fetch(Question("", limited))
                page["graph"] = data.decode(errors="replace")
            else:
                rows = await self._pages.rows(query, values, sparql=limited)
                page |= {"rows": rows[:_MOST_ROWS], "is_cut": len(rows) > _MOST_ROWS}
        except InputError as error:
            # Without parameters the page shows the empty form, which is not an error.
            status, page["refusal"] = (400, str(error)) if values else (200, "")
        address = f"/queries/{query.name}?{urlencode(values)}{'&' if values else ''}"
        formats = [(name, name.upper()) for name in (GRAPHS if is_graph else ROWS)]
        await self._pages.send(
            exchange,
            "query.html",
            status,
            query=query,
            values=values,
            columns=columns,
            address_of_data=address,
            formats=formats,
            **page,
        )


def _is_for_programs(column: str) -> bool:
    return column.endswith("_iri") or column.startswith(
        ("start", "end", "next_start", "next_end", "other_start", "other_end")
    )
