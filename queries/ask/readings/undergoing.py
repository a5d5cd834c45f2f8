"""The undergoing: what something was done to, where a clause of a text tells that it underwent that: what was reformed underwent reform."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import LEX
from ..matching.predicate import Predicate
from ..matching.saying import VERB, Account, Saying
from ..matching.sought import is_answer, is_in_mood, sought
from ..parsing.clause import Clause
from .reading import Reading
from .saying import best

_ASKED = frozenset({"what", "which", "who"})


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as what underwent something; None where no clause tells it or several tell others."""
    return best(clause, [*_undergone(clause)]) if clause.words[0].text.lower() in _ASKED else None


def _undergone(clause: Clause) -> Iterator[Saying]:
    """Yield how propositions tell what underwent that which *clause* says to have been done, or to have come about."""
    verb = next((i for i, w in enumerate(clause.words) if i and w.tag[:1] == "V"), 0)
    done = _done(clause, verb)
    if done is None:
        return
    predicate = Predicate(clause)
    idle = predicate.auxiliaries | {verb, done} | sought(clause)
    account = Account(clause, clause.content - idle)
    for said in clause.index.propositions:
        if said.denied or not is_in_mood(clause, said) or not _undergoes(clause, said.verb):
            continue
        named = any(clause.has(done, part.words) for part in said.complements)
        borne = account.by(said.words) | account.home(said)
        is_told = named and account.all() and account.all() <= borne
        if is_told and is_answer(clause, said.subject, frozenset()):
            yield Saying(said, (said.subject,), len(account.all()) + VERB)


def _done(clause: Clause, verb: int) -> int | None:
    """Return the place of the participle behind "to be", or of the adjective behind "to become", at *verb*."""
    words = clause.words
    if verb + 1 >= len(words):
        return None
    behind, is_be = words[verb + 1], words[verb].base == "be"
    turns = clause.plays(words[verb], LEX.changingVerbs)
    return verb + 1 if (is_be and behind.tag == "VBN") or (turns and behind.tag == "JJ") else None


def _undergoes(clause: Clause, verb: str) -> bool:
    return verb in clause.wording.roles.words(LEX.undergoingVerbs)


__all__ = ["reading"]
