"""The profile: one policy, drawn between its adopters and its purposes, with everything stated about it."""

from __future__ import annotations

from dataclasses import dataclass

from ..graph.propertygraph import PropertyGraph
from .chain import Chain, chain_of
from .comparison import Comparison, Entry
from .statement import Statement, Statements, Thing, passages, unique


@dataclass(frozen=True, slots=True)
class Profile:
    """A policy; *rows* are the comparison rows that have entries for it, *passages* the passages behind them."""

    policy: Thing
    names: tuple[str, ...]
    description: str
    rows: tuple[tuple[str, tuple[Entry, ...]], ...]
    passages: tuple[tuple[Statement, ...], ...]
    picture: Chain | None

    @property
    def file(self) -> str:
        """Return the name of its page's file, without the ending."""
        return f"policy-{self.policy.id.removeprefix('entity_')}"


def profiles(graph: PropertyGraph, compared: Comparison) -> tuple[Profile, ...]:
    """Return the profile of each policy in *compared*, in the same order."""
    statements = Statements(graph)
    found = []
    for index, policy in enumerate(compared.policies):
        rows = tuple((row.name, row.cells[index]) for row in compared.rows if row.cells[index])
        stated = unique(entry.statement for _, cell in rows for entry in cell)
        node = statements.nodes[policy.id]
        description = str(node.attributes.get("description", ""))
        picture = chain_of(statements, stated)
        found.append(Profile(policy, node.aliases, description, rows, passages(stated), picture))
    return tuple(found)
