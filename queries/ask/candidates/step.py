"""Candidates of two steps: facts and figures about the things that a first query finds; and what two things share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from ....ontology.namespace import POL
from ..candidate import Asked, Candidate
from ..fact import Fact, Node
from ..query import ENDS, End, Intersection, Query, Select
from .relation import OTHER, Found

_LEAST_SHARE = 0.4  # things that the question names less likely than this are not compared


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates of two steps from each thing that the question names, and those about two such things."""
    for node in asked.named:
        for (kind, iri), facts in (*asked.facts.of.items(), *asked.facts.to.items()):
            if iri == node.iri:
                yield from _steps(asked, node, kind, facts)
    likely = [node for node in asked.named if asked.links[node.iri].share >= _LEAST_SHARE]
    for one, other in combinations(likely, 2):
        yield from _shared(asked, one, other)
        yield from _each(asked, one, other)


def _steps(asked: Asked, node: Node, kind: str, facts: list[Fact]) -> Iterator[Candidate]:
    """Yield the candidates that ask for facts or figures about the other ends of *facts*, which are about *node*."""
    sought: End = "object" if facts[0].subject is node else "subject"
    given, what = OTHER[sought]
    first = Select(sought, {"kind": (kind,), given: (node.iri,)})
    inner = asked.wording.question(kind, what, **{given: asked.name(node)})
    between = {fact.at(sought).iri for fact in facts}

    def candidate(form: str, query: Query, kind: str, what: str, found: Found, **words: str) -> Candidate:
        outer = asked.wording.question(kind, what, **words)
        question = asked.wording.question(POL.anyKind, "Step", first=inner, second=outer)
        return Candidate.finding(query, f"step {form}", question, (node,), found)

    that = asked.wording.question(POL.anyKind, "That")
    second: dict[tuple[str, End], list[tuple[Fact, Node]]] = defaultdict(list)
    for end, group in zip(reversed(ENDS), (asked.facts.of, asked.facts.to), strict=True):
        for (its_kind, iri), found in group.items():
            if iri in between:
                second[its_kind, end] += ((f, f.at(end)) for f in found if node not in (f.subject, f.object))
    for (its_kind, end), pairs in second.items():
        if pairs:
            given, what = OTHER[end]
            query = Select(end, {"kind": (its_kind,), "other": (node.iri,)}, {given: first})
            yield candidate(what, query, its_kind, what, pairs, **{given: that})
    measures: dict[str, list[tuple[Fact, Node]]] = defaultdict(list)
    for fact in asked.facts.figures:
        if fact.subject.iri in between:
            measures[fact.figure.indicator].append((fact, fact.object))
    for indicator, pairs in measures.items():
        query = Select("figure", {"indicator": (indicator,)}, {"subject": first})
        words = {"subject": that, "indicator": indicator, "place": "", "period": ""}
        yield candidate("Figure", query, pairs[0][0].kind, "Object", pairs, **words)


def _shared(asked: Asked, one: Node, other: Node) -> Iterator[Candidate]:
    """Yield the candidates for what is said of both things."""
    for (kind, iri), first in asked.facts.of.items():
        second = asked.facts.of.get((kind, other.iri), ())
        both = {f.object for f in first} & {f.object for f in second}
        if iri == one.iri and both:
            queries = [Select("object", {"kind": (kind,), "subject": (node.iri,)}) for node in (one, other)]
            facts = [f for f in (*first, *second) if f.object in both]
            yield _of_two(asked, Intersection(*queries), "Shared", kind, (one, other), facts)


def _each(asked: Asked, one: Node, other: Node) -> Iterator[Candidate]:
    """Yield the candidates that list what is said of each thing, to compare the two. A policy counts as its owner's."""
    said: dict[str, list[list[Fact]]] = defaultdict(lambda: [[], []])
    for (kind, iri), facts in asked.facts.of.items():
        owners = {iri, *(fact.subject.iri for fact in asked.facts.adopted.get(iri, ()))}
        for place, node in enumerate((one, other)):
            if node.iri in owners:
                said[kind][place].extend(facts)
    kinds = [kind for kind, (first, second) in said.items() if first and second]
    for some in ([kinds] if len(kinds) > 1 else []) + [[kind] for kind in kinds]:
        query = Select("owned", {"kind": tuple(some), "subject": (one.iri, other.iri)})
        told = dict.fromkeys(fact for place in (0, 1) for kind in some for fact in said[kind][place])
        yield _of_two(asked, query, "Each", some[0] if len(some) == 1 else "", (one, other), [*told])


def _of_two(
    asked: Asked, query: Query, what: str, kind: str, named: tuple[Node, Node], facts: list[Fact]
) -> Candidate:
    """Return the candidate for what is said of two things, in facts of *kind* or, without one, in all facts."""
    wording, (first, second) = asked.wording, map(asked.name, named)
    that = wording.question(POL.anyKind, "That")
    inner = wording.question(kind, "All") if kind else wording.question(POL.anyKind, "Thing", subject=that)
    question = wording.question(POL.anyKind, what, first=first, second=second, question=inner)
    return Candidate.finding(query, f"any {what}", question, named, [(f, f.object) for f in facts])
