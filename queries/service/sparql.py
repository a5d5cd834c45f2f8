"""The SPARQL 1.1 Protocol: the routes of queries and of updates."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.types import Receive, Scope, Send

from .census import Census
from .description import describe
from .exchange import OPEN, Exchange, form, one
from .guard import Refusal
from .media import GRAPHS, HTML, ROWS, media_type, preferred
from .pages import Pages
from .reader import Reader
from .settings import Settings
from .state import State
from .token import check_token
from .worker import Question

_FORM, _QUERY, _UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
_PREFLIGHT = (
    *OPEN,
    (b"access-control-allow-methods", b"GET, HEAD, POST, OPTIONS"),
    (b"access-control-allow-headers", b"Accept, Content-Type"),
    (b"access-control-max-age", b"86400"),
)


class QueryRoute:
    """``/sparql``: queries, the service description, and for browsers a page to write queries on."""

    def __init__(self, settings: Settings, reader: Reader, pages: Pages) -> None:
        """Remember what answers."""
        self._settings = settings
        self._limits = settings.limits
        self._reader = reader
        self._pages = pages
        self._census = Census(pages, reader.folder)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        exchange = Exchange(scope, receive, send)
        try:
            if exchange.method in {"GET", "HEAD"}:
                await self._get(exchange)
            elif exchange.method == "POST":
                await self._post(exchange)
            else:
                await exchange.allow("GET, HEAD, POST, OPTIONS", _PREFLIGHT)
        except Refusal as refusal:
            await exchange.refuse(refusal)

    async def _get(self, exchange: Exchange) -> None:
        parameters = exchange.parameters()
        accept = exchange.header(b"accept")
        is_link = parameters.get("format", [""])[0] in (*ROWS, *GRAPHS)
        if not is_link and "text/html" in accept and preferred(accept, (*ROWS, *GRAPHS, HTML)) == HTML:
            await self._pages.editor(exchange)
        elif "query" in parameters:
            await self._answer(exchange, parameters, one(parameters, "query") or "")
        elif parameters:
            raise Refusal(400, "a query is sent as the parameter query; an update is sent by POST to /update")
        else:
            await self._describe(exchange, accept)

    async def _describe(self, exchange: Exchange, accept: str) -> None:
        format = preferred(accept, GRAPHS)
        if format is None:
            raise Refusal(406, "the service description can be had as Turtle and other formats of RDF")
        data = describe(
            exchange.origin,
            format,
            base=self._settings.base,
            services=bool(self._settings.services),
            counts=await self._census.counts(),
        )
        await exchange.respond(200, data, media_type(format), OPEN)

    async def _post(self, exchange: Exchange) -> None:
        content_type = _content_type(exchange)
        limit = self._limits.query_bytes
        parameters = exchange.parameters()
        if content_type == _QUERY:
            body = await exchange.body(limit, self._limits.seconds)
            if "query" in parameters:
                raise Refusal(400, "send one query, in the body or as a parameter")
            await self._answer(exchange, parameters, _text(body))
        elif content_type == _FORM:
            # Percent-encoded, each byte may take three.
            body = await exchange.body(3 * limit + 10_000, self._limits.seconds)
            for name, values in form(body).items():
                parameters.setdefault(name, []).extend(values)
            query = one(parameters, "query")
            if query is None:
                raise Refusal(400, "a query is sent as the field query; an update is sent to /update")
            await self._answer(exchange, parameters, query)
        else:
            raise Refusal(415, f"a query is sent as {_FORM} or {_QUERY}")

    async def _answer(self, exchange: Exchange, parameters: Mapping[str, list[str]], query: str) -> None:
        if len(query.encode(errors="replace")) > self._limits.query_bytes:
            raise Refusal(413, f"the query is longer than {self._limits.query_bytes:,} bytes")
        if not query.strip():
            raise Refusal(400, "the query is empty")
        rows, graph = _formats(exchange, parameters)
        default, named = parameters.get("default-graph-uri"), parameters.get("named-graph-uri")
        question = Question(
            "",
            query,
            None if default is None else tuple(default),
            None if named is None else tuple(named),
            rows,
            graph,
            exchange.coding,
            f"{exchange.origin}{exchange.path}",
        )
        if question.results is None and question.graph is None:
            raise Refusal(406, "rows can be had as JSON, XML, CSV or TSV, triples in formats of RDF")
        await self._reader.relay(exchange, question)


class UpdateRoute:
    """``/update``: updates of those who have the token."""

    def __init__(self, settings: Settings, state: State) -> None:
        """Remember what carries them out."""
        self._settings = settings
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        exchange = Exchange(scope, receive, send)
        try:
            if exchange.method == "POST":
                await self._post(exchange)
            else:
                await exchange.allow("POST, OPTIONS")
        except Refusal as refusal:
            await exchange.refuse(refusal, refusal.headers)

    async def _post(self, exchange: Exchange) -> None:
        check_token(exchange, self._settings.token)
        limits = self._settings.limits
        content_type = _content_type(exchange)
        parameters = exchange.parameters()
        if content_type == _UPDATE:
            update = _text(await exchange.body(limits.body_bytes, limits.seconds))
        elif content_type == _FORM:
            body = await exchange.body(limits.body_bytes, limits.seconds)
            for name, values in form(body).items():
                parameters.setdefault(name, []).extend(values)
            update = one(parameters, "update") or ""
        else:
            raise Refusal(415, f"an update is sent as {_FORM} or {_UPDATE}")
        if not update.strip() and content_type == _FORM:
            raise Refusal(400, "an update is sent as the field update")
        using = tuple(parameters.get("using-graph-uri", ()))
        named = tuple(parameters.get("using-named-graph-uri", ()))
        await self._state.write("update", update, f"{exchange.origin}{exchange.path}", using, named)
        await exchange.respond(204)


def _formats(exchange: Exchange, parameters: Mapping[str, list[str]]) -> tuple[str | None, str | None]:
    """Return the formats of rows and of triples that the client wants: by ``format``, as links do, or by its header."""
    # Clients name formats in ways of their own beside the header, so that a strange name counts for nothing.
    asked = next(iter(parameters.get("format", ())), "")
    accept = exchange.header(b"accept")
    return (
        asked if asked in ROWS else preferred(accept, ROWS),
        asked if asked in GRAPHS else preferred(accept, GRAPHS),
    )


def _content_type(exchange: Exchange) -> str:
    name, _, rest = exchange.header(b"content-type").partition(";")
    charset = rest.lower().replace(" ", "").replace('"', "").partition("charset=")[2].partition(";")[0]
    if charset not in {"", "utf-8", "utf8", "us-ascii"}:
        raise Refusal(415, f"the text must be in UTF-8, not in {charset}")
    return name.strip().lower()


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, "the text is not in UTF-8") from error
