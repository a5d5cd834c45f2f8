"""The dates of a sentence: where it tells them, and which of its years are no dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...ontology.namespace import POL
from ...ontology.vocabulary import Vocabulary
from ..fact import Period
from ..grammar.deixis import deictics
from ..grammar.period import citations, periods, same_dates, year
from ..parsing.names import Name
from ..syntax.tree import Span
from ..syntax.verb import governing_verb, is_past
from .dating import Date


@dataclass(frozen=True)
class Dates:
    """The dates of a sentence.

    :param found: each with the index of its first token and the index after its last.
    :param years_in_names: (start, end) in the paragraph's reading of years that belong to a name or cite a work.
    """

    found: list[Date] = field(default_factory=list)
    years_in_names: list[tuple[int, int]] = field(default_factory=list)


def dates_of(
    span: Span,
    names: Mapping[int, tuple[Span, Name]],
    known: Vocabulary,
    *,
    before: Period | None = None,
    issued: str | None = None,
) -> Dates:
    """Find the dates of the sentence *span*.

    :param names: the names of its paragraph, by the index of the token where each ends.
    :param before: the last date of the sentence before, which 'the same year' stands for.
    :param issued: the day on which the document was published, in ISO 8601, from which 'yesterday' is told.
    """
    dates, text = Dates(), span.text
    cited = list(citations(text))
    dates.years_in_names.extend((span.start_char + start, span.start_char + end) for start, end in cited)
    for start, end, period in periods(text):
        first = span.start_char + start
        if any(a < end and start < b for a, b in cited):
            continue
        tokens = [t.i for t in span if t.idx < span.start_char + end and first < t.idx + len(t)]
        if tokens and _is_in_name(span, tokens, period, names, known):
            dates.years_in_names.append((first, first + end - start))
        elif tokens:
            dates.found.append((tokens[0], tokens[-1] + 1, period))
    for start, end in same_dates(text):
        words = span.doc.char_span(span.start_char + start, span.start_char + end)
        if words is not None:
            told = [period for _, after, period in dates.found if after <= words.start]
            same = _part_meant(told[-1] if told else before, words.root.lower_)
            if same is not None:
                dates.found.append((words.start, words.end, same))
    if issued:
        dates.found.extend(_from_issue(span, issued, known, dates.found))
    return dates


def _part_meant(period: Period | None, part: str) -> Period | None:
    """Return the year of *period* where a text means the year, and else *period*: "by the end of that year"."""
    named = period.notation[:4] if period is not None and part == "year" else ""
    is_longer = period is None or "/" in period.notation or period.notation.endswith("s")
    return year(int(named)) if named.isdecimal() and not is_longer else period


def _from_issue(span: Span, issued: str, known: Vocabulary, told: Sequence[Date]) -> Iterator[Date]:
    """Yield the dates that are told from the day on which the document was published."""
    first = span.start_char
    for date in deictics(span.text, issued, span.doc.text[:first], known.numerals):
        words = span.doc.char_span(first + date.start, first + date.end)
        if words is None or any(a < words.end and words.start < b for a, b, _ in told):
            continue
        verb = governing_verb(words.root)
        if not date.is_past or (verb is not None and is_past(verb)):
            yield words.start, words.end, date.period


def _is_in_name(
    span: Span,
    tokens: list[int],
    period: Period,
    names: Mapping[int, tuple[Span, Name]],
    known: Vocabulary,
) -> bool:
    """Say whether a year is a part of a name, as in 'the Vision 2030 programme'."""
    if any(named.start <= i < named.end for i in tokens for named, _ in names.values()):
        return True
    before = span.doc[max(tokens[0] - 1, 0)]
    if period.precision in (POL.range, POL.day) or (before.pos_ == "ADP" and before.i < tokens[0]):
        return False  # "the 2022-23 season", "Tuesday 4 May 2022", "in 2022 exports rose"
    heads = [span.doc[i] for i in tokens]
    top = next((t for t in heads if t.head.i not in tokens), heads[0])
    if any(unit.label == top.head.lemma_ for unit in known.durations):
        return False  # "the 2023/24 financial year"
    return top.head.i not in tokens and top.dep_ in ("compound", "nmod", "amod", "nummod")
