"""The SPARQL 1.1 Protocol: the routes for queries and for updates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from starlette.types import Receive, Scope, Send

from ..engine.engine import Question
from ..engine.reader import Reader
from ..exchange import OPEN, Exchange, form, one
from ..guard import Refusal
from ..media import GRAPHS, HTML, ROWS, content_coding, formats_called, media_type, preferred
from ..route import WriteRoute
from ..settings import Settings
from .census import Census
from .description import describe
from .pages import Pages
from .token import check_token

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
    """``/sparql``: answers queries; sends the editor to a browser; without a query, the service description."""

    def __init__(self, settings: Settings, reader: Reader, pages: Pages) -> None:
        """Make a route that answers through *reader*."""
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

    def question(self, exchange: Exchange) -> Question | None:
        """Return the question of a GET request, or None if it wants the page or the service description.

        :raises Refusal: if its parameters or headers are wrong.
        """
        parameters = exchange.parameters()
        wanted = _wanted(exchange)
        if wanted.is_page and "format" not in parameters:
            return None
        return self._question(exchange, parameters, wanted) if parameters else None

    async def _get(self, exchange: Exchange) -> None:
        if question := self.question(exchange):
            await self._reader.relay(exchange, question)
        elif _wanted(exchange).is_page:
            await self._pages.editor(exchange)
        else:
            await self._describe(exchange, exchange.header(b"accept"))

    async def _describe(self, exchange: Exchange, accept: str) -> None:
        format = preferred(accept, GRAPHS)
        if format is None:
            raise Refusal(406, "the service description is available as Turtle and in other RDF formats")
        data = describe(
            exchange.origin,
            format,
            base=self._settings.base,
            services=bool(self._settings.services),
            counts=await self._census.counts(),
        )
        await exchange.respond(200, data, media_type(format), OPEN)

    async def _post(self, exchange: Exchange) -> None:
        limit = self._limits.query_bytes
        # A form may encode each byte as three.
        limits = {_QUERY: limit, _FORM: 3 * limit + 10_000}
        parameters = await _posted(exchange, "query", limits, self._limits.seconds)
        await self._reader.relay(exchange, self._question(exchange, parameters, _wanted(exchange)))

    def _question(self, exchange: Exchange, parameters: Mapping[str, list[str]], wanted: _Wanted) -> Question:
        query = one(parameters, "query")
        if query is None:
            raise Refusal(400, "send a query as the parameter query, and an update by POST to /update")
        if len(query.encode(errors="replace")) > self._limits.query_bytes:
            raise Refusal(413, f"the query is longer than {self._limits.query_bytes:,} bytes")
        if not query.strip():
            raise Refusal(400, "the query is empty")
        rows, graph = wanted.rows, wanted.graph
        # SPARQLWrapper sends some formats twice: by a short name, and as a media type.
        if formats := {formats_called(name) for name in parameters.get("format", ())}:
            rows, graph = formats.pop()
            if formats or (rows is None and graph is None):
                raise Refusal(400, f"format must be one of {', '.join((*ROWS, *GRAPHS))}")
        default, named = parameters.get("default-graph-uri"), parameters.get("named-graph-uri")
        question = Question(
            "",
            query,
            None if default is None else tuple(default),
            None if named is None else tuple(named),
            rows,
            graph,
            wanted.coding,
            f"{exchange.origin}{exchange.path}",
        )
        if question.results is None and question.graph is None:
            raise Refusal(406, "rows are available as JSON, XML, CSV or TSV, triples in RDF formats")
        return question


class UpdateRoute(WriteRoute):
    """``/update``: carries out updates, with the token."""

    async def write(self, exchange: Exchange) -> None:
        """Carry out the update of a POST request."""
        if exchange.method == "POST":
            await self._post(exchange)
        else:
            await exchange.allow("POST, OPTIONS")

    async def _post(self, exchange: Exchange) -> None:
        check_token(exchange, self._settings.token)
        most = self._settings.limits.body_bytes
        limits = {_UPDATE: most, _FORM: most}
        parameters = await _posted(exchange, "update", limits, self._settings.limits.seconds)
        update = one(parameters, "update")
        if update is None:
            raise Refusal(400, "send the update as the field update")
        using = tuple(parameters.get("using-graph-uri", ()))
        named = tuple(parameters.get("using-named-graph-uri", ()))
        await self.carry_out(exchange, "update", update, f"{exchange.origin}{exchange.path}", using, named)
        await exchange.respond(204)


class _Wanted(NamedTuple):
    """The negotiated formats for rows and triples, the content coding, and whether the client prefers a page."""

    rows: str | None
    graph: str | None
    coding: str
    is_page: bool


def _wanted(exchange: Exchange) -> _Wanted:
    return _negotiated(exchange.header(b"accept"), exchange.header(b"accept-encoding"))


@lru_cache(maxsize=512)
def _negotiated(accept: str, accept_encoding: str) -> _Wanted:
    return _Wanted(
        preferred(accept, ROWS),
        preferred(accept, GRAPHS),
        content_coding(accept_encoding),
        "text/html" in accept and preferred(accept, (*ROWS, *GRAPHS, HTML)) == HTML,
    )


def _content_type(exchange: Exchange) -> str:
    name, _, rest = exchange.header(b"content-type").partition(";")
    charset = rest.lower().replace(" ", "").replace('"', "").partition("charset=")[2].partition(";")[0]
    if charset not in {"", "utf-8", "utf8", "us-ascii"}:
        raise Refusal(415, f"the text must be in UTF-8, not in {charset}")
    return name.strip().lower()


async def _posted(
    exchange: Exchange, name: str, limits: Mapping[str, int], seconds: float
) -> dict[str, list[str]]:
    """Return the parameters of a POST request, from its query string and its body.

    :param name: the parameter whose value is the whole body, unless the body is a form.
    :param limits: the greatest length of the body in bytes, for each allowed media type.
    :param seconds: the longest time the body may take to arrive.
    :raises Refusal: if the body is of another type, too long, too late, or not UTF-8.
    """
    content_type = _content_type(exchange)
    if content_type not in limits:
        raise Refusal(415, f"send the {name} as {' or '.join(limits)}")
    body = await exchange.body(limits[content_type], seconds)
    parameters = exchange.parameters()
    for key, values in (form(body) if content_type == _FORM else {name: [_text(body)]}).items():
        parameters.setdefault(key, []).extend(values)
    return parameters


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, "the text is not valid UTF-8") from error
