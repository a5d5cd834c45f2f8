"""The means: by what something is to be done, as a fact or the sentence of one says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..matching.account import Match, covers
from ..matching.contrary import is_contrary
from ..matching.stating import used
from ..matching.tally import Tally
from ..matching.target import wanted
from ..parsing.clause import Clause
from ..parsing.utterance import PLAIN
from ..words.word import split
from .reading import Reading, iris, listed, literals

# A clause ends at a stop, or where a relative clause begins.
_END = re.compile(rf"[.;](?=\s|$)|, (?=(?:{'|'.join(sorted(PLAIN))})\b)")
_DONE = frozenset({POL.aimsAt, POL.leadsTo})
_MOST_WORDS = 40
_LEAST_TOLD = 2


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as what is used for a goal, or by what it is to be done: "how does X want to do Y"."""
    goals = [*_asked_goals(clause)]
    yield from [*_by_goals(clause, goals)] or _used(clause, goals)
    caused = list(_caused(clause))
    yield from caused or _told(clause)


def _asked_goals(clause: Clause) -> Iterator[Statement]:
    """Yield the goals that *clause* names, with whose they are."""
    asked = {*clause.places("asksMeans")} | used(clause, POL.aimsAt) | used(clause, POL.adopts)
    for goal in (f for f in clause.index.statements if f.property == POL.aimsAt):
        given = clause.index.holders(goal)
        match = Match(goal, [*given, goal.object], [])
        told = any(clause.has(i, goal.object.words) for i in clause.content - asked)
        told |= clause.names(goal.object)
        if (
            clause.names(*given)
            and told
            and covers(clause, match, clause.content - asked)
            and not (match.context or match.beside)
        ):
            yield goal


def _by_goals(clause: Clause, goals: Sequence[Statement]) -> Iterator[Reading]:
    """Yield the reading as the goal that is to bring about one of *goals*, all of it: "make the most of X in order to do Y"."""
    wording = clause.wording
    found = [f for goal in goals for f in clause.index.beside(goal) if _leads_over(f, goal, clause)]
    if found:
        kept, holders = {f.object for f in found}, {f.subject for f in found}
        others = (
            f.object for f in clause.index.statements if f.property == POL.aimsAt and f.subject in holders
        )
        holes = {"given": iris([*holders]), "property": iris([POL.aimsAt])}
        if left_out := [n for n in others if n not in kept]:
            holes["other"] = iris(left_out)
        words = f"{listed([*holders])} {wording.property_label(POL.aimsAt)} [what] to {listed([g.object for g in goals])}"
        yield Reading(words, "objects", holes, 4.0, tuple(kept), "list", found)


def _leads_over(first: Statement, goal: Statement, clause: Clause) -> bool:
    """Say whether the sentence of *goal* has an infinitive behind *first*, another goal: *goal* itself or a list that it is of."""
    if first.property != POL.aimsAt or first.subject is not goal.subject or first.object is goal.object:
        return False
    quote, label = goal.quote, first.object.label
    begin, end = quote.find(label), quote.find(goal.object.label)
    if not 0 <= begin < end:
        return False
    between = quote[begin + len(label) : end]
    for fact in clause.index.beside(goal):
        if fact.property == POL.aimsAt and fact.subject is goal.subject:
            between = between.replace(fact.object.label, " ")
    markers = clause.wording.roles.words(LEX.infinitiveMarkers)
    told = " ".join(word.lower() for word, _ in split(between))
    opener = max((m for m in markers if f"{told} ".startswith(f"{m} ")), key=len, default=None)
    if opener is None:
        return False
    return len([w for w in told[len(opener) :].split() if w not in markers]) <= 1  # the conjunction


def _used(clause: Clause, goals: Sequence[Statement]) -> Iterator[Reading]:
    """Yield the reading as the technologies that one of *goals* itself mentions, or that the sentence names before it."""
    found = [
        f
        for goal in goals
        for f in clause.index.beside(goal)
        if f.property == POL.usesTechnology and f.subject is goal.subject and _is_for(f.object, goal)
    ]
    if found:
        holes = {"given": iris([f.subject for f in found]), "property": iris([POL.usesTechnology])}
        words = (
            f"{listed([f.subject for f in found])} {clause.wording.property_label(POL.usesTechnology)} [what]"
        )
        nodes = tuple(dict.fromkeys(f.object for f in found))
        yield Reading(words, "objects", holes, 4.0, nodes, "list", found)


def _caused(clause: Clause) -> Iterator[Reading]:
    """Yield the reading as what leads to the end that is asked for, where the sentence has it for a goal."""
    asked = {*clause.places("asksMeans")} | used(clause, POL.aimsAt) | used(clause, POL.leadsTo)
    # "How is X to reach its goal": whatever that is.
    reached = POL.Goal in clause.classes.values()
    found = []
    for fact in (f for f in clause.index.statements if f.property == POL.leadsTo):
        beside = (f for f in clause.index.beside(fact) if f.property == POL.aimsAt)
        sought = [f for f in beside if fact.object.words <= f.object.words]
        holders = [n for f in sought for n in (*clause.index.holders(f), f.object)]
        named = clause.names(fact.object)
        told = sum(clause.has(i, fact.object.words) for i in clause.content)
        told += sum(link.is_said_in(fact.object.words) for link in clause.links)
        match = Match(fact, [fact.object, *holders], [])
        if (
            sought
            and (named or told >= _LEAST_TOLD or reached)
            and covers(clause, match, clause.content - asked)
        ):
            found.append(fact)
    if found:
        holes = {"given": iris([f.object for f in found]), "property": iris([POL.leadsTo])}
        words = f"[what] {clause.wording.property_label(POL.leadsTo)} {listed([f.object for f in found])}"
        yield Reading(words, "subjects", holes, 3.0, tuple(f.subject for f in found), "list", found)


def _told(clause: Clause) -> Iterator[Reading]:
    """Yield the reading as what the sentence has behind the goal or the effect itself: "..., through X"."""
    asked = clause.without("asksMeans") if "asksMeans" in clause.asks else clause
    found: list[tuple[float, Statement, str]] = []
    one = asked.the_one
    for fact in clause.index.statements:
        means = _behind(clause, fact) if fact.property in _DONE else None
        holders = clause.index.holders(fact)
        named = asked.names(*holders)
        named |= one is not None and any(asked.is_of(n, one) for n in holders)
        if means is not None and named and not is_contrary(asked, fact):
            tally = Tally(asked, (fact,), [*holders, fact.object], [])
            told = tally.is_borne() and tally.by(fact.object) - frozenset().union(*map(tally.by, holders))
            if told or (fact.property == POL.aimsAt and _asks_all(asked)):
                found.append((tally.score, fact, means))
    best = max((score for score, _, _ in found), default=0.0)
    kept = [(fact, means) for score, fact, means in found if score == best]
    if kept and len({means for _, means in kept}) == 1:
        fact, means = kept[0]
        holes = {
            "given": iris([fact.subject]),
            "property": iris([fact.property]),
            "object": iris([fact.object]),
            "means": literals([means]),
        }
        words = f"{fact.subject.label} {clause.wording.property_label(fact.property)} {fact.object.label} by [what]"
        yield Reading(words, "means", holes, best, (fact.object,), "list", [fact])


def _asks_all(clause: Clause) -> bool:
    """Say whether *clause* tells nothing of a goal but that it is one: "how does X want to reach its goals"."""
    goals = {i for span, kind in clause.classes.items() if kind == POL.Goal for i in range(*span)}
    return bool(goals) and not clause.content - goals - used(clause, POL.aimsAt) - wanted(clause)


def _behind(clause: Clause, fact: Statement) -> str | None:
    """Return what the sentence of *fact* says right behind its object to be the means, up to the end of the clause."""
    place = fact.quote.find(fact.object.label)
    if place < 0:
        return None
    rest = fact.quote[place + len(fact.object.label) :]
    prepositions = clause.wording.roles.words(LEX.meansPrepositions)
    markers = "|".join(sorted(map(re.escape, prepositions), key=len, reverse=True))
    match = re.match(rf"\s(?:{markers})(?:\s|:\s)", rest)
    said = _END.split(rest[match.end() :], maxsplit=1)[0].strip() if match else ""
    return said if said and len(said.split()) <= _MOST_WORDS else None


def _is_for(node: Node, goal: Statement) -> bool:
    """Say whether what *node* names stands before *goal* in its sentence, or within it."""
    quote, place = goal.quote.lower(), goal.quote.lower().find(goal.object.label.lower())
    names = [name.lower() for name in (node.label, *node.aliases)]
    return place >= 0 and any(0 <= quote.find(n) < place + len(goal.object.label) for n in names)
