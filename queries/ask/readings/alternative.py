"""The alternative: which of several things a statement holds for: "did X or Y adopt it"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ....ontology.namespace import POL
from ..parsing.clause import Clause
from ..parsing.link import Link
from .polarity import whether
from .reading import Reading, exactly, iris


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as a question for the one of two things that makes it true: "X or Y", "which of X and Y"."""
    both = pair(clause)
    if both is None:
        return
    found = [
        (kept, reading) for kept in both if (reading := whether(_with(clause, both, kept))) and reading.facts
    ]
    held = [(kept, reading) for kept, reading in found if reading.shape == "yes"]
    if len(held) != 1:
        return
    (kept, reading), fact = held[0], held[0][1].facts[0]
    is_object = fact.object in kept.nodes
    hole, end = ("object", fact.subject) if is_object else ("subject", fact.object)
    pattern = "objects" if is_object else "subjects" if fact.subject in kept.nodes else "actors"
    known = clause.wording.property_label(fact.property)
    which = f"[{both[0].text} or {both[1].text}]"
    words = f"{end.label} {known} {which}" if is_object else f"{which} {known} {end.label}"
    holes = {
        **exactly(clause, fact.property, [end], kept.nodes, hole),
        "class": iris(sorted(frozenset[str]().union(*(n.classes for n in kept.nodes)))),
    }
    yield Reading(words, pattern, holes, reading.score, kept.nodes, "list", [fact])


def pair(clause: Clause) -> tuple[Link, Link] | None:
    """Return the two names that stand before and behind "or", or "and" where it asks which of them."""
    begins = [w.text.lower() for w in clause.words[:2]]
    joining = {"or", "and"} if begins[:1] in (["which"], ["who"]) and begins[1:] == ["of"] else {"or"}
    for one, other in pairwise(sorted(clause.links, key=lambda link: link.span)):
        between = clause.words[one.span[1] : other.span[0]]
        alike = any(a.kinds & b.kinds - {POL.Entity} for a in one.nodes for b in other.nodes)
        if (
            alike
            and between
            and between[0].text.lower() in joining
            and all(w.tag in ("CC", "DT", "IN") for w in between)
        ):
            return one, other
    return None


def _with(clause: Clause, both: tuple[Link, Link], kept: Link) -> Clause:
    """Return *clause* with *kept* alone of the *pair*."""
    start = both[0].span[0] if kept is both[1] else both[0].span[1]
    end = both[1].span[0] if kept is both[1] else both[1].span[1]
    return Clause([*clause.words[:start], *clause.words[end:]], clause.index)
