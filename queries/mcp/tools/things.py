"""The tools that find: names and sentences by their words, the description of one thing, and facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ....ontology.errors import InputError
from ....ontology.namespace import DCTERMS, POL, RDF, RDFS, SKOS, prefixed
from ...facts.join import Found
from ...result import text
from ...search import NameHit, SentenceHit
from ...service.routes.pages import service_query
from ..bound import clipped, listed
from ..fact import facts_of, iri_of
from ..graph import Graph
from ..resources import document_uri, read

_NAMES = (SKOS.prefLabel, RDFS.label, DCTERMS["title"], SKOS.altLabel)
# Properties that ``stated`` leaves out, because they are shown elsewhere or are long.
_ENDS_OF_A_FACT = (RDF.subject, RDF.predicate, RDF.object)
_TOLD = {*_NAMES, *_ENDS_OF_A_FACT, SKOS.hiddenLabel, SKOS.definition, RDF.type, POL.text}
_MOST_MORE = 40
# Argument of the tool -> parameter of the queries; the values are things.
_ENDS = {"about": "thing", "subject": "subject", "object": "object"}


async def search(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """Find things by their names, or sentences by their words.

    :raises Refusal: there is no search index.
    """
    offset, limit = given["offset"], given["limit"]
    # Search for one more than is shown, to know whether there are more.
    end = offset + limit + 1
    found: Sequence[NameHit | SentenceHit]
    if given["in"] == "names":
        found = await graph.finder.names(given["text"], end)
    else:
        found = await graph.finder.sentences(given["text"], end)
    shown = [_hit(hit) for hit in found[offset : end - 1]]
    return listed({}, "results", shown, offset, is_more=len(found) == end)


async def describe(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """Describe a thing: its names, its classes, other statements about it, and the facts about it in words.

    :raises InputError: there is no such thing, or several things have this name.
    :raises Refusal: the graph does not answer.
    """
    iri = await iri_of(graph, given["thing"])
    links = (await graph.ask(service_query("links"), {"thing": iri})).found()
    said = [row for row in links if text(row["direction"]) == "out"]
    values = {text(row["property"]): text(row["other"]) for row in said}
    document = values.get(DCTERMS.identifier, "") if POL.text in values else ""
    about = {"document": document} if document else {"thing": iri}
    known, is_more = await facts_of(graph, {**about, "denied": "yes"}, given["offset"], given["limit"])
    if not links and not known:
        raise InputError(f"this graph says nothing about {iri}; find the thing with the search tool")
    names = [text(row["other"]) for name in _NAMES for row in said if text(row["property"]) == name] or [iri]
    # Properties of facts are left out, because the facts are listed apart.
    passed = _TOLD | {kind["property"] for kind in (await graph.kinds()).values()}
    told: dict[str, Any] = {
        "iri": iri,
        "name": names[0],
        "other_names": [name for name in dict.fromkeys(names) if name != names[0]][:_MOST_MORE],
        "classes": [_end(row) for row in said if text(row["property"]) == RDF.type],
        "definition": values.get(SKOS.definition),
        "text": document_uri(document) if document else None,
        "stated": [_stated(row) for row in said if text(row["property"]) not in passed][:_MOST_MORE],
    }
    return listed(clipped(told), "facts", known, given["offset"], is_more=is_more)


async def facts(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """List the facts that fit all given arguments.

    :raises InputError: a value is wrong.
    :raises Refusal: the graph does not answer.
    """
    values = {name: given[name] for name in ("kind", "document") if name in given}
    for name, parameter in _ENDS.items():
        if name in given:
            values[parameter] = await iri_of(graph, given[name])
    if "kind" in given and given["kind"] not in (kinds := await graph.kinds()):
        raise InputError(f"unknown kind of fact {given['kind']!r}; use one of {', '.join(sorted(kinds))}")
    if "minimum_confidence" in given:
        values["minimum"] = f"{given['minimum_confidence']:f}"
    if given["denied"]:
        values["denied"] = "yes"
    known, is_more = await facts_of(graph, values, given["offset"], given["limit"])
    if not known and "document" in given:
        # Raise an error for a document that does not exist, rather than return no facts.
        await read(graph, document_uri(given["document"]))
    return listed({}, "facts", known, given["offset"], is_more=is_more)


def _hit(hit: NameHit | SentenceHit) -> dict[str, Any]:
    if isinstance(hit, NameHit):
        return {"iri": hit.iri, "name": hit.label, "found_as": hit.name, "kind": hit.kind, "facts": hit.facts}
    return {"quote": hit.quote, "document": hit.doc, "start": hit.start, "end": hit.end, "iri": hit.iri}


def _end(row: Found) -> dict[str, Any]:
    return {"name": text(row.get("other_label", row["other"])), "iri": text(row["other"])}


def _stated(row: Found) -> dict[str, Any]:
    label = row.get("property_label")
    return {
        "property": text(label) if label else prefixed(text(row["property"])),
        "value": _end(row) if "other_label" in row else text(row["other"]),
    }
