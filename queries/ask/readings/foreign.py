"""The foreign: the policies that others have than the country that a text tells most of, or who has them."""

from __future__ import annotations

from ....ontology.namespace import LEX, POL
from ..index.index import Statement
from ..matching.collective import are_topics, is_naming, of_many, topics
from ..parsing.clause import Clause
from ..words.word import Span
from .counting import as_asked
from .reading import Reading, exactly, listed

_ASKING = frozenset({"asksList", "asksNumber", "documentItself", "idlePhrases"})
_SCORE = 9.0


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as policies from abroad, or those who have them; None where it is not told what is home.

    What is said of the policies must be told of policies by the text: "industrial strategies".
    """
    foreign = _foreign(clause)
    if not foreign or clause.is_whether or clause.absence is not None or not clause.asks.keys() <= _ASKING:
        return None
    whose = of_many(clause) | {
        s[1] - 1 for s, kind in clause.classes.items() if kind in (POL.Policy, POL.Actor)
    }
    if any(is_naming(clause, x) for x in clause.links) or not _policies(clause, whose):
        return None
    facts = [f for f in clause.index.statements if _is_foreign(clause, f)]
    said = topics(clause.index, {doc for f in facts for doc in f.docs})
    roles = (LEX.havingVerbs, LEX.sayingVerbs)
    idle = {i for i, w in enumerate(clause.words) if any(clause.plays(w, role) for role in roles)}
    left = (clause.content | clause.linked) - whose - foreign - clause.asking - idle
    if not facts or not are_topics(clause, left, said):
        return None
    who = _asks_who(clause)
    if who and clause.asked_class == POL.Country:
        facts = [f for f in facts if f.subject.is_a(POL.Country)]  # a union is none
    return _reading(clause, facts, asks_who=who) if facts else None


def _foreign(clause: Clause) -> frozenset[int]:
    """Return the places of the words for what is of another country: "foreign", "other" before countries."""
    words = clause.words
    return frozenset(
        i
        for i, w in enumerate(words)
        if clause.plays(w, LEX.foreignWords)
        or (
            clause.plays(w, LEX.otherWords)
            and any(a == i + 1 and _acts(clause, (a, b)) for a, b in clause.classes)
        )
    )


def _acts(clause: Clause, span: Span) -> bool:
    """Say whether the words of *span* are for countries, or economies."""
    return clause.classes[span] in (POL.Country, POL.Actor)


def _policies(clause: Clause, whose: frozenset[int]) -> frozenset[int]:
    """Return which of *whose* are words for policies."""
    of_policies = {s[1] - 1 for s, kind in clause.classes.items() if kind == POL.Policy}
    return frozenset(i for i in whose if i in of_policies or i in clause.linked)


def _asks_who(clause: Clause) -> bool:
    """Say whether it asks for those who have the policies: "which foreign countries have a strategy", but not "whose strategies"."""
    if clause.focus is None or not _acts(clause, clause.focus[0]):
        return False
    end = clause.focus[0][1]
    return not clause.words[end - 1].owns and all(a != end for a, _ in clause.classes)


def _is_foreign(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact* tells which policy a country, or a union of such, has that is not the one its text tells most of."""
    homes = {clause.index.places.main(doc) for doc in fact.docs}
    is_place = fact.subject.is_a(POL.Actor) and fact.subject.is_a(POL.Place)
    return fact.property == POL.adopts and is_place and None not in homes and fact.subject.iri not in homes


def _reading(clause: Clause, facts: list[Statement], *, asks_who: bool) -> Reading:
    actors = tuple(dict.fromkeys(f.subject for f in facts))
    policies = tuple(dict.fromkeys(f.object for f in facts))
    hole, given, nodes = ("subject", policies, actors) if asks_who else ("object", actors, policies)
    words = f"{listed(actors)} {clause.wording.property_label(POL.adopts)} {listed(policies)}"
    holes = exactly(clause, POL.adopts, given, nodes, hole)
    return as_asked(clause, Reading(words, f"{hole}s", holes, _SCORE, nodes, "list", facts))


__all__ = ["reading"]
