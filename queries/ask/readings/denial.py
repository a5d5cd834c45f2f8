"""The denial: what a clause of a text says that something cannot do, or does not: "what can X not copy"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..matching.predicate import Predicate
from ..matching.saying import VERB, Account, Saying, told
from ..matching.sought import able, is_in_mood
from ..parsing.clause import Clause
from .reading import Reading
from .saying import best

_LEAST_WORDS = 4


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause*, which has a word such as "not", as what a clause of a text denies; else None.

    The text must say of the very thing that it cannot, or does not, in a verb of the same meaning; "what can X not do" is
    answered with the verb.
    """
    begins = clause.words[0].text.lower() == "what" and len(clause.words) >= _LEAST_WORDS
    if not begins or clause.is_whether or "asksAbsence" not in clause.asks:
        return None
    found = [*_denied(clause)]
    read = best(clause, found)
    if read is None or not _does_anything(clause):
        return read
    said = found[0].proposition
    return replace(read, called=f"{said.verb} {said.complements[0].text}")


def _denied(clause: Clause) -> Iterator[Saying]:
    """Yield the propositions that deny of what *clause* names that it does what that says."""
    predicate, last = Predicate(clause), len(clause.words) - 1
    absent = frozenset(clause.places("asksAbsence")) | able(clause)
    unable = bool(able(clause)) or clause.absence == "unable"
    for said in clause.index.propositions:
        if not (said.denied and said.complements) or said.passive or not (unable or is_in_mood(clause, said)):
            continue
        places = frozenset({last}) if _does_anything(clause) else predicate.same(said) - predicate.auxiliaries
        account = Account(clause, clause.content - places - absent)
        share = told(account, said.subject)
        if places and share and account.all() <= account.by(said.subject.words):
            yield Saying(said, said.complements[:1], len(account.all()) + VERB + share)


def _does_anything(clause: Clause) -> bool:
    """Say whether it asks what is done, whatever the verb: "what is X unable to do"."""
    return clause.words[-1].base == "do"


__all__ = ["reading"]
