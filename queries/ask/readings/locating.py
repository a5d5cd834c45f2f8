"""The locating: what clauses of a text say of where something is, or where something is done to it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from ....ontology.namespace import LEX
from ..index.proposition import Part
from ..matching.predicate import Predicate
from ..matching.saying import VERB, Account, Saying, told
from ..matching.sought import is_answer, is_in_mood, sought
from ..parsing.clause import Clause

_OF = "of"
_TIMES = frozenset({*calendar.month_name, *calendar.month_abbr, *calendar.day_name})


def located(clause: Clause) -> Iterator[Saying]:
    """Yield how propositions tell where the subject of *clause* is, or where something is done to it: "where is X made"."""
    predicate = Predicate(clause)
    for said in clause.index.propositions:
        places = predicate.same(said) - predicate.auxiliaries
        answers = tuple(two for part in said.rest if (two := _place(clause, part)) is not None)
        if said.denied or not places or not is_in_mood(clause, said) or len(answers) != 1:
            continue
        account = Account(clause, clause.content - places - sought(clause))
        given = (said.subject, *(p for p in said.rest if answers[0].text not in p.text))
        borne = account.by(frozenset[str]().union(*(p.words for p in given)))
        if account.all() <= borne and account.by(said.subject.words):
            share = told(account, said.subject)
            if share and is_answer(clause, answers[0], frozenset()):
                yield Saying(said, answers, len(borne) + VERB + share)


def _place(clause: Clause, part: Part) -> Part | None:
    """Return the place that *part* tells, by a name that is no time, without what follows that, or by a word for a field.

    Of "in Lima with partners" it is Lima.
    """
    from ....graph.semantics.period import periods

    preposition, _, rest = part.text.partition(" ")
    if preposition.lower() not in clause.wording.roles.words(LEX.placePrepositions):
        return None
    others = clause.wording.prepositions - {_OF}
    name = " ".join(takewhile(lambda word: word.lower() not in others, rest.split()))
    is_named = any(w[:1].isupper() and w not in _TIMES for w in name.split()) and not any(periods(name))
    if not is_named:
        return part if part.words & clause.wording.roles.stems(LEX.fields) else None
    return replace(part, text=name)


__all__ = ["located"]
