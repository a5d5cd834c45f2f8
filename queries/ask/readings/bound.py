"""The bound: whether a number is as large, or as small, as a question has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ....ontology.namespace import LEX, POL, UNIT
from ..index.index import Statement
from ..matching.fit import OPEN, figures, fitted, is_goal, needs, says
from ..matching.number import Number, bounded_number, compared, exceeds, is_alike
from ..matching.target import asks_done
from ..parsing.clause import Clause
from .reading import Reading, measured


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as a number with its bound that the graph bears out, or denies."""
    bound = bounded_number(clause)
    if bound is None:
        yield from _held(clause)
        return
    told = [f for f in figures(clause, POL.hasStatistic) if is_alike(bound, f.figure, clause.wording)]
    told = [f for f in told if not _is_another(clause, bound, f)]
    if bound.is_share:
        told = [f for f in told if _says_subject(clause, f)]  # a tax credit for ships is no share of them
    fits = [f for fact in told if (f := fitted(clause, fact, said=bound.places))]
    best = max((f.score for f in fits), default=0.0)
    shapes = {
        f.fact: compared(bound, f.fact.figure, clause.wording)
        for f in fits
        if f.score == best > 0 and f.fact.figure
    }
    is_open = len({*shapes.values()}) > 1
    for fact, shape in shapes.items():
        # Of several figures one may be the number that is asked for; that none is, or some are larger, decides nothing.
        if fact.figure is None or shape is None or (is_open and (shape == "no" or bound.is_bounded)):
            continue
        if (asks_done(clause) or _asks_now(clause)) and is_goal(clause, fact):
            continue  # what is to be reached has not been for that
        words = f"whether {fact.figure.indicator} {_said(clause, bound)}; it is {fact.object.label}"
        yield Reading(words, "figures", measured([fact], clause.index), best, (fact.object,), shape, [fact])


def _is_another(clause: Clause, bound: Number, fact: Statement) -> bool:
    """Say whether *clause* names the number of *fact* beside *bound*: "did 14 towns receive more than 20 million"."""
    others = {w.text for i, w in enumerate(clause.words) if i not in bound.places | clause.linked}
    return fact.figure is not None and fact.figure.value in others


def _says_subject(clause: Clause, fact: Statement) -> bool:
    """Say whether *clause* has the noun for the figure of *fact*; a mere share of something has none."""
    measure = fact.figure.indicator.lower().split(" of ")[0] if fact.figure else ""
    is_share = "asksShare" in clause.wording.asks.get((measure,), ())
    return is_share or any(clause.has(i, fact.object.heads) for i in range(len(clause.words)))


def _asks_now(clause: Clause) -> bool:
    """Say whether it asks what is so now, and not what should be: "do 75 % of the firms use it"."""
    begins = clause.words[0]
    wanted = any(POL.aimsAt in found for _, found in clause.properties)
    return (
        begins.tag in ("VBP", "VBZ", "VB")
        and not wanted
        and all(w.tag not in ("MD", "TO") for w in clause.words)
    )


def held_for(clause: Clause, fact: Statement) -> frozenset[int] | None:
    """Return the places of the words of *clause* for how long what *fact* tells has gone on.

    None is returned where the sentence does not bear them out: "for more than a decade", where it has been for nine years.
    """
    bound = bounded_number(clause)
    unit = max(bound.places) + 1 if bound else len(clause.words)
    while bound and unit < len(clause.words) and clause.words[unit].tag[:2] == "JJ":
        unit += 1  # "14 consecutive years"
    units = clause.words[unit : unit + 1]
    timed = bool(units) and not units[0].stems.isdisjoint(clause.wording.time_units)
    if bound is None or not (bound.lasts or timed):
        return frozenset()
    bound = replace(
        bound, places=bound.places | ({*range(max(bound.places) + 1, unit + 1)} if timed else set())
    )
    told = [f.figure for f in clause.index.beside(fact) if f.figure and f.figure.lasts(clause.wording)]
    return bound.places if any(compared(bound, f, clause.wording) == "yes" for f in told) else None


def _held(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as what a figure says by its verb: "did exports grow"."""
    verbs = [i for i in clause.content if clause.words[i].tag.startswith("V")]
    for fact in figures(clause, POL.hasStatistic):
        fit = fitted(clause, fact) if verbs else None
        said = fact.figure is not None and all(clause.has(i, fact.figure.words) for i in verbs)
        # What is said to do it must be what the figure is of.
        named = clause.names(fact.subject)
        named |= any(clause.has(i, fact.subject.heads) for i in range(len(clause.words)))
        to_be = asks_done(clause) and is_goal(clause, fact)
        if fact.figure and fit and said and named and not fit.context and not to_be:
            holes = measured([fact], clause.index)
            words = f"whether {fact.subject.label} {fact.figure.indicator}; it is {fact.object.label}"
            yield Reading(words, "figures", holes, fit.score, (fact.object,), "yes", [fact])


def measures(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as what it is that has the value it gives: "what exceeds a billion in China"."""
    bound = bounded_number(clause)
    if (
        bound is None
        or clause.words[0].text.lower() not in ("what", "which")
        or clause.asks.keys() - {"asksMost", "asksShared", *_counting_noun(clause)}
    ):
        return
    has = (s for s, stated in clause.properties if POL.hasStatistic in stated)
    valued = any(clause.words[s[0]].tag.startswith("V") for s in has)
    valued = valued or any(w.base == "be" for w in clause.words[1:2])
    if clause.asked_class is not None or not valued:
        return
    # "Which two numbers have both passed X": how many there are is no word of theirs.
    told = bound.places | {
        *clause.places("asksShared"),
        *clause.number_of(clause.asks.get("asksNumber", (0,))[0]),
    }
    found = [
        fact
        for fact in figures(clause, POL.hasStatistic)
        if fact.figure is not None
        and fact.figure.value is not None
        and Decimal(fact.figure.value) == bound.value
        and all(i in told or says(clause, i, fact) for i in needs(clause, OPEN, fact=fact))
        and all(
            {fact.subject, fact.figure.place} & {*link.nodes} or link.is_said_in(fact.measure_words)
            for link in clause.links
        )
        and not clause.names(fact.subject)
    ]
    if found:
        words = f"[what] {_said(clause, bound)}"
        subjects = tuple(dict.fromkeys(f.subject for f in found))
        score = 9.0 if _counting_noun(clause) else 3.0
        yield Reading(words, "figures", measured(found, clause.index), score, subjects, "measured", found)


def _said(clause: Clause, bound: Number) -> str:
    """Return the words of *bound* with a verb: "is more than one million", "passed one million"."""
    span = min(bound.places), max(bound.places) + 1
    verb = "" if clause.words[span[0]].tag.startswith("V") else "is "
    return verb + clause.text(span)


def _counting_noun(clause: Clause) -> set[str]:
    """Return the role of a word for numbers that are asked for themselves: "which figures exceed a billion"."""
    named = any(clause.words[i].tag.startswith("NN") for i in clause.places("asksNumber"))
    return {"asksNumber"} if named else set()


def contrast(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as whether one figure is larger, or smaller, than another: "more X than Y"."""
    largest = "asksMost" in clause.asks
    than = next((i for i, w in enumerate(clause.words) if w.text.lower() == "than"), 0)
    if not than or not (largest or "asksLeast" in clause.asks):
        return
    wanted = {*needs(clause, ("asksMost", "asksLeast", *OPEN)), *clause.linked}
    told = [f for f in figures(clause, POL.hasStatistic) if f.figure and f.figure.value]
    if any(clause.plays(w, LEX.lastingComparatives) for w in clause.words):
        told = [f for f in told if not _is_count(f)]  # no number of things is longer
    sides = [
        [f for f in told if part and all(says(clause, i, f) for i in part)]
        for part in ([i for i in wanted if i < than], [i for i in wanted if i > than])
    ]
    # "Fewer major than small ones": what is said of the second alone is counted of the first as well.
    if len(sides[1]) > 1:
        sides[1] = [f for f in sides[1] if _is_count(f)]  # shares of them are no number
    others = [f for f in sides[0] if f not in sides[1]]
    named = [f for f in others if clause.names(f.subject) and _is_count(f)]
    sides[0] = [f for f in others if _is_like(f, sides[1])] or (
        named if all(map(_is_count, sides[1])) else []
    )
    if not all(len(side) == 1 for side in sides):
        return
    (one,), (other,) = sides
    is_more = exceeds(one.figure, other.figure)
    if is_more is None:
        return
    shape = "yes" if is_more == largest else "no"
    words = f"whether {one.object.label} are {'more' if largest else 'fewer'} than {other.object.label}"
    yield Reading(
        words,
        "figures",
        measured([one, other], clause.index),
        4.0,
        (one.object, other.object),
        shape,
        [one, other],
    )


def _is_count(fact: Statement) -> bool:
    """Say whether its figure is a number of things, which may be compared with that of any others."""
    unit = fact.figure.unit.iri if fact.figure and fact.figure.unit else ""
    return (
        unit != UNIT["percent"] and fact.figure is not None and fact.figure.indicator.startswith("number of")
    )


def _is_like(fact: Statement, others: list[Statement]) -> bool:
    return any(
        f.figure
        and fact.figure
        and f.figure.unit is fact.figure.unit
        and f.subject.heads & fact.subject.heads
        for f in others
    )
