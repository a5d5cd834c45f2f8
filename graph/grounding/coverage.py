"""The coverage: which sentences and numbers of a document became facts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ...ontology.language import Words
from ..document import Document, Paragraph
from ..extraction import Coverage
from ..fact import Fact, Passage, Ranking, Statistic
from ..grammar.period import periods
from ..grammar.quantity import Quantities
from ..grammar.sentence import sentences


def coverage(
    document: Document, facts: Sequence[Fact], words: Words, quantities: Quantities
) -> tuple[int, Coverage]:
    """Return the number of sentences in the body of *document*, and how much of it *facts* cover.

    :param words: the words of the document's language, used to find its dates; *quantities* finds its numbers.
    """
    spans = [
        (paragraph.start + start, paragraph.start + end)
        for paragraph in document.paragraphs
        for start, end in sentences(paragraph.text, document.metadata.primary_language)
    ]
    starts = [start for start, _ in spans]
    covered: set[int] = set()
    for fact in facts:
        first = max(0, bisect_right(starts, fact.passage.start) - 1)
        covered.update(range(first, bisect_left(starts, fact.passage.end)))
    without = [document.passage(*span) for i, span in enumerate(spans) if i not in covered]
    numbers = [
        number
        for paragraph in document.paragraphs
        for number in _numbers(document, paragraph, words, quantities)
    ]
    told = {
        (fact.passage.start, fact.passage.end, value) for fact in facts if (value := _value(fact)) is not None
    }
    bare = [
        number
        for number, values in numbers
        if not any(
            start <= number.start and number.end <= end and value in values for start, end, value in told
        )
    ]
    return len(spans), Coverage(
        len(spans) - len(without), tuple(without), len(numbers) - len(bare), tuple(bare)
    )


def _value(fact: Fact) -> float | None:
    match fact.object:
        case Statistic(value=value):
            return float(value)
        case Ranking(rank=rank):
            return float(rank)
    return None


def _numbers(
    document: Document, paragraph: Paragraph, words: Words, quantities: Quantities
) -> list[tuple[Passage, set[float]]]:
    """Return the numbers of *paragraph* that are not part of a date, each with its possible values."""
    dates = [(start, end) for start, end, _ in periods(paragraph.text, words)]
    found = []
    for q in quantities.find(paragraph.text):
        if q.is_bare or q.is_part or any(start < q.end and q.start < end for start, end in dates):
            continue
        place = document.passage(paragraph.start + q.start, paragraph.start + q.end)
        found.append((place, {float(value) for value in q.values}))
    return found
