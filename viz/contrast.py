"""The contrast: two concepts with the same head word, such as two kinds of market, and what is stated about each."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise

from ..graph.propertygraph import Node, PropertyGraph
from ..graph.propertygraph.class_names import VALUES
from .statement import Statement, Statements, Thing, passages

# Shorter words are mostly articles and prepositions, which do not name a kind of thing.
_SHORTEST_WORD = 4
_FEWEST_THINGS, _MOST_CONTRASTS = 2, 4


@dataclass(frozen=True, slots=True)
class Side:
    """A concept, the things whose names contain it, and the statements about them that leave out the other side.

    :param passages: each passage once, with all statements that it makes about this side alone.
    """

    name: str
    things: tuple[Thing, ...]
    passages: tuple[tuple[Statement, ...], ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two concepts, the one with more statements first; *both* holds the statements about both at once."""

    first: Side
    second: Side
    both: tuple[tuple[Statement, ...], ...]

    @property
    def heading(self) -> str:
        """Return the names of both concepts."""
        return f"{self.first.name} and {self.second.name}"


def contrasts(graph: PropertyGraph) -> tuple[Contrast, ...]:
    """Return the pairs of contrasting concepts in the names of *graph*, those with the most statements first.

    A concept is a modifier and its head word, next to each other in the names of several things. Two concepts
    contrast if they share the head but not the modifier, and each has statements that leave out the other.
    """
    holders = _holders(graph)
    stated: dict[str, list[int]] = defaultdict(list)
    for index, edge in enumerate(graph.edges):
        for end in {edge.source, edge.target} if not edge.negated else ():
            stated[end].append(index)
    said = {concept: {i for node in nodes for i in stated[node.id]} for concept, nodes in holders.items()}
    rivals: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for concept in sorted(said, key=lambda c: (-len(said[c]), c)):
        rivals[concept[1]].append(concept)
    pairs = [
        (a, b)
        for some in rivals.values()
        for a, b in combinations(some, 2)
        if said[a] - said[b] and said[b] - said[a]
    ]
    pairs.sort(key=lambda pair: -min(len(said[concept]) for concept in pair))
    statements = Statements(graph)

    def grouped(indices: set[int]) -> tuple[tuple[Statement, ...], ...]:
        return passages(statements.statement(graph.edges[i]) for i in sorted(indices))

    def side(concept: tuple[str, str], other: tuple[str, str]) -> Side:
        things = tuple(statements.thing(node.id) for node in holders[concept])
        return Side(_name(concept, holders[concept]), things, grouped(said[concept] - said[other]))

    return tuple(
        Contrast(side(a, b), side(b, a), grouped(said[a] & said[b])) for a, b in pairs[:_MOST_CONTRASTS]
    )


def _holders(graph: PropertyGraph) -> dict[tuple[str, str], list[Node]]:
    """Return concept -> the things whose names contain it, for concepts in several names."""
    found: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in graph.nodes:
        words = [] if VALUES & set(node.kinds) else _words(node.label)
        for concept in dict.fromkeys(pairwise(words)):
            if min(map(len, concept)) >= _SHORTEST_WORD:
                found[concept].append(node)
    return {c: nodes for c, nodes in found.items() if len(nodes) >= _FEWEST_THINGS}


def _words(name: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name)]


def _name(concept: tuple[str, str], nodes: list[Node]) -> str:
    """Return the concept as spelt by the first name equal to it, or else by the first name that contains it."""
    pattern = re.compile(r"\b" + r"\s+".join(map(re.escape, concept)) + r"\b", re.IGNORECASE)
    written = [found[0] for node in nodes if (found := pattern.search(node.label))]
    exact = [node.label for node in nodes if tuple(_words(node.label)) == concept]
    return (exact or written or [" ".join(concept)])[0]
