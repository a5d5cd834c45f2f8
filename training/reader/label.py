"""Annotated facts as offsets in a text: the span of the object, and every mention of its roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ...graph.reading.form import Form
from ...graph.reading.model.kind import Kinds
from ...graph.reading.model.text import Text
from ...ontology.language import one_of
from ...ontology.own import built_in
from .gold import GoldFact, GoldText
from .phrase import exact, nearest

OBJECT_LEAST: Final = 0.6
MENTION_LEAST: Final = 0.7

Span = tuple[int, int]


@dataclass(frozen=True)
class Mentions:
    """The mentions of a role: in the sentence, elsewhere in the text, in the prefix, or only in similar words."""

    inside: tuple[Span, ...] = ()
    outside: tuple[Span, ...] = ()
    prefix: tuple[Span, ...] = ()
    loose: Span | None = None

    def __bool__(self) -> bool:
        """Say whether there is any mention."""
        return bool(self.inside or self.outside or self.prefix or self.loose)


@dataclass(frozen=True)
class Label:
    """One fact: the offsets of its object and the mentions of its roles."""

    kind: str
    object: Span
    roles: tuple[tuple[str, Mentions], ...]
    other_kinds: tuple[str, ...] = ()
    target: bool = False


@dataclass(frozen=True)
class Labels:
    """The labels of a text, and the facts that could not be located in it.

    :param rejected: the kind and the span of each object that a person rejected.
    :param is_whole: whether all facts are labelled; if not, spans without a label may be facts too.
    :param outcomes: "kept" -> number of facts located; any other reason -> number of facts not located.
    """

    labels: tuple[Label, ...]
    unclear: tuple[tuple[str, Span], ...]
    rejected: tuple[tuple[str, Span], ...] = ()
    is_whole: bool = True
    outcomes: Counter[str] = field(default_factory=Counter)


def label(text: Text, gold: GoldText, kinds: Kinds) -> Labels:
    """Locate the objects and roles of annotated facts of some kinds in their text."""
    found: list[Label] = []
    unclear: list[tuple[str, Span]] = []
    rejected: list[tuple[str, Span]] = []
    outcomes: Counter[str] = Counter()
    for fact in gold.facts:
        if fact.kind not in kinds.names:
            outcomes["kind"] += 1
            continue
        form = kinds.form(fact.kind)
        start = text.document.text.find(fact.sentence)
        if start < 0:
            outcomes["sentence"] += 1
            continue
        sentence = (start, start + len(fact.sentence))
        words = _object_words(text, fact, sentence)
        target = words if form is Form.WORDS else _candidate(text, fact, form, sentence, words)
        if target is None:
            outcomes[f"object of {fact.kind}"] += 1
            if words:
                unclear.append((fact.kind, words))
            continue
        if fact.is_rejected:
            rejected.append((fact.kind, target))
            continue
        subject = mentions(text, fact.subject, sentence)
        if not subject:
            outcomes["subject"] += 1
            unclear.append((fact.kind, target))
            continue
        roles = [(fact.kind, subject), *_figure_roles(text, fact, form, sentence, target)]
        found.append(
            Label(fact.kind, target, tuple(role for role in roles if role[1]), fact.other_kinds, fact.target)
        )
        outcomes["kept"] += 1
    return Labels(tuple(found), tuple(unclear), tuple(rejected), gold.is_whole, outcomes)


def mentions(text: Text, phrase: str, sentence: Span) -> Mentions:
    """Find the mentions of a phrase."""
    body = text.document.text
    everywhere = list(exact(phrase, body))
    inside = _within(everywhere, sentence)
    outside = tuple(span for span in everywhere if span not in inside)
    prefix = tuple(exact(phrase, text.prefix))
    loose = None
    if not inside and not prefix:
        loose = nearest(phrase, body, *sentence, MENTION_LEAST)
    return Mentions(inside, outside, prefix, loose)


def _object_words(text: Text, fact: GoldFact, sentence: Span) -> Span | None:
    """Find the words of an object in its sentence."""
    body = text.document.text
    subject = set(exact(fact.subject, body, *sentence))
    spans = list(exact(fact.object, body, *sentence))
    apart = [span for span in spans if span not in subject]
    if spans:
        return (apart or spans)[0]
    return nearest(fact.object, body, *sentence, OBJECT_LEAST)


def _candidate(text: Text, fact: GoldFact, form: Form, sentence: Span, words: Span | None) -> Span | None:
    """Find the figure, date or rank of a fact among the candidates in its sentence."""
    spans: list[Span] = []
    if form is Form.FIGURE and fact.value is not None:
        wanted = abs(fact.value)
        spans = [
            (number.start, number.end)
            for number in text.numbers
            if abs(abs(number.value) - wanted) <= 1e-6 * max(1.0, wanted)
        ]
    elif form is Form.RANK and fact.value is not None:
        spans = [(rank.start, rank.end) for rank in text.ranks if rank.place == int(fact.value)]
    elif form is Form.DATE:
        spans = [(date.start, date.end) for date in text.dates if date.value == fact.date]
    spans = list(_within(spans, sentence))
    if words:
        overlapping = [span for span in spans if span[0] < words[1] and span[1] > words[0]]
        if overlapping or form is not Form.DATE:
            spans = overlapping
    return spans[0] if spans else None


def _figure_roles(
    text: Text, fact: GoldFact, form: Form, sentence: Span, target: Span
) -> list[tuple[str, Mentions]]:
    """Find the mentions of the indicator, place, date and unit of a figure or a rank."""
    roles: list[tuple[str, Mentions]] = []
    if form not in (Form.FIGURE, Form.RANK):
        return roles
    if fact.indicator:
        found = mentions(text, fact.indicator, sentence)
        if not found:
            loose = nearest(fact.indicator, text.document.text, *sentence, OBJECT_LEAST - 0.1)
            found = Mentions(loose=loose)
        roles.append(("indicator", found))
    if fact.place:
        roles.append(("place", mentions(text, fact.place, sentence)))
    if fact.date:
        spans = [(date.start, date.end) for date in text.dates if date.value == fact.date]
        inside = _within(spans, sentence)
        before = tuple(span for span in spans if span[1] <= sentence[0])
        issued = text.issued
        of_text = ((issued.start, issued.end),) if issued and issued.value == fact.date else ()
        roles.append(("date", Mentions(inside, before, of_text)))
    if fact.unit and form is Form.FIGURE and not _has_unit(text, target):
        unit = re.split(rf"\s{one_of(built_in().words().unit_partings)}\s", fact.unit)[0]
        roles.append(("unit", Mentions(tuple(exact(unit, text.document.text, *sentence)))))
    return roles


def _within(spans: Iterable[Span], sentence: Span) -> tuple[Span, ...]:
    """Return the spans that lie within a sentence."""
    return tuple(span for span in spans if sentence[0] <= span[0] and span[1] <= sentence[1])


def _has_unit(text: Text, target: Span) -> bool:
    """Say whether the figure itself includes its unit."""
    return any((number.start, number.end) == target and number.unit for number in text.numbers)
