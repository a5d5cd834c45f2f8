"""The statement: an edge as the ready-made views show it, with its wording and a link to its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from ..graph.propertygraph import Edge, Node, PropertyGraph
from ..graph.propertygraph.terms import local_name
from ..ontology.namespace import POL
from .palette import Style, style_of

T = TypeVar("T")
# The page of the whole graph; the other views link to the statements on it.
GRAPH_PAGE = "graph.html"


@dataclass(frozen=True, slots=True)
class Thing:
    """A node as a view shows it; *link* opens the graph with the node selected."""

    id: str
    label: str
    style: Style
    link: str


@dataclass(frozen=True, slots=True)
class Statement:
    """An edge between two things; *link* opens the graph with the edge selected."""

    subject: Thing
    object: Thing
    property: str
    wording: str
    quote: str
    link: str
    date: str = ""
    modality: str = ""


class Statements:
    """The statements of a graph, by their property or the class of their object."""

    def __init__(self, graph: PropertyGraph) -> None:
        """Index *graph*."""
        self.nodes: Mapping[str, Node] = {node.id: node for node in graph.nodes}
        self._edges = graph.edges

    def thing(self, id: str) -> Thing:
        """Return the node *id* as a thing."""
        node = self.nodes[id]
        return Thing(id, node.label, style_of(node.kinds), f"{GRAPH_PAGE}#node={quote(id)}")

    def of(self, *properties: str) -> list[Statement]:
        """Return the statements with any of the *properties*, in text order, without denied ones."""
        return [
            self.statement(edge) for edge in self._edges if edge.property in properties and not edge.negated
        ]

    def of_objects(self, kind: str) -> list[Statement]:
        """Return the statements whose object is of the class *kind*, in text order, without denied ones."""
        name = local_name(kind)
        return [
            self.statement(edge)
            for edge in self._edges
            if name in self.nodes[edge.target].kinds and not edge.negated
        ]

    def statement(self, edge: Edge) -> Statement:
        """Return *edge* as a statement."""
        return Statement(
            self.thing(edge.source),
            self.thing(edge.target),
            edge.property,
            edge.wording,
            edge.quote,
            f"{GRAPH_PAGE}#edge={quote(edge.id)}",
            edge.date,
            edge.modality,
        )

    def policies(self) -> list[Thing]:
        """Return the policies in statements on adoption, goals, technologies and related policies, in text order."""
        stated = self.of(POL.adopts, POL.aimsAt, POL.usesTechnology, POL.relatedPolicy)
        ends = [end for s in stated for end in (s.subject, s.object)]
        return unique(end for end in ends if "Policy" in self.nodes[end.id].kinds)


def unique(items: Iterable[T]) -> list[T]:
    """Return *items* without duplicates, in order of first occurrence."""
    return list(dict.fromkeys(items))


def passages(statements: Iterable[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """Return *statements* grouped by the passage that makes them, in order of first occurrence."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.quote or statement.link, []).append(statement)
    return tuple(map(tuple, found.values()))
