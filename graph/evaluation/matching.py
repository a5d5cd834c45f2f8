"""The matching of facts: which found facts say the same as an annotated fact.

A fact is a record: one JSON object per line of a file, with the keys ``doc``, ``type``, ``subject``, ``object`` and,
where they apply, ``indicator``, ``value``, ``unit`` and ``date``. A found record may also have ``subject_aliases`` and
``object_aliases``. An annotated record may also have ``alt_subjects``, ``alt_type`` and ``relative`` (the date follows
only from the document's own date, so a found fact without it is not wrong).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from ...ontology.language import ENGLISH, Words
from ...ontology.own import Knowledge, built_in
from ..reading.form import Form, form_of

Record = Mapping[str, Any]

# The lowest word F1 at which two names count as the same; two indicators, or the words of two figures, need less.
_SAME_THING = 0.6
_SAME_INDICATOR = 0.34

# Each character of a script without spaces counts as a word, here those from kana to Hangul.
_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)?|[\u0370-\u1fff]+|[\u3040-\ud7ff]")


def match(
    gold: Sequence[Record], predicted: Sequence[Record], knowledge: Knowledge | None = None
) -> list[tuple[int, int]]:
    """Return pairs of indices of facts that say the same, the best pairs first; each fact is in at most one pair.

    :param knowledge: provides the kinds of facts and the names of units; the built-in knowledge by default.
    """
    of_document: dict[object, list[int]] = defaultdict(list)
    for j, record in enumerate(predicted):
        of_document[record.get("doc")].append(j)
    candidates = []
    for i, annotated in enumerate(gold):
        strict = {key: value for key, value in annotated.items() if key not in {"alt_subjects", "alt_type"}}
        for j in of_document[annotated.get("doc")]:
            agreement = similarity(annotated, predicted[j], knowledge)
            if agreement:
                # Among equal pairs, prefer the fact's own subject and type to the alternatives that it allows.
                candidates.append((-agreement, -similarity(strict, predicted[j], knowledge), i, j))
    pairs: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for _, _, i, j in sorted(candidates):
        if i not in taken[0] and j not in taken[1]:
            pairs.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return pairs


def similarity(gold: Record, predicted: Record, knowledge: Knowledge | None = None) -> float:
    """Return how well *predicted* says what *gold* says, between 0 (not at all) and 1.

    Most facts are compared by the words of subject and object; a figure by its value, its date, and the words of
    subject, indicator and unit together; a rank by its place, subject and indicator; an event by its subject and date.

    :param knowledge: provides the kinds of facts and the names of units; the built-in knowledge by default.
    """
    if predicted.get("type") not in {gold.get("type"), *_listed(gold.get("alt_type"))}:
        return 0.0
    knowledge = knowledge or built_in()
    words = knowledge.words(ENGLISH)
    form = form_of(knowledge.kind(str(gold.get("type"))), knowledge.vocabulary)
    if form is Form.FIGURE:
        agrees = _same_number(gold, predicted) and _same_date(gold, predicted)
        units = knowledge.vocabulary.units_by_name
        return _from(_SAME_INDICATOR, _figure_agreement(gold, predicted, units, words)) if agrees else 0.0
    subject = _from(_SAME_THING, _agreement(_annotated(gold, "subject"), _named(predicted, "subject"), words))
    if not subject:
        return 0.0
    if form is Form.RANK:
        indicator = _agreement(_annotated(gold, "indicator"), _named(predicted, "indicator"), words)
        agrees = _same_number(gold, predicted) and indicator >= _SAME_INDICATOR
        return (subject + indicator) / 2 if agrees else 0.0
    if form is Form.DATE:
        return subject if gold.get("date") and _same_date(gold, predicted) else 0.0
    object_ = _from(_SAME_THING, _agreement(_annotated(gold, "object"), _named(predicted, "object"), words))
    return (subject + object_) / 2 if object_ else 0.0


def _from(threshold: float, agreement: float) -> float:
    return agreement if agreement >= threshold else 0.0


def _listed(value: object) -> Sequence[str]:
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value] if isinstance(value, Sequence) else []


def _named(record: Record, key: str) -> list[str]:
    return [str(record.get(key) or ""), *_listed(record.get(f"{key}_aliases"))]


def _annotated(gold: Record, key: str) -> list[str]:
    others = _listed(gold.get("alt_subjects")) if key == "subject" else ()
    return [str(gold.get(key) or ""), *others]


def _agreement(names: Iterable[str], others: Sequence[str], words: Words) -> float:
    return max(_shared(_bag(name, words), _bag(other, words)) for name in names for other in others)


def _figure_agreement(gold: Record, predicted: Record, units: Mapping[str, str], words: Words) -> float:
    unit, found_unit = _unit_names(gold, predicted, units, words)
    return _agreement(
        [f"{name} {gold.get('indicator') or ''} {unit}" for name in _annotated(gold, "subject")],
        [f"{name} {predicted.get('indicator') or ''} {found_unit}" for name in _named(predicted, "subject")],
        words,
    )


def _shared(words: Counter[str], others: Counter[str]) -> float:
    """Return the F1 of two bags of words: the harmonic mean of the shares of each that the other has too."""
    if not words or not others:
        return 0.0
    return 2 * (words & others).total() / (words.total() + others.total())


@lru_cache(1 << 16)
def _bag(name: str, words: Words) -> Counter[str]:
    """Return the words of *name* in the singular, without filler words."""
    return Counter(_singular(word) for word in _WORD.findall(name.lower()) if word not in words.fillers)


def _singular(word: str) -> str:
    """Return *word* without its plural ending, by the rule of the shared scorer: both must find the same pairs."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


def _unit_names(gold: Record, predicted: Record, units: Mapping[str, str], words: Words) -> tuple[str, str]:
    """Return the names of the units of both records; the same name twice where they mean the same unit."""
    ours, theirs = (str(record.get("unit") or "").strip().lower() for record in (gold, predicted))
    if _unit(ours, units) != _unit(theirs, units):
        return ours, theirs
    shared = ours if _bag(ours, words) else theirs
    return shared, shared


def _unit(name: str, units: Mapping[str, str]) -> str:
    one = " ".join(map(_singular, name.split()))
    return units.get(name) or units.get(one) or one


def _same_number(gold: Record, predicted: Record) -> bool:
    try:
        ours, theirs = (float(str(record.get("value")).replace(",", "")) for record in (gold, predicted))
    except ValueError:
        return False
    return abs(ours - theirs) <= 1e-6 * max(1.0, abs(ours))


def _same_date(gold: Record, predicted: Record) -> bool:
    wanted, given = (str(record.get("date") or "").strip().lower() for record in (gold, predicted))
    return not wanted or wanted == given or (not given and bool(gold.get("relative")))
