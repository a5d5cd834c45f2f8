"""The tools that answer: questions in English, the queries that have a name, SPARQL, and the schema to write it by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from ....ontology.namespace import PREFIXES
from ...library import find, library
from ...result import text
from ...service.engine.engine import SENT_ELSEWHERE
from ...service.guard import Refusal
from ...service.routes.pages import service_query
from ...service.routes.templates import short
from ..bound import clipped, listed
from ..graph import Graph, query

# In one line, so that an error tells the line of the query as it was given.
_DECLARED = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
_FIRST_LINE = re.compile(r"(?<=\b1:)\d+")
_MOST_EVIDENCE = 20


async def ask(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a question with the sentences that say so, or tell what is missing.

    :raises Refusal: there is no answer in time.
    """
    answer = await graph.question(given["question"])
    offset = given["offset"]
    result: dict[str, Any] = {"question": answer["question"], "answers": [], "reading": answer["reading"]}
    if not offset:
        # All else is told with the first answers.
        result |= {"suggestions": answer["suggestions"], "links": answer["links"][:_MOST_EVIDENCE]}
    evidence = [] if offset else answer["evidence"][:_MOST_EVIDENCE]
    result["evidence"] = listed({}, "evidence", evidence, 0, is_more=False)["evidence"]
    return listed(clipped(result), "answers", answer["answers"][offset:], offset, is_more=False)


async def list_queries(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """List the queries that have a name, those with some words in their name or question if these are given."""
    words = given["text"].lower().split()
    found = [
        {
            "name": query.name,
            "question": query.question,
            "columns": list(query.answers),
            "parameters": query.described()["parameters"],
        }
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
    head = {"question": query.question, "columns": list(page.columns)}
    return listed(head, "rows", page.records(), given["offset"], is_more=page.is_more)


async def sparql(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a query; the usual prefixes need not be declared.

    :raises Refusal: it is none, or takes too much.
    """
    try:
        page = await graph.page(f"{_DECLARED} {given['query']}", given["offset"], given["limit"])
    except Refusal as refusal:
        reason = refusal.reason.replace(SENT_ELSEWHERE, "and nothing can be written here")
        raise Refusal(refusal.status, _FIRST_LINE.sub(_as_given, reason)) from None
    if page.boolean is not None:
        return {"boolean": page.boolean, "columns": [], "rows": [], "next_offset": None}
    head = {"columns": list(page.columns)}
    return listed(head, "rows", page.records(), given["offset"], is_more=page.is_more)


async def schema(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """Tell of what the graph is made: classes and kinds of facts with how many there are, prefixes, example queries.

    :raises Refusal: the graph does not answer.
    """
    kinds: list[dict[str, Any]] = [
        {name: short(text(term)) for name, term in row.items()}
        for row in (await graph.ask(query("kinds"), {})).found()
    ]
    documents: int | None = None
    classes: list[dict[str, Any]] = []
    try:
        counts = {
            text(row["what"]): int(text(row["count"]))
            for row in (await graph.ask(query("counts"), {})).found()
        }
        documents = counts.get("documents", 0)
        kinds = [kind | {"facts": counts.get(kind["kind"], 0)} for kind in kinds]
        for row in (await graph.ask(service_query("kinds"), {})).found():
            name, iri, things = (text(row[column]) for column in ("kind", "class", "things"))
            classes.append({"name": name, "class": short(iri), "things": int(things)})
    except Refusal as refusal:
        # A graph that is too large to be counted in time can still be asked.
        if refusal.status not in (503, 504):
            raise
    head = {"documents": documents, "classes": classes, "prefixes": dict(PREFIXES), "examples": _examples()}
    return listed(head, "kinds", kinds, 0, is_more=False)


def _as_given(column: re.Match[str]) -> str:
    """Return a place in the first line without the prefixes that were written before it."""
    return str(max(1, int(column[0]) - len(_DECLARED) - 1))


def _examples() -> list[dict[str, str]]:
    """Return three queries with their questions."""
    folder = files(str(__package__).rpartition(".")[0]).joinpath("examples")
    texts = sorted((file.name, file.read_text(encoding="utf-8")) for file in folder.iterdir())
    parts = [text.partition("\n") for _, text in texts]
    return [{"question": first.removeprefix("# "), "sparql": rest.strip()} for first, _, rest in parts]
