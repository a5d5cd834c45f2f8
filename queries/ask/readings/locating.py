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
from ..words.word import stem

_OF = "of"
_TIMES = frozenset({*calendar.month_name, *calendar.month_abbr, *calendar.day_name})


def located(clause: Clause) -> Iterator[Saying]:
    """Yield how propositions tell where the subject of *clause* is, or where something is done to it: "where is X made"."""
    predicate = Predicate(clause)
    lies = not any(w.tag.startswith("V") and w.base != "be" for w in clause.words)  # "where is X"
    locating = clause.wording.roles.words(LEX.locatingVerbs)
    for said in clause.index.propositions:
        places = predicate.same(said) - predicate.auxiliaries
        answers = tuple(two for part in said.rest if (two := _place(clause, part)) is not None)
        is_told = places or (lies and said.verb in locating)
        if said.denied or not is_told or not is_in_mood(clause, said) or not answers:
            continue
        account = Account(clause, clause.content - places - sought(clause))
        given = (said.subject, *(p for p in said.rest if not any(a.text in p.text for a in answers)))
        borne = account.by(frozenset[str]().union(*(p.words for p in given)))
        if account.all() <= borne | account.home(said) and account.by(said.subject.words):
            share = told(account, said.subject)
            if share and all(is_answer(clause, a, frozenset()) for a in answers):
                yield Saying(said, answers, len(borne) + VERB + share)


def _place(clause: Clause, part: Part) -> Part | None:
    """Return the place that *part* tells, by a name that is no time, without what follows that, or by a word for one or a field.

    Of "in Lima with partners" it is Lima.
    """
    from ....graph.grammar.period import periods

    preposition, _, rest = part.text.partition(" ")
    if preposition.lower() not in clause.wording.roles.words(LEX.placePrepositions):
        return None
    # "At the port in Lima" tells one place.
    others = clause.wording.prepositions - {_OF} - clause.wording.roles.words(LEX.placePrepositions)
    name = " ".join(takewhile(lambda word: word.lower() not in others, rest.split()))
    is_named = any(w[:1].isupper() and w not in _TIMES for w in name.split()) and not any(periods(name))
    if not is_named:
        return part if part.words & clause.wording.roles.stems(LEX.fields) or _is_at(clause, name) else None
    return replace(part, text=name)


def _is_at(clause: Clause, name: str) -> bool:
    """Say whether *name*, less what its commas part, ends with a word for a place: "the edge of the network"."""
    head = name.partition(", ")[0].partition(f" {_OF} ")[0].split()[-1:]
    return bool(head) and stem(head[0]) in clause.wording.roles.stems(LEX.placeNouns)


__all__ = ["located"]
