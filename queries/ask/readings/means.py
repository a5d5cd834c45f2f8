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
from .reading import Reading, iris, listed, literals

# A clause ends at a stop, or where a relative clause begins.
_END = re.compile(rf"[.;](?=\s|$)|, (?=(?:{'|'.join(sorted(PLAIN))})\b)")
_AND = " and"
_DONE = frozenset({POL.aimsAt, POL.leadsTo})
_MOST_WORDS = 40
_LEAST_TOLD = 2
_GERUND = "ing"


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as what is used for a goal, or by what it is to be done: "how does X want to do Y"."""
    goals = _asked_goals(clause)
    yield from [*_by_goals(clause, goals)] or _used(clause, goals)
    caused = list(_caused(clause))
    yield from caused or _told(clause)


def _asked_goals(clause: Clause) -> list[Statement]:
    """Return the goals that are asked for, with who has them, or else those that a word of near meaning tells."""
    asked = {*clause.places("asksMeans")} | used(clause, POL.aimsAt) | used(clause, POL.adopts)
    found, near = list[Statement](), list[Statement]()
    bare = clause.without("asksMeans") if "asksMeans" in clause.asks else clause
    for goal in (f for f in clause.index.statements if f.property == POL.aimsAt):
        given = clause.index.holders(goal)
        match = Match(goal, [*given, goal.object], [])
        named = clause.names(*given)
        told = any(clause.has(i, goal.object.words) for i in clause.content - asked)
        told |= clause.names(goal.object)
        if not (named and told):
            continue
        if covers(clause, match, clause.content - asked) and not (match.context or match.beside):
            found.append(goal)
        elif Tally(bare, (goal,), [*given, goal.object], []).is_borne() and not is_contrary(bare, goal):
            near.append(goal)
    return found or near


def _by_goals(clause: Clause, goals: Sequence[Statement]) -> Iterator[Reading]:
    """Yield the reading as the goal that is to bring about one of *goals*, all of it: "make the most of X in order to do Y"."""
    wording = clause.wording
    found = [f for goal in goals for f in _leading_over(clause, goal)]
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


def _leading_over(clause: Clause, goal: Statement) -> list[Statement]:
    """Return the goals that the sentence of *goal* has before an infinitive, *goal* itself or a list that it is of.

    They are all that the same verb has: "make use of X and Y to do Z".
    """
    beside = [
        f
        for f in clause.index.beside(goal)
        if f.property == POL.aimsAt and f.subject is goal.subject and f.object is not goal.object
    ]
    said = _before_infinitive(clause, goal, beside).split()
    parts = [(f, f.object.label.split()) for f in beside]
    verbs = {words[0] for _, words in parts if said and words[0] in said and words[-1] == said[-1]}
    return [f for f, words in parts if words[0] in verbs]


def _before_infinitive(clause: Clause, goal: Statement, beside: Sequence[Statement]) -> str:
    """Return what the sentence has before "to" and *goal*, or the list of goals that ends in it; empty where it has no "to"."""
    markers = [
        f" {m}" for m in sorted(clause.wording.roles.words(LEX.infinitiveMarkers), key=len, reverse=True)
    ]
    words, found, _ = goal.quote.partition(_told_as(goal, beside))
    words = words.rstrip() if found else ""
    while words and not words.endswith(tuple(markers)):
        words = words.removesuffix(_AND).rstrip(" ,")
        member = next((f.object.label for f in beside if words.endswith(f.object.label)), words)
        words = words.removesuffix(member).rstrip()
    marker = next((m for m in markers if words.endswith(m)), "")
    return words.removesuffix(marker)


def _told_as(goal: Statement, beside: Sequence[Statement]) -> str:
    """Return the words by which its sentence tells *goal*: "improve the state of A and B" is told of A, and of B behind it."""
    labels = (f.object.label for f in (goal, *beside))
    verb = goal.object.label.split()[0]
    return next((t for t in labels if t in goal.quote and t.split()[0] == verb), goal.object.label)


def _used(clause: Clause, goals: Sequence[Statement]) -> Iterator[Reading]:
    """Yield the reading as the technologies that one of *goals* itself mentions, or that the sentence names before it."""
    found = [
        f
        for goal in goals
        for f in clause.index.beside(goal)
        if f.property == POL.usesTechnology and f.subject is goal.subject and _is_for(clause, f.object, goal)
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
    """Return what the sentence of *fact* says right behind its object to be the means, up to the end of the clause.

    The object may end with it: "make towns cleaner by planting trees".
    """
    place = fact.quote.find(fact.object.label)
    if place < 0:
        return None
    prepositions = clause.wording.roles.words(LEX.meansPrepositions)
    markers = "|".join(sorted(map(re.escape, prepositions), key=len, reverse=True))
    marker = re.compile(rf"\s(?:{markers})(?:\s|:\s)")
    end = place + len(fact.object.label)
    match = marker.match(fact.quote, end)
    if match is None:
        within = marker.search(fact.quote, place, end)
        gerund = fact.quote[within.end() : end].split()[:1] if within else []
        match = within if gerund and gerund[0].endswith(_GERUND) else None
    said = _END.split(fact.quote[match.end() :], maxsplit=1)[0].strip() if match else ""
    return said if said and len(said.split()) <= _MOST_WORDS else None


def _is_for(clause: Clause, node: Node, goal: Statement) -> bool:
    """Say whether what *node* names stands before *goal* in its sentence, or within it."""
    goals = [f for f in clause.index.beside(goal) if f.property == POL.aimsAt and f.subject is goal.subject]
    told = _told_as(goal, goals).lower()
    quote, place = goal.quote.lower(), goal.quote.lower().find(told)
    names = [name.lower() for name in (node.label, *node.aliases)]
    return place >= 0 and any(0 <= quote.find(n) < place + len(told) for n in names)
