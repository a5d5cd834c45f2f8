"""The applications: what a worker answers, and what the service answers itself."""

from __future__ import annotations

from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from .api import ApiRoute
from .asker import AskRoute
from .connection import CURRENT
from .exchange import Exchange
from .finder import Finder
from .graphs import WRITING, GraphsRoute, GraphsWriteRoute
from .guard import Refusal
from .linked import LinkedRoute
from .named import NamedRoute
from .pages import Pages
from .reader import Reader
from .search import SearchRoute
from .settings import Settings
from .sparql import QueryRoute, UpdateRoute
from .start import StartRoute
from .state import State
from .static import StaticRoute


def application(settings: Settings, reader: Reader) -> ASGIApp:
    """Return what a worker answers, as an application."""
    finder = Finder(reader.folder, settings.limits)
    static = StaticRoute(settings.colours)
    pages = Pages(settings, reader, has_editor=static.has_editor)
    query, graphs = QueryRoute(settings, reader, pages), GraphsRoute(settings, reader)
    linked, named = LinkedRoute(settings, reader, pages, finder), NamedRoute(reader, pages)
    api = ApiRoute(reader)
    others = Router(
        [
            Route("/graphs", graphs),
            Route("/graphs/{_:path}", graphs),
            Route("/id/{_:path}", linked),
            Route("/ontology", linked),
            Route("/api/{_}", api),
            Route("/openapi.json", api),
            Route("/queries", named),
            Route("/queries/{_}", named),
            Route("/search", SearchRoute(finder, pages)),
            Route("/health", _Health(reader)),
            Route("/static/{_}", static),
            Route("/", StartRoute(pages, reader.folder)),
        ]
    )

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        # Most requests are queries, and a router costs as much as a quick one.
        await (query if scope["path"] == "/sparql" else others)(scope, receive, send)

    return answer


def is_for_service(scope: Scope, settings: Settings) -> bool:
    """Tell whether the request is one that no worker answers: one that writes, or a question in English."""
    path: str = scope["path"]
    if settings.token is None or path == "/ask":
        return path == "/ask"
    is_graph = path == "/graphs" or path.startswith("/graphs/")
    return path == "/update" or (is_graph and scope["method"] in WRITING)


def service(settings: Settings, state: State, asked: AskRoute) -> ASGIApp:
    """Return what the service answers itself, as an application."""
    graphs = GraphsWriteRoute(settings, state)
    own: dict[str, ASGIApp] = {"/update": UpdateRoute(settings, state), "/ask": asked}

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        connection = CURRENT.get()
        if connection.refusal is not None:
            await Exchange(scope, receive, send).refuse(connection.refusal)
        elif not is_for_service(scope, settings):
            connection.move()
        else:
            await own.get(scope["path"], graphs)(scope, receive, send)

    return answer


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
