"""The tools for SPARQL: the query itself, and the schema that one must know to write it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from ....ontology.namespace import PREFIXES
from ...record import record
from ...result import text
from ...service.engine.worker import SENT_ELSEWHERE
from ...service.guard import Refusal
from ...service.routes.pages import service_query
from ...service.routes.templates import short
from ..bound import listed
from ..graph import Graph, query

# In one line, so that an error tells the line of the query as it was given.
_DECLARED = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())


async def sparql(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a query; the usual prefixes need not be declared.

    :raises Refusal: it is none, or takes too much.
    """
    try:
        page = await graph.page(f"{_DECLARED} {given['query']}", given["offset"], given["limit"])
    except Refusal as refusal:
        raise Refusal(
            refusal.status, refusal.reason.replace(SENT_ELSEWHERE, "and nothing can be written here")
        ) from None
    if page.boolean is not None:
        return {"boolean": page.boolean, "columns": [], "rows": [], "next_offset": None}
    rows = [record(page.columns, row) for row in page.rows]
    return listed({"columns": list(page.columns)}, "rows", rows, given["offset"], is_more=page.is_more)


async def schema(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """Tell of what the graph is made: classes and kinds of facts with how many there are, prefixes, example queries.

    :raises Refusal: the graph does not answer.
    """
    kinds = (await graph.ask(query("kinds"), {})).found()
    counted: dict[str, int] | None = None
    classes: list[dict[str, Any]] = []
    try:
        counted = {
            text(row["what"]): int(text(row["count"]))
            for row in (await graph.ask(query("counts"), {})).found()
        }
        for row in (await graph.ask(service_query("kinds"), {})).found():
            classes.append(
                {
                    "name": text(row["kind"]),
                    "class": short(text(row["class"])),
                    "things": int(text(row["things"])),
                }
            )
    except Refusal as refusal:
        # A graph that is too large to be counted in time can still be asked.
        if refusal.status not in (503, 504):
            raise
    described = [
        {
            name: short(text(row[name]))
            for name in ("kind", "property", "definition", "subject", "object")
            if name in row
        }
        | ({"facts": counted.get(text(row["kind"]), 0)} if counted is not None else {})
        for row in kinds
    ]
    told = {
        "documents": None if counted is None else counted.get("documents", 0),
        "classes": classes,
        "prefixes": dict(PREFIXES),
        "examples": _examples(),
    }
    return listed(told, "kinds", described, 0, is_more=False)


def _examples() -> list[dict[str, str]]:
    """Return three queries with their questions."""
    folder = files(str(__package__).rpartition(".")[0]).joinpath("examples")
    texts = sorted((file.name, file.read_text(encoding="utf-8")) for file in folder.iterdir())
    parts = [text.partition("\n") for _, text in texts]
    return [{"question": first.removeprefix("# "), "sparql": rest.strip()} for first, _, rest in parts]
