"""The reach: which places have what a goal says all of them to have: "every town has a library"."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import LEX, POL
from ..index.statement import Statement
from ..parsing.clause import Clause
from ..words.word import split, stem
from .reading import Reading, iris
from .relation import other_ends

_HAS = frozenset({"has", "have", "had"})
_LEAST_TOLD = 2
_LATEST_LEVEL = 5  # "at which administrative level"
_SCORE = 3.0


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
    subjects = [f.subject for f in facts]
    others = other_ends(clause, POL.aimsAt, "object", subjects, nodes)
    holes = {"given": iris(subjects), "property": iris([POL.aimsAt])}
    if others:
        holes["other"] = iris(others)
    return Reading(f"[which places] {nodes[0].label}", "objects", holes, _SCORE, nodes, "list", facts)


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
    roles, wording = clause.wording.roles, clause.wording
    for fact in clause.index.statements:
        label = [word for word, _ in split(fact.object.label)]
        if fact.property != POL.aimsAt or len(label) < len(("every", "town", "has", "it")):
            continue
        is_of_all = label[0].lower() in roles.words(LEX.universals)
        if not is_of_all or not (label[2].lower() in _HAS or stem(label[2]) in roles.stems(LEX.havingVerbs)):
            continue
        words = wording.canonicals(" ".join(label[3:]))
        left = clause.content - asked
        borne = {i for i in left if clause.has(i, words) or wording.thesaurus.is_kin(clause.words[i], words)}
        names = [x for x in clause.links if x.is_said_in(words)]
        others = (x for x in clause.links if x not in names)
        told = len(borne) + sum(len(x.words) for x in names)
        if (
            left <= borne
            and (told >= _LEAST_TOLD or 2 * told >= len(words - wording.free))
            and all(clause.is_told_of(fact, x) for x in others)
        ):
            yield fact


__all__ = ["reading"]
