"""Skolem IRIs: names of blank nodes made from their triples, so that importing a file twice gives the same IRIs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from pyoxigraph import BlankNode, NamedNode, Triple

from ...graph.identity import digest
from ...ontology.namespace import BASE

GENID = f"{BASE}.well-known/genid/"

# Each round looks one step further along chains of blank nodes; nodes that are then still alike are numbered in order.
_MOST_ROUNDS = 60

Names: TypeAlias = dict[object, str]


def skolemised(triples: Iterable[Triple]) -> set[Triple]:
    """Return *triples* with each blank node replaced by an IRI below :data:`GENID`.

    The IRI is a digest of the node's triples and of those of the blank nodes around it. Nodes with
    the same digest are numbered in the order of *triples*, so that no two nodes are merged.
    """
    triples = list(triples)
    nodes = {node: NamedNode(f"{GENID}{name}") for node, name in _names(triples).items()}

    def named(triple: Triple) -> Triple:
        return Triple(
            nodes.get(triple.subject, triple.subject),
            triple.predicate,
            nodes.get(triple.object, triple.object),
        )

    return {named(triple) for triple in triples} if nodes else set(triples)


def _names(triples: Sequence[Triple]) -> Names:
    around: dict[object, list[Triple]] = {}
    for triple in triples:
        for node in dict.fromkeys((triple.subject, triple.object)):
            if isinstance(node, BlankNode):
                around.setdefault(node, []).append(triple)
    names: Names = dict.fromkeys(around, "")
    waiting = list(around)
    for _ in range(_MOST_ROUNDS):
        kinds = len(set(names.values()))
        names |= {node: _name(node, around[node], names) for node in waiting}
        shared = Counter(names.values())
        waiting = [node for node in waiting if shared[names[node]] > 1]
        if not waiting:
            break
        if len(shared) == kinds:
            # This round distinguished no further nodes: number the nodes of one name, so that the next round can.
            first = min(names[node] for node in waiting)
            _number(names, [node for node in waiting if names[node] == first])
            waiting = [node for node in waiting if names[node] in shared]
    _number(names, waiting)
    return names


def _name(node: object, around: Iterable[Triple], names: Mapping[object, str]) -> str:
    def word(term: object) -> str:
        if term == node:
            return "_:"
        return f"_:{names[term]}" if isinstance(term, BlankNode) else str(term)

    return digest(*sorted(f"{word(t.subject)} {t.predicate} {word(t.object)}" for t in around))


def _number(names: Names, nodes: Iterable[object]) -> None:
    seen: Counter[str] = Counter()
    for node in nodes:
        name = names[node]
        seen[name] += 1
        names[node] = digest(name, seen[name])
