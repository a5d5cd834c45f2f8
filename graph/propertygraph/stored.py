"""The stored graph: nodes and edges in a scratch database, which can be read many times."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import TypeAlias

from .element import Edge, Node, PropertyGraph, as_text
from .scratch import packed, unpacked

# Number of recently looked-up nodes that stay in the cache.
_KEPT = 2**10
_edge_values = attrgetter(*(field.name for field in fields(Edge)))

TABLES = """
CREATE TABLE node (number INTEGER PRIMARY KEY, record);
CREATE TABLE edge (document, start, end, id, record, PRIMARY KEY (document, start, end, id)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class StoredGraph:
    """A graph whose nodes and edges are on disk; usable only within the ``with`` block that provides it."""

    nodes: StoredNodes
    edges: StoredEdges

    @property
    def types(self) -> Mapping[str, type]:
        """The attributes of the nodes, each with the type of its values."""
        return self.nodes.types


Graph: TypeAlias = PropertyGraph | StoredGraph
"""Nodes and edges in order, in memory or on disk."""


class StoredNodes:
    """Nodes in the table ``node``; an attribute has the same type in all of them."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Keep nodes in *database*, which has :data:`TABLES`."""
        self._database = database
        self._types: dict[str, set[type]] = {}
        self._at = lru_cache(_KEPT)(self._read)

    def add(self, node: Node) -> None:
        """Append the next node in order; add all nodes before reading any."""
        for key, value in node.attributes.items():
            self._types.setdefault(key, set()).add(type(value))
        values = (node.iri, node.id, node.label, node.kind, node.kinds, node.aliases, dict(node.attributes))
        self._database.execute("INSERT INTO node (record) VALUES (?)", (packed(values),))

    def __len__(self) -> int:
        """Return how many nodes there are."""
        ((count,),) = self._database.execute("SELECT count(*) FROM node")
        return int(count)

    def __iter__(self) -> Iterator[Node]:
        """Yield each node; several iterations may run at once."""
        for (record,) in self._database.execute("SELECT record FROM node ORDER BY number"):
            yield self._node(record)

    def __getitem__(self, number: int, /) -> Node:
        """Return the node at this position."""
        return self._at(number)

    @cached_property
    def types(self) -> Mapping[str, type]:
        """The attributes, each with the type of its values: float if int and float are mixed, str for any other mix."""
        return {
            key: next(iter(types)) if len(types) == 1 else float if types == {int, float} else str
            for key, types in sorted(self._types.items())
        }

    @cached_property
    def _mixed(self) -> frozenset[str]:
        return frozenset(key for key, types in self._types.items() if len(types) > 1)

    def _read(self, number: int) -> Node:
        # SQLite numbers rows from 1, positions begin at 0.
        ((record,),) = self._database.execute("SELECT record FROM node WHERE number = ?", (number + 1,))
        return self._node(record)

    def _node(self, record: bytes) -> Node:
        iri, id, label, kind, kinds, aliases, attributes = unpacked(record)
        for key in self._mixed & attributes.keys():
            convert = as_text if self.types[key] is str else float
            attributes[key] = convert(attributes[key])
        return Node(iri, id, label, kind, kinds, aliases, MappingProxyType(attributes))


class StoredEdges:
    """Edges in the table ``edge``."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Keep edges in *database*, which has :data:`TABLES`."""
        self._database = database

    def add(self, edge: Edge) -> None:
        """Add an edge; add all edges before reading any."""
        # An edge without a position comes first.
        start, end = -1 if edge.start is None else edge.start, edge.end or 0
        row = (edge.document, start, end, edge.id, packed(_edge_values(edge)))
        self._database.execute("INSERT INTO edge VALUES (?, ?, ?, ?, ?)", row)

    def __len__(self) -> int:
        """Return how many edges there are."""
        ((count,),) = self._database.execute("SELECT count(*) FROM edge")
        return int(count)

    def __iter__(self) -> Iterator[Edge]:
        """Yield each edge; several iterations may run at once."""
        for (record,) in self._database.execute("SELECT record FROM edge ORDER BY document, start, end, id"):
            yield Edge(*unpacked(record))
