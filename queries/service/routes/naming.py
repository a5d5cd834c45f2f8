"""The naming: where a document names an end of a fact that the cited sentence itself does not name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ....graph.grammar.sentence import sentences
from .pages import Row, Value

# So many characters of the sentence are shown on each side of the name; the query gives more.
_ROOM = 140


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence that names a thing: *words* are the name, *before* and *after* the rest of it, shortened if long.

    :param thing: its IRI, and *label* what the graph calls it.
    :param mention: the name's place in the document, from the first to the second offset of *span*.
    """

    thing: str
    label: str
    mention: Value
    span: tuple[int, int]
    before: str
    words: str
    after: str


Namings = Mapping[str, Sequence[Naming]]
"""What the sentences of some passages leave to others to name, by the IRI of the passage."""


def unnamed(facts: Sequence[Row]) -> dict[str, dict[str, str]]:
    """Return the labels of the ends of *facts* that do not stand in the cited sentence, by passage and IRI.

    What has another name there is among them too: :func:`namings` leaves it out.

    :param facts: as :func:`.thing.named` returns them.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for fact in facts:
        for part in ("subject", "object"):
            label = fact.get(f"{part}_label")
            if label and not re.search(
                rf"(?<!\w){re.escape(label.text)}(?!\w)", fact["quote"].text, re.IGNORECASE
            ):
                found[fact["passage"].text][fact[part].text] = label.text
    return dict(found)


def namings(facts: Sequence[Row], rows: Sequence[Row]) -> Namings:
    """Return where the document names those ends of *facts* that the cited sentence does not: last before it, else first after it.

    :param facts: as for :func:`unnamed`; *rows* of ``namings.rq``.
    """
    mentions: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        mentions[row["document"].text, row["entity"].text].append(row)
    passages = {fact["passage"].text: fact for fact in facts}
    found: dict[str, list[Naming]] = {}
    for iri, labels in unnamed(facts).items():
        passage = passages[iri]
        start, end = _span(passage)
        for entity, label in labels.items():
            spans = {_span(row): row for row in mentions[passage["document"].text, entity]}
            if spans and not any(first < end and start < last for first, last in spans):
                nearest = max(spans, key=lambda span: (span[0] < start, -abs(span[0] - start)))
                found.setdefault(iri, []).append(_naming(entity, label, spans[nearest]))
    return found


def _span(row: Row) -> tuple[int, int]:
    return int(row["start"].text), int(row["end"].text)


def _naming(thing: str, label: str, row: Row) -> Naming:
    """Return the naming of a row of ``namings.rq``, whose text around the name is more than its sentence."""
    before, words, after = row["before"].text, row["words"].text, row["after"].text
    first, last = len(before), len(before) + len(words)
    around = before + words + after
    begin, end = next((s for s in sentences(around) if s[0] <= first < s[1]), (first, last))
    before, after = around[begin:first], around[last:end]
    if len(before) > _ROOM:
        cut = before[-_ROOM:]
        before = f"… {cut.partition(' ')[2] or cut}"
    if len(after) > _ROOM:
        cut = after[:_ROOM]
        after = f"{cut.rpartition(' ')[0] or cut} …"
    return Naming(thing, label, row["mention"], _span(row), before, words, after)
