"""The superior: which of two things a clause of a text says to be more than the other: "which may take longer, X or Y"."""

from __future__ import annotations

from ....ontology.namespace import POL
from ..index.proposition import Proposition
from ..matching.predicate import Predicate
from ..matching.saying import Account
from ..matching.sought import is_in_mood
from ..parsing.clause import Clause
from ..parsing.link import Link
from .alternative import pair
from .reading import Reading, from_clauses

_COMPARATIVES = ("JJR", "RBR")
_SCORE = 4.0


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as a question for the one of two things that is more; none where no clause compares them."""
    both = pair(clause)
    places = [i for i, w in enumerate(clause.words) if w.tag in _COMPARATIVES]
    if both is None or len(places) != 1 or clause.is_whether:
        return None
    found = [
        (kept, said)
        for said in clause.index.propositions
        for kept, other in (both, both[::-1])
        if said.standard.text and _compares(clause, said, places[0], kept, other)
    ]
    if len({kept for kept, _ in found}) != 1:
        return None
    kept, said = found[0]
    holes = from_clauses([s for _, s in found], [POL.subjectText], [s.subject.text for _, s in found])
    words = f"[{both[0].text} or {both[1].text}] {said.predicate.text} {said.rest[0].text}"
    return Reading(words, "said", holes, _SCORE, called=kept.text)


def _compares(clause: Clause, said: Proposition, comparative: int, kept: Link, other: Link) -> bool:
    """Say whether *said* tells that *kept* is more than *other* in the way that the word at *comparative* asks for."""
    told = frozenset[str]().union(*(part.words for part in said.rest))
    if said.denied or not is_in_mood(clause, said) or not clause.has(comparative, told):
        return False
    sides = said.subject.words, said.standard.words
    parted = [link.is_said_in(words) for link in (kept, other) for words in sides] == [
        True,
        False,
        False,
        True,
    ]
    account = Account(clause, clause.content - Predicate(clause).auxiliaries - {comparative})
    return parted and account.all() <= account.by(told.union(*sides))


__all__ = ["reading"]
