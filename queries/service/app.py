"""The application: the routes of the service, put together for any ASGI server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from mimetypes import guess_type

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from .asker import AskRoute
from .exchange import Exchange
from .graphs import GraphsRoute
from .guard import Refusal
from .linked import LinkedRoute
from .named import NamedRoute
from .pages import Pages
from .pool import Pool
from .reader import Reader
from .settings import Settings
from .sparql import QueryRoute, UpdateRoute
from .state import State


def application(settings: Settings) -> Starlette:
    """Return the service as an application, which starts its processes when the server starts it."""
    pool = Pool(settings)
    state = State(settings, pool)
    reader = Reader(state, pool)
    pages = Pages(settings, reader)
    query, graphs = QueryRoute(settings, reader, pages), GraphsRoute(settings, reader, state)
    linked, named = LinkedRoute(settings, reader, pages), NamedRoute(reader, pages)
    asked = AskRoute(settings, state)

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
        Route("/queries", named),
        Route("/queries/{_}", named),
        Route("/search", named),
        Route("/ask", asked),
        Route("/health", _Health(reader)),
        Route("/static/{_}", _Static()),
        Route("/", _Start(pages)),
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


class _Start:
    """``/``."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange = Exchange(scope, receive, send)
        try:
            if exchange.method in {"GET", "HEAD"}:
                await self._pages.start(exchange)
            else:
                await exchange.allow("GET, HEAD, OPTIONS")
        except Refusal as refusal:
            await exchange.refuse(refusal)


class _Static:
    """``/static/NAME``: the style and the script of the pages, read once."""

    def __init__(self) -> None:
        folder = files(__name__.rpartition(".")[0]).joinpath("static")
        self._files = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange = Exchange(scope, receive, send)
        name = exchange.path.rpartition("/")[2]
        if exchange.method not in {"GET", "HEAD"}:
            await exchange.allow("GET, HEAD, OPTIONS")
        elif name in self._files:
            kind = guess_type(name)[0] or "application/octet-stream"
            headers = [(b"cache-control", b"max-age=3600")]
            await exchange.respond(200, self._files[name], f"{kind}; charset=utf-8", headers)
        else:
            await exchange.refuse(Refusal(404, "there is no such file"))
