"""The applications: what a worker answers, and what the service answers itself."""

from __future__ import annotations

from typing import Any

from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn import Config

from .engine.engine import Question
from .engine.reader import Reader
from .exchange import OPEN, Exchange
from .metrics import CONTENT_TYPE, AccessLog, Tally, counted, exposition
from .processes.connection import CURRENT
from .processes.pool import Pool
from .processes.state import State
from .route import ReadRoute
from .routes.api import ApiRoute
from .routes.asker import AskRoute
from .routes.finder import Finder
from .routes.graphs import WRITING, GraphsRoute, GraphsWriteRoute
from .routes.linked import LinkedRoute
from .routes.named import NamedRoute
from .routes.nowhere import Nowhere
from .routes.pages import Pages
from .routes.search import SearchRoute
from .routes.sparql import QueryRoute, UpdateRoute
from .routes.start import StartRoute
from .routes.static import StaticRoute
from .settings import Settings

# What the service answers itself, whether it can be written or not.
_ALWAYS = ("/ask", "/metrics")


class Application:
    """What a worker answers.

    :ivar query: the route that most requests take.
    :ivar others: the router of all others.
    """

    def __init__(self, settings: Settings, reader: Reader) -> None:
        """Make all routes."""
        finder = Finder(reader.folder)
        static = StaticRoute(settings.colours)
        pages = Pages(settings, reader, has_editor=static.has_editor)
        graphs = GraphsRoute(settings, reader)
        linked, named = LinkedRoute(settings, reader, pages, finder), NamedRoute(reader, pages)
        api = ApiRoute(settings, reader)
        self.query = QueryRoute(settings, reader, pages)
        self.others = Router(
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
                Route("/.well-known/void", _WellKnown()),
                Route("/health", _Health(reader)),
                Route("/static/{_}", static),
                Route("/", StartRoute(pages, reader.folder)),
            ],
            # Some addresses are answered before they come here, so that a slash too many is redirected nowhere.
            redirect_slashes=False,
            default=Nowhere(pages),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        refusal = CURRENT.get().refusal
        if refusal is not None:
            await Exchange(scope, receive, send).refuse(refusal)
        else:
            # A router costs as much as a quick query.
            await (self.query if scope["path"] == "/sparql" else self.others)(scope, receive, send)


def is_for_service(scope: Scope, settings: Settings) -> bool:
    """Tell whether no worker answers the request: it writes, asks in English, or is about all workers."""
    path: str = scope["path"]
    if settings.token is None or path in _ALWAYS:
        return path in _ALWAYS
    is_graph = path == "/graphs" or path.startswith("/graphs/")
    return path == "/update" or (is_graph and scope["method"] in WRITING)


def is_own(raw: bytes, settings: Settings) -> bool:
    """Tell whether no worker answers the request that begins with *raw*."""
    method, _, rest = raw.partition(b" ")
    path = rest.partition(b" ")[0].partition(b"?")[0]
    return is_for_service({"method": method.decode("latin-1"), "path": path.decode("latin-1")}, settings)


def service(settings: Settings, state: State, asked: AskRoute, pool: Pool) -> ASGIApp:
    """Return what the service answers itself, as an application."""
    graphs = GraphsWriteRoute(settings, state)
    own: dict[str, ASGIApp] = {
        "/update": UpdateRoute(settings, state),
        "/ask": asked,
        "/metrics": _Metrics(pool),
    }

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        connection = CURRENT.get()
        if connection.refusal is not None:
            await Exchange(scope, receive, send).refuse(connection.refusal)
        elif not is_for_service(scope, settings):
            pool.move(connection)
        else:
            await own.get(scope["path"], graphs)(scope, receive, send)

    log = AccessLog(settings.access_log) if settings.access_log else None
    return counted(answer, Tally(pool.board, settings.limits.workers, log))


def configuration(app: ASGIApp, **more: Any) -> Config:
    """Return how uvicorn serves *app*, in the service and in its workers."""
    return Config(
        app,
        lifespan="off",
        ws="none",  # who asks to go on with another protocol is answered in this one
        access_log=False,
        log_level="critical",
        server_header=False,
        proxy_headers=False,
        **more,
    )


class _WellKnown(ReadRoute):
    """``/.well-known/void``: where the data set is described (section 7.2 of VoID, registered with IANA)."""

    async def answer(self, exchange: Exchange) -> None:
        await exchange.respond(303, headers=(*OPEN, (b"location", b"/sparql")))


class _Health(ReadRoute):
    """``/health``: whether a query is answered now."""

    general = ()

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def answer(self, exchange: Exchange) -> None:
        await self._reader.fetch(Question("", "ASK {}"))
        await exchange.respond(200, b"ok\n", "text/plain; charset=utf-8")


class _Metrics(ReadRoute):
    """``/metrics``: what is counted and measured, for Prometheus."""

    general = ()

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def answer(self, exchange: Exchange) -> None:
        text = exposition(self._pool.board, self._pool.gauges())
        await exchange.respond(200, text.encode(), CONTENT_TYPE)
