"""The order: when what a clause names happened or is due, and which of several came first or last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....ontology.namespace import POL
from ..index.index import Node, Statement
from ..matching.account import Match, covers
from ..matching.stating import used
from ..matching.tally import Tally
from ..matching.target import asks_past, is_reached
from ..parsing.clause import Clause
from .dating import overlap
from .reading import Reading, iris, listed

_LEAST = 2


def dated(clause: Clause, *, by_then: bool = False) -> Iterator[Reading]:
    """Yield the reading of *clause*, asked for a time, as a statement with a date that says all of it.

    :param by_then: whether it is asked for the time by which it was so at the latest: "by what date did X have Y".
    """
    kept = []
    for fact in clause.index.statements:
        if fact.period is None or fact.figure is not None or not _says_its_verb(clause, fact):
            continue
        if asks_past(clause) and _is_aimed_at(clause, fact) and not (by_then and is_reached(clause, fact)):
            continue  # when it was reached is not by when it should be
        ends = [*clause.index.holders(fact), fact.object]
        found = Match(fact, ends, [fact.period])
        # A date that stands in the same sentence may be that of something else, so nothing is left to the context.
        if covers(clause, found, clause.content - used(clause, fact.property)) and not (
            found.context or found.beside
        ):
            kept.append(found)
    best = max((m.score for m in kept), default=0.0)
    facts = [m.fact for m in kept if m.score == best]
    if best > 1 and len({f.period for f in facts}) == 1:
        yield _when(clause, facts, best)


def _is_aimed_at(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact*, or another of its sentence with the same date, is an aim."""
    facts = (fact, *clause.index.beside(fact))
    return any(f.property == POL.aimsAt and f.period is fact.period for f in facts)


def _when(clause: Clause, facts: Sequence[Statement], score: float) -> Reading:
    """Return the reading as the date that *facts* share."""
    holes = {
        "given": iris([f.subject for f in facts]),
        "property": iris([f.property for f in facts]),
        "object": iris([f.object for f in facts]),
    }
    words = f"[when] {facts[0].subject.label} {clause.wording.property_label(facts[0].property)} {facts[0].object.label}"
    periods = tuple(dict.fromkeys(f.period for f in facts if f.period is not None))
    return Reading(words, "fact-periods", holes, score, periods, "list", facts)


def begun(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as what something ushered in at a time: "which era began in 1990"."""
    noun = clause.asked_noun
    if noun is None or noun in clause.linked or clause.is_whether:
        return
    verbs = used(clause, POL.happenedIn) | used(clause, POL.leadsTo)
    facts = [
        f
        for f in clause.index.statements
        if f.property == POL.leadsTo
        and clause.has(noun, f.object.heads)
        and all(f.period in link.nodes for link in clause.links)
        and all(clause.has(i, f.object.words) for i in clause.content - verbs)
    ]
    if clause.links and verbs - {noun} and len({f.object for f in facts}) == 1:
        holes = {"given": iris([f.subject for f in facts]), "property": iris([POL.leadsTo])}
        words = f"{listed([f.subject for f in facts])} leads to [what]"
        yield Reading(words, "objects", holes, 3.0, (facts[0].object,), "list", facts)


def nearly(clause: Clause) -> Reading | None:
    """Return the reading of *clause*, asked for a time, as a goal whose ends bear it out but for one word of near meaning."""
    if "asksTime" not in clause.asks or clause.is_whether or asks_past(clause):
        return None
    asked = clause.without("asksTime")
    kept: list[tuple[float, Statement]] = []
    for fact in clause.index.statements:
        if fact.period is None or fact.property != POL.aimsAt:
            continue
        holders = clause.index.holders(fact)
        tally = Tally(asked, (fact,), [*holders, fact.object], [])
        if tally.is_borne() and tally.by(fact.object):
            kept.append((tally.score, fact))
    best = max((score for score, _ in kept), default=0.0)
    facts = [fact for score, fact in kept if score == best]
    return _when(clause, facts, best) if len({f.period for f in facts}) == 1 else None


def order(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as a question for the earliest or latest of what has a date."""
    role = next((r for r in ("asksFirst", "asksLast") if r in clause.asks), None)
    if role is None or clause.asks.get("asksTime", (1, 1))[0] == 0:
        return  # "when is the first X expected" asks for a time
    said = {*range(*clause.asks[role])} | used(clause, POL.happenedIn) | used(clause, POL.adopts)
    if clause.content - said - clause.classed:
        return
    events = [(n, day, f) for f in clause.index.statements for n, day in _event(f)]
    if clause.links:
        events = [e for e in events if clause.names(e[0])]
        if not all(any(e[0] in link.nodes for e in events) for link in clause.links):
            return
    elif clause.asked_class is not None:
        events = [e for e in events if e[0].is_a(clause.asked_class)]
    nodes = list(dict.fromkeys(e[0] for e in events))
    days = sorted({day for _, day, _ in events})
    if len(nodes) < _LEAST or len(days) < _LEAST:
        return
    best = days[0] if role == "asksFirst" else days[-1]
    kept = [e for e in events if e[1] == best]
    if len({e[0] for e in kept}) > 1 or any(
        overlap(e[2], kept[0][2]) for e in events if e[0] is not kept[0][0]
    ):
        return  # which of 2024 and December 2024 came first no text tells
    pattern = "first" if role == "asksFirst" else "last"
    words = f"[the {pattern}] of {listed(nodes)}"
    facts = [f for _, _, f in kept]
    yield Reading(words, pattern, {"node": iris(nodes)}, 6.0, (kept[0][0],), "list", facts)


def _event(fact: Statement) -> Iterator[tuple[Node, str]]:
    """Yield what *fact* says to have happened, with its first day."""
    if fact.property == POL.happenedIn and fact.object.begin:
        yield fact.subject, fact.object.begin
    elif fact.property == POL.adopts and fact.period is not None and fact.period.begin:
        yield fact.object, fact.period.begin


def _says_its_verb(clause: Clause, fact: Statement) -> bool:
    """Say whether what the question says to be done is what *fact* says."""
    words = fact.subject.words | fact.object.words
    return all(
        fact.property in found
        or POL.hasStatistic in found
        or any(clause.words[i].stems & words for i in range(*span))
        for span, found in clause.properties
        if span not in clause.classes
    )
