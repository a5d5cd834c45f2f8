"""The contrary: whether a question says that something grows less or comes to an end, and a fact that it grows."""

from __future__ import annotations

from ....ontology.namespace import LEX, POL
from ..index.index import Statement
from ..parsing.clause import Clause


def is_contrary(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact* says the contrary of *clause*: what slows it is not what speeds it up.

    What hinders something is one of the challenges that it faces, whatever the verb.
    """
    wording = clause.wording
    verbs = [w.stems for i, w in enumerate(clause.words) if clause.stated_at(i)]
    ends = [v & wording.roles.stems(LEX.endingVerbs) for v in verbs]
    if any(end and not end & fact.context for end in ends):
        return True
    asked = {wording.canonical(s) for w in clause.words for s in w.stems}
    grows = wording.canonical("increas") in asked and not wording.lessening & asked
    if grows and wording.lessening & fact.object.words:
        return True
    if fact.property == POL.faces:
        return False
    compared = [w.stems for w in clause.words if w.tag in ("JJR", "RBR")]
    lessens = any(v & wording.lessening for v in (*verbs, *compared))
    return lessens and not wording.lessening & fact.context
