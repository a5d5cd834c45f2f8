"""The tool that lists facts, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....ontology.errors import InputError
from .. import told
from ..bound import listed
from ..graph import Graph

_THINGS = {"about": "thing", "subject": "subject", "object": "object"}


async def facts(graph: Graph, given: Mapping[str, Any]) -> dict[str, Any]:
    """List the facts that fit all that is given.

    :raises InputError: a value is wrong.
    :raises Refusal: the graph does not answer.
    """
    values = {name: given[name] for name in ("kind", "document") if name in given}
    values |= {
        parameter: await told.iri_of(graph, given[name])
        for name, parameter in _THINGS.items()
        if name in given
    }
    if "kind" in given and given["kind"] not in (kinds := await graph.kinds()):
        raise InputError(
            f"there are no facts of the kind {given['kind']!r}; the kinds are {', '.join(sorted(kinds))}"
        )
    if "minimum_confidence" in given:
        values["minimum"] = f"{given['minimum_confidence']:f}"
    if given["denied"]:
        values["denied"] = "yes"
    known, is_more = await told.facts(graph, values, given["offset"], given["limit"])
    return listed({}, "facts", known, given["offset"], is_more=is_more)
