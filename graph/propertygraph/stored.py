"""The stored graph: nodes and edges in scratch files, read as often as they are wanted."""

from __future__ import annotations

import marshal
import re
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import fields as fields_of
from functools import cached_property, lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, BinaryIO, Generic, Protocol, TypeVar

from .element import Edge, Node, as_text
from .sorting import Sorter

T_co = TypeVar("T_co", covariant=True)
_READ_AT_ONCE = 2**18
_KEPT = 2**10


class Elements(Protocol[T_co]):
    """Nodes or edges in their order: a tuple, or records on disk."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __iter__(self) -> Iterator[T_co]:
        """Yield each, as often as it is asked for."""

    def __getitem__(self, number: int, /) -> T_co:
        """Return the one at this place."""


class Graph(Protocol):
    """Nodes and edges, in memory (:class:`~.element.PropertyGraph`) or on disk (:class:`StoredGraph`)."""

    @property
    def nodes(self) -> Elements[Node]:
        """The nodes, sorted by IRI."""

    @property
    def edges(self) -> Elements[Edge]:
        """The edges, sorted by document, place in the text, and id."""

    @property
    def types(self) -> Mapping[str, type]:
        """The attributes that nodes have, each with the type of its values."""


@dataclass(frozen=True, slots=True)
class StoredGraph:
    """A graph whose nodes and edges are on disk; it ends with the block that it was given for."""

    nodes: NodeRecords
    edges: Elements[Edge]

    @property
    def types(self) -> Mapping[str, type]:
        """The attributes that nodes have, each with the type of its values."""
        return self.nodes.types


class Records(Generic[T_co]):
    """Elements in a file, one a line."""

    def __init__(self, file: BinaryIO, decode: Callable[[bytes], T_co]) -> None:
        """Keep elements in *file*, which is empty."""
        self._file, self._decode = file, decode
        self._places = array("Q", [0])
        self._at = lru_cache(_KEPT)(self._read)

    def add(self, line: bytes) -> None:
        """Take the line of another element; all are taken before any is read."""
        self._places.append(self._places[-1] + self._file.write(line))

    def __len__(self) -> int:
        """Return how many elements there are."""
        return len(self._places) - 1

    def __iter__(self) -> Iterator[T_co]:
        """Yield each element; several readers do not disturb each other."""
        place = 0
        while place < self._places[-1]:
            self._file.seek(place)
            lines = self._file.readlines(_READ_AT_ONCE)
            place = self._file.tell()
            yield from map(self._decode, lines)

    def __getitem__(self, number: int, /) -> T_co:
        """Return the element at this place."""
        return self._at(number)

    def _read(self, number: int) -> T_co:
        self._file.seek(self._places[number])
        return self._decode(self._file.readline())


class NodeRecords(Records[Node]):
    """Nodes in a file; a key has one type in all of them."""

    def __init__(self, file: BinaryIO) -> None:
        """Keep nodes in *file*, which is empty."""
        super().__init__(file, self._node)
        self._types: dict[str, set[type]] = {}

    def add_node(self, node: Node) -> None:
        """Take another node."""
        for key, value in node.attributes.items():
            self._types.setdefault(key, set()).add(type(value))
        values = (node.iri, node.id, node.label, node.kind, node.kinds, node.aliases, dict(node.attributes))
        self.add(record(values))

    @cached_property
    def types(self) -> Mapping[str, type]:
        """The attributes, each with the type of its values: float for numbers of both kinds, text for any other mixture."""
        return {
            key: next(iter(types)) if len(types) == 1 else float if types == {int, float} else str
            for key, types in sorted(self._types.items())
        }

    @cached_property
    def _mixed(self) -> frozenset[str]:
        return frozenset(key for key, types in self._types.items() if len(types) > 1)

    def _node(self, line: bytes) -> Node:
        iri, id, label, kind, kinds, aliases, attributes = fields(line)
        for key in self._mixed & attributes.keys():
            convert = as_text if self.types[key] is str else float
            attributes[key] = convert(attributes[key])
        return Node(iri, id, label, kind, tuple(kinds), tuple(aliases), MappingProxyType(attributes))


_edge_values = attrgetter(*(field.name for field in fields_of(Edge)))


def add_edge(sorter: Sorter, edge: Edge) -> None:
    """Put *edge* into *sorter*, which gives edges back in their order."""
    place = f"{0 if edge.start is None else edge.start + 1:020d} {edge.end or 0:020d}"
    # The mark sorts before all that a name may go on with.
    key = "\0".join([_MARKS.sub(" ", edge.document), place, edge.id, ""])
    sorter.add(key.encode() + record(_edge_values(edge)))


def edge_records(sorter: Sorter, file: BinaryIO) -> Records[Edge]:
    """Return the edges of *sorter*, kept in *file*."""
    found = Records(file, lambda line: Edge(*fields(line)))
    for line in sorter:
        found.add(line.split(b"\0", 3)[3])
    return found


_MARKS = re.compile(r"[\0\n]")


def record(values: tuple[Any, ...]) -> bytes:
    """Return plain *values* as a line, which :func:`fields` reads in the same run of the program."""
    # Several times as fast as JSON; what is no line of its own yet is made one.
    return marshal.dumps(values, 2).replace(b"\x1b", b"\x1b1").replace(b"\n", b"\x1b2") + b"\n"


def fields(line: bytes) -> Sequence[Any]:
    """Return the values of a record."""
    packed = line[:-1].replace(b"\x1b2", b"\n").replace(b"\x1b1", b"\x1b")
    values: Sequence[Any] = marshal.loads(packed)  # noqa: S302 - made by record, in a file that nobody else can open
    return values
