"""The OpenAPI 3.1 description of the routes: those in ``openapi.json``, the lists, and the named queries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from .... import __version__
from ...library import NamedQuery, find, library
from ...parameter import Parameter
from ..media import GRAPHS, ROWS, media_type

LISTS = ("facts", "entities", "documents")
"""The lists of the graph; each has the rows of the named query of its name."""

TRIPLE = ("subject", "predicate", "object")
"""The columns of a named query that returns a graph."""

_SCHEMAS: Mapping[str, Mapping[str, str]] = {
    "name": {"type": "string"},
    "iri": {"type": "string"},
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "date": {"type": "string", "format": "date"},
}


def describe_routes(origin: str, *, writable: bool = False) -> dict[str, Any]:
    """Return the description of the routes, as a JSON object.

    :param origin: the scheme and host of the service.
    :param writable: whether the service takes updates.
    """
    text = files(__name__.rpartition(".")[0]).joinpath("openapi.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    document["info"]["version"] = __version__
    document["servers"] = [{"url": origin}]
    document["paths"] |= {f"/api/{name}": _list(name, find(name)) for name in LISTS}
    document["paths"] |= {f"/queries/{query.name}": _query(query) for query in library().values()}
    if not writable:
        document["paths"] = _readable(document["paths"])
    return document


def _readable(paths: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return *paths* without the operations that need a token."""
    kept = {
        path: {method: operation for method, operation in operations.items() if "security" not in operation}
        for path, operations in paths.items()
    }
    return {path: operations for path, operations in kept.items() if operations}


def _list(name: str, query: NamedQuery) -> dict[str, Any]:
    row = {
        "type": "object",
        "required": list(query.answers),
        "properties": {key: {} for key in query.answers},
    }
    page = {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": {"type": "array", "items": row},
            "next": {
                "type": ["string", "null"],
                "description": "The address of the next page; null on the last page.",
            },
        },
    }
    paging = [{"$ref": f"#/components/parameters/{key}"} for key in ("limit", "offset")]
    return _operation(
        f"list-{name}",
        "graph",
        query.question,
        [*_parameters(query.parameters.values()), *paging],
        {"application/json": {"schema": page}},
    )


def _query(query: NamedQuery) -> dict[str, Any]:
    formats = GRAPHS if query.answers == TRIPLE else ROWS
    chosen = {
        "name": "format",
        "in": "query",
        "description": "The format of the answer; if missing, the Accept header decides.",
        "schema": {"type": "string", "enum": list(formats)},
    }
    term = {"$ref": "#/components/schemas/Term"}
    row = {"type": "object", "properties": dict.fromkeys(query.answers, term), "additionalProperties": False}
    rows = {
        "type": "object",
        "required": ["head", "results"],
        "properties": {
            "head": {"type": "object"},
            "results": {"type": "object", "properties": {"bindings": {"type": "array", "items": row}}},
        },
    }
    content: dict[str, Any] = {media_type(format).partition(";")[0]: {} for format in formats}
    if query.answers != TRIPLE:
        content[media_type("json")] = {"schema": rows}
    return _operation(
        f"query-{query.name}",
        "queries",
        query.question,
        [*_parameters(query.parameters.values()), chosen],
        content | {"text/html": {}},
    )


def _operation(
    id: str, tag: str, summary: str, parameters: list[Any], content: Mapping[str, Any]
) -> dict[str, Any]:
    refused = {"$ref": "#/components/responses/Refused"}
    return {
        "get": {
            "operationId": id,
            "tags": [tag],
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": {"description": "The answer", "content": content},
                "400": refused,
                "503": {"$ref": "#/components/responses/Busy"},
                "504": refused,
            },
        }
    }


def _parameters(parameters: Iterable[Parameter]) -> list[dict[str, Any]]:
    return [
        {
            "name": parameter.name,
            "in": "query",
            "required": parameter.required,
            "description": parameter.description,
            "schema": dict(_SCHEMAS[parameter.type]),
        }
        for parameter in parameters
    ]
