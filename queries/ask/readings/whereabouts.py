"""The whereabouts: where something is to be, or comes about, as the name of a goal or an effect says: "make ports safer in the north"."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import LEX, POL
from ..index.statement import Statement
from ..matching.contrary import is_contrary
from ..matching.stating import used
from ..matching.target import is_achieved
from ..parsing.clause import Clause
from ..words.word import split, stem
from .reading import Reading, iris

_TELLING = frozenset({POL.aimsAt, POL.leadsTo})
_OF = " of "
_LEAST_TOLD = 2
_SCORE = 2.0


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as the place that the name of a goal or an effect tells; none where several tell others."""
    if "asksPlace" not in clause.asks or clause.is_whether or clause.absence is not None:
        return None
    found = [*_told(clause)]
    most = max((told for told, _, _ in found), default=0)
    kept = [(fact, place) for told, fact, place in found if told == most]
    if len({place for _, place in kept}) != 1:
        return None
    facts, place = [fact for fact, _ in kept], kept[0][1]
    holes = {
        "given": iris([f.subject for f in facts]),
        "property": iris([f.property for f in facts]),
        "other": iris(_others(clause, facts)),
    }
    words = f"[where] {facts[0].object.label}"
    kept_holes = {name: hole for name, hole in holes.items() if hole}
    nodes = tuple(dict.fromkeys(f.object for f in facts))
    return Reading(words, "objects", kept_holes, _SCORE, nodes, "called", facts, place)


def _told(clause: Clause) -> Iterator[tuple[int, Statement, str]]:
    """Yield the goals and effects whose names tell a place and have all else of *clause*, with how many words they have of it."""
    copular = clause.wording.roles.stems(LEX.copularVerbs)
    idle = {i for i, w in enumerate(clause.words) if not w.stems.isdisjoint(copular)}
    left = clause.content - {*clause.places("asksPlace")} - idle - used(clause, POL.aimsAt)
    kin = clause.wording.thesaurus.is_kin
    for fact in clause.index.statements:
        parts = _parted(clause, fact.object.label) if fact.property in _TELLING else None
        if parts is None or not is_achieved(clause, fact) or is_contrary(clause, fact):
            continue
        before, place = parts
        words = clause.wording.canonicals(before)
        borne = [i for i in left if clause.has(i, words)]
        near = [i for i in left if i not in borne and kin(clause.words[i], words)]
        names = [x for x in clause.links if x.is_said_in(words)]
        others = all(x in names or clause.is_told_of(fact, x) for x in clause.links)
        told = len(borne) + len(names)
        if (
            others
            and len(borne) + len(near) == len(left)
            and len(near) <= 1
            and told + len(near) >= _LEAST_TOLD
        ):
            yield told, fact, place


def _parted(clause: Clause, label: str) -> tuple[str, str] | None:
    """Return *label* before its last preposition of a place, and from there on; none where it tells no place."""
    roles = clause.wording.roles
    words = label.split()
    start = next(
        (i for i in range(len(words) - 2, 0, -1) if words[i].lower() in roles.words(LEX.placePrepositions)), 0
    )
    if not start:
        return None
    phrase, of, _ = " ".join(words[start + 1 :]).partition(_OF)
    places = roles.stems(LEX.placeNouns) | roles.stems(LEX.wholeWorld) | roles.stems(LEX.arenaNouns)
    is_place = stem(split(phrase)[-1][0]) in places or (not of and bool(clause.index.places.named(phrase)))
    return (" ".join(words[:start]), " ".join(words[start:])) if is_place else None


def _others(clause: Clause, facts: list[Statement]) -> list[str]:
    """Return what else the subjects of *facts* have by the same property, which tells nothing of this place."""
    objects = {f.object for f in facts}
    return [
        f.object.iri
        for f in clause.index.statements
        if f.object not in objects and any((f.subject, f.property) == (g.subject, g.property) for g in facts)
    ]


__all__ = ["reading"]
