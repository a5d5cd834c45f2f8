"""The members: a list that a sentence gives of what answers a question but by the word that it asks with."""

from __future__ import annotations

from ....ontology.namespace import POL
from ..parsing.clause import Clause
from .reading import Reading, iris, listed

_PLURAL = "NNS"


def told_by_members(clause: Clause, reading: Reading) -> Reading:
    """Return *reading*, or what its one answer has as members, where that says no more than *clause* does.

    "Which chains depend on chips" is not answered by "most chains", but by phones and cars, where these are told to be such.
    """
    noun = _noun(clause)
    if noun is None or reading.shape != "list" or len(reading.nodes) != 1 or not reading.facts:
        return reading
    node = reading.nodes[0]
    if not node.label.islower():
        return reading  # a name says more
    beside = (f for f in clause.index.beside(reading.facts[0]) if f.property == POL.hasPart)
    parts = [f for f in beside if f.subject.words <= node.words and clause.has(noun, f.subject.heads)]
    if not parts:
        return reading
    holes = {"given": iris([f.subject for f in parts]), "property": iris([POL.hasPart])}
    words = f"{reading.words}: {listed([f.subject for f in parts])}"
    return Reading(words, "objects", holes, reading.score, tuple(f.object for f in parts), "list", parts)


def _noun(clause: Clause) -> int | None:
    """Return the place of the plural noun that it asks for: "which chains", "list the chains"."""
    noun = clause.focus[0][1] - 1 if clause.focus else clause.asked_noun
    return noun if noun is not None and clause.words[noun].tag == _PLURAL else None


__all__ = ["told_by_members"]
