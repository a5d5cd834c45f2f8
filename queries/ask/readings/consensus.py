"""The consensus: the goals that several have in common, as a text tells them of the policies of all: "what goals do they share"."""

from __future__ import annotations

from ....ontology.namespace import LEX, POL
from ..matching.collective import are_topics, is_collective, is_naming, of_many, topics
from ..matching.stating import used
from ..matching.target import wanted
from ..parsing.clause import Clause
from .counting import as_asked
from .reading import Reading, of_objects

_ASKING = frozenset({"asksShared", "asksList", "asksNumber", "asksDifference", "idlePhrases"})
_SCORE = 9.0
_LEAST = 2
_PLURAL = "s"  # "which goals" may seem a verb


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as the goals of the policies of all; None where no sentence, or more than one, lists such.

    What is said of those who have them, or of their policies, must be told of policies by the text: "digital strategies".
    """
    whose = of_many(clause)
    if not _is_asked(clause, whose) or any(is_naming(clause, x) for x in clause.links):
        return None
    facts = [
        f
        for f in clause.index.statements
        if f.property == POL.aimsAt and is_collective(clause.index, f.subject)
    ]
    if len({f.quote for f in facts}) != 1 or len({f.object for f in facts}) < _LEAST:
        return None
    said = topics(clause.index, facts[0].docs) | facts[0].context
    if not are_topics(clause, _modifiers(clause, whose), said):
        return None
    return as_asked(clause, of_objects(clause, facts, _SCORE))


def _is_asked(clause: Clause, whose: frozenset[int]) -> bool:
    """Say whether it asks for goals that several share: by a word for that, or as what all of them want."""
    if clause.is_whether or clause.absence is not None or not clause.asks.keys() <= _ASKING or not whose:
        return False
    goals = _goals(clause)
    if goals is not None:
        return "asksShared" in clause.asks or bool(_sharing(clause))
    everyone = any(clause.plays(w, LEX.universals) for w in clause.words)
    wants = bool(used(clause, POL.aimsAt)) and clause.words[0].text.lower() == "what"
    return clause.focus is None and everyone and wants


def _goals(clause: Clause) -> int | None:
    """Return the place of the plural for goals that it asks for."""
    span, kind = clause.focus or ((0, 0), "")
    is_plural = kind == POL.Goal and clause.words[span[1] - 1].text.lower().endswith(_PLURAL)
    return span[1] - 1 if is_plural else None


def _sharing(clause: Clause) -> set[int]:
    """Return the places of the verbs and adjectives by which goals are told to be those of several: "unite", "underlie"."""
    return {i for i, w in enumerate(clause.words) if clause.plays(w, LEX.sharingWords)}


def _modifiers(clause: Clause, whose: frozenset[int]) -> frozenset[int]:
    """Return the places of what *clause* says beside the goals, that they are shared, and whose they are."""
    goals = _goals(clause)
    idle = {*whose, *clause.asking, *_sharing(clause)} | used(clause, POL.aimsAt) | wanted(clause)
    idle |= {goals} if goals is not None else set()
    roles = (LEX.universals, LEX.varietyAdjectives, LEX.havingVerbs)
    idle |= {i for i, w in enumerate(clause.words) if any(clause.plays(w, role) for role in roles)}
    left = clause.content | clause.linked  # a name of nothing is some words
    return frozenset(i for i in left - idle if clause.words[i].tag not in ("IN", "TO"))


__all__ = ["reading"]
