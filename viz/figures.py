"""The figures: statistics as charts, one for each unit; rankings as a list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import floor, log10

from ..graph.propertygraph import Node, PropertyGraph
from ..ontology.namespace import POL, UNIT
from .statement import Statement, Statements

# The whole for units that are shares: their axis reaches at least this value.
_WHOLE = {str(UNIT.percent): 100.0}


@dataclass(frozen=True, slots=True)
class Bar:
    """A statistic drawn as a bar; *share* is its length as a fraction of the axis."""

    name: str
    value: str
    share: float
    note: str
    is_target: bool
    statement: Statement


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis; *share* is its position as a fraction of the axis."""

    label: str
    share: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The statistics of one unit, the largest first, on an axis that begins at 0."""

    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    is_share: bool = False

    @property
    def compares(self) -> bool:
        """Say whether there is something to compare: several values, or a share with its whole."""
        return self.is_share or len(self.bars) > 1


@dataclass(frozen=True, slots=True)
class Place:
    """A ranking: the rank of a thing for *indicator*; *scope* is the place it is ranked in, or empty."""

    rank: int
    indicator: str
    scope: str
    statement: Statement


def charts(graph: PropertyGraph) -> tuple[Chart, ...]:
    """Return the statistics of *graph*, one chart for each unit: most bars first, the one without a unit last."""
    statements = Statements(graph)
    by_unit: dict[tuple[str, str], list[tuple[float, Node, Statement]]] = defaultdict(list)
    for statement in statements.of_objects(POL.Statistic):
        node = statements.nodes[statement.object.id]
        value = node.attributes.get("value")
        if isinstance(value, int | float) and not isinstance(value, bool):
            unit = str(node.attributes.get("unit", "")), str(node.attributes.get("unit_iri", ""))
            by_unit[unit].append((float(value), node, statement))
    found = [_chart(unit, rows, _WHOLE.get(iri, 0.0)) for (unit, iri), rows in by_unit.items()]
    return tuple(sorted(found, key=lambda chart: (not chart.unit, -len(chart.bars), chart.unit)))


def rankings(graph: PropertyGraph) -> tuple[Place, ...]:
    """Return the rankings of *graph*, the best ranks first."""
    statements = Statements(graph)
    found = []
    for statement in statements.of_objects(POL.Ranking):
        attributes = statements.nodes[statement.object.id].attributes
        rank = attributes.get("rank")
        if isinstance(rank, int):
            scope = str(attributes.get("place", ""))
            found.append(Place(rank, str(attributes.get("indicator", "")), scope, statement))
    return tuple(sorted(found, key=lambda p: (p.rank, p.indicator)))


def written(value: float) -> str:
    """Return a number as people write it.

    >>> written(4090000), written(60), written(0.25), written(1e9)
    ('4.09 million', '60', '0.25', '1 billion')
    """
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.4g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def ticks(highest: float) -> list[float]:
    """Return four to seven round values from 0 to at least *highest*; 0 and 1 if that is not positive.

    >>> ticks(41), ticks(0)
    ([0, 10, 20, 30, 40, 50], [0, 1])
    """
    if highest <= 0:
        return [0, 1]
    size = 10 ** floor(log10(highest))
    step = next(part * size for part in (0.2, 0.5, 1, 2) if highest / (part * size) <= 6)
    count = -int(-highest // step)
    return [step * i if step < 1 else round(step * i) for i in range(count + 1)]


def _chart(unit: str, rows: list[tuple[float, Node, Statement]], whole: float) -> Chart:
    marks = ticks(max(whole, *(value for value, _, _ in rows)))
    # If all values are negative, the bars have no length but their numbers are still shown.
    end = marks[-1]
    bars = [
        Bar(
            str(node.attributes.get("indicator") or statement.subject.label),
            " ".join(filter(None, [str(node.attributes.get("qualifier", "")), written(value)])),
            max(0.0, value / end),
            ", ".join(str(node.attributes[key]) for key in ("place", "date") if node.attributes.get(key)),
            node.attributes.get("is_target") is True,
            statement,
        )
        for value, node, statement in sorted(rows, key=lambda row: (-row[0], row[1].id))
    ]
    return Chart(unit, tuple(bars), tuple(Tick(written(mark), mark / end) for mark in marks), whole > 0)
