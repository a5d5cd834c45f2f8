"""Cypher: the notation of names and values, for Neo4j and Apache AGE."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias, TypeVar

from ..propertygraph import Edge, Node, Scalar, as_text
from .columns import edge_record, node_record
from .json import encode

_BATCH = 500
# Size of the name cache: a graph has few types and columns.
_KEPT = 2**10
_WORD = re.compile(r"[A-Za-z_]\w*", re.ASCII)
Value: TypeAlias = "Scalar | list[str] | Mapping[str, Value]"
T = TypeVar("T")
K = TypeVar("K")


def batches(items: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, list[T]]]:
    """Group *items* by key; yield (key, list), each list short enough for one transaction."""
    waiting: dict[K, list[T]] = {}
    for item in items:
        batch = waiting.setdefault(key(item), [])
        batch.append(item)
        if len(batch) == _BATCH:
            yield key(item), waiting.pop(key(item))
    yield from waiting.items()


def node_properties(node: Node) -> dict[str, Value]:
    """Return all values of *node*, with its kinds and aliases as lists."""
    return {"id": node.id, **node_record(node), "kinds": list(node.kinds), "aliases": list(node.aliases)}


def edge_properties(edge: Edge) -> dict[str, Value]:
    """Return all values of *edge* except its two ends."""
    return {"id": edge.id, **edge_record(edge)}


@lru_cache(_KEPT)
def name(text: str) -> str:
    """Return *text* as a Cypher name, in backticks unless it is a plain word.

    >>> name("Country"), name("trades with")
    ('Country', '`trades with`')
    """
    return text if _WORD.fullmatch(text) else "`" + text.replace("`", "``") + "`"


def literal(value: Value) -> str:
    """Return a text, number, truth value, list or mapping as a Cypher literal.

    >>> literal({"a b": [1, True, "x"]})
    '{`a b`: [1, true, "x"]}'
    """
    # Most values are texts, numbers and truth values, which Cypher writes as JSON does.
    if isinstance(value, str):
        return encode(value)
    if isinstance(value, int | float):
        return as_text(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return "{" + ", ".join([f"{name(key)}: {literal(part)}" for key, part in value.items()]) + "}"
