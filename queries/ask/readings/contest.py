"""The contest: which of two things that a question describes has the larger amount, or comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ....ontology.namespace import LEX, POL
from ....ontology.vocabulary import Vocabulary
from ..index.index import Node, Statement
from ..index.pattern import Filling
from ..matching.fit import figures, fitted, is_goal
from ..parsing.clause import Clause
from ..parsing.utterance import PLAIN
from ..words.word import Word
from .dating import Dated, dated, overlap
from .reading import Reading, exactly, iris, listed, measured

# What the sentence alone has of a long description makes it no worse than this.
_LEAST = -2.0
_AMOUNTS = {"asksMost": True, "asksLeast": False}
_TIMES = {"asksFirst": False, "asksLast": True}
_THAN = {
    "asksMost": "exceeds",
    "asksLeast": "is below",
    "asksFirst": "comes before",
    "asksLast": "comes after",
}
_BETWEEN = {"before": "asksFirst", "after": "asksLast"}
_COMING = frozenset({POL.adopts, POL.happenedIn})
# Of these facts what is told is their object, of the others their subject.
_OF_OBJECT = frozenset({POL.aimsAt, POL.adopts, POL.usesTechnology, POL.leadsTo})


@dataclass(frozen=True)
class _Parts:
    """The two descriptions of a question, and the places of the words that compare them.

    :ivar is_judged: whether it is asked whether the first is more than the second: "is X larger than Y".
    """

    one: Sequence[Word]
    other: Sequence[Word]
    comparing: range | frozenset[int]
    is_judged: bool = False


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as a question for one of two things: "which costs more, X or Y", "is X or Y larger".

    Each is described in words of its own, and has one figure, or one date, that bears them all out.
    """
    role = _role(clause)
    parts = _parts(clause, role) if role else None
    if clause.is_whether and parts is None:
        role, parts = _in_order(clause)
    if role is None or parts is None:
        return
    sides = [Clause(part, clause.index) for part in (parts.one, parts.other)]
    if parts.is_judged:
        yield from _judged(clause, role, sides)
        return
    if role in _AMOUNTS:
        found = _measured(clause, *sides)
        best = _best([_value(f) for f in found], largest=_AMOUNTS[role]) if found else None
        if best is None or not _is_compared(clause, parts, found):
            return
        fact = found[best]
        words = f"[the {clause.text(clause.asks[role])}] of {listed([f.object for f in found])}"
        holes, side = measured([fact], clause.index), sides[best]
        called = ""
        if found[0].subject is found[1].subject:
            called = side.text((int(side.words[0].tag == "DT"), len(side.words)))
        elif not side.names(fact.subject):
            # What it names may have no figure of its own: "up to 7 million of it will go to the Port Fund".
            called = next((link.text for link in side.links if link.nodes and link.text[0].isupper()), "")
        yield Reading(words, "figures", holes, 5.0, (fact.subject,), "measured", [fact], called)
        return
    dates = [dated(side) for side in sides]
    best = _first(dates, last=_TIMES[role])
    told = None if best is None else dates[best][0]
    if told is not None:
        yield _told(clause, told, [f for f, _ in dates if f])


def _role(clause: Clause) -> str | None:
    """Return what the two are compared by.

    "Which comes later, the first X or Y", "does the first X or Y come later", "is X due earlier than the bigger Y".
    """
    roles = sorted((r for r in (*_AMOUNTS, *_TIMES) if r in clause.asks), key=lambda r: clause.asks[r])
    than = _than(clause)
    if than:
        roles = [r for r in roles if clause.asks[r][1] <= than]
    return next(iter(roles if clause.words[0].text.lower() in PLAIN else roles[::-1]), None)


def _in_order(clause: Clause) -> tuple[str | None, _Parts | None]:
    """Return what "before" and "after" compare by, and the two that they stand between: "is X due before Y"."""
    place = max(
        (i for i, w in enumerate(clause.words) if w.text.lower() in _BETWEEN and w.tag == "IN"), default=0
    )
    one, other = clause.words[1:place], clause.words[place + 1 :]
    if not one or not other:
        return None, None
    idle = _is_idle(clause, place - 1)
    return _BETWEEN[clause.words[place].text.lower()], _Parts(
        one[:-1] if idle else one, other, frozenset(), True
    )


def _is_idle(clause: Clause, place: int) -> bool:
    """Say whether the word at *place* says no more of something than that it comes about: "did X come before Y"."""
    word = clause.words[place]
    if clause.plays(word, LEX.futureWords):
        return True
    comes = clause.plays(word, LEX.comingVerbs) or not _COMING.isdisjoint(clause.stated_at(place))
    return word.tag[:1] == "V" and comes and not clause.plays(word, LEX.endingVerbs)


def _than(clause: Clause) -> int:
    return next((i for i, w in enumerate(clause.words) if w.text.lower() == "than"), 0)


def _judged(clause: Clause, role: str, sides: Sequence[Clause]) -> Iterator[Reading]:
    """Yield the reading as whether the first of two things is more, or comes before, the second: "is X due earlier than Y"."""
    if role in _AMOUNTS:
        facts = list(_measured(clause, *sides))
        best = _best([_value(f) for f in facts], largest=_AMOUNTS[role]) if facts else None
        pattern, holes = "figures", measured(facts, clause.index)
    else:
        dates = [dated(side) for side in sides]
        best = _first(dates, last=_TIMES[role])
        facts = [fact for fact, _ in dates if fact is not None]
        pattern, holes = "whether", _held(facts)
    if best is not None:
        words = f"whether {_thing(facts[0]).label} {_THAN[role]} {_thing(facts[1]).label}"
        nodes = tuple(f.object for f in facts) if role in _AMOUNTS else ()
        yield Reading(words, pattern, holes, 5.0, nodes, "no" if best else "yes", facts)


def _held(facts: Sequence[Statement]) -> dict[str, Filling]:
    return {
        "given": iris([f.subject for f in facts]),
        "property": iris([f.property for f in facts]),
        "node": iris([f.object for f in facts]),
    }


def _parts(clause: Clause, role: str) -> _Parts | None:
    words, start, end = clause.words, *clause.asks[role]
    texts = [w.text.lower() for w in words]
    of_both = texts[:2] == ["which", "of"]
    joining = next((i for i, t in enumerate(texts) if t == "or" or (of_both and t == "and")), 0)
    than = _than(clause)
    if clause.is_whether and not joining and end <= than:
        one, other = words[1:start], words[than + 1 :]
        if other and other[0].tag == "CD":
            return None  # "fallen to less than 1 percent" compares with no other figure
        return _Parts(one, other, frozenset({0, *range(start, than)}), True) if one and other else None
    if not joining or start <= joining < end:
        return None
    if end <= joining:
        begin, last = end, len(words)  # "which is larger, X or Y"
        comparing: range | frozenset[int] = range(begin)
    else:
        begin = 2 if of_both else 1
        verbs = (i for i in range(joining, start) if words[i].tag[:1] in ("V", "M") or i == start - 1)
        last = next((i for i in verbs if words[i].tag[:1] in ("V", "M")), start)  # "is X or Y larger"
        comparing = frozenset({*range(begin), *range(last, len(words))})
    one, other = words[begin:joining], words[joining + 1 : last]
    # "The sums announced since X or since Y": what stands before the first is said of the second as well.
    if other and other[0].tag == "IN":
        shared = next((i for i, w in enumerate(one) if w.text.lower() == other[0].text.lower()), 0)
        other = (*one[:shared], *other)
    return _Parts(one, other, comparing) if one and other else None


def _best(values: Sequence[Decimal | str | None], *, largest: bool) -> int | None:
    """Return which of two values is the largest, or the smallest; None where one is missing, or they are equal."""
    one, other = values
    if one is None or other is None or one == other:
        return None
    return int((other > one) == largest)  # type: ignore[operator]


def _first(dates: Sequence[Dated], *, last: bool) -> int | None:
    """Return which of two dates is the first, or the last; None where one is missing, or no text tells which it is."""
    (one, begin), (other, end) = dates
    if one is not None and other is not None and overlap(one, other):
        return None
    return _best([begin, end], largest=last)


def _measured(clause: Clause, one: Clause, other: Clause) -> Sequence[Statement]:
    """Return the two figures in one unit that best bear out all of *one* and all of *other*; none where several do.

    Where *clause* compares targets, such as are told to be aimed at come first.
    """
    told = figures(clause, POL.hasStatistic)
    if any(clause.plays(w, LEX.lastingComparatives) for w in clause.words):
        told = [f for f in told if _unit(f, clause.vocabulary) is not None]  # no number of things is longer
    if POL.Goal in clause.classes.values():
        found = _paired([f for f in told if is_goal(clause, f)], one, other)
        if found:
            return found
    return _paired(told, one, other)


def _paired(told: Sequence[Statement], one: Clause, other: Clause) -> Sequence[Statement]:
    fits, others = (
        [f for fact in told if (f := fitted(side, fact)) and f.score > _LEAST and _is_so(side, fact)]
        for side in (one, other)
    )
    alike = {f: _unit(f.fact, one.vocabulary) for f in (*fits, *others)}
    pairs = [(a.score + b.score, a.fact, b.fact) for a in fits for b in others if alike[a] == alike[b]]
    top = max((score for score, _, _ in pairs), default=0.0)
    kept = [(a, b) for score, a, b in pairs if score == top and a is not b]
    return kept[0] if len(kept) == 1 else ()


def _is_so(side: Clause, fact: Statement) -> bool:
    """Say whether *fact* is of what is as *side* says: "big ports" are told neither of ports nor of small ones."""
    said = fact.context | fact.figure_words
    told = {i for i in side.content - side.asking if side.words[i].tag == "JJ"}
    return all(side.has(i, said) for i in told)


def _unit(fact: Statement, vocabulary: Vocabulary) -> str | None:
    """Return the unit of its figure, where it is a known one; things that are counted have none."""
    unit = fact.figure.unit.iri if fact.figure and fact.figure.unit else None
    return unit if any(unit == known.iri for known in (*vocabulary.units, *vocabulary.currencies)) else None


def _value(fact: Statement) -> Decimal | None:
    return Decimal(fact.figure.value) if fact.figure and fact.figure.value else None


def _is_compared(clause: Clause, parts: _Parts, found: Sequence[Statement]) -> bool:
    """Say whether both of *found* are what the words that compare them say: "which target is higher", "which costs more"."""
    asked = clause.asking
    kinds = clause.classed
    left = {i for i in clause.content & {*parts.comparing} - asked - kinds if clause.words[i].tag[:2] == "NN"}
    if "asksMoney" in clause.asks:
        currencies = {c.iri for c in clause.vocabulary.currencies}
        if not all(_unit(f, clause.vocabulary) in currencies for f in found):
            return False
    return all(clause.has(i, f.context | f.figure_words) for f in found for i in left)


def _told(clause: Clause, fact: Statement, compared: Sequence[Statement]) -> Reading:
    of_object = fact.property in _OF_OBJECT
    node, end = (fact.object, fact.subject) if of_object else (fact.subject, fact.object)
    pattern = "objects" if of_object else "subjects"
    holes = exactly(clause, fact.property, [end], [node], pattern.removesuffix("s"))
    words = f"[first or last] of {listed([_thing(f) for f in compared])}"
    return Reading(words, pattern, holes, 5.0, (node,), "list", [fact])


def _thing(fact: Statement) -> Node:
    return fact.object if fact.property in _OF_OBJECT else fact.subject
