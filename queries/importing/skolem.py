"""Skolem IRIs: blank nodes named by their triples, so that a second import is the same as the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from pyoxigraph import BlankNode, NamedNode, Triple

from ...graph.identity import digest
from ...ontology.namespace import BASE

GENID = f"{BASE}.well-known/genid/"

# Each round tells chains of like nodes apart one step further; longer chains are numbered in order.
_MOST_ROUNDS = 60

Names: TypeAlias = dict[object, str]


def skolemised(triples: Iterable[Triple]) -> set[Triple]:
    """Return *triples* with an IRI below :data:`GENID` for each blank node.

    The IRI is a digest of the node's triples, with those of the blank nodes around it. Nodes with
    the same digest are numbered in the order of *triples*, so no two become one.
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
            # Another round would change nothing, until the nodes of one name have numbers.
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
