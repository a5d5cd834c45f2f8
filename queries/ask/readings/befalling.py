"""The befalling: what has happened to something, or should: "what is to happen to the number of ports"."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import POL
from ..index.index import Statement
from ..matching.predicate import Predicate
from ..matching.saying import Account, Saying, told
from ..parsing.clause import Clause
from ..words.word import split
from .reading import Reading, iris, listed
from .relation import other_ends
from .saying import best

# What is done to "the size of the fleet" is done to the fleet.
_NEAREST = 2


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as what something did or underwent, or what is to be done to it; else None."""
    asking = Predicate(clause).befalling
    if not asking or clause.is_whether:
        return None
    return best(clause, [*_befallings(clause, asking)]) or _planned(clause, asking)


def _befallings(clause: Clause, asking: frozenset[int]) -> Iterator[Saying]:
    """Yield what propositions say that something did or underwent: "what has happened to X"."""
    for said in clause.index.propositions:
        account = Account(clause, clause.content - asking)
        share = told(account, said.subject)
        is_plain = not (said.complements or said.denied or said.mood)
        if share and is_plain and account.all() and account.all() <= account.by(said.words):
            yield Saying(said, (said.predicate,), len(account.all()) + share)


def _planned(clause: Clause, asking: frozenset[int]) -> Reading | None:
    """Return the reading as the one goal, or effect, by which something is done to what *clause* names."""
    if any(w.base == "have" or w.tag == "VBD" for w in clause.words):
        return None  # what has been done is not what should be
    facts = [
        f
        for f in clause.index.statements
        if f.property in (POL.aimsAt, POL.leadsTo) and _does(clause, f, asking)
    ]
    goals = tuple(dict.fromkeys(f.object for f in facts))
    if len(goals) != 1:
        return None
    property = facts[0].property
    facts = [f for f in facts if f.property == property]
    subjects = [f.subject for f in facts]
    holes = {"given": iris(subjects), "property": iris([property])}
    others = other_ends(clause, property, "object", subjects, goals)
    if others:
        holes["other"] = iris(others)
    words = f"{listed(subjects)} {clause.wording.property_label(property)} [what]"
    return Reading(words, "objects", holes, 4.0, goals, "list", facts)


def _does(clause: Clause, fact: Statement, asking: frozenset[int]) -> bool:
    """Say whether the object of *fact* begins with what is done to all that *clause* names: "halve the number of ports"."""
    goal = fact.object
    stated = {i for span, found in clause.properties if POL.aimsAt in found for i in range(*span)}
    named = (
        x.is_said_in(goal.words) or fact.period in x.nodes or clause.is_told_of(fact, x) for x in clause.links
    )
    if not all(named) or not all(clause.has(i, goal.words) for i in clause.content - asking - stated):
        return False
    stems = [
        s
        for word, _ in split(goal.label)
        if not (s := clause.wording.canonicals(word)) <= clause.wording.free
    ]
    asked = clause.content | frozenset(i for x in clause.links if not x.is_proper for i in range(*x.span))
    return any(clause.has(i, s) for i in asked - stated for s in stems[1 : 1 + _NEAREST])


__all__ = ["reading"]
