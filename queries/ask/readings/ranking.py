"""The ranking: readings of a clause as a question for a place in an order, or for the first or last of several figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode

from ....ontology.namespace import LEX, POL, XSD
from ..index.index import Statement
from ..matching.fit import OPEN, figures, fitted, needs, says
from ..matching.kind import is_of_kind
from ..matching.stating import has_verb
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..parsing.rank import asked_ranks, leading
from ..words.asking import NUMBERS
from .bound import held_for
from .reading import Reading, listed, literals, measured

_COMPARATIVES = frozenset({"JJR", "RBR"})
_FROM = "from"
_COUNT = "number of"
_UNRANKED = frozenset({POL.Goal, POL.Policy, POL.Challenge})


def rankings(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as a question for a place in an order, or for who takes it."""
    ranks = asked_ranks(clause)
    yield from _fields(clause, ranks)
    if NUMBERS & clause.asks.keys() and "asksRank" not in clause.asks:
        return
    if "asksTime" in clause.asks:
        return  # when it took its place is not which
    if not ranks and "asksRank" not in clause.asks and "asksPlace" not in clause.asks:
        return
    has = any(w.base == "have" and w.tag != "VBN" for w in clause.words)
    if not ranks and "asksRank" not in clause.asks and has and not has_verb(clause, POL.hasRanking):
        return  # where somebody has a lead is no place in an order
    most = clause.places("asksMost")
    behind = [w.text.lower() for w in clause.words[most.stop :]]
    is_comparative = any(clause.words[i].tag in _COMPARATIVES for i in most)
    if {*ranks} <= {*most} and "than" in (behind if is_comparative else behind[:1]):
        return  # more than half is no first place, nor is a higher share than that of another
    if clause.asked_class in _UNRANKED:
        return  # the first goal is no place in an order
    # "The leader" is who leads, and no person for that.
    leads = clause.focus is not None and not {*leading(clause)}.isdisjoint(range(*clause.focus[0]))
    for fact in figures(clause, POL.hasRanking):
        figure = fact.figure
        actor = any(fact.subject in link.nodes or fact.subject.name <= link.words for link in clause.links)
        lasting = held_for(clause, fact)
        if lasting is None or _is_of_other_time(clause, fact):
            continue
        fit = fitted(clause, fact, ranks=ranks, said=lasting)
        if clause.is_whether and not actor and figure is not None and figure.rank in ranks.values():
            yield from _held_by_another(clause, fact, ranks)
            continue
        if figure is None or figure.rank is None or fit is None:
            continue
        holes = measured([fact], clause.index)
        if actor and len({*ranks.values()}) > 1 and clause.is_whether and _is_choice(clause):
            words = f"[rank] of {fact.subject.label} in {figure.indicator}"
            yield Reading(words, "figures", holes, fit.score, (fact.object,), "figure", [fact])
        elif actor and clause.is_whether and ranks:
            shape = "yes" if figure.rank in ranks.values() else "no"
            words = f"whether {fact.subject.label} is at this place in {figure.indicator}"
            yield Reading(words, "figures", holes, fit.score, (fact.object,), shape, [fact])
        elif (
            actor
            and not leading(clause)
            and (not ranks or figure.rank in ranks.values())
            and not _of_field(clause, ranks)
        ):
            words = f"[rank] of {fact.subject.label} in {figure.indicator}"
            yield Reading(words, "figures", holes, fit.score, (fact.object,), "figure", [fact])
        elif not actor and figure.rank in ranks.values() and (leads or is_of_kind(clause, fact.subject)):
            words = f"[who] is number {figure.rank} in {figure.indicator}"
            holes = {"indicator": literals([figure.indicator]), "number": [_integer(figure.rank)]}
            yield Reading(words, "figure-places", holes, fit.score, (fact.subject,), "list", [fact])


def _is_of_other_time(clause: Clause, fact: Statement) -> bool:
    """Say whether the rank of *fact* is but the one before another, as in "third, up from fifth", or that other where the former is asked for."""
    figure, said = fact.figure, f" {_FROM} {fact.object.label} "
    others = (f.figure for f in clause.index.beside(fact) if f.subject is fact.subject and f is not fact)
    moved = any(o and figure and o.rank and o.indicator == figure.indicator for o in others)
    is_left = moved and said in f"{fact.quote.rstrip('.')} "
    if clause.plays(clause.words[-1], LEX.formerWords):
        return not is_left
    return is_left and all(w.text.lower() != _FROM for w in clause.words)


def _of_field(clause: Clause, ranks: dict[int, int]) -> bool:
    """Say whether it asks in what somebody is at a place that it names: "what is X number one in"."""
    named = bool(ranks) and "asksRank" not in clause.asks and clause.words[0].text.lower() == "what"
    return named and any(w.text.lower() == "in" for w in clause.words[max(ranks, default=0) + 1 :][:1])


def _is_choice(clause: Clause) -> bool:
    """Say whether it asks which of several it is: "is X first or second"."""
    return any(w.text.lower() == "or" for w in clause.words)


def _held_by_another(clause: Clause, fact: Statement, ranks: dict[int, int]) -> Iterator[Reading]:
    """Yield the reading as whether somebody is at a place that, by *fact*, another takes."""
    figure = fact.figure
    named = [link for link in clause.links if link.is_proper]
    fit = fitted(clause, fact, ranks=ranks, anywhere=True)
    if figure is not None and fit is not None and len(named) == 1:
        words = f"whether {named[0].text} is number {figure.rank} in {figure.indicator}; the text names {fact.subject.label}"
        holes = measured([fact], clause.index)
        yield Reading(words, "figures", holes, fit.score, (fact.object,), "no", [fact])


def _fields(clause: Clause, ranks: dict[int, int]) -> Iterator[Reading]:
    """Yield the readings as a question for what somebody holds a rank in: "in which field is X second"."""
    leads = {i for i in range(len(clause.words)) if POL.hasRanking in clause.stated_at(i)}
    # "Of which ports has X the most" asks for no field.
    has = any(w.base == "have" and w.tag != "VBN" for w in clause.words[-2:])
    if has and {*ranks} <= {*clause.places("asksMost")}:
        return
    said = {*ranks, *leads}
    left = {i for i in clause.content - said if not clause.plays(clause.words[i], LEX.fields)}
    years = _years(clause)
    asked = any(w.text.lower() in ("what", "which") for w in clause.words) and not clause.is_whether
    # "Number one" asks for no number.
    asks = {role for role, span in clause.asks.items() if not {*range(*span)} <= {*ranks}}
    # "In what does it rank first" asks in what.
    asks -= {"asksRank"} if any(clause.words[i].tag[:1] == "V" for i in clause.places("asksRank")) else set()
    if not said or not asked or {"asksRank", "asksActor", *NUMBERS} & asks:
        return
    for fact in figures(clause, POL.hasRanking):
        figure = fact.figure
        named = [link for link in clause.links if fact.subject not in link.nodes]
        if (
            figure is not None
            and (lasting := held_for(clause, fact)) is not None
            and left <= lasting | years
            and (not years or lasting or _lasts(clause, fact, min(years)))
            and figure.rank in (ranks.values() or (1,))
            and len(named) < len(clause.links)
            and all(not link.is_proper and link.is_said_in(fact.context) for link in named)
        ):
            words = f"[in what] {fact.subject.label} is number {figure.rank}"
            holes = measured([fact], clause.index)
            yield Reading(words, "figures", holes, 3.0, (fact.object,), "indicator", [fact])


def _years(clause: Clause) -> frozenset[int]:
    """Return the places of the number and the unit of a time for which a rank is held: "for 14 years", "14 years in a row"."""
    for place, word in enumerate(clause.words):
        if word.stems & clause.wording.time_units:
            first = place
            while first and clause.words[first - 1].tag == "JJ":
                first -= 1
            if first and clause.is_number(first - 1):
                return frozenset(range(first - 1, place + 1))
    return frozenset()


def _lasts(clause: Clause, fact: Statement, number: int) -> bool:
    """Say whether another figure of the sentence of *fact* says that it has gone on for the number at the place *number*."""
    text = clause.words[number].text.lower()
    value = float(text) if text.isdigit() else clause.vocabulary.numerals.get(text)
    told = [f.figure for f in clause.index.beside(fact) if f.figure and f.figure.lasts(clause.wording)]
    return any(f.value is not None and value is not None and float(f.value) == float(value) for f in told)


def most(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as a question for the largest or smallest of several figures."""
    largest = "asksMost" in clause.asks
    if not largest and "asksLeast" not in clause.asks:
        return
    if "asksNumber" in clause.asks and clause.words[0].text.lower() == "how" and _compares(clause):
        return  # by how many one is more than the other no text says
    places = [link for link in clause.links if link.is_proper]
    named = {i for link in places for i in range(*link.span)}
    levels = _levels(clause)
    wanted = sorted({*needs(clause, ("asksMost", "asksLeast", *OPEN)), *clause.linked} - named - levels)
    told = [f for f in figures(clause, POL.hasStatistic) if all(_is_of(f, link) for link in places)]
    choices = [f for f in told if any(says(clause, i, f) for i in wanted)]
    if levels and not all(any(says(clause, i, f) for f in choices) for i in wanted):
        choices, wanted = _of_one_kind(clause, told, wanted), []
    choices = [f for f in choices if all(says(clause, i, f) or _varies(clause, i, choices) for i in wanted)]
    sides = _sides(clause, wanted)
    if sides and all(any(all(says(clause, i, f) for i in side) for f in choices) for side in sides):
        choices = [f for f in choices if any(all(says(clause, i, f) for i in side) for side in sides)]
    # "Major or small": of those alone, whatever others there are.
    telling = [i for i in wanted if not all(says(clause, i, f) for f in choices)]
    choices = [f for f in choices if not telling or any(says(clause, i, f) for i in telling)]
    covered = all(any(says(clause, i, f) for f in choices) for i in wanted)
    if not (wanted or levels) or not covered or len(choices) < 2 or not _are_comparable(choices):
        return
    ordered = sorted(choices, key=lambda f: float(f.figure.value or 0) if f.figure else 0, reverse=largest)
    best, second = ordered[:2]
    if best.figure is None or second.figure is None or best.figure.value == second.figure.value:
        return
    words = f"[the {'most' if largest else 'fewest'}] of {listed([f.object for f in choices])}"
    holes = measured([best], clause.index)
    # Which of them it is must be said: by the number, or else by what it is a number of.
    said = [i for i in telling if says(clause, i, best)]
    if all(clause.has(i, best.object.words) for i in said):
        shape, node = "figure", best.object
    elif all(clause.has(i, best.subject.words) for i in said):
        shape, node = "groups", best.subject
    else:
        shape, node = "indicator", best.object
    asked = clause.asked_class
    if asked is None or not clause.vocabulary.is_a((asked,), POL.Actor) or node.is_a(asked):
        yield Reading(words, "figures", holes, 2.0 * max(1, len(wanted)), (node,), shape, [best])


def _are_comparable(choices: Sequence[Statement]) -> bool:
    """Say whether *choices* are in one unit, or count things that are called by one word: small ports and large ports."""
    units = {f.figure.unit for f in choices if f.figure}
    if None in units or len(units) == 1:
        return None not in units
    counted = all(f.figure and f.figure.indicator.startswith(_COUNT) for f in choices)
    return counted and bool(frozenset.intersection(*(f.subject.heads for f in choices)))


def _of_one_kind(clause: Clause, told: Sequence[Statement], wanted: Sequence[int]) -> list[Statement]:
    """Return those of *told* whose one sentence has all words of *wanted*, where they tell but of several kinds of one thing.

    "Which level of the classification is the largest", where one has 5 large classes and 20 small ones.
    """
    found = [f for f in told if all(clause.has(i, f.context) for i in wanted)]
    shared = [f.subject.heads for f in found]
    alike = bool(shared) and bool(frozenset.intersection(*shared)) and len({f.quote for f in found}) == 1
    return found if alike and len({f.subject for f in found}) == len(found) else []


def _levels(clause: Clause) -> frozenset[int]:
    """Return the places of the words by which it asks which of several levels it is, and what they have more or less of.

    "Which tier of ports is the largest", "which level of ports has the fewest members".
    """
    noun = 1 if clause.words[0].text.lower() in ("which", "what") else 0
    while noun and noun + 1 < len(clause.words) and clause.words[noun + 1].tag[:2] == "NN":
        noun += 1  # "which port size"
    if not noun or not clause.plays(clause.words[noun : noun + 1][0], LEX.levelNouns):
        return frozenset()
    begins = max(stop for role in ("asksMost", "asksLeast") if (stop := clause.places(role).stop))
    members = {i for i in range(begins, len(clause.words)) if clause.plays(clause.words[i], LEX.memberNouns)}
    return frozenset({noun} | members)


def _compares(clause: Clause) -> bool:
    return any(w.text.lower() == "than" for w in clause.words)


def _sides(clause: Clause, wanted: Sequence[int]) -> list[list[int]]:
    """Return the places of *wanted* before and behind "or", where there are such."""
    parting = next((i for i, w in enumerate(clause.words) if w.text.lower() == "or"), 0)
    sides = [[i for i in wanted if i < parting], [i for i in wanted if i > parting]]
    return sides if all(sides) else []


def _is_of(fact: Statement, link: Link) -> bool:
    return fact.subject in link.nodes or (fact.figure is not None and fact.figure.place in link.nodes)


def _varies(clause: Clause, place: int, choices: Sequence[Statement]) -> bool:
    """Say whether the word tells apart the choices, as 'major or small' does."""
    return any(says(clause, place, f) for f in choices)


def _integer(number: int) -> NamedNode | Literal:
    return Literal(str(number), datatype=NamedNode(XSD.integer))
