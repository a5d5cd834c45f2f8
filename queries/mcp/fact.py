"""The facts as tools return them: in words, with the sentence that is the evidence; and the IRI for a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...ontology.errors import InputError
from ...ontology.kind import worded
from ...ontology.namespace import PREFIXES
from ..facts.join import Found, Values, run_async, told
from ..library import NamedQuery
from ..parameter import Parameter
from .graph import Graph, query

_EVIDENCE = {"quote": "sent", "document": "doc", "start": "start", "end": "end"}
# Fields that only some facts have.
_MORE = ("indicator", "value", "unit", "qualifier", "date", "place", "target", "modality", "attribution")


async def facts_of(
    graph: Graph, values: Mapping[str, str], first: int, count: int
) -> tuple[list[dict[str, Any]], bool]:
    """Return up to *count* facts from index *first* on, in the order of the texts, and whether there are more.

    :param values: the parameters of ``facts.rq``, or of ``facts-about.rq`` if ``thing`` is among them.
    :raises InputError: a value is wrong.
    :raises Refusal: there is no answer.
    """
    page = await graph.ask(query("facts-about" if "thing" in values else "facts"), values, first, count)

    async def ask(query: NamedQuery, given: Values) -> list[Found]:
        return [*(await graph.ask(query, given)).found()]

    kinds = await graph.kinds()
    records = await run_async(told(page.found()), ask) if page.rows else []
    return [_fact(record, kinds) for record in records], page.is_more


async def iri_of(graph: Graph, given: str) -> str:
    """Return *given* as an IRI if it is one, else the IRI of the thing with this name.

    :raises InputError: the IRI is malformed, or no thing or several things have this name.
    :raises Refusal: the names cannot be searched.
    """
    prefix, colon, rest = given.partition(":")
    if colon and (rest.startswith("//") or prefix in (*PREFIXES, "urn")):
        return Parameter("thing", "iri", "").term(given).value
    near = await graph.finder.names(given, 5)
    exact = [hit for hit in near if hit.name.casefold() == given.strip().casefold()]
    if len(exact) == 1:
        return exact[0].iri
    hits = ", ".join(f"{hit.label} ({hit.kind}) {hit.iri}" for hit in exact or near)
    if not hits:
        raise InputError(f"nothing in this graph is called {given!r}; try other words with the search tool")
    raise InputError(
        f"{given!r} does not name exactly one thing; call again with the IRI of one of these: {hits}"
    )


def _fact(record: Mapping[str, Any], kinds: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    kind = record["type"]
    wording = kinds[kind]["wording"] if kind in kinds else f"{{subject}} {kind} {{object}}"
    says = worded(wording, record["subject"], record["object"])
    return {
        "says": f"Denied: {says}" if record["negated"] else says,
        "kind": kind,
        "subject": {"name": record["subject"], "iri": record["subject_iri"]},
        "object": {"name": record["object"], "iri": record["object_iri"]},
        **{name: record[name] for name in _MORE if record[name] is not None},
        "negated": record["negated"],
        "confidence": record["confidence"],
        "evidence": {name: record[column] for name, column in _EVIDENCE.items()},
        "iri": record["fact_iri"],
    }
