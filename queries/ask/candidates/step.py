"""Candidates of two steps: what is said, or what is the figure, of that of which something is said; and what two things share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from ....ontology.namespace import POL
from ..candidate import Asked, Candidate, names_of
from ..fact import Fact, Node, amount
from ..query import Shared, Slot, Sought


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates of two steps from what the question names, and of pairs of that."""
    named = asked.named
    for node in named:
        for (kind, iri), facts in (*asked.facts.of.items(), *asked.facts.to.items()):
            if iri == node.iri:
                yield from _steps(asked, node, kind, facts)
    for i, one in enumerate(named):
        for other in named[i + 1 :]:
            yield from _shared(asked, one, other)
            yield from _each(asked, one, other)


def _steps(asked: Asked, node: Node, kind: str, facts: list[Fact]) -> Iterator[Candidate]:
    is_subject = facts[0].subject is node
    slot, hole, what = _across(is_subject)
    first = Sought(slot, {"kind": (kind,), hole: (node.iri,)})
    inner = asked.question(kind, what, **{hole: asked.name(node)})
    between = {(f.object if is_subject else f.subject).iri for f in facts}
    second: dict[tuple[str, bool], list[Fact]] = defaultdict(list)
    for group, is_of in ((asked.facts.of, True), (asked.facts.to, False)):
        for (its_kind, iri), found in group.items():
            if iri in between:
                second[its_kind, is_of].extend(f for f in found if node not in (f.subject, f.object))
    for (its_kind, is_of), found in second.items():
        if found:
            slot, hole, what = _across(is_of)
            answers = names_of(found, {f.iri: [f.object if is_of else f.subject] for f in found})
            question = f"{inner}, and {asked.question(its_kind, what, **{hole: 'that'})}"
            query = Sought(slot, {"kind": (its_kind,), "other": (node.iri,)}, {hole: first})
            yield Candidate(query, f"step {what}", question, (node,), tuple(found), answers)
    yield from _figures(asked, node, first, inner, between)


def _figures(
    asked: Asked, node: Node, first: Sought, inner: str, between: Collection[str]
) -> Iterator[Candidate]:
    """Yield the figures of what the *first* step finds, by what they measure."""
    measures: dict[str, list[Fact]] = defaultdict(list)
    for fact in asked.facts.figures:
        if fact.figure is not None and fact.subject.iri in between:
            measures[fact.figure.indicator].append(fact)
    for indicator, found in measures.items():
        words = {"subject": "that", "indicator": indicator, "place": "", "period": ""}
        question = f"{inner}, and {asked.question(found[0].kind, 'Object', **words)}"
        query = Sought("figure", {"indicator": (indicator,)}, {"subject": first})
        answers = tuple(dict.fromkeys(map(amount, found)))
        yield Candidate(query, "step Figure", question, (node,), tuple(found), answers)


def _across(is_subject: bool) -> tuple[Slot, str, str]:
    """Return the slot that is sought across from a subject or an object, the hole of that, and what is asked."""
    return ("object", "subject", "Object") if is_subject else ("subject", "object", "Subject")


def _shared(asked: Asked, one: Node, other: Node) -> Iterator[Candidate]:
    for (kind, iri), first in asked.facts.of.items():
        second = asked.facts.of.get((kind, other.iri), ())
        both = {f.object.iri for f in first} & {f.object.iri for f in second}
        if iri == one.iri and both:
            queries = [Sought("object", {"kind": (kind,), "subject": (node.iri,)}) for node in (one, other)]
            names = {"first": asked.name(one), "second": asked.name(other)}
            names["question"] = asked.question(kind, "All")
            facts = [f for f in (*first, *second) if f.object.iri in both]
            answers = names_of(facts, {f.iri: [f.object] for f in facts})
            yield asked.candidate(
                Shared(*queries), POL.anyKind, "Shared", (one, other), facts, answers, **names
            )


def _each(asked: Asked, one: Node, other: Node) -> Iterator[Candidate]:
    """Yield what is said of both, of each its own: how they differ. A policy counts as its owner's."""
    said: dict[str, list[list[Fact]]] = defaultdict(lambda: [[], []])
    for (kind, iri), facts in asked.facts.of.items():
        owners = {iri, *(fact.subject.iri for fact in asked.facts.adopted.get(iri, ()))}
        for place, node in enumerate((one, other)):
            if node.iri in owners:
                said[kind][place].extend(facts)
    for kind, (first, second) in said.items():
        if first and second:
            query = Sought("owned", {"kind": (kind,), "subject": (one.iri, other.iri)})
            names = {"first": asked.name(one), "second": asked.name(other)}
            names["question"] = asked.question(kind, "All")
            facts = [*{f.iri: f for f in (*first, *second)}.values()]
            answers = names_of(facts, {f.iri: [f.object] for f in facts})
            yield asked.candidate(query, POL.anyKind, "Each", (one, other), facts, answers, **names)
