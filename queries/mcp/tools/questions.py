"""The tools that answer: questions in English, named queries, SPARQL, and the schema that SPARQL is written with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from ....ontology.namespace import PREFIXES, prefixed
from ...library import find, library
from ...result import text
from ...service.engine.engine import SENT_ELSEWHERE
from ...service.guard import Refusal
from ...service.routes.pages import service_query
from ..bound import clipped, listed
from ..graph import Graph, query

# On one line, so that the line number in an error is that of the query as given.
_DECLARED = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
_FIRST_LINE = re.compile(r"(?<=\b1:)\d+")
_MOST_EVIDENCE = 20


async def ask(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a question in English, with sentences as evidence and how the question was understood.

    :raises Refusal: there is no answer in time.
    """
    answer = await graph.question(given["question"])
    offset = given["offset"]
    result: dict[str, Any] = {"question": answer["question"], "answers": [], "reading": answer["reading"]}
    if not offset:
        # Only the first page has more than answers.
        result |= {"suggestions": answer["suggestions"], "links": answer["links"][:_MOST_EVIDENCE]}
    evidence = [] if offset else answer["evidence"][:_MOST_EVIDENCE]
    result["evidence"] = listed({}, "evidence", evidence, 0, is_more=False)["evidence"]
    return listed(clipped(result), "answers", answer["answers"][offset:], offset, is_more=False)


async def list_queries(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """List the named queries that have all words of ``text`` in their name, question or keywords."""
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
    """Run a named query.

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
    """Run a SPARQL query; the usual prefixes need not be declared.

    :raises Refusal: the query is malformed, or exceeds a limit.
    """
    try:
        page = await graph.page(f"{_DECLARED} {given['query']}", given["offset"], given["limit"])
    except Refusal as refusal:
        reason = refusal.reason.replace(f"which {SENT_ELSEWHERE}", "but this server is read-only")
        raise Refusal(refusal.status, _FIRST_LINE.sub(_as_given, reason)) from None
    if page.boolean is not None:
        return {"boolean": page.boolean, "columns": [], "rows": [], "next_offset": None}
    head = {"columns": list(page.columns)}
    return listed(head, "rows", page.records(), given["offset"], is_more=page.is_more)


async def schema(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """Describe the graph: documents, classes and kinds of facts with their counts, prefixes, example queries.

    :raises Refusal: the graph does not answer.
    """
    kinds: list[dict[str, Any]] = [
        {name: prefixed(text(term)) for name, term in row.items()}
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
            classes.append({"name": name, "class": prefixed(iri), "things": int(things)})
    except Refusal as refusal:
        # Give no counts for a graph too large to be counted in time; it can still be queried.
        if refusal.status not in (503, 504):
            raise
    head = {"documents": documents, "classes": classes, "prefixes": dict(PREFIXES), "examples": _examples()}
    return listed(head, "kinds", kinds, 0, is_more=False)


def _as_given(column: re.Match[str]) -> str:
    """Return a column of the first line as a column of the query as given, without the prefixes before it."""
    return str(max(1, int(column[0]) - len(_DECLARED) - 1))


def _examples() -> list[dict[str, str]]:
    """Return the example queries with their questions."""
    folder = files(str(__package__).rpartition(".")[0]).joinpath("examples")
    texts = sorted((file.name, file.read_text(encoding="utf-8")) for file in folder.iterdir())
    parts = [text.partition("\n") for _, text in texts]
    return [{"question": first.removeprefix("# "), "sparql": rest.strip()} for first, _, rest in parts]
