"""The two ASGI applications: one for the workers, one for the main process."""

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

# The paths that the main process always answers, whether or not the store is writable.
_ALWAYS = ("/ask", "/metrics")


class Application:
    """The ASGI application of a worker.

    :ivar query: the route ``/sparql``, which most requests take.
    :ivar others: the router of all other routes.
    """

    def __init__(self, settings: Settings, reader: Reader) -> None:
        """Make all routes.

        :param reader: runs their queries.
        """
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
            # The router does not know all routes (``/sparql`` is handled separately), so its redirects of a
            # trailing slash would miss some.
            redirect_slashes=False,
            default=Nowhere(pages),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        refusal = CURRENT.get().refusal
        if refusal is not None:
            await Exchange(scope, receive, send).refuse(refusal)
        else:
            # Bypass the router for /sparql: routing costs as much as a quick query.
            await (self.query if scope["path"] == "/sparql" else self.others)(scope, receive, send)


def is_for_service(scope: Scope, settings: Settings) -> bool:
    """Return whether the main process must answer a request: a write, a question, or one for the metrics."""
    path: str = scope["path"]
    if settings.token is None or path in _ALWAYS:
        return path in _ALWAYS
    is_graph = path == "/graphs" or path.startswith("/graphs/")
    return path == "/update" or (is_graph and scope["method"] in WRITING)


def is_raw_for_service(raw: bytes, settings: Settings) -> bool:
    """Return the same as :func:`is_for_service`, from the first bytes of a request."""
    method, _, rest = raw.partition(b" ")
    path = rest.partition(b" ")[0].partition(b"?")[0]
    return is_for_service({"method": method.decode("latin-1"), "path": path.decode("latin-1")}, settings)


def service(settings: Settings, state: State, ask_route: AskRoute, pool: Pool) -> ASGIApp:
    """Return the ASGI application of the main process.

    :param state: writes to the store.
    :param pool: takes the requests that a worker has to answer.
    """
    graphs = GraphsWriteRoute(settings, state)
    routes: dict[str, ASGIApp] = {
        "/update": UpdateRoute(settings, state),
        "/ask": ask_route,
        "/metrics": _Metrics(pool),
    }

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        connection = CURRENT.get()
        if connection.refusal is not None:
            await Exchange(scope, receive, send).refuse(connection.refusal)
        elif not is_for_service(scope, settings):
            pool.move(connection)
        else:
            await routes.get(scope["path"], graphs)(scope, receive, send)

    log = AccessLog(settings.access_log) if settings.access_log else None
    return counted(answer, Tally(pool.board, settings.limits.workers, log))


def configuration(app: ASGIApp, **more: Any) -> Config:
    """Return the uvicorn configuration for *app*, in the main process and in the workers.

    :param more: further arguments of :class:`uvicorn.Config`.
    """
    return Config(
        app,
        lifespan="off",
        ws="none",  # a request to upgrade is answered in plain HTTP
        access_log=False,
        log_level="critical",
        server_header=False,
        proxy_headers=False,
        **more,
    )


class _WellKnown(ReadRoute):
    """``/.well-known/void``: redirects to the description of the data set (VoID, section 7.2)."""

    async def answer(self, exchange: Exchange) -> None:
        await exchange.respond(303, headers=(*OPEN, (b"location", b"/sparql")))


class _Health(ReadRoute):
    """``/health``: returns 200 while the service answers queries."""

    general = ()

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def answer(self, exchange: Exchange) -> None:
        await self._reader.fetch(Question("", "ASK {}"))
        await exchange.respond(200, b"ok\n", "text/plain; charset=utf-8")


class _Metrics(ReadRoute):
    """``/metrics``: counters and gauges, for Prometheus."""

    general = ()

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def answer(self, exchange: Exchange) -> None:
        text = exposition(self._pool.board, self._pool.gauges())
        await exchange.respond(200, text.encode(), CONTENT_TYPE)
