"""The start page: the size of the graph in numbers, and links to its parts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from ...library import find
from ..exchange import Exchange
from ..route import ReadRoute
from .pages import Pages, Row, service_query, themes

_MOST_DOCUMENTS = 12
_QUESTIONS = 12


class StartRoute(ReadRoute):
    """``/``, the start page."""

    general = ()

    def __init__(self, pages: Pages, folder: Callable[[], Awaitable[str]]) -> None:
        """Make the route.

        :param folder: returns the folder of the present version of the store.
        """
        self._pages = pages
        self._folder = folder
        # Counting a large graph takes time, so the numbers are cached with the folder of their version.
        self._counted: tuple[str, dict[str, Any]] = "", {}

    async def answer(self, exchange: Exchange) -> None:
        """Answer a GET or HEAD request."""
        folder = await self._folder()
        if self._counted[0] != folder:
            self._counted = folder, await self._count()
        # The first query of each theme; the themes with the most queries come first.
        common = sorted(themes(), key=lambda theme: -len(theme[1]))
        await self._pages.send(
            exchange,
            "start.html",
            origin=exchange.origin,
            queries=[queries[0] for _, queries in common[:_QUESTIONS]],
            **self._counted[1],
        )

    async def _count(self) -> dict[str, Any]:
        kinds = await self._pages.rows(service_query("entities-kinds"))
        facts = await self._pages.rows(find("fact-counts"))
        documents = await self._pages.rows(find("documents"))
        counts = (
            (_sum(facts, "facts"), "fact", "/queries/fact-counts"),
            # The first class contains all others.
            (_sum(kinds[:1], "things"), "thing", "/queries/entities"),
            (len(documents), "document", "/queries/documents"),
            (_sum(documents, "sentences"), "sentence", "/queries/documents"),
        )
        return {
            "numbers": [
                (f"{count:,}", noun if count == 1 else f"{noun}s", link) for count, noun, link in counts
            ],
            "kinds": kinds,
            "documents": documents[:_MOST_DOCUMENTS],
            "more_documents": len(documents) if len(documents) > _MOST_DOCUMENTS else 0,
        }


def _sum(rows: list[Row], column: str) -> int:
    return sum(int(row[column].text) for row in rows)
