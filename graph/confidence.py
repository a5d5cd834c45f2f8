"""The confidence: how sure a fact is, by how often its sense is right and by what of the fact speaks for or against it.

A logistic model, its figures being data (``lexicon/reliability.ttl``): the odds that a reading by the sense is right,
times the odds ratio of each trait that the fact has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby
from operator import mul

from ..ontology.namespace import POL
from ..ontology.own import Knowledge
from ..ontology.vocabulary import Vocabulary
from .fact import Entity, Fact, Passage, Statistic
from .rdf import object_iri

_FULL = range(5, 9)
_DETAILED = 4
_FAR = 12
_LONG = 35
_FEW = 10
_LEAST, _DIGITS = 0.01, 2
_MARK = re.compile(r"[,;:(](?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def weighed(facts: Sequence[Fact], knowledge: Knowledge) -> tuple[Fact, ...]:
    """Return the *facts* of a document, each with its confidence, those of a sentence standing together."""
    senses, ratios = knowledge.lexicon.by_iri, knowledge.lexicon.odds_ratios
    return tuple(
        replace(fact, confidence=confidence(senses[fact.sense].reliability, traits, ratios))
        for fact, traits in zip(facts, traits_of(facts, knowledge.vocabulary), strict=True)
    )


def confidence(reliability: float, traits: frozenset[str], odds_ratios: Mapping[str, float]) -> float:
    """Return how likely a fact with *traits* is right, above 0 and up to 1.

    :param reliability: how often its sense is, where it has no trait.
    :param odds_ratios: by how much a trait multiplies the odds; one without a ratio tells nothing.

    >>> confidence(0.5, frozenset({"a", "b"}), {"a": 3.0, "c": 2.0})
    0.75
    """
    right = reliability * reduce(mul, (odds_ratios.get(trait, 1.0) for trait in sorted(traits)), 1.0)
    return max(round(right / (right + 1 - reliability), _DIGITS), _LEAST)


def traits_of(facts: Sequence[Fact], known: Vocabulary) -> Iterator[frozenset[str]]:
    """Yield the traits that each of the *facts* of a document has, as IRIs of the concepts of ``pol:traits``."""
    for _, sentence in groupby(facts, key=lambda fact: fact.passage.start):
        together = list(sentence)
        told = [(fact.property, object_iri(fact)) for fact in together]
        stated = {(*what, fact.subject.iri) for what, fact in zip(told, together, strict=True)}
        subjects = Counter((property, object) for property, object, _ in stated)
        for what, fact in zip(told, together, strict=True):
            subject, object = _place(fact, fact.subject), _place(fact, fact.object)
            found = {*_of_subject(fact, known), *_of_object(fact, known)}
            found.update(_of_places(fact.passage, subject, object) if subject else (POL.absentSubject,))
            if isinstance(fact.object, Statistic):
                found.update(_of_its_place(fact.object, fact.passage, subject))
            if subjects[what] > 1:
                found.add(POL.sharedObject)
            yield frozenset(found)


def _of_subject(fact: Fact, known: Vocabulary) -> Iterator[str]:
    subject = fact.subject
    if subject.iri in known.by_iri:
        yield POL.knownSubject
    if subject.label[:1].isupper():
        yield POL.properSubject
    if " " not in subject.label:
        yield POL.briefSubject
    if known.is_a(subject.classes, POL.Place):
        yield POL.placeSubject


def _of_object(fact: Fact, known: Vocabulary) -> Iterator[str]:
    match fact.object:
        case Entity() as object:
            words = len(object.label.split())
            if object.iri in known.by_iri:
                yield POL.knownObject
            if words == 1:
                yield POL.briefObject
            if words in _FULL:
                yield POL.fullObject
        case Statistic() as figure:
            yield from _of_figure(figure, fact.subject, known)


def _of_figure(figure: Statistic, subject: Entity, known: Vocabulary) -> Iterator[str]:
    if figure.unit is not None:
        yield POL.measured
    if figure.qualifier is not None and figure.qualifier != POL.about:
        yield POL.bounded
    if figure.place is not None:
        yield POL.located
    if len(subject.label.split()) >= _DETAILED:
        yield POL.detailedSubject
    is_count = figure.unit is None or figure.unit.iri not in known.by_iri
    if is_count and figure.value <= _FEW and figure.value % 1 == 0:
        yield POL.fewCounted


def _of_its_place(figure: Statistic, sentence: Passage, subject: Passage | None) -> Iterator[str]:
    """Yield what speaks for or against *figure* by where it stands in *sentence*, and where its *subject* does."""
    if len(sentence.quote.split()) > _LONG:
        yield POL.longSentence
    if figure.period is None and _YEAR.search(sentence.quote):
        yield POL.undated
    start = sentence.quote.find(figure.phrase)
    if subject is None or start < 0:
        return
    end, first, after = (
        start + len(figure.phrase),
        subject.start - sentence.start,
        subject.end - sentence.start,
    )
    if first >= end:
        yield POL.lateSubject
    if _MARK.search(sentence.quote[after:start] or sentence.quote[end:first]):
        yield POL.partedFigure


def _of_places(sentence: Passage, subject: Passage, object: Passage | None) -> Iterator[str]:
    if object is None:
        return
    if object.start < subject.start:
        yield POL.objectFirst
    first, second = sorted((subject, object), key=lambda place: place.start)
    if second.start < first.end:
        yield POL.nestedEnds
    between = sentence.quote[first.end - sentence.start : second.start - sentence.start]
    if len(between.split()) > _FAR:
        yield POL.distantEnds


def _place(fact: Fact, end: object) -> Passage | None:
    """Return where the sentence of *fact* names *end*."""
    sentence = fact.passage
    for place, entity in fact.mentions:
        if entity == end and sentence.start <= place.start and place.end <= sentence.end:
            return place
    return None
