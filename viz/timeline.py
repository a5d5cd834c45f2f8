"""The timeline: what the text dates, from the earliest to the latest."""

from __future__ import annotations

from dataclasses import dataclass

from ..graph.network import Edge, Node, PropertyGraph
from ..ontology.namespace import POL
from .statement import Statement, Statements


@dataclass(frozen=True, slots=True)
class Moment:
    """A period, in words, and what is stated of it; *earliest* is its first day, ISO 8601."""

    label: str
    earliest: str
    latest: str
    statements: tuple[Statement, ...]


def timeline(graph: PropertyGraph) -> tuple[Moment, ...]:
    """Return the periods of *graph* that something happened in or holds for, by their first day."""
    statements = Statements(graph)
    periods = {node.id: node for node in graph.nodes if "earliest" in node.attributes}
    by_notation = {str(node.attributes.get("notation")): node.id for node in periods.values()}
    about: dict[str, list[Edge]] = {}
    dated: dict[str, list[str]] = {}  # statistic or ranking -> its periods
    for edge in graph.edges:
        if edge.property == POL.referencePeriod and edge.target in periods:
            dated.setdefault(edge.source, []).append(edge.target)
        elif edge.target in periods:
            about.setdefault(edge.target, []).append(edge)
        elif edge.date in by_notation:
            about.setdefault(by_notation[edge.date], []).append(edge)
    for edge in graph.edges:
        for period in dated.get(edge.target, ()):
            about.setdefault(period, []).append(edge)
    moments = [
        Moment(
            periods[id].label,
            _day(periods[id], "earliest"),
            _day(periods[id], "latest"),
            tuple(statements.statement(edge) for edge in edges),
        )
        for id, edges in about.items()
    ]
    return tuple(sorted(moments, key=lambda m: (m.earliest, m.latest, m.label)))


def _day(period: Node, key: str) -> str:
    return str(period.attributes.get(key, ""))
