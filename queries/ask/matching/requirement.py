"""The requirement: whether a fact says that something is required, where a question asks for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....ontology.namespace import LEX, POL
from ..index.index import Statement
from ..parsing.clause import Clause
from ..words.word import Word


def is_required(clause: Clause, fact: Statement) -> bool:
    """Say whether the sentence of *fact* says so where *clause* asks for what is required: what is used or aimed at may not be.

    What offers scope for doing something is not required to do it.
    """
    requiring = clause.wording.roles.stems(LEX.requiringVerbs)
    last = clause.words[-1]  # a verb, whatever the parse has: "what does the plan require"
    asked = [w for w in clause.words if w.stems & requiring and (w.tag[:1] == "V" or w is last)]
    if not asked:
        return True
    if fact.property == POL.leadsTo:
        done = fact.object.heads | clause.wording.canonicals(fact.object.label.split()[0])
        return any(clause.has(i, done) for i in clause.content | clause.linked)
    needs = frozenset(map(clause.wording.canonical, requiring))
    if fact.property == POL.aimsAt:
        needs |= _near_verbs(clause, asked)  # what a plan aims at may not be what it requires
    return fact.property not in (POL.usesTechnology, POL.aimsAt) or bool(needs & fact.context)


def _near_verbs(clause: Clause, asked: Sequence[Word]) -> frozenset[str]:
    """Return the first stems of the verbs near in meaning to those *asked*, and of those by which one has to: "call for", "must"."""
    verbs = ((replace(word, tag="VB"),) for word in asked)
    families = (family for verb in verbs for family in clause.wording.thesaurus.of(verb))
    obliging = clause.wording.roles.stems(LEX.obligingVerbs)
    return obliging | {key[0] for family in families for key in family.keys}


__all__ = ["is_required"]
