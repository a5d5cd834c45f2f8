"""The antecedent: the sentence that names the subject or object of a fact, if the cited sentence does not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ....graph.grammar.sentence import sentences
from .pages import Row, Value

# The most characters of the sentence shown on each side of the name; the query returns more.
_ROOM = 140


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A sentence that names a thing.

    :param thing: the IRI of the thing, and *label* its name in the graph.
    :param mention: the mention, as a node of the graph.
    :param span: the offsets of its start and its end in the document, in characters.
    :param before: the sentence up to the mention, and *after* the rest of it; each is shortened if it is long.
    :param words: the text of the mention.
    """

    thing: str
    label: str
    mention: Value
    span: tuple[int, int]
    before: str
    words: str
    after: str


Antecedents = Mapping[str, Sequence[Antecedent]]
"""For the IRI of each passage, the antecedents of the things that the passage does not name itself."""


def unnamed(facts: Sequence[Row]) -> dict[str, dict[str, str]]:
    """Return the subjects and objects of *facts* whose labels are not in the cited sentence.

    The sentence may use another name for some of them; :func:`antecedents` leaves those out.

    :param facts: as :func:`.thing.named` returns them.
    :return: for the IRI of each passage, the labels of these things by their IRIs.
    """
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for fact in facts:
        for part in ("subject", "object"):
            label = fact.get(f"{part}_label")
            if label and not re.search(
                rf"(?<!\w){re.escape(label.text)}(?!\w)", fact["quote"].text, re.IGNORECASE
            ):
                labels[fact["passage"].text][fact[part].text] = label.text
    return dict(labels)


def antecedents(facts: Sequence[Row], rows: Sequence[Row]) -> Antecedents:
    """Return the antecedents of the subjects and objects of *facts* that the cited sentence does not name.

    If a document mentions a thing several times, the last mention before the sentence is taken, or else the
    first one after it.

    :param facts: as for :func:`unnamed`.
    :param rows: the mentions, as rows of the query ``antecedents``.
    """
    mentions: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        mentions[row["document"].text, row["entity"].text].append(row)
    passages = {fact["passage"].text: fact for fact in facts}
    by_passage: dict[str, list[Antecedent]] = {}
    for iri, labels in unnamed(facts).items():
        passage = passages[iri]
        start, end = _span(passage)
        for entity, label in labels.items():
            spans = {_span(row): row for row in mentions[passage["document"].text, entity]}
            if spans and not any(first < end and start < last for first, last in spans):
                nearest = max(spans, key=lambda span: (span[0] < start, -abs(span[0] - start)))
                by_passage.setdefault(iri, []).append(_antecedent(entity, label, spans[nearest]))
    return by_passage


def _span(row: Row) -> tuple[int, int]:
    return int(row["start"].text), int(row["end"].text)


def _antecedent(thing: str, label: str, row: Row) -> Antecedent:
    """Return the antecedent for a row of the query ``antecedents``; the texts in the row reach beyond the sentence."""
    before, words, after = row["before"].text, row["words"].text, row["after"].text
    first, last = len(before), len(before) + len(words)
    around = before + words + after
    begin, end = next((span for span in sentences(around) if span[0] <= first < span[1]), (first, last))
    before, after = around[begin:first], around[last:end]
    if len(before) > _ROOM:
        cut = before[-_ROOM:]
        before = f"… {cut.partition(' ')[2] or cut}"
    if len(after) > _ROOM:
        cut = after[:_ROOM]
        after = f"{cut.rpartition(' ')[0] or cut} …"
    return Antecedent(thing, label, row["mention"], _span(row), before, words, after)
