"""The befalling: what has happened to something, or should, and what it is to be made: "what will happen to the fleet"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....ontology.namespace import LEX, POL
from ..index.index import Statement
from ..matching.predicate import Predicate
from ..matching.saying import Account, Saying, told
from ..parsing.clause import Clause
from ..words.word import split, stem
from .reading import Reading, listed, of_objects
from .saying import best

_ACHIEVED = frozenset({POL.aimsAt, POL.leadsTo})
_NOMINAL = frozenset({"NN", "JJ", "DT", "PR"})
_SCORE = 9.0
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
    if any(w.tag == "MD" for w in clause.words):
        return  # what has happened to it is not what will
    for said in clause.index.propositions:
        account = Account(clause, clause.content - asking)
        share = told(account, said.subject)
        is_plain = not (said.complements or said.denied or said.mood)
        borne = account.by(said.words) | account.places(said) | account.home(said)
        if share and is_plain and account.all() and account.all() <= borne:
            yield Saying(said, (said.predicate,), len(account.all()) + share)


def made(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as what something makes of something else: "what will the plan make Peru"."""
    place = _making(clause)
    if place is None:
        return
    facts = [
        f
        for f in clause.index.statements
        if f.property in _ACHIEVED and _makes(clause, f) and _does(clause, f, frozenset({place}), place)
    ]
    reading = _goal(clause, facts)
    if reading is not None:
        yield reading


def asks_made(clause: Clause) -> bool:
    """Say whether it asks what something is made: "what will the plan make Peru"."""
    return _making(clause) is not None


def _making(clause: Clause) -> int | None:
    """Return the place of the verb by which it asks what something is made: no more than that stands behind it."""
    words = clause.words
    verbs = [i for i, w in enumerate(words) if w.tag[:1] == "V" and clause.plays(w, LEX.causativeVerbs)]
    if words[0].text.lower() != "what" or not verbs or verbs[-1] <= 1 or words[1].tag[:2] in ("NN", "JJ"):
        return None
    behind = [w.tag[:2] for w in words[verbs[-1] + 1 :]]
    return verbs[-1] if behind and {*behind} <= _NOMINAL and behind[-1] == "NN" else None


def _makes(clause: Clause, fact: Statement) -> bool:
    """Say whether the object of *fact* begins with a verb for making something so."""
    return stem(fact.object.label.split()[0]) in clause.wording.roles.stems(LEX.causativeVerbs)


def _planned(clause: Clause, asking: frozenset[int]) -> Reading | None:
    """Return the reading as the one goal, or effect, by which something is done to what *clause* names."""
    if any(w.base == "have" or w.tag == "VBD" for w in clause.words):
        return None  # what has been done is not what should be
    facts = [f for f in clause.index.statements if f.property in _ACHIEVED and _does(clause, f, asking)]
    return _goal(clause, facts)


def _goal(clause: Clause, facts: Sequence[Statement]) -> Reading | None:
    """Return the reading as the one object of *facts*; none where they have several."""
    goals = tuple(dict.fromkeys(f.object for f in facts))
    if len(goals) != 1:
        return None
    property = facts[0].property
    facts = [f for f in facts if f.property == property]
    words = f"{listed([f.subject for f in facts])} {clause.wording.property_label(property)} [what]"
    return of_objects(clause, facts, _SCORE, words)


def _does(clause: Clause, fact: Statement, asking: frozenset[int], begin: int = 0) -> bool:
    """Say whether the object of *fact* begins with what is done to all that *clause* names: "halve the number of ports".

    :param begin: the place behind which it is named.
    """
    goal = fact.object
    stated = {i for span, found in clause.properties if POL.aimsAt in found for i in range(*span)}
    named = (
        x.is_said_in(goal.words) or fact.period in x.nodes or clause.is_told_of(fact, x) for x in clause.links
    )
    holders = clause.index.holders(fact)
    told_of = (span for span in clause.classes if span[1] <= begin)
    if not all(any(clause.is_of(n, span) for n in holders) for span in told_of):
        return False  # what the fund makes of it is not what the school does
    ends = goal.words.union(*(n.words for n in holders)) if begin else goal.words
    if not all(named) or not all(clause.has(i, ends) for i in clause.content - asking - stated):
        return False
    words = (clause.wording.canonicals(word) for word, _ in split(goal.label))
    next(words)
    told = [s for s in words if not s <= clause.wording.free]
    asked = {i for i in range(begin, len(clause.words)) if i in clause.content | clause.linked} - stated
    return any(clause.has(i, s) for i in asked for s in told[:_NEAREST])


__all__ = ["asks_made", "made", "reading"]
