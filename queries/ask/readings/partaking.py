"""The partaking: how many bodies did something together, as the clause that tells it names them."""

from __future__ import annotations

from ....ontology.namespace import POL
from ..index.index import Statement
from ..index.proposition import Proposition
from ..matching.predicate import Predicate
from ..matching.saying import Account
from ..matching.sought import is_in_mood
from ..parsing.clause import Clause
from ..words.word import Span, members
from .counting import counted
from .reading import Reading, iris, listed

_SCORE = 9.0
_LEAST = 2


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as the number of bodies of which a clause tells all else; None where none does.

    As many facts with one object must have them for subjects, so that each is one: "Ports and Ships Ltd" is.
    """
    span = _counted(clause)
    if span is None:
        return None
    asking = range(span[1])
    found = {
        frozenset(f.subject for f in facts): facts
        for said in clause.index.propositions
        if _tells(clause, said, asking) and (facts := _shared(clause, said))
    }
    if len(found) != 1:
        return None
    facts = next(iter(found.values()))
    bodies = tuple(dict.fromkeys(f.subject for f in facts))
    if clause.classes[span] != POL.Actor and not all(clause.is_of(body, span) for body in bodies):
        return None  # how many countries did it is not how many bodies
    words = f"[who] {clause.wording.property_label(facts[0].property)} {listed([facts[0].object])}"
    holes = {"given": iris([facts[0].object]), "property": iris([facts[0].property])}
    others = [n for f in clause.index.statements if _is_like(f, facts[0]) and (n := f.subject) not in bodies]
    if others:
        holes["other"] = iris(others)
    return counted(Reading(words, "subjects", holes, _SCORE, bodies, "list", facts))


def _counted(clause: Clause) -> Span | None:
    """Return the word for a body behind "how many", where it begins so and asks for nothing else."""
    if clause.asks.get("asksNumber", (1, 1))[0] != 0 or len(clause.asks) > 1:
        return None
    begin = end = clause.asks["asksNumber"][1]
    while end < len(clause.words) and clause.words[end].tag[:2] in ("NN", "JJ"):
        end += 1
    if clause.linked & {*range(end)}:
        return None
    spans = (span for span in clause.classes if span[1] == end and span[0] >= begin)
    return next((s for s in spans if clause.vocabulary.is_a((clause.classes[s],), POL.Actor)), None)


def _tells(clause: Clause, said: Proposition, asking: range) -> bool:
    """Say whether *said* tells all that *clause* says of what it counts at the places *asking*."""
    places = Predicate(clause).same(said)
    if said.denied or said.passive or not places or not is_in_mood(clause, said):
        return False
    account = Account(clause, clause.content - places - {*asking})
    rest = frozenset[str]().union(said.predicate.words, *(part.words for part in said.rest))
    return bool(account.all()) and account.all() <= account.by(rest) | account.home(said)


def _shared(clause: Clause, said: Proposition) -> list[Statement]:
    """Return the facts of the sentence of *said* with one object whose subjects are all that its own names."""
    named = [
        f
        for f in clause.index.statements
        if f.quote == said.sentence.text and f.subject.name & said.subject.words
    ]
    count = len(members(said.subject.text))
    for one in named:
        alike = [f for f in named if _is_like(f, one)]
        if len({f.subject for f in alike}) == count >= _LEAST:
            return alike
    return []


def _is_like(one: Statement, other: Statement) -> bool:
    return one.property == other.property and one.object is other.object


__all__ = ["reading"]
