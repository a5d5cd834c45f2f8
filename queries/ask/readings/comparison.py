"""The comparison: what several things have of their own, and what they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ....ontology.namespace import POL
from ..index.index import Node, Statement
from ..matching.collective import are_topics, of_policies, topics
from ..matching.common import common_words
from ..parsing.clause import Clause
from .reading import Reading, iris, listed, measured

_LEAST = 2


def comparison(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as a comparison of the things that it names, if it is one."""
    differs, shares = "asksDifference" in clause.asks, "asksShared" in clause.asks or _shares(clause)
    valued = _common_value(clause) if shares else None
    if valued is not None:
        return valued
    if {"asksNumber", "asksShare", "asksAmount", "asksMoney"} & clause.asks.keys() - (
        {"asksShare"} if shares else set()
    ):
        return None
    sides = [n for link in clause.links for n in link.nodes if n.is_a(POL.Actor) or n.is_a(POL.Policy)]
    each = not (differs or shares) and _is_coordinated(clause)
    whole = _common_whole(clause) if shares else None
    if whole is not None:
        return whole
    if (
        not (differs or shares or each)
        or len(sides) < _LEAST
        or any(not {*link.nodes} & {*sides} for link in clause.links)
    ):
        return None
    for property in _properties(clause, each=each):
        lists = {side: _objects(clause, side, property) for side in sides}
        if not all(lists.values()):
            continue
        holes = {"given": iris(sides), "property": iris([property])}
        words = f"{clause.wording.property_label(property)}: {' and '.join(n.label for n in sides)}"
        facts = [f for found in lists.values() for f in found]
        if differs or each:
            told = f"differences in {words}" if differs else words
            return Reading(told, "objects", holes, 5.0, tuple(sides), "groups", facts)
        common = set.intersection(*({f.object for f in found} for found in lists.values()))
        kept = [n for n in dict.fromkeys(f.object for f in facts) if n in common]
        if kept:
            return Reading(
                f"what is shared in {words}: {listed(kept)}",
                "objects",
                holes,
                5.0,
                tuple(kept),
                "shared",
                facts,
            )
        phrase = common_words([*lists.values()], clause.wording) if property == POL.aimsAt else None
        if phrase is not None:
            nodes = tuple(dict.fromkeys(f.object for f in facts))
            told = f"what is shared in {words}"
            return Reading(told, "objects", holes, 5.0, nodes, "called", facts, phrase)
        alike = _alike(clause, lists)
        if alike:
            told = f"what is alike in {words}"
            return Reading(told, "objects", holes, 4.0, tuple(sides), "groups", alike)
    return None


def _alike(clause: Clause, lists: Mapping[Node, Sequence[Statement]]) -> list[Statement]:
    """Return those of *lists*, of each side one, that are of what a noun calls that heads one of every side: two aims for ports.

    A noun that states a relation, as "use" and "development" do, calls nothing.
    """
    wording = clause.wording
    heads = [frozenset[str]().union(*(f.object.heads for f in found)) for found in lists.values()]
    common = frozenset.intersection(*heads) - wording.free
    common = frozenset(s for s in common if (s,) not in wording.properties)
    return [f for found in lists.values() for f in found if f.object.heads & common]


def _shares(clause: Clause) -> bool:
    # "share" asks for a percentage as well; between two names it asks for what is common.
    return "asksShare" in clause.asks and len(clause.links) >= _LEAST


def _common_whole(clause: Clause) -> Reading | None:
    """Return the reading as what the things that are named are all examples of."""
    parts = [[n for n in link.nodes if n.iri in clause.index.wholes] for link in clause.links]
    if len(parts) < _LEAST or not all(parts) or clause.content - {*clause.places("asksShared")}:
        return None
    wholes = [frozenset[Node]().union(*(clause.index.wholes[n.iri] for n in nodes)) for nodes in parts]
    common = sorted(frozenset.intersection(*wholes), key=lambda n: n.iri)
    if not common:
        return None
    given = [n for nodes in parts for n in nodes]
    facts = [
        f
        for f in clause.index.statements
        if f.property == POL.hasPart and f.subject in common and f.object in given
    ]
    holes = {"given": iris([f.object for f in facts]), "property": iris([POL.hasPart])}
    words = f"[what] {listed(given)} are examples of"
    return Reading(words, "subjects", holes, 5.0, tuple(common), "shared", facts)


def _common_value(clause: Clause) -> Reading | None:
    """Return the reading as the number that the figures of all that is named share: "what do X and Y have in common"."""
    told = [f for f in clause.index.statements if f.figure is not None and f.property == POL.hasStatistic]
    sides = [[f for f in told if f.subject in link.nodes] for link in clause.links]
    places = [link for link, side in zip(clause.links, sides, strict=True) if not side]
    said = {*clause.places("asksShared"), *clause.places("asksNumber")}
    said |= {i for span, found in clause.properties if POL.hasStatistic in found for i in range(*span)}
    sides = [side for side in sides if side]
    if len(sides) < _LEAST or clause.content - said:
        return None
    facts = [
        f for side in sides for f in side if f.figure and all(f.figure.place in link.nodes for link in places)
    ]
    values = {(f.figure.value, f.figure.qualifier) for f in facts if f.figure}
    if len(values) != 1 or not all(any(f in facts for f in side) for side in sides):
        return None
    words = f"what figures of {listed([f.subject for f in facts])} share"
    return Reading(
        words,
        "figures",
        measured(facts, clause.index),
        5.0,
        tuple(f.object for f in facts),
        "measured",
        facts,
    )


def _is_coordinated(clause: Clause) -> bool:
    """Say whether the names stand in one row: "what do X and Y aim at" asks for the aims of each."""
    spans = sorted(link.span for link in clause.links)
    asked = clause.words[0].text.lower() in ("what", "which") or "asksList" in clause.asks
    between = [clause.words[i] for (_, a), (b, _) in pairwise(spans) for i in range(a, b)]
    return asked and any(w.tag == "CC" for w in between) and all(w.tag in ("CC", "DT") for w in between)


def _properties(clause: Clause, *, each: bool) -> list[str]:
    """Return the properties by which the things may be compared; none where a word says something else."""
    kinds = {*clause.classes.values()}
    stated = {p for _, found in clause.properties for p in found}
    implied = [
        p for p, kind in sorted(clause.vocabulary.ranges.items()) if kind in kinds and kind != POL.Policy
    ]
    used = clause.classed
    used |= {i for span, _ in clause.properties for i in range(*span)}
    used |= {i for role in clause.asks for i in range(*clause.asks[role])}
    left = clause.content - used
    if left and not (left <= of_policies(clause) and are_topics(clause, left, _topics(clause))):
        return []
    if each and not implied and (clause.asked_class == POL.Policy or POL.aimsAt not in stated):
        return [POL.adopts] if POL.adopts in stated or clause.asked_class == POL.Policy else []
    return implied or [p for p in (POL.aimsAt, POL.usesTechnology) if p in stated] or [POL.aimsAt]


def _topics(clause: Clause) -> frozenset[str]:
    """Return the canonical stems of what the texts that name the things say of policies."""
    return topics(
        clause.index, {doc for f in clause.index.statements for doc in f.docs if clause.names(f.subject)}
    )


def _objects(clause: Clause, side: Node, property: str) -> list[Statement]:
    return [f for f in clause.index.statements if f.property == property and side in clause.index.holders(f)]
