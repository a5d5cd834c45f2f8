"""The effect: whether what a fact tells to come of something is the effect that a question asks for."""

from __future__ import annotations

from collections.abc import Sequence

from ....ontology.namespace import POL
from ..index.index import Node, Statement
from ..parsing.clause import Clause
from .stating import used

_AUXILIARIES = frozenset({"do", "have"})


def is_of_another(clause: Clause, fact: Statement, given: Sequence[Node]) -> bool:
    """Say whether the effect that *fact* tells of *given* is that of something else than *clause* asks of, or not the one it asks for.

    What services lead to is no service, and what is changed is told where the sentence tells of changes.
    """
    if fact.property != POL.leadsTo:
        return False
    causes = frozenset[str]().union(*(n.words for n in given))
    if any(clause.has(i, fact.object.words) and not clause.has(i, causes) for i in _causing(clause)):
        return True
    verbs = [i for i in used(clause, POL.leadsTo) if clause.words[i].tag[:1] == "V"]
    beside = [f.object for f in clause.index.beside(fact) if f.property == POL.leadsTo]
    return any(clause.has(i, n.heads) and not clause.has(i, fact.object.words) for i in verbs for n in beside)


def _causing(clause: Clause) -> list[int]:
    """Return the places of the words between an auxiliary and its verb: "what did the new services lead to".

    A word that states the relation is that verb, even where the parser has it for a noun: "what did the plan change in X".
    """
    words, stating = clause.words, used(clause, POL.leadsTo)
    begin = next((i for i, w in enumerate(words) if i and w.base in _AUXILIARIES), len(words))
    verbs = (i for i, w in enumerate(words) if i > begin and (w.tag[:1] == "V" or i in stating))
    end = next(verbs, len(words))
    between = (i for i in range(begin + 1, end) if words[i].tag != "RB")
    if end == len(words) or words[end].base == "be":
        return []  # "how has the sector been changed" is asked of what is changed
    return [i for i in between if i in clause.content]


__all__ = ["is_of_another"]
