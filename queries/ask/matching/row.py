"""The row: facts that one sentence tells as a list, of things that do the same, or whose end may say something of all of it."""

from __future__ import annotations

from collections.abc import Sequence

from ....ontology.namespace import POL
from ..index.index import Node, Statement
from ..parsing.clause import Clause
from ..words.word import split, stem
from .target import takes_up

_LEAST = 2
# So many things a query leaves out at most.
_MOST_OTHERS = 30


def row(clause: Clause, fact: Statement) -> list[Statement]:
    """Return the other members of the list that *fact* ends, where all that *clause* says of it is said of them too.

    Of "changes in X and in Y in the sector" both are changes in the sector.
    """
    last = _words(fact)
    tail = max((i for i, w in enumerate(last) if w in clause.wording.prepositions), default=0)
    if not tail:
        return []
    shared = clause.wording.canonicals(" ".join(last[tail:]))
    told = {i for i in clause.content if clause.has(i, fact.object.words)}
    # What is so in the firms of a sector is so in that.
    told -= {i for i in clause.classed if i and clause.has(i - 1, shared)}
    return [
        other
        for other in clause.index.beside(fact)
        if (other.property, other.subject) == (fact.property, fact.subject)
        and _words(other)[:2] == last[:2]
        and _words(other).count(last[tail]) < last.count(last[tail])
        and all(clause.has(i, other.object.words | shared) for i in told)
    ]


def completed(clause: Clause, facts: Sequence[Statement]) -> list[Statement]:
    """Return *facts* with all of their list, where a word of *clause* picks them out by its near meaning.

    What firms have changed is not "business models" and "forms of enterprises" without the modes of production beside them.
    """
    first = facts[0]
    rest = [
        other
        for other in clause.index.beside(first)
        if (other.property, other.subject) == (first.property, first.subject)
        and _words(other)[:2] == _words(first)[:2]
        and other.object not in {f.object for f in facts}
    ]
    picked = (i for i in clause.content if any(_is_near(clause, i, f) for f in facts))
    near = any(not (clause.has(i, f.object.words) or _is_near(clause, i, f)) for i in picked for f in rest)
    return [*facts, *rest] if near and len(facts) >= _LEAST else [*facts]


def _is_near(clause: Clause, place: int, fact: Statement) -> bool:
    """Say whether the object of *fact* has another word than that at *place* for the same, or nearly so."""
    said = {stem(word) for word in _words(fact)}
    return clause.words[place].stems.isdisjoint(said) and clause.has_near(place, fact.object.words)


def fellows(clause: Clause, fact: Statement) -> list[Statement]:
    """Return what the sentence of *fact* tells to do the same, and not of what kind it is, where *clause* asks for several.

    Of "grazing, fuel breaks and imaging software reduce the risk" all three are the technologies that do, unless places or
    those who act are asked for.
    """
    asked, noun = clause.asked_class, clause.words[clause.focus[0][1] - 1] if clause.focus else None
    if asked is None or noun is None or noun.tag != "NNS":
        return []
    if any(clause.vocabulary.is_a((asked,), kind) for kind in (POL.Actor, POL.Place)):
        return []
    same = (f for f in clause.index.beside(fact) if (f.property, f.object) == (fact.property, fact.object))
    return [f for f in same if f is not fact and f.subject.classes == {POL.Entity}]


def other_ends(
    clause: Clause, property: str, hole: str, ends: Sequence[Node], nodes: Sequence[Node]
) -> list[Node]:
    """Return what the pattern would find beside *nodes*: facts of the same ends that do not bear out the question."""
    adopters = clause.index.adopters
    found = [
        (f.object, f.subject) if hole == "object" else (f.subject, f.object)
        for f in clause.index.statements
        if f.property == property
    ]
    other = [
        node
        for node, end in found
        if node not in nodes
        and (end in ends or (hole == "object" and any(a in ends for a in adopters.get(end.iri, ()))))
    ]
    return list(dict.fromkeys(other))[:_MOST_OTHERS]


def words_of_others(clause: Clause, goal: Statement) -> frozenset[str]:
    """Return the canonical stems of the other goals that a sentence lists beside *goal*, unless that takes one up."""
    if goal.property != POL.aimsAt or takes_up(clause, goal.object):
        return frozenset()
    others = (
        f for f in clause.index.beside(goal) if (f.property, f.subject) == (goal.property, goal.subject)
    )
    return frozenset[str]().union(*(f.object.words for f in others if f.object is not goal.object))


def _words(fact: Statement) -> list[str]:
    return [word.lower() for word, _ in split(fact.object.label)]
