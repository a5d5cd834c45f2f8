"""Candidates that compare: the most and the least of a measure, two figures side by side, the first and last event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from ....ontology.namespace import POL
from ..candidate import Asked, Candidate
from ..fact import Fact, Node, amount, called
from ..query import Exists, Given, Pattern, Select
from ..word import stems
from .figure import figure_words

_MOST_COMPARED = 8  # figures or dates, those most like the question, that are compared in pairs
_ANY = 3  # of these figures, so many are set side by side whatever they measure
_MOST_SAID = 3  # a question about more events does not name them
_ENDS: Sequence[tuple[str, str, Pattern, int]] = (("Most", "More", "most", -1), ("Least", "Less", "least", 0))
_COMPARING = ("Both", *(asks for most, more, *_ in _ENDS for asks in (most, more)))


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates that compare."""
    measured = [f for f in asked.facts.figures if f.figure.value is not None]
    measures: dict[tuple[str, Node], list[Fact]] = defaultdict(list)
    for fact in measured:
        if fact.figure.unit:
            measures[fact.figure.indicator, fact.figure.unit].append(fact)
    for (indicator, unit), facts in measures.items():
        if len({f.subject for f in facts}) > 1 and len(set(map(_value, facts))) > 1:
            given: Given = {"indicator": (indicator,), "unit": (unit.iri,)}
            for what, _, order, place in _ENDS:
                fact = _end(facts, place)
                question = asked.wording.question(fact.kind, what, indicator=indicator)
                yield _extreme(order, given, what, question, [fact], called(fact.subject, fact.quote))
    near = _nearest(asked, measured)
    for one, other in combinations(near, 2):
        is_of_one, is_alike = one.subject is other.subject, _is_alike(one, other)
        if _value(one) != _value(other) and (is_of_one or is_alike or {one, other} <= {*near[:_ANY]}):
            yield _both(asked, *sorted((one, other), key=lambda f: (f.doc, f.start, f.object.iri)))
            if is_alike:
                yield from _compared(asked, one, other)
    dated = [f for f in asked.facts.all if f.kind == POL.happenedIn and f.object.begin]
    if len({f.subject for f in dated}) > 1:
        yield from _ordered(asked, dated)
    for one, other in combinations(_nearest(asked, dated), 2):
        if one.subject is not other.subject:
            yield from _ordered(asked, [one, other])


def named_figures(chosen: Candidate) -> dict[str, tuple[Fact, str]]:
    """Return what each figure that *chosen* compares is of -> the figure, and both in words: "Ruritania: 4 percent"."""
    if chosen.asks not in _COMPARING:
        return {}
    facts = [fact for fact in chosen.facts if fact.has_figure]
    if len(facts) == 2:
        _, names = _told_apart(*facts)
    else:
        names = {fact: called(fact.subject, fact.quote) for fact in facts}
    said = {fact: amount(fact) for fact in names}
    return {name: (f, said[f] if name in said[f] else f"{name}: {said[f]}") for f, name in names.items()}


def _compared(asked: Asked, one: Fact, other: Fact) -> Iterator[Candidate]:
    """Yield the candidates that ask which of two figures is more, and which is less."""
    part, called_so = _told_apart(one, other)
    given: Given = {"figure": (one.object.iri, other.object.iri), **part}
    names = _names(asked, one, other)
    for _, what, order, place in _ENDS if called_so else ():
        question, end = asked.wording.question(POL.anyKind, what, **names), _end((one, other), place)
        yield _extreme(order, given, what, question, [one, other], called_so[end])
    yield from _whether(asked, one, other, names)


def _whether(asked: Asked, one: Fact, other: Fact, names: Mapping[str, str]) -> Iterator[Candidate]:
    """Yield the candidate that asks whether the figure that the question names first is more, or less, than the other."""
    own = [frozenset(stems(name)) for name in names.values()]
    places = [
        [place for place, word in enumerate(asked.words) if word.stem in its - beside]
        for its, beside in (own, reversed(own))
    ]
    if not all(places):
        return
    named = sorted(zip(places, (one, other), names.values(), strict=True), key=lambda row: row[0])
    first, second = (fact for _, fact, _ in named)
    is_more = _value(first) > _value(second)
    more, less = (first, second) if is_more else (second, first)
    given = {
        "more": (more.object.iri,),
        "less": (less.object.iri,),
        "node": (one.object.iri, other.object.iri),
    }
    words = dict(zip(("first", "second"), (name for *_, name in named), strict=True))
    yield asked.candidate(
        Exists(Select("exceeds", given)), POL.anyKind, "IsMore" if is_more else "IsLess", (first.subject, second.subject),
        (first, second), ("yes",), **words,
    )  # fmt: skip


def _told_apart(one: Fact, other: Fact) -> tuple[Given, Mapping[Fact, str]]:
    """Return the part in which two figures differ (empty for their subjects), and the name of that part for each."""
    if one.subject is not other.subject:
        return {}, {fact: called(fact.subject, fact.quote) for fact in (one, other)}
    first, second = one.figure, other.figure
    parts = ((POL.referencePeriod, first.period, second.period), (POL.referenceArea, first.area, second.area))
    for part, its, of_other in parts:
        if its and of_other and its is not of_other:
            return {"part": (part,)}, {one: its.label, other: of_other.label}
    if first.indicator != second.indicator:
        return {"part": (POL.indicator,)}, {one: first.indicator, other: second.indicator}
    return {}, {}


def _both(asked: Asked, one: Fact, other: Fact) -> Candidate:
    """Return the candidate for two figures side by side, in the order of the texts."""
    query, facts = Select("figure", {"node": (one.object.iri, other.object.iri)}), (one, other)
    named, answers = (one.subject, other.subject), map(amount, facts)
    names = _names(asked, one, other)
    return asked.candidate(query, POL.anyKind, "Both", named, facts, answers, **names)


def _ordered(asked: Asked, dated: Sequence[Fact]) -> Iterator[Candidate]:
    """Yield the candidates that ask which of some events was first, and which was last."""
    days = sorted({f.object.begin for f in dated})
    if len(days) < 2:
        return
    given = {"node": tuple(dict.fromkeys(f.subject.iri for f in dated))}
    names = list(dict.fromkeys(asked.name(f.subject) for f in dated))
    said, *others = names if len(names) <= _MOST_SAID else [""]
    for name in others:
        said = asked.wording.question(POL.anyKind, "Or", first=said, second=name)
    ends: tuple[tuple[str, Pattern, str], ...] = (("First", "first", days[0]), ("Last", "last", days[-1]))
    for what, order, day in ends:
        fact = min((f for f in dated if f.object.begin == day), key=_place)
        question = asked.wording.question(POL.happenedIn, what, subjects=said).rstrip(" ,")
        yield _extreme(order, given, what, question, dated, called(fact.subject, fact.quote))


def _extreme(
    order: Pattern, given: Given, what: str, question: str, facts: Sequence[Fact], answer: str
) -> Candidate:
    """Return the candidate for the most, the least, the first or the last of *facts*."""
    named = tuple(f.subject for f in facts[:2])
    return Candidate(Select(order, given), f"any {what}", question, named, tuple(facts), (answer,))


def _nearest(asked: Asked, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that share the most words with the question, in their subject, indicator and sentence."""
    said = {word.stem for word in asked.words}

    def shared(fact: Fact) -> float:
        own = {*stems(fact.subject.label), *stems(fact.figure.indicator)}
        return asked.linker.weigh(own & said) + asked.linker.weigh({*stems(fact.quote)} & said) / 2

    ranked = sorted(((shared(f), f.iri, f) for f in facts), key=lambda row: (-row[0], row[1]))
    return [fact for weight, _, fact in ranked[:_MOST_COMPARED] if weight]


def _names(asked: Asked, one: Fact, other: Fact) -> dict[str, str]:
    """Return the names of two figures as ``first`` and ``second``, with place and period only where these differ."""
    names = {}
    for key, fact, beside in (("first", one, other), ("second", other, one)):
        words = figure_words(asked, fact)
        if fact.figure.area is beside.figure.area:
            words["place"] = ""
        if fact.figure.period is beside.figure.period:
            words["period"] = ""
        names[key] = asked.wording.question(POL.anyKind, "Figure", **words)
    return names


def _is_alike(one: Fact, other: Fact) -> bool:
    """Say whether two figures can be compared: they have the same unit, or no unit and the same indicator."""
    first, second = one.figure, other.figure
    return first.unit is second.unit and (first.unit is not None or first.indicator == second.indicator)


def _end(facts: Sequence[Fact], place: int) -> Fact:
    """Return the fact with the least (0) or the most (-1); among equals the first in the texts, as in SPARQL."""
    end = sorted(map(_value, facts))[place]
    return min((f for f in facts if _value(f) == end), key=_place)


def _place(fact: Fact) -> tuple[str, int, str]:
    return fact.doc, fact.start, fact.subject.iri


def _value(fact: Fact) -> Decimal:
    return fact.figure.value or Decimal(0)
