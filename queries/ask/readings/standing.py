"""The standing: whether a reading tells of as many, as much and as often as a question asks."""

from __future__ import annotations

from pyoxigraph import NamedNode

from ....ontology.namespace import LEX, POL
from ..matching.number import bounded_number
from ..matching.quantifier import is_of_as_many, is_told_of_each
from ..matching.stating import is_growth_told
from ..parsing.clause import Clause
from .counting import are_enough
from .impact import is_of_others
from .reading import Reading
from .request import is_granted

_THAN = frozenset({"than"})


def stands(clause: Clause, reading: Reading) -> bool:
    """Say whether *reading* tells all that the words of *clause* for how many, how much and of which of them ask for."""
    if not are_enough(clause, reading.nodes) or not _compares(clause, reading):
        return False
    if not is_granted(clause, reading) or is_of_others(clause, reading):
        return False
    if _is_of_goals(reading) and not is_told_of_each(clause, reading.facts):
        return False
    if "asksShared" in clause.asks and _is_of_most(clause, reading):
        return False
    told, among = _sentences(clause, reading), None if reading.shape == "yes" else _many(reading)
    if not is_of_as_many(clause, told, among):
        return False
    return not clause.growth or any(is_growth_told(clause, clause.wording.canonicals(t)) for t in told)


def _compares(clause: Clause, reading: Reading) -> bool:
    """Say whether a sentence of *reading* compares where *clause* does: what is low is not lower than something else."""
    bounding = {i for places in clause.qualified.values() for i in places}  # "for more than ten years"
    bound = bounded_number(clause)
    bounding |= bound.places if bound is not None else frozenset()
    than = (i for i, w in enumerate(clause.words) if w.text.lower() in _THAN)
    compared = any(i not in bounding for i in than) and reading.shape == "list" and reading.facts
    return not compared or any(_THAN & {*f.quote.lower().split()} for f in reading.facts)


def _is_of_goals(reading: Reading) -> bool:
    """Say whether *reading* lists goals, which may each be for others."""
    return reading.shape == "list" and {f.property for f in reading.facts} == {POL.aimsAt}


def _is_of_most(clause: Clause, reading: Reading) -> bool:
    """Say whether but most of those without a name do what *reading* tells, which is not what they have in common."""
    majorities = clause.wording.roles.words(LEX.majorities)
    nameless = [f for f in reading.facts if f.subject.label.islower() and reading.shape == "list"]
    return any(not majorities.isdisjoint(f.quote.lower().split()) for f in nameless)


def _many(reading: Reading) -> frozenset[str]:
    """Return the canonical stems of the heads of those without a name of whom *reading* tells: of "major countries"."""
    nameless = (f.subject for f in reading.facts if f.subject.label.islower())
    return frozenset[str]().union(*(n.heads for n in nameless if n.is_a(POL.Actor)))


def _sentences(clause: Clause, reading: Reading) -> list[str]:
    """Return the sentences that bear out *reading*."""
    said = {term.value for term in reading.holes.get("node", ()) if isinstance(term, NamedNode)}
    told = [p.sentence.text for p in clause.index.propositions if p.iri in said]
    return [*told, *(fact.quote for fact in reading.facts)]


__all__ = ["stands"]
