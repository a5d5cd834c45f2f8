"""The tools of the named queries: which there are, and the answer to one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...library import NamedQuery, find, library
from ...record import record
from ..bound import listed
from ..graph import Graph


async def list_queries(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """List the queries that have a name, those with some words in their name or question if these are given."""
    words = given["text"].lower().split()
    found = [
        _described(query)
        for query in library().values()
        if all(word in f"{query.name} {query.question} {query.keywords}".lower() for word in words)
    ]
    return listed({}, "queries", found[given["offset"] :], given["offset"], is_more=False)


async def run_query(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one of them.

    :raises InputError: there is no such query, or a parameter does not fit.
    :raises Refusal: the graph does not answer.
    """
    query = find(given["name"])
    values = {
        name: value if isinstance(value, str) else str(value).lower()
        for name, value in given["parameters"].items()
    }
    page = await graph.ask(query, values, given["offset"], given["limit"])
    rows = [record(page.columns, row) for row in page.rows]
    told = {"question": query.question, "columns": list(page.columns)}
    return listed(told, "rows", rows, given["offset"], is_more=page.is_more)


def _described(query: NamedQuery) -> dict[str, Any]:
    parameters = [
        {"name": p.name, "type": p.type, "description": p.description, "required": p.required}
        for p in query.parameters.values()
    ]
    return {
        "name": query.name,
        "question": query.question,
        "columns": list(query.answers),
        "parameters": parameters,
    }
