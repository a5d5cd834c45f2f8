"""The choice: all readings of a clause, the best first."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import POL
from ..matching.number import is_told_of_as_many
from ..parsing.clause import Clause
from . import (
    alternative,
    amount,
    arising,
    befalling,
    bound,
    circumstance,
    classing,
    consensus,
    contest,
    course,
    covering,
    deed,
    document,
    fellow,
    figure,
    foreign,
    hindrance,
    impact,
    lasting,
    listing,
    means,
    members,
    naming,
    order,
    owner,
    part,
    partaking,
    polarity,
    purpose,
    quality,
    ranking,
    reach,
    relation,
    saying,
    stages,
    superior,
    titling,
    traits,
    undergoing,
    variety,
    whereabouts,
    whole,
)
from .comparison import comparison
from .counting import called_so, counted, is_countable, numbered
from .reading import Reading, iris

_OF_GOVERNMENTS = frozenset({POL.adopts, POL.aimsAt, POL.usesTechnology, POL.relatedPolicy, POL.happenedIn})
# What the clauses of the texts say, in the order in which it is tried.
_BY_CLAUSES = (
    quality.reading,
    whole.reading,
    stages.reading,
    superior.reading,
    lasting.reading,
    circumstance.reading,
    amount.reading,
    befalling.reading,
    members.reading,
    arising.reading,
    saying.reading,
    titling.reading,
    reach.reading,
    whereabouts.reading,
)

# What is read in one way or not at all.
_ALONE = (quality, part, traits, variety)
# All of what one sentence, or all that is told of policies, lists.
_LISTED = (consensus.reading, reach.goals, foreign.reading, impact.reading)


def ranked(clause: Clause) -> list[Reading]:
    """Return the readings of *clause* that account for all its words, the best first."""
    if not is_told_of_as_many(clause) or impact.is_miscounted(clause):
        return []
    for module in _ALONE:
        if module.asked(clause):
            found = module.reading(clause)
            return [found] if found is not None else []
    done = deed.reading(clause)
    if done is not None or deed.asked(clause):
        return [done] if done is not None else []
    told = (
        r for r in _readings(clause) if _is_of_governments(clause, r) and not deed.is_aim_alone(clause, r)
    )
    return _fuller_first(sorted(told, key=lambda r: -r.score))


def last(clause: Clause) -> Reading | None:
    """Return the reading of *clause* where there is no other, if one may be had."""
    if (
        not is_told_of_as_many(clause)
        or impact.is_miscounted(clause)
        or any(module.asked(clause) for module in _ALONE)
        or naming.asks_place(clause)
        or befalling.asks_made(clause)
        or deed.asked(clause)
    ):
        return None
    if saying.asks_become(clause):
        return saying.reading(clause)
    near = (
        polarity.nearly(clause) or order.nearly(clause) or covering.reading(clause) or owner.reading(clause)
    )
    reading = near or next((r for read in _BY_CLAUSES if (r := read(clause)) is not None), None)
    if reading is None or deed.is_aim_alone(clause, reading):
        return None
    return reading if _is_of_governments(clause, reading) else None


def _is_of_governments(clause: Clause, reading: Reading) -> bool:
    """Say whether *reading* is of what governments do, where one is named by its seat: what is in Oslo is not in Norway."""
    named = any(link.is_seat for link in clause.links)
    return not named or (bool(reading.facts) and all(f.property in _OF_GOVERNMENTS for f in reading.facts))


def _fuller_first(found: list[Reading]) -> list[Reading]:
    """Return *found* with the reading before the best that has more of the same: an ability to use X, for X."""
    if not found or found[0].shape != "list" or not found[0].facts:
        return found
    best = found[0]
    words = frozenset[str]().union(*(n.words for n in best.nodes))
    for reading in found[1:]:
        same = {f.quote for f in reading.facts} == {f.quote for f in best.facts}
        larger = len(reading.nodes) == 1 == len(best.nodes) and words < reading.nodes[0].words
        if same and larger and reading.score > best.score - 1:
            return [reading, *(r for r in found if r is not reading)]
    return found


def _readings(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* by each kind of question that it may be, and by those alone."""
    listed = next((r for read in _LISTED if (r := read(clause)) is not None), None)
    if listed is not None:
        yield listed
        return  # part of a list is not told for all of it, nor what most have for what all have
    either = list(alternative.readings(clause))
    compared = comparison(clause)
    if either or compared is not None:
        yield from either
        yield from [compared] if compared and not either else []
        return
    undergone = undergoing.reading(clause)
    if undergone is not None:
        yield undergone
        return  # what came of it is not what it was done to
    yield from document.readings(clause)
    yield from fellow.readings(clause)
    yield from naming.readings(clause)
    if naming.described(clause) or naming.asks_place(clause):
        return  # what it aims at is not what it is called, or what it is
    if befalling.asks_made(clause):
        yield from befalling.made(clause)
        return
    yield from order.order(clause)
    yield from order.begun(clause)
    yield from contest.readings(clause)
    if hindrance.asked(clause):
        keeping = hindrance.readings(clause)
        if "asksNumber" in clause.asks:
            keeping = (counted(r) for r in keeping if is_countable(clause, r))
        yield from keeping
        return
    yield from purpose.readings(clause)
    if clause.asks.get("asksPurpose", (1, 1))[0] == 0:
        return  # "why" is not "what"
    yield from ranking.rankings(clause)
    if clause.is_whether:
        yield from classing.readings(clause)
        if classing.asked(clause):
            return
        known = polarity.whether(clause)
        if known is not None:
            yield known
        yield from bound.readings(clause)
        yield from bound.contrast(clause)
        yield from course.readings(clause)
        if any(w.text.lower() == "or" for w in clause.words):
            yield from ranking.most(clause)
        return
    yield from bound.measures(clause)
    yield from figure.gathered(clause)
    yield from ranking.most(clause)
    if not titling.asked(clause) and not _asks_how_it_should_be(clause):
        yield from figure.statistics(clause)
    if clause.asks_manner:
        yield from means.readings(clause)
        return
    if figure.asks_measure(clause):
        return
    if "asksNumber" in clause.asks:
        together = partaking.reading(clause) or traits.reading(clause)
        if together is not None:
            yield together
            return
        # What is a number of things itself is no one thing to be counted.
        lists = listing.readings(clause.without("asksNumber"))
        yield from (numbered(clause, called_so(clause, r)) for r in lists if is_countable(clause, r))
    elif "asksTime" in clause.asks:
        yield from order.dated(clause.without("asksTime"), by_then=clause.words[0].tag == "IN")
        yield from (
            r
            for r in relation.readings(clause.without("asksTime"), frozenset({POL.happenedIn}))
            if r.holes.get("property") == iris([POL.happenedIn])
            and r.score > 1
            and all(n.is_a(POL.Period) for n in r.nodes)  # "when" is not what happened then
        )
    else:
        yield from (r for r in listing.readings(clause) if not _misses_purpose(clause, r))


def _asks_how_it_should_be(clause: Clause) -> bool:
    """Say whether it asks how something should be, which is no number of it."""
    begins = [w.tag for w in clause.words[:2]] == ["WRB", "MD"]
    return begins and not clause.asks and clause.words[-1].base == "be"


def _misses_purpose(clause: Clause, reading: Reading) -> bool:
    """Say whether *clause* asks what something is for, and *reading* tells but whose it is, or what else is used."""
    asks_use = clause.asks.get("asksPurpose", (0, 0))[1] == len(clause.words)
    return asks_use and any(f.property in (POL.adopts, POL.usesTechnology) for f in reading.facts)
