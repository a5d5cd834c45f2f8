"""The first page: what the graph holds, in numbers, and the ways into it."""

from __future__ import annotations

from starlette.types import Receive, Scope, Send

from ..library import find
from .exchange import Exchange
from .guard import Refusal
from .pages import Pages, Row, service_query, themes

_MOST_DOCUMENTS = 12
_QUESTIONS = 12


class StartRoute:
    """``/``."""

    def __init__(self, pages: Pages) -> None:
        """Remember what answers."""
        self._pages = pages
        self._kinds = service_query("kinds")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        exchange = Exchange(scope, receive, send)
        try:
            if exchange.method in {"GET", "HEAD"}:
                await self._send(exchange)
            else:
                await exchange.allow("GET, HEAD, OPTIONS")
        except Refusal as refusal:
            await exchange.refuse(refusal)

    async def _send(self, exchange: Exchange) -> None:
        kinds = await self._pages.rows(self._kinds, {})
        facts = await self._pages.rows(find("fact-counts"), {})
        documents = await self._pages.rows(find("documents"), {})
        counted = (
            (_sum(facts, "facts"), "fact", "/queries/fact-counts"),
            (_sum(kinds, "things"), "thing", "/queries/entities"),
            (len(documents), "document", "/queries/documents"),
            (_sum(documents, "sentences"), "sentence", "/queries/sentences"),
        )
        # One question of each theme, of those that most is asked about first.
        common = sorted(themes(), key=lambda theme: -len(theme[1]))
        await self._pages.send(
            exchange,
            "start.html",
            origin=exchange.origin,
            numbers=[
                (f"{count:,}", noun if count == 1 else f"{noun}s", link) for count, noun, link in counted
            ],
            kinds=kinds,
            documents=documents[:_MOST_DOCUMENTS],
            more_documents=len(documents) if len(documents) > _MOST_DOCUMENTS else 0,
            queries=[queries[0] for _, queries in common[:_QUESTIONS]],
        )


def _sum(rows: list[Row], column: str) -> int:
    return sum(int(row[column].text) for row in rows)
