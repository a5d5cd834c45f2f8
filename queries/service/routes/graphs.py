"""The SPARQL 1.1 Graph Store HTTP Protocol: reads, replaces, extends and deletes whole graphs."""

from __future__ import annotations

import uuid
from typing import Any

from starlette.types import Scope

from ..engine.engine import Question
from ..engine.reader import Reader
from ..exchange import OPEN, Exchange, graph_format_of, one
from ..guard import Refusal
from ..media import graph_format
from ..processes.changes import CREATED, GONE
from ..route import ReadRoute, WriteRoute
from ..settings import Settings
from .token import check_token

WRITING = frozenset({"PUT", "POST", "DELETE"})
"""The methods that change a graph."""

_MULTIPART = "multipart/form-data"
_LONGEST_IRI = 4000


class GraphsRoute(ReadRoute):
    """``/graphs`` for reading; ``?graph=IRI``, ``?default`` or an address below ``/graphs/`` names the graph."""

    def __init__(self, settings: Settings, reader: Reader) -> None:
        """Make a route that answers through *reader*."""
        if settings.token is not None:
            self.allowed = "GET, HEAD, PUT, POST, DELETE, OPTIONS"
        self._reader = reader

    async def answer(self, exchange: Exchange) -> None:
        """Answer a GET or HEAD request."""
        graph = _graph(exchange)
        format = graph_format_of(exchange)
        if format is None:
            raise Refusal(406, "a graph is available as Turtle, N-Triples, N-Quads, TriG, JSON-LD or RDF/XML")
        default = () if graph is None else (graph,)
        await self._reader.relay(exchange, Question("", "", default, graph=format, coding=exchange.coding))


class GraphsWriteRoute(WriteRoute):
    """``/graphs`` for writing, with the token."""

    general = OPEN

    async def write(self, exchange: Exchange) -> None:
        """Carry out a PUT, POST or DELETE request."""
        check_token(exchange, self._settings.token)
        if exchange.method == "DELETE":
            outcome = await self.carry_out(exchange, "delete", _graph(exchange))
            if outcome == GONE:
                raise Refusal(404, "the graph does not exist")
            await exchange.respond(204)
            return
        is_new = exchange.method == "POST" and _lacks_name(exchange)
        graph = f"{exchange.origin}/graphs/{uuid.uuid4()}" if is_new else _graph(exchange)
        parts = await self._parts(exchange)
        base = graph or f"{exchange.origin}{exchange.path}"
        outcome = await self.carry_out(exchange, "put", graph, parts, base, exchange.method == "PUT")
        headers = [(b"location", graph.encode())] if is_new and graph else []
        await exchange.respond(201 if outcome == CREATED else 204, headers=headers)

    async def _parts(self, exchange: Exchange) -> list[tuple[bytes, str]]:
        limits = self._settings.limits
        content_type = exchange.header(b"content-type")
        body = await exchange.body(limits.body_bytes, limits.seconds)
        if content_type.lower().startswith(_MULTIPART):
            return await _files(exchange.scope, body)
        # The receiver may guess a missing media type (RFC 9110, 8.3); we assume Turtle.
        return [(body, _format(content_type or "text/turtle"))]


async def _files(scope: Scope, body: bytes) -> list[tuple[bytes, str]]:
    from starlette.datastructures import UploadFile
    from starlette.exceptions import HTTPException
    from starlette.requests import Request

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    try:
        async with Request(scope, receive).form(max_files=100, max_fields=100) as fields:
            files = [value for _, value in fields.multi_items() if isinstance(value, UploadFile)]
            return [(await file.read(), _format(file.content_type or "text/turtle")) for file in files]
    except HTTPException as error:
        raise Refusal(400, "the multipart form is malformed") from error


def _format(content_type: str) -> str:
    format = graph_format(content_type)
    if format is None:
        raise Refusal(
            415, f"{content_type[:80]} is not an RDF format; send the graph as text/turtle, for example"
        )
    return format


def _lacks_name(exchange: Exchange) -> bool:
    return exchange.path.rstrip("/") == "/graphs" and not exchange.scope["query_string"]


def _graph(exchange: Exchange) -> str | None:
    """Return the IRI of the graph that the request names, or None for the default graph."""
    parameters = exchange.parameters()
    graph = one(parameters, "graph")
    if graph is not None and "default" in parameters:
        raise Refusal(400, "give either ?graph=IRI or ?default, not both")
    if "default" in parameters:
        return None
    if graph is None:
        if exchange.path.rstrip("/") == "/graphs":
            raise Refusal(
                400, "name the graph: ?graph=IRI, ?default, or the address of a graph below /graphs/"
            )
        graph = f"{exchange.origin}{exchange.scope['raw_path'].decode('ascii', 'replace')}"
    if len(graph) > _LONGEST_IRI:
        raise Refusal(414, f"the IRI of the graph is longer than {_LONGEST_IRI:,} characters")
    return graph
