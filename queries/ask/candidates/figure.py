"""Candidates of figures and ranks: how much, of what, where, when, by what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..candidate import Asked, Candidate
from ..fact import Fact, Figure, amount, called
from ..query import Given, Sought, Whether


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates for each part of a figure, and for all values of one measure."""
    measures: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    ranks: dict[tuple[str, int, str], list[Fact]] = defaultdict(list)
    for fact in asked.facts.figures:
        if (figure := fact.figure) is None:
            continue
        yield from _parts(asked, fact, figure)
        measures[fact.subject.iri, figure.indicator].append(fact)
        if figure.rank is not None:
            ranks[fact.subject.iri, figure.rank, figure.area.iri if figure.area else ""].append(fact)
    for facts in measures.values():
        if len(facts) > 1:
            yield _all(asked, facts)
    for facts in ranks.values():
        yield _ranked(asked, facts)


def _parts(asked: Asked, fact: Fact, figure: Figure) -> Iterator[Candidate]:
    where: Given = {"area": (figure.area.iri,)} if figure.area else {}
    when: Given = {"period": (figure.period.iri,)} if figure.period else {}
    of: Given = {"subject": (fact.subject.iri,), "indicator": (figure.indicator,)}
    size: Given = {}
    if figure.rank is not None:
        size = {"rank": (str(figure.rank),)}
    elif figure.value is not None:
        size = {"value": (f"{figure.value:f}",)}
    measure = {"indicator": of["indicator"]}
    named = tuple(n for n in (fact.subject, figure.area, figure.period) if n)
    words = _words(asked, fact, figure)

    def candidate(what: str, query: Sought | Whether, answer: str) -> Candidate:
        return asked.candidate(query, fact.kind, what, named, (fact,), (answer,), **words)

    measured: Given = {**measure, **size, **where, **when}
    if size:
        whether = Sought("measured", {**measured, "node": of["subject"]})
        yield candidate("Whether", Whether(whether), "yes")
    yield candidate("Object", Sought("figure", {**of, **where, **when}), amount(fact))
    yield candidate("Subject", Sought("measured", measured), called(fact.subject, fact.quote))
    if figure.period:
        yield candidate("Period", Sought("figure-period", {**of, **size, **where}), figure.period.label)
    if figure.area:
        yield candidate("Area", Sought("area", {**of, **size, **when}), figure.area.label)


def _all(asked: Asked, facts: Sequence[Fact]) -> Candidate:
    fact = facts[0]
    indicator = fact.figure.indicator if fact.figure else ""
    given = {"subject": (fact.subject.iri,), "indicator": (indicator,)}
    words = {"subject": asked.name(fact.subject), "indicator": indicator, "place": "", "period": ""}
    answers = dict.fromkeys(amount(f) for f in facts)
    return asked.candidate(
        Sought("figure", given), fact.kind, "Object", (fact.subject,), facts, answers, **words
    )


def _ranked(asked: Asked, facts: Sequence[Fact]) -> Candidate:
    """Return the candidate for all in which something takes one place in an order."""
    fact, figure = facts[0], facts[0].figure
    assert figure is not None  # noqa: S101  # only ranks come here
    where: Given = {"area": (figure.area.iri,)} if figure.area else {}
    given = {"subject": (fact.subject.iri,), "rank": (str(figure.rank),), **where}
    answers = dict.fromkeys(f.figure.indicator for f in facts if f.figure)
    words = _words(asked, fact, figure)
    return asked.candidate(
        Sought("indicator", given), fact.kind, "Indicator", (fact.subject,), facts, answers, **words
    )


def _words(asked: Asked, fact: Fact, figure: Figure) -> dict[str, str]:
    """Return how the parts of a figure are worded in its canonical questions."""
    return {
        "subject": asked.name(fact.subject),
        "indicator": figure.indicator,
        "value": fact.object.label if figure.rank is None else str(figure.rank),
        "place": f" in {asked.name(figure.area)}" if figure.area else "",
        "period": f" in {figure.period.label}" if figure.period else "",
    }
