"""The guard before the parser: refuses RDF that would crash the process, swell in memory or need the network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import RdfFormat

from ..ontology.errors import DataError
from .nesting import deepest

# Nesting uses the parser's stack, and a stack overflow ends the process.
_DEEPEST = 500
_JSON_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"')
_ENTITY = re.compile(rb"<!ENTITY\s+(?P<name>\S+)\s+(?P<value>\"[^\"]*\"|'[^']*'|\S+)")


def refuse_costly(path: Path, data: bytes, format: RdfFormat) -> None:
    """Refuse data that would swell, overflow the stack or fetch content when parsed; the parser reports malformed data.

    :param data: the content of the file at *path*.
    :raises DataError: it is nested too deeply, has entities that swell, or needs content from elsewhere.
    """
    if format == RdfFormat.RDF_XML:
        _refuse_entities(path, data)
    elif format == RdfFormat.JSON_LD:
        _refuse_contexts(path, data)
    else:
        _refuse_nesting(path, data)


def _refuse_entities(path: Path, data: bytes) -> None:
    # Entities that abbreviate namespaces are common and safe: their values are plain short text.
    for entity in _ENTITY.finditer(data):
        name, value = entity["name"].decode("utf-8", "replace"), entity["value"]
        if value[:1] not in b"\"'":
            raise DataError(
                f"{path}: the entity {name} is defined outside the file, and nothing is fetched; write out its text"
            )
        if b"&" in value or len(value) > 1000:
            raise DataError(
                f"{path}: the entity {name} is nested or long, and would make the file huge; write out its text"
            )


def _refuse_contexts(path: Path, data: bytes) -> None:
    try:
        waiting = [(json.loads(data), 0)]
    except RecursionError:
        raise _too_deep(path) from None
    except ValueError:  # malformed, which the parser reports if nesting does not crash it
        return _refuse_depth(path, re.findall(rb"[][{}]", _JSON_STRING.sub(b"", data)), opening=b"{[")
    while waiting:
        value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise _too_deep(path)
        if isinstance(value, dict):
            contexts = value.get("@context")
            for context in contexts if isinstance(contexts, list) else [contexts]:
                address = context.get("@import") if isinstance(context, dict) else context
                if isinstance(address, str):
                    raise DataError(
                        f"{path}: its context is at {address}, and nothing is fetched; "
                        "write the context into the file"
                    )
        children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting += [(child, depth + 1) for child in children]


def _refuse_nesting(path: Path, data: bytes) -> None:
    _refuse_depth(path, re.findall(rb"<<|>>", data), opening=b"<<")


def _refuse_depth(path: Path, marks: Iterable[bytes], *, opening: bytes) -> None:
    if deepest(marks, opening) > _DEEPEST:
        raise _too_deep(path)


def _too_deep(path: Path) -> DataError:
    return DataError(f"{path}: is nested more than {_DEEPEST} levels deep; flatten it")
