"""The timeline: what the text dates, from the earliest to the latest, and an axis of years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..graph.grammar.period import period_of
from ..graph.propertygraph import Edge, Node, PropertyGraph
from ..ontology.namespace import POL
from .statement import Statement, Statements


@dataclass(frozen=True, slots=True)
class Moment:
    """A period, its name and its statements; *earliest* and *latest* are its first and last day, ISO 8601."""

    label: str
    earliest: str
    latest: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A moment on the axis: its start, its length and the start of its name, as fractions of the axis, and its row."""

    moment: Moment
    start: float
    length: float
    name_at: float
    row: int


@dataclass(frozen=True, slots=True)
class Axis:
    """The years as ticks, each with its position, 0 to 1, and the moments in enough rows to keep their names apart."""

    spans: tuple[Span, ...]
    ticks: tuple[tuple[int, float], ...]
    rows: int


_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MOST_TICKS = 7
# The approximate width of a character on a narrow screen, as a fraction of the axis.
_CHARACTER = 0.02


def axis(moments: Sequence[Moment]) -> Axis | None:
    """Return the axis of *moments*; None if fewer than two have a known first and last day."""
    dated = [(moment, _year(moment.earliest), _year(moment.latest, end=True)) for moment in moments]
    known = [(moment, start, end) for moment, start, end in dated if start is not None and end is not None]
    if len(known) < 2:
        return None
    first, last = int(min(start for _, start, _ in known)), max(end for _, _, end in known)
    step = next((s for s in _STEPS if (last - first) / s < _MOST_TICKS), _STEPS[-1])
    first -= first % step
    count = -int(-(last - first) // step)
    length = count * step
    ends: list[float] = []
    spans = []
    for moment, start, end in known:
        at, wide = (start - first) / length, (end - start) / length
        name = len(moment.label) * _CHARACTER
        # A name that would run off the sheet is moved left, to end where its span does.
        name_at = at if at + name <= 1 else max(0.0, at + wide - name)
        row = next((i for i, taken in enumerate(ends) if taken <= min(at, name_at)), len(ends))
        ends[row : row + 1] = [max(at + wide, name_at + name)]
        spans.append(Span(moment, at, wide, name_at, row))
    return Axis(tuple(spans), tuple((first + i * step, i / count) for i in range(count + 1)), len(ends))


def timeline(graph: PropertyGraph) -> tuple[Moment, ...]:
    """Return the periods that date statements of *graph*, by first day; denied statements are left out."""
    statements = Statements(graph)
    periods = {node.id: node for node in graph.nodes if "earliest" in node.attributes}
    notations = {id: str(node.attributes.get("notation", id)) for id, node in periods.items()}
    about: dict[str, list[Edge]] = {}
    dated: dict[str, list[str]] = {}  # statistic or ranking -> its periods
    edges = [edge for edge in graph.edges if not edge.negated]
    for edge in edges:
        if edge.property == POL.referencePeriod and edge.target in periods:
            dated.setdefault(edge.source, []).append(notations[edge.target])
        elif edge.target in periods:
            about.setdefault(notations[edge.target], []).append(edge)
        elif edge.date:
            about.setdefault(edge.date, []).append(edge)
    for edge in edges:
        for notation in dated.get(edge.target, ()):
            about.setdefault(notation, []).append(edge)
    known = {
        notations[id]: (node.label, _day(node, "earliest"), _day(node, "latest"))
        for id, node in periods.items()
    }
    moments = []
    for notation, some in about.items():
        label, earliest, latest = known.get(notation) or (notation, *days(notation))
        moments.append(Moment(label, earliest, latest, tuple(map(statements.statement, some))))
    return tuple(sorted(moments, key=lambda m: (m.earliest, m.latest, m.label)))


def days(notation: str) -> tuple[str, str]:
    """Return the first and the last day, ISO 8601, of the period with *notation*; empty if it is not a valid one.

    >>> days("2024-Q3"), days("1990s"), days("2024-02"), days("2025/2030")
    (('2024-07-01', '2024-09-30'), ('1990-01-01', '1999-12-31'), ('2024-02-01', '2024-02-29'), ('2025-01-01', '2030-12-31'))
    >>> days("some day"), days("2024-02-99")
    (('', ''), ('', ''))
    """
    period = period_of(notation)
    return (period.earliest, period.latest) if period else ("", "")


def _day(period: Node, key: str) -> str:
    return str(period.attributes.get(key, ""))


def _year(day: str, *, end: bool = False) -> float | None:
    """Return the start (or *end*) of an ISO 8601 day as a fractional year; None if *day* is not such a day."""
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return None
    return read.year + (read.timetuple().tm_yday - (not end)) / 366
