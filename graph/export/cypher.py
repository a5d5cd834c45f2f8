"""Cypher: how names and values are written in it, for Neo4j and for Apache AGE."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from ..propertygraph.network import Edge, Node
from .columns import edge_record, node_record

_BATCH = 500
_WORD = re.compile(r"[A-Za-z_]\w*", re.ASCII)
T = TypeVar("T")
K = TypeVar("K")


def batches(items: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, list[T]]]:
    """Yield *items* of one key together, so many at a time that a transaction holds them."""
    waiting: dict[K, list[T]] = {}
    for item in items:
        batch = waiting.setdefault(key(item), [])
        batch.append(item)
        if len(batch) == _BATCH:
            yield key(item), waiting.pop(key(item))
    yield from waiting.items()


def node_properties(node: Node) -> dict[str, object]:
    """Return all that *node* has, its kinds and aliases as lists."""
    return {"id": node.id, **node_record(node), "kinds": list(node.kinds), "aliases": list(node.aliases)}


def edge_properties(edge: Edge) -> dict[str, object]:
    """Return all that *edge* has but its ends."""
    return {"id": edge.id, **edge_record(edge)}


def name(text: str) -> str:
    """Return *text* as a name, in backticks where it is no word.

    >>> name("Country"), name("trades with")
    ('Country', '`trades with`')
    """
    return text if _WORD.fullmatch(text) else "`" + text.replace("`", "``") + "`"


def literal(value: object) -> str:
    """Return a text, number, truth value, list or mapping as a literal.

    >>> literal({"a b": [1, True, "x"]})
    '{`a b`: [1, true, "x"]}'
    """
    match value:
        case Mapping():
            return "{" + ", ".join(f"{name(key)}: {literal(part)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(literal, value)) + "]"
        case _:  # texts, numbers and truth values are written in Cypher as in JSON
            return _encode(value)


_encode = json.JSONEncoder(ensure_ascii=False).encode
