"""The comparison: policies side by side, each with who adopts it, its goals and its technologies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..graph.propertygraph import PropertyGraph
from ..ontology.namespace import POL
from .statement import Statement, Statements, Thing


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing stated about a policy or its adopter; *shared* counts the policies that have it in the same row."""

    thing: Thing
    statement: Statement
    shared: int
    by_adopter: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect that is compared, and the entries of each policy for it."""

    name: str
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A thing in a matrix, and for each policy the entry that links it to the thing, or None."""

    thing: Thing
    entries: tuple[Entry | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of things against policies; policies that have none of the things are left out."""

    name: str
    policies: tuple[Thing, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The policies and the rows of the table."""

    policies: tuple[Thing, ...]
    rows: tuple[Row, ...]

    def first(self, count: int) -> Comparison:
        """Return the comparison of the first *count* policies."""
        rows = (Row(row.name, row.cells[:count]) for row in self.rows)
        return Comparison(self.policies[:count], tuple(row for row in rows if any(row.cells)))

    def matrices(self) -> tuple[Matrix, ...]:
        """Return the matrices of goals and of technologies against policies; the most shared things come first."""
        return tuple(self._matrix(row) for row in self.rows if row.name in _IN_MATRICES)

    def _matrix(self, row: Row) -> Matrix:
        columns = [(policy, cell) for policy, cell in zip(self.policies, row.cells, strict=True) if cell]
        by_thing: dict[str, list[Entry | None]] = {}
        things: dict[str, Entry] = {}
        for index, (_, cell) in enumerate(columns):
            for entry in cell:
                things.setdefault(entry.thing.id, entry)
                by_thing.setdefault(entry.thing.id, [None] * len(columns))[index] = entry
        ordered = sorted(things, key=lambda id: -things[id].shared)
        lines = tuple(Line(things[id].thing, tuple(by_thing[id])) for id in ordered)
        return Matrix(row.name, tuple(policy for policy, _ in columns), lines)


# The rows: name, property, and whether the policy is the object of the statement.
_ROWS = (
    ("Adopted by", POL.adopts, True),
    ("Aims at", POL.aimsAt, False),
    ("Builds on", POL.usesTechnology, False),
    ("Leads to", POL.leadsTo, False),
    ("Faces", POL.faces, False),
    ("Related to", POL.relatedPolicy, False),
)
_IN_MATRICES = frozenset({"Aims at", "Builds on"})
_OF_ADOPTERS = frozenset({POL.aimsAt, POL.usesTechnology})


def comparison(graph: PropertyGraph) -> Comparison:
    """Return the policies of *graph* side by side, those with the most statements first."""
    statements = Statements(graph)
    said: dict[str, dict[str, list[tuple[Thing, Statement, bool]]]] = {}
    for name, property, inverse in _ROWS:
        for statement in statements.of(property):
            policy, other = statement.subject, statement.object
            if inverse:
                policy, other = other, policy
            said.setdefault(policy.id, {}).setdefault(name, []).append((other, statement, False))
    policies = statements.policies()
    for policy in policies:
        rows = said.setdefault(policy.id, {})
        for adopter, _, _ in list(rows.get("Adopted by", [])):
            for name, property, _ in _ROWS:
                if property in _OF_ADOPTERS:
                    rows.setdefault(name, []).extend(
                        (other, statement, True)
                        for other, statement, _ in said.get(adopter.id, {}).get(name, [])
                    )
    policies.sort(key=lambda p: (-sum(map(len, said[p.id].values())), p.label))
    sharers = {
        name: Counter(other for p in policies for other in {o.id for o, _, _ in said[p.id].get(name, [])})
        for name, _, _ in _ROWS
    }
    rows_ = [
        Row(name, tuple(_cell(said[p.id].get(name, []), sharers[name]) for p in policies))
        for name, _, _ in _ROWS
    ]
    return Comparison(tuple(policies), tuple(row for row in rows_ if any(row.cells)))


def _cell(said: list[tuple[Thing, Statement, bool]], sharers: Counter[str]) -> tuple[Entry, ...]:
    entries: dict[str, Entry] = {}
    for other, statement, by_adopter in said:
        entries.setdefault(other.id, Entry(other, statement, sharers[other.id], by_adopter))
    return tuple(entries.values())
