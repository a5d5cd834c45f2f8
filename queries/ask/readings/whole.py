"""The whole: what share of some things is, or has, something, where a clause of a text tells it of all of them: "every town"."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import LEX, POL
from ..index.proposition import Part
from ..matching.predicate import Predicate
from ..matching.saying import VERB, Account, Saying
from ..matching.sought import is_in_mood, is_modal
from ..parsing.clause import Clause
from .reading import Reading
from .saying import best


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as a question for a share that is all; None where no clause tells of all of them."""
    asked = "asksShare" in clause.asks and not clause.is_whether
    return best(clause, [*_all(clause)]) if asked else None


def _all(clause: Clause) -> Iterator[Saying]:
    """Yield how propositions tell of all that *clause* asks the share of."""
    nouns = {i for i in clause.counted if clause.words[i].tag[:2] == "NN" and clause.words[i].tag[2:3] != "P"}
    predicate = Predicate(clause)
    having = frozenset(i for i in clause.content if clause.plays(clause.words[i], LEX.havingVerbs))
    for said in clause.index.propositions:
        whole = [p for p in (said.subject, *said.complements) if _is_of_all(clause, p)]
        places = predicate.same(said) | having
        if said.denied or not whole or not is_in_mood(clause, said):
            continue
        if said.mood == POL.planned and not is_modal(clause, clause.words):
            continue  # what will be so of all of them is no share of which it is so
        account = Account(clause, (clause.content | nouns) - places - {*clause.places("asksShare")})
        borne = account.by(said.words) | account.places(said) | account.home(said)
        told = [p for p in whole if nouns & account.by(p.words)]
        others = account.all() - nouns
        if told and others and account.all() <= borne:
            yield Saying(said, (told[0],), len(borne) + VERB)


def _is_of_all(clause: Clause, part: Part) -> bool:
    """Say whether *part* is of all of some things: "every town", "all the ports"."""
    return part.text.split()[0].lower() in clause.wording.roles.words(LEX.universals)


__all__ = ["reading"]
