"""The stages: which part of a course, "from planning to trial and then to use", came first, last, between two or beside one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....ontology.namespace import LEX
from ..index.proposition import Part, Proposition
from ..matching.saying import Account
from ..parsing.clause import Clause
from ..words.asking import NUMBERS
from .reading import Reading, from_clauses

_COURSE = re.compile(r"\bfrom (?P<begin>[^,;]+?) to (?P<rest>[^;]+)")
_NEXT = re.compile(r",? (?:and )?(?:then|finally|later) (?:to )?|,? (?:and )?to ")
_OTHER = NUMBERS | {"asksTime"}
_LEAST = 2
_SCORE = 4.0
_AFTER, _BEFORE, _BETWEEN = (
    frozenset({"after", "following"}),
    frozenset({"before", "preceding"}),
    frozenset({"between"}),
)
Stage = tuple[Proposition, Part, str]
"""A stage in the words of the text, with the part of a clause that has it."""


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as a question for a stage of a course; None where no clause tells one or several tell others."""
    if clause.is_whether or not clause.asks.keys().isdisjoint(_OTHER):
        return None
    found = [
        stage
        for said in clause.index.propositions
        if not said.denied
        for part in (said.subject, *said.rest)
        if (stage := _asked(clause, said, part)) is not None
    ]
    if len({text for _, _, text in found}) != 1:
        return None
    said, parts, texts = zip(*found, strict=True)
    holes = from_clauses(said, [part.property for part in parts], texts)
    return Reading(f"[the stage] of {parts[0].text}", "said", holes, _SCORE)


def _asked(clause: Clause, said: Proposition, part: Part) -> Stage | None:
    """Return the stage that *clause* asks for, of the course that *part* of *said* tells, with all else that *clause* says."""
    stages = [*_stages(clause, part)]
    amid = {i for i, w in enumerate(clause.words) if w.text.lower() in _BETWEEN}
    # "Between the first trials and the use" asks for neither of the two.
    order = None if amid else next((r for r in ("asksFirst", "asksLast") if r in clause.asks), None)
    nouns = {i for i, w in enumerate(clause.words) if clause.plays(w, LEX.stageNouns)}
    if len(stages) < _LEAST or not (nouns or order or amid):
        return None
    passing = (i for i in clause.content if clause.plays(clause.words[i], LEX.passingVerbs))
    told = nouns | {i for i in passing if clause.words[i].tag[:1] == "V"}
    told |= {*clause.places(order)} if order else set()
    told |= {i for i, w in enumerate(clause.words) if w.text.lower() in _AFTER | _BEFORE} | amid
    account = Account(clause, clause.content - told)
    by = [account.by(part.read(text)) - clause.linked for text in stages]
    # What all of them have, as "growth" in "slow growth to fast growth", tells none of them.
    named = [k for k, places in enumerate(by) if any(sum(i in other for other in by) == 1 for i in places)]
    others = account.by(part.words) | account.by(said.words) | account.places(said) | account.home(said)
    if not account.all() <= others or not account.all() - frozenset().union(*by):
        return None
    if amid:
        after = [k for k in named if min(by[k]) > min(amid)]
        is_one_between = len(after) == len(named) == _LEAST and after[1] - after[0] == _LEAST
        return (said, part, stages[after[0] + 1]) if is_one_between else None
    place = _place(clause, [by[k] for k in named], order)
    if place is None:
        return None
    kept = (named if named and order else range(len(stages)))[place] if order else named[0] + place
    if not 0 <= kept < len(stages):
        return None
    several = not order and any(clause.words[i].tag == "NNS" for i in nouns)
    return said, part, _through(part, stages, kept, place) if several else stages[kept]


def _through(part: Part, stages: list[str], kept: int, place: int) -> str:
    """Return what *part* says from the first of *stages* to that at *kept*, or, where *place* is behind, from that to the last."""
    first, last = (stages[0], stages[kept]) if place < 0 else (stages[kept], stages[-1])
    begin = part.text.index(first)
    return part.text[begin : part.text.index(last, begin) + len(last)]


def _place(clause: Clause, named: list[frozenset[int]], order: str | None) -> int | None:
    """Return which of the stages that are named, or of all, is asked for, or how far it is from the one that is named."""
    if order is not None:
        one_named = len(named) == 1
        return None if one_named else 0 if order == "asksFirst" else -1
    words = [w.text.lower() for w in clause.words]
    if len(named) != 1:
        return None
    begin = min(named[0])
    before = next((w for w in words[begin - 1 :: -1] if w in _AFTER | _BEFORE), "") if begin else ""
    return 1 if before in _AFTER else -1 if before in _BEFORE else None


def _stages(clause: Clause, part: Part) -> Iterator[str]:
    """Yield the stages of the course that *part* tells, each up to what it is of: "wide use" of "wide use in Peru"."""
    course = _COURSE.search(part.text)
    texts = [course["begin"], *_NEXT.split(course["rest"])] if course else []
    for text in texts:
        words = text.split()
        end = next((i for i, w in enumerate(words) if w.lower() in clause.wording.prepositions), len(words))
        stage = " ".join(words[:end])
        if stage and not any(character.isdigit() for character in stage):
            yield stage


__all__ = ["reading"]
