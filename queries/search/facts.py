"""The facts of the index: facts near a question are found here, without a query to the store for each of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

from .sql import statement

Place: TypeAlias = tuple[str, int, int]
"""The place of a sentence: the identifier of its document, and its start and end in the text."""


class FactRow(NamedTuple):
    """A fact as IRIs, with the first sentence that states or denies it; *period* is empty if none is stated."""

    iri: str
    subject: str
    property: str
    object: str
    period: str
    denied: int
    doc: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class FactIndex:
    """The facts of one store, numbered from 1 in the order of the texts."""

    connection: sqlite3.Connection

    def count(self) -> int:
        """Return the number of facts."""
        [found] = self.connection.execute("SELECT count(*) FROM fact").fetchone()
        return int(found)

    def rows(self, numbers: Iterable[int]) -> list[FactRow]:
        """Return the facts with these *numbers*, in the order of the texts."""
        only = json.dumps(list(numbers))
        return [FactRow(*row) for row in self.connection.execute(statement("facts"), {"only": only})]

    def parts(self, nodes: Iterable[str]) -> dict[str, dict[str, list[str]]]:
        """Return the properties of *nodes*: IRI of the node -> IRI of the property -> values, sorted."""
        found: dict[str, dict[str, list[str]]] = {}
        asked = {"nodes": json.dumps(list(nodes))}
        for node, part, value in self.connection.execute(statement("parts-of"), asked):
            found.setdefault(node, {}).setdefault(part, []).append(value)
        return found

    @cached_property
    def documents(self) -> Mapping[str, Mapping[str, str]]:
        """The data of documents: IRI of the property -> identifier of the document -> value."""
        found: dict[str, dict[str, str]] = {}
        for part, doc, value in self.connection.execute(
            "SELECT part, doc, value FROM told ORDER BY part, doc"
        ):
            found.setdefault(part, {})[doc] = value
        return found

    def about(self, things: Sequence[str], limit: int) -> list[int]:
        """Return facts about *things*, IRIs: the first of each kind before the second of any."""
        return self._numbers("about", {"things": json.dumps(things), "limit": limit})

    def stated(self, places: Sequence[Place], limit: int) -> list[int]:
        """Return the facts that the sentences at *places* state, in the order of *places*."""
        return self._numbers("stated", {"places": json.dumps(places), "limit": limit})

    def of_class(self, name: str, limit: int) -> list[int]:
        """Return one fact for each of some things of the class *name*, an IRI: *limit* subjects and as many objects."""
        return self._numbers("of-class", {"class": name, "limit": limit})

    def _numbers(self, name: str, asked: dict[str, str | int]) -> list[int]:
        return [number for (number,) in self.connection.execute(statement(name), asked)]
