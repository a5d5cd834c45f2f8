"""The chain: causes and effects in layers from left to right, with the challenges beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from ..graph.propertygraph import PropertyGraph
from ..ontology.namespace import POL
from .statement import Statement, Statements, Thing

if TYPE_CHECKING:
    import networkx

_BOX_WIDTH, _COLUMN, _LINE, _PADDING, _GAP = 224, 304, 17, 8, 12
_CHARACTERS = 26


@dataclass(frozen=True, slots=True)
class Box:
    """A thing drawn as a box; *lines* are the lines of its name."""

    thing: Thing
    lines: tuple[str, ...]
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Link:
    """A statement drawn as a curve; *path* is its SVG path, *x* and *y* its midpoint."""

    statement: Statement
    path: str
    x: int
    y: int
    is_challenge: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """Related statements, drawn together on one sheet."""

    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    width: int
    height: int


def chains(graph: PropertyGraph) -> tuple[Chain, ...]:
    """Return a chain for each connected group of causes, effects and challenges in *graph*, the largest first."""
    import networkx as nx

    statements = Statements(graph)
    stated = statements.of(POL.leadsTo, POL.faces)
    whole = _directed(stated)
    order = {id: index for index, id in enumerate(whole)}
    parts = sorted(
        nx.weakly_connected_components(whole), key=lambda part: (-len(part), min(order[id] for id in part))
    )
    drawn = (chain_of(statements, [s for s in stated if s.subject.id in part]) for part in parts)
    return tuple(chain for chain in drawn if chain)


def chain_of(statements: Statements, stated: Sequence[Statement]) -> Chain | None:
    """Return *stated* drawn from left to right on one sheet, subjects before objects; None if nothing is."""
    whole = _directed(stated)
    if not len(whole):
        return None
    order = {id: index for index, id in enumerate(whole)}
    return _drawn(statements, stated, _layers(whole, order))


def _directed(stated: Sequence[Statement]) -> networkx.DiGraph:
    import networkx as nx

    whole = nx.DiGraph()
    whole.add_edges_from((s.subject.id, s.object.id) for s in stated if s.subject.id != s.object.id)
    return whole


def _layers(part: networkx.DiGraph, order: dict[str, int]) -> dict[str, int]:
    """Return the layer of each node: one after its furthest cause; the nodes of a cycle share a layer.

    A node without causes is put as near to its effects as possible, so that lines do not run behind boxes.
    """
    import networkx as nx

    circles = nx.condensation(part)
    layer: dict[int, int] = {}
    for circle in nx.topological_sort(circles):
        layer[circle] = max((layer[cause] + 1 for cause in circles.predecessors(circle)), default=0)
    for circle, causes in circles.in_degree():
        if not causes:
            layer[circle] = min((layer[effect] - 1 for effect in circles.successors(circle)), default=0)
    found = {id: layer[circle] for circle in circles for id in circles.nodes[circle]["members"]}
    return dict(sorted(found.items(), key=lambda item: order[item[0]]))


def _drawn(statements: Statements, stated: Sequence[Statement], layers: dict[str, int]) -> Chain:
    columns: dict[int, list[str]] = defaultdict(list)
    for id, layer in layers.items():
        columns[layer].append(id)
    causes: dict[str, list[str]] = defaultdict(list)
    for statement in stated:
        causes[statement.object.id].append(statement.subject.id)
    lines = {id: tuple(wrap(statements.nodes[id].label, _CHARACTERS) or [""]) for id in layers}
    heights = {id: len(lines[id]) * _LINE + 2 * _PADDING for id in layers}
    tall = {layer: sum(heights[id] + _GAP for id in ids) - _GAP for layer, ids in columns.items()}
    total = max(tall.values())
    middles: dict[str, float] = {}
    boxes: dict[str, Box] = {}
    for layer in sorted(columns):
        # Sort boxes by the mean height of their causes, so that few curves cross.
        def wanted(id: str) -> float:
            known = [middles[c] for c in causes[id] if c in middles]
            return sum(known) / len(known) if known else 0.0

        y = (total - tall[layer]) / 2
        for id in sorted(columns[layer], key=wanted):
            boxes[id] = Box(
                statements.thing(id), lines[id], layer * _COLUMN + 1, round(y) + 1, _BOX_WIDTH, heights[id]
            )
            middles[id] = y + heights[id] / 2
            y += heights[id] + _GAP
    links = [_link(s, boxes[s.subject.id], boxes[s.object.id]) for s in stated if s.subject.id != s.object.id]
    return Chain(
        tuple(boxes.values()), tuple(links), max(columns) * _COLUMN + _BOX_WIDTH + 2, round(total) + 2
    )


def _link(statement: Statement, cause: Box, effect: Box) -> Link:
    x1, y1 = cause.x + cause.width, cause.y + cause.height // 2
    x2, y2 = effect.x, effect.y + effect.height // 2
    bend = (x1 + x2) // 2
    path = f"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2 - 7} {y2}"
    return Link(statement, path, bend, (y1 + y2) // 2, statement.property == POL.faces)
