"""The tools: the description and the schemas of each are in the JSON file of its name, its function in a module."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ....ontology.errors import InputError
from ..graph import Graph
from . import questions, things

Given = Mapping[str, Any]
Tool = Callable[[Graph, Given], Awaitable[dict[str, Any]]]

TOOLS: Mapping[str, Tool] = {
    "search": things.search,
    "describe": things.describe,
    "facts": things.facts,
    "ask": questions.ask,
    "list_queries": questions.list_queries,
    "run_query": questions.run_query,
    "sparql": questions.sparql,
    "schema": questions.schema,
}
"""The tools by name, in the order in which they are listed."""


@cache
def description(name: str) -> Mapping[str, Any]:
    """Return the ``title``, ``description``, ``inputSchema`` and ``outputSchema`` of the tool *name*."""
    folder = files(str(__package__))
    told: dict[str, Any] = json.loads(folder.joinpath(f"{name}.json").read_text(encoding="utf-8"))
    shared: dict[str, Any] = json.loads(folder.joinpath("shared.json").read_text(encoding="utf-8"))
    written = json.dumps(told["outputSchema"])
    used = {key: value for key, value in shared.items() if f"#/$defs/{key}" in written}
    return told | {"outputSchema": told["outputSchema"] | ({"$defs": used} if used else {})}


def checked(name: str, given: Given) -> Given:
    """Return the arguments *given* to the tool *name*, with the defaults for those left out.

    :raises InputError: they do not fit its schema, or hold a lone surrogate.
    """
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    schema = description(name)["inputSchema"]
    try:
        json.dumps(given, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise InputError("the arguments contain half of a surrogate pair; send whole characters") from None
    fault = best_match(Draft202012Validator(schema).iter_errors(given))
    if fault is not None:
        place = ".".join(map(str, fault.absolute_path)) or "the arguments"
        # The message begins with the value, which may be long.
        told = (
            fault.message if len(fault.message) <= 200 else f"{fault.message[:80]} ... {fault.message[-100:]}"
        )
        raise InputError(f"{place}: {told}; {name} takes {', '.join(schema['properties']) or 'no arguments'}")
    usual = {key: told["default"] for key, told in schema["properties"].items() if "default" in told}
    # JSON Schema accepts 20.0 as an integer.
    return usual | {key: int(v) if isinstance(v, float) and v.is_integer() else v for key, v in given.items()}
