"""Candidates that compare: the most and the least of a measure, two figures side by side, the first and the last of what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from ....ontology.namespace import POL
from ..candidate import Asked, Candidate
from ..fact import Fact, amount, called
from ..query import Extreme, Given, Sought
from ..word import stems

# So many figures or dates, those that share most with the question, are compared two by two.
_MOST_COMPARED = 8
# Of more than so many things it is asked without their names.
_MOST_SAID = 3
_ENDS = (("Most", "More", "most", -1), ("Least", "Less", "least", 0))


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates that compare."""
    measures: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in asked.facts.figures:
        if fact.figure and fact.figure.value is not None and fact.figure.unit:
            measures[fact.figure.indicator, fact.figure.unit.iri].append(fact)
    for (indicator, unit), facts in measures.items():
        if len({f.subject.iri for f in facts}) > 1 and len({_amount(f) for f in facts}) > 1:
            given: Given = {"indicator": (indicator,), "unit": (unit,)}
            for what, _, order, place in _ENDS:
                fact = _end(facts, place)
                question = asked.question(fact.kind, what, indicator=indicator)
                yield _extreme(asked, order, given, what, question, [fact], fact)
    measured = [f for f in asked.facts.figures if f.figure and f.figure.value is not None]
    for one, other in combinations(_nearest(asked, measured), 2):
        is_of_one, is_alike = one.subject is other.subject, _unit(one) and _unit(one) == _unit(other)
        if _amount(one) != _amount(other) and (is_of_one or is_alike):
            yield _both(asked, *sorted((one, other), key=lambda f: (f.doc, f.start, f.object.iri)))
            if not is_of_one and is_alike:
                yield from _compared(asked, one, other)
    dated = [f for f in asked.facts.facts.facts if f.kind == POL.happenedIn and f.object.begin]
    if len({f.subject.iri for f in dated}) > 1:
        yield from _ordered(asked, dated)
    for one, other in combinations(_nearest(asked, dated), 2):
        if one.subject is not other.subject:
            yield from _ordered(asked, [one, other])


def _compared(asked: Asked, one: Fact, other: Fact) -> Iterator[Candidate]:
    given: Given = {"figure": (one.object.iri, other.object.iri)}
    names = _names(asked, one, other)
    for _, what, order, place in _ENDS:
        fact = _end((one, other), place)
        question = asked.question(POL.anyKind, what, **names)
        yield _extreme(asked, order, given, what, question, [one, other], fact)


def _both(asked: Asked, one: Fact, other: Fact) -> Candidate:
    """Return the candidate for two figures side by side, in the order of the texts."""
    query, facts = Sought("figure", {"node": (one.object.iri, other.object.iri)}), (one, other)
    named, answers = (one.subject, other.subject), map(amount, facts)
    names = _names(asked, one, other)
    return asked.candidate(query, POL.anyKind, "Both", named, facts, answers, **names)


def _ordered(asked: Asked, dated: Sequence[Fact]) -> Iterator[Candidate]:
    days = sorted({f.object.begin for f in dated})
    if len(days) < 2:
        return
    given = {"node": tuple(dict.fromkeys(f.subject.iri for f in dated))}
    names = list(dict.fromkeys(asked.name(f.subject) for f in dated))
    said = " or ".join(names) if len(names) <= _MOST_SAID else ""
    for what, order, day in (("First", "first", days[0]), ("Last", "last", days[-1])):
        fact = min((f for f in dated if f.object.begin == day), key=_place)
        question = asked.question(POL.happenedIn, what, subjects=said).rstrip(" ,")
        yield _extreme(asked, order, given, what, question, dated, fact)


def _extreme(
    asked: Asked, order: str, given: Given, what: str, question: str,
    facts: Sequence[Fact], fact: Fact,
) -> Candidate:  # fmt: skip
    query = Extreme(order, given)  # type: ignore[arg-type]
    named = (fact.subject,) if len(facts) == 1 else tuple(f.subject for f in facts[:2])
    return Candidate(query, f"any {what}", question, named, tuple(facts), (called(fact.subject, fact.quote),))


def _nearest(asked: Asked, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that share most with the question, in words of their subject, indicator and sentence."""
    said = {word.stem for word in asked.words}

    def shared(fact: Fact) -> float:
        own = {*stems(fact.subject.label), *stems(fact.figure.indicator if fact.figure else "")}
        return asked.linker.weigh(own & said) + asked.linker.weigh({*stems(fact.quote)} & said) / 2

    ranked = sorted(((shared(f), f.iri, f) for f in facts), key=lambda row: (-row[0], row[1]))
    return [fact for weight, _, fact in ranked[:_MOST_COMPARED] if weight]


def _names(asked: Asked, one: Fact, other: Fact) -> dict[str, str]:
    """Return what two figures are called as the first and the second, with place and time where these tell them apart."""
    names = {}
    for key, fact, beside in (("first", one, other), ("second", other, one)):
        figure, its = fact.figure, beside.figure
        assert figure is not None and its is not None  # noqa: S101
        names[key] = f"{figure.indicator} of {asked.name(fact.subject)}"
        if figure.area and figure.area is not its.area:
            names[key] += f" in {asked.name(figure.area)}"
        if figure.period and figure.period is not its.period:
            names[key] += f" in {figure.period.label}"
    return names


def _end(facts: Sequence[Fact], place: int) -> Fact:
    """Return the fact with the least (0) or the most (-1), of equals the first in the texts, as the patterns do."""
    end = sorted(map(_amount, facts))[place]
    return min((f for f in facts if _amount(f) == end), key=_place)


def _place(fact: Fact) -> tuple[str, int, str]:
    return fact.doc, fact.start, fact.subject.iri


def _amount(fact: Fact) -> Decimal:
    return fact.figure.value if fact.figure and fact.figure.value is not None else Decimal(0)


def _unit(fact: Fact) -> str:
    return fact.figure.unit.iri if fact.figure and fact.figure.unit else ""
