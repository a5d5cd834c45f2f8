"""Candidates of figures and ranks: how much, of what, where, when, by what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ....ontology.namespace import POL
from ..candidate import Asked, Candidate
from ..fact import Fact, Node, amount, called
from ..query import Exists, Given, Select


def candidates(asked: Asked) -> Iterator[Candidate]:
    """Yield the candidates for each part of a figure, and for all values of one measure."""
    measures: dict[tuple[Node, str], list[Fact]] = defaultdict(list)
    ranks: dict[tuple[Node, int, Node | None], list[Fact]] = defaultdict(list)
    for fact in asked.facts.figures:
        yield from _parts(asked, fact)
        figure = fact.figure
        measures[fact.subject, figure.indicator].append(fact)
        if figure.rank is not None:
            ranks[fact.subject, figure.rank, figure.area].append(fact)
    for facts in measures.values():
        if len(facts) > 1:
            yield _all(asked, facts)
    for facts in ranks.values():
        yield _ranked(asked, facts)


def _parts(asked: Asked, fact: Fact) -> Iterator[Candidate]:
    """Yield a candidate for each part of a figure, with the other parts given."""
    figure = fact.figure
    where, when = _given("area", figure.area), _given("period", figure.period)
    measure: Given = {"indicator": (figure.indicator,)}
    of: Given = {"subject": (fact.subject.iri,), **measure}
    size: Given = {} if figure.rank is None else {"rank": (str(figure.rank),)}
    if not size and figure.value is not None:
        size = {"value": (f"{figure.value:f}",)}
    named = tuple(n for n in (fact.subject, figure.area, figure.period) if n)
    words = figure_words(asked, fact)

    def candidate(what: str, query: Select | Exists, answer: str) -> Candidate:
        return asked.candidate(query, fact.kind, what, named, (fact,), (answer,), **words)

    measured: Given = {**measure, **size, **where, **when}
    if size:
        whether = Select("measured", {**measured, "node": of["subject"]})
        yield candidate("Whether", Exists(whether), "yes")
    yield candidate("Object", Select("figure", {**of, **where, **when}), amount(fact))
    yield candidate("Subject", Select("measured", measured), called(fact.subject, fact.quote))
    if figure.period:
        yield candidate("Period", Select("figure-period", {**of, **size, **where}), figure.period.label)
    if figure.area:
        yield candidate("Area", Select("area", {**of, **size, **when}), figure.area.label)


def _all(asked: Asked, facts: Sequence[Fact]) -> Candidate:
    """Return the candidate for all values of one measure of a thing."""
    fact, indicator = facts[0], facts[0].figure.indicator
    query = Select("figure", {"subject": (fact.subject.iri,), "indicator": (indicator,)})
    words = {**figure_words(asked, fact), "place": "", "period": ""}
    answers = dict.fromkeys(map(amount, facts))
    return asked.candidate(query, fact.kind, "Object", (fact.subject,), facts, answers, **words)


def _ranked(asked: Asked, facts: Sequence[Fact]) -> Candidate:
    """Return the candidate for all indicators by which a thing has one rank."""
    fact, figure = facts[0], facts[0].figure
    given = {"subject": (fact.subject.iri,), "rank": (str(figure.rank),), **_given("area", figure.area)}
    query, words = Select("indicator", given), figure_words(asked, fact)
    answers = dict.fromkeys(f.figure.indicator for f in facts)
    return asked.candidate(query, fact.kind, "Indicator", (fact.subject,), facts, answers, **words)


def _given(hole: str, node: Node | None) -> Given:
    return {hole: (node.iri,)} if node else {}


def figure_words(asked: Asked, fact: Fact) -> dict[str, str]:
    """Return the words for the parts of a figure in its canonical questions."""

    def within(name: str) -> str:
        return asked.wording.question(POL.anyKind, "In", name=name)

    figure = fact.figure
    return {
        "subject": asked.name(fact.subject),
        "indicator": figure.indicator,
        "value": fact.object.label if figure.rank is None else str(figure.rank),
        "place": within(asked.name(figure.area)) if figure.area else "",
        "period": within(figure.period.label) if figure.period else "",
    }
