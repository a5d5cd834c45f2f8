"""The JSON schema of replies, for endpoints that can hold a model to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ....ontology.kind import Kind
from .probability import KEY

NAME = "facts"

# Properties of facts of every kind, beside those of the kind itself.
_TEXT = {"type": "string"}
_EVERY = {"negated": {"type": "boolean"}, "modality": _TEXT, "attribution": _TEXT, KEY: {"type": "number"}}
_TARGETED = "value"


def response_format(kinds: Sequence[Kind]) -> dict[str, Any]:
    """Return the ``response_format`` of a request whose reply holds facts of *kinds*.

    It does not use the strict mode of the interface: that requires every key in every object and would make replies
    twice as long, since most facts have three keys of thirteen.
    """
    return {"type": "json_schema", "json_schema": {"name": NAME, "strict": False, "schema": schema(kinds)}}


def schema(kinds: Sequence[Kind]) -> dict[str, Any]:
    """Return the JSON schema of a reply with facts of *kinds*, each with the keys that its kind has."""
    sentence = _object({"n": {"type": "integer"}, "facts": _list({"anyOf": [_fact(kind) for kind in kinds]})})
    return _object({"sentences": _list(sentence)})


def _fact(kind: Kind) -> dict[str, Any]:
    ends = {"type": {"type": "string", "enum": [kind.notation]}, "subject": _TEXT, "object": _TEXT}
    roles: dict[str, Any] = {role: {"type": "number"} if role == "value" else _TEXT for role in kind.roles}
    target = {"target": {"type": "boolean"}} if _TARGETED in kind.roles else {}
    return _object({**ends, **roles, **target, **_EVERY}, required=tuple(ends))


def _object(properties: dict[str, Any], required: tuple[str, ...] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
