"""The part played: what something is or becomes for something else: "what role does steel play in building ships"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ....ontology.namespace import LEX
from ..index.proposition import Part
from ..matching.saying import VERB, Account, Saying, told
from ..matching.sought import is_in_mood
from ..parsing.clause import Clause
from ..words.word import stem
from .reading import Reading
from .saying import best

_MARKERS = (" in ", " for ", " of ", " to ")
_ASKED = frozenset({"what", "which"})


def asked(clause: Clause) -> bool:
    """Say whether it asks what part something plays: what comes of it is no answer."""
    return _asking(clause) is not None


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as the part that something plays; none where no clause tells it or several tell others."""
    asking = _asking(clause)
    return best(clause, [*_played(clause, asking)]) if asking is not None else None


def _asking(clause: Clause) -> frozenset[int] | None:
    """Return the places of the words that ask for a part played."""
    words = clause.words
    noun = next((i for i, w in enumerate(words[:4]) if clause.plays(w, LEX.roleNouns)), None)
    verb = next((i for i, w in enumerate(words) if clause.plays(w, LEX.playingVerbs)), None)
    if noun is None or verb is None or verb < noun or words[0].text.lower() not in _ASKED:
        return None
    return frozenset({*range(noun + 1), verb})


def _played(clause: Clause, asking: frozenset[int]) -> Iterator[Saying]:
    """Yield what clauses tell something to be, before the preposition of what it is that for."""
    account = Account(clause, clause.content - asking)
    copular = clause.wording.roles.stems(LEX.copularVerbs)
    for said in clause.index.propositions:
        if stem(said.verb) not in copular or said.denied or not is_in_mood(clause, said):
            continue
        for part in said.complements:
            before, behind = _parted(part)
            share = told(account, said.subject)
            # What is but near in meaning may be another thing.
            of = {i for i in account.by(behind.words) if i in clause.linked or clause.has(i, behind.words)}
            borne = account.by(said.subject.words) | of | account.home(said)
            if behind.text and share and account.all() and account.all() <= borne:
                yield Saying(said, (before,), len(account.all()) + VERB + share)


def _parted(part: Part) -> tuple[Part, Part]:
    """Return *part* before and behind its first preposition."""
    places = [(part.text.find(m), m) for m in _MARKERS if m in part.text]
    place, marker = min(places, default=(len(part.text), ""))
    return replace(part, text=part.text[:place]), replace(part, text=part.text[place + len(marker) :])


__all__ = ["asked", "reading"]
