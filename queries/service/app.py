"""The application: the routes of the service, put together for any ASGI server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from .api import ApiRoute
from .asker import AskRoute
from .exchange import Exchange
from .finder import Finder
from .graphs import GraphsRoute
from .guard import Refusal
from .linked import LinkedRoute
from .named import NamedRoute
from .pages import Pages
from .pool import Pool
from .reader import Reader
from .search import SearchRoute
from .settings import Settings
from .sparql import QueryRoute, UpdateRoute
from .start import StartRoute
from .state import State
from .static import StaticRoute


def application(settings: Settings) -> Starlette:
    """Return the service as an application, which starts its processes when the server starts it."""
    pool = Pool(settings)
    state = State(settings, pool)
    reader = Reader(state, pool)
    finder = Finder(reader.folder, settings.limits)
    static = StaticRoute(settings.colours)
    pages = Pages(settings, reader, has_editor=static.has_editor)
    query, graphs = QueryRoute(settings, reader, pages), GraphsRoute(settings, reader, state)
    linked, named = LinkedRoute(settings, reader, pages, finder), NamedRoute(reader, pages)
    asked, api = AskRoute(settings, state), ApiRoute(reader)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            await state.start()
            yield
        finally:
            await asked.close()
            await pool.close()
            await state.close()

    routes = [
        Route("/sparql", query),
        Route("/graphs", graphs),
        Route("/graphs/{_:path}", graphs),
        Route("/id/{_:path}", linked),
        Route("/ontology", linked),
        Route("/api/{_}", api),
        Route("/openapi.json", api),
        Route("/queries", named),
        Route("/queries/{_}", named),
        Route("/search", SearchRoute(finder, pages)),
        Route("/ask", asked),
        Route("/health", _Health(reader)),
        Route("/static/{_}", static),
        Route("/", StartRoute(pages)),
    ]
    if settings.token is not None:
        routes.append(Route("/update", UpdateRoute(settings, state)))
    return Starlette(routes=routes, lifespan=lifespan)


class _Health:
    """``/health``: whether a query is answered now."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        from .worker import Question

        exchange = Exchange(scope, receive, send)
        try:
            await self._reader.fetch(Question("", "ASK {}"))
            await exchange.respond(200, b"ok\n", "text/plain; charset=utf-8")
        except Refusal as refusal:
            await exchange.refuse(refusal)
