"""The reach: what goals say all places of a kind to have, "every town has a library": which places those are, or which goals."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import LEX, POL
from ..index.statement import Statement
from ..matching.stating import used
from ..matching.target import is_achieved
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..words.word import split, stem
from .counting import as_asked
from .reading import Reading, of_objects

_HAS = frozenset({"has", "have", "had"})
_LEAST_TOLD = 2
_LABEL = len(("every", "town", "has", "it"))
_LATEST_LEVEL = 5  # "at which administrative level"
_SCORE, _OF_GOALS = 3.0, 9.0


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as which places have something; none where no goal tells it, or several do."""
    asked = _asked(clause)
    if (
        asked is None
        or clause.is_whether
        or clause.absence is not None
        or {"asksShare", "asksNumber"} & clause.asks.keys()
    ):
        return None
    facts = [*_told(clause, asked)]
    nodes = tuple(dict.fromkeys(f.object for f in facts))
    if len(nodes) != 1:
        return None
    return of_objects(clause, facts, _SCORE, f"[which places] {nodes[0].label}")


def _asked(clause: Clause) -> frozenset[int] | None:
    """Return the places of the words by which it asks which places have something, or where that is; none where it does not."""
    roles, words = clause.wording.roles, clause.words
    has = {
        i
        for i, w in enumerate(words)
        if (w.tag[:1] == "V" and roles.plays(w, LEX.havingVerbs)) or roles.plays(w, LEX.availableWords)
    }
    everywhere = {i for i, w in enumerate(words) if roles.plays(w, LEX.universals)}
    if not has:
        return None
    if "asksPlace" in clause.asks:
        return frozenset(has | everywhere | {*clause.places("asksPlace")})
    noun = next(
        (i for i, w in enumerate(words[:_LATEST_LEVEL]) if roles.plays(w, LEX.unitNouns)),
        None,
    )
    begins = [w.text.lower() for w in words[:2]]
    if noun is None or not {"which", "what"} & {*begins} or clause.linked & {*range(noun)}:
        return None
    return frozenset(has | everywhere | {*range(noun + 1)})


def _told(clause: Clause, asked: frozenset[int]) -> Iterator[Statement]:
    """Yield the goals by which all places of a kind have all that *clause* names, and nothing else but little."""
    wording = clause.wording
    for fact in clause.index.statements:
        if not _is_of_all(clause, fact):
            continue
        label = [word for word, _ in split(fact.object.label)]
        words = wording.canonicals(" ".join(label[3:]))
        left = clause.content - asked
        borne = {i for i in left if clause.has_near(i, words)}
        names = [x for x in clause.links if x.is_said_in(words)]
        others = (x for x in clause.links if x not in names)
        told = len(borne) + sum(len(x.words) for x in names)
        if (
            left <= borne
            and (told >= _LEAST_TOLD or 2 * told >= len(words - wording.free))
            and all(clause.is_told_of(fact, x) for x in others)
        ):
            yield fact


def goals(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as the goals of somebody that all places of a kind have something: "which coverage goals".

    What else it says, such as what they are to have, the goals must have between them.
    """
    span, kind = clause.focus or ((0, 0), "")
    before = clause.words[span[1] - 2 : span[1] - 1]
    if kind != POL.Goal or clause.is_whether or not any(clause.plays(w, LEX.coverageNouns) for w in before):
        return None
    wanting = {i for i in used(clause, POL.aimsAt) if clause.plays(clause.words[i], LEX.achievingVerbs)}
    left = clause.content - {*range(span[0], span[1])} - {span[1] - 2} - clause.asking - wanting
    facts = [f for f in clause.index.statements if f.property == POL.aimsAt and _is_of_all(clause, f)]
    named = [x for x in clause.links if not any(clause.is_told_of(f, x) for f in facts)]
    facts = [f for f in facts if all(x in named or clause.is_told_of(f, x) for x in clause.links)]
    facts = [f for f in facts if is_achieved(clause, f)]
    asked = [(left & {i}, ()) for i in left] + [(frozenset[int](), (x,)) for x in named]
    borne = [[f for f in facts if _has(clause, f, *one)] for one in asked]
    facts = [f for f in facts if not asked or any(f in found for found in borne)]
    if not all(borne) or len({(f.subject, f.quote) for f in facts}) != 1:
        return None
    return as_asked(clause, of_objects(clause, facts, _OF_GOALS))


def _has(clause: Clause, fact: Statement, places: frozenset[int], names: tuple[Link, ...]) -> bool:
    """Say whether the object of *fact* has the words at *places*, and *names*."""
    words = fact.object.words
    return all(clause.has_near(i, words) for i in places) and all(x.is_said_in(words) for x in names)


def _is_of_all(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact* has the goal that all places of a kind have something."""
    roles, label = clause.wording.roles, [word for word, _ in split(fact.object.label)]
    if (
        fact.property != POL.aimsAt
        or len(label) < _LABEL
        or label[0].lower() not in roles.words(LEX.universals)
    ):
        return False
    return label[2].lower() in _HAS or stem(label[2]) in roles.stems(LEX.havingVerbs)


__all__ = ["goals", "reading"]
