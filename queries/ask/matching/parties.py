"""The parties: among whom or between what something is to be, where a goal says it, and those before it in its list share it."""

from __future__ import annotations

from ....ontology.namespace import LEX, POL
from ..index.index import Index, Statement
from ..words.word import split, stem
from ..words.wording import Wording


def sharing(fact: Statement, index: Index) -> frozenset[str]:
    """Return the words of the goals that share the parties which end *fact*: of X in "X, Y and Z among A and B"."""
    goals = [f for f in index.beside(fact) if f.property == POL.aimsAt and f.subject is fact.subject]
    end = fact.quote.find(fact.object.label)
    shared = frozenset[str]()
    for goal in goals:
        begin = fact.quote.find(goal.object.label) + len(goal.object.label)
        between = fact.quote[begin:end] if goal.object.label in fact.quote else ""
        for other in goals:
            between = between.replace(other.object.label, " ")
        if begin < end and len(split(between)) <= 1:  # the conjunction
            shared |= goal.object.words
    return shared


def named(label: str, wording: Wording) -> str:
    """Return the parties that *label* ends with, all of it where it names none."""
    words = label.split()
    parting = wording.roles.stems(LEX.partyPrepositions)
    place = next((i for i, word in enumerate(words) if stem(word) in parting), -1)
    return " ".join(words[place + 1 :])
