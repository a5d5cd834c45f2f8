"""The agreement: what a question says and its answer may not contradict. Another year, number, rank or country is never answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

from ...graph.grammar.period import period_of, periods
from ...ontology.namespace import DCTERMS, POL
from .candidate import Asked, Candidate
from .fact import Fact, Node
from .query import Document, Sought
from .setting import setting
from .word import runs, stems

Date: TypeAlias = tuple[str, str, tuple[str, ...]]
"""A period that a question names: its first and its last day, and its words as stems."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Agreement:
    """What one question holds its answers to."""

    question: str
    asked: Asked

    def is_kept(self, candidate: Candidate) -> bool:
        """Say whether the facts of *candidate* have each date, number, rank and country that the question names."""
        if isinstance(candidate.query, Document):
            return not self._dates and not self._places
        places = {
            fact.figure.rank for fact in candidate.facts if fact.figure and fact.figure.rank is not None
        }
        if places and self._ranks and not places & self._ranks:
            return False
        return (
            self._hold(self._is_said(date, candidate) for date in self._dates)
            and (_is_change(candidate) or all(map(self._is_of_a_date, filter(_dated, candidate.facts))))
            and self._has_words(candidate)
        )

    def _is_said(self, date: Date, candidate: Candidate) -> bool:
        """Say whether a fact holds at a date, or what is given is of it: what began in 2020, the aims of the plan of 2020."""
        begin, end, _ = date
        given = list(candidate.named)
        if not any(fact.figure for fact in candidate.facts):
            of = self.asked.facts.of
            given += (f.object for node in candidate.named for f in of.get((POL.happenedIn, node.iri), ()))
        return any(self._is_within(date, fact) for fact in candidate.facts) or any(
            node.begin and begin <= node.begin and node.end <= end for node in given
        )

    def _is_of_a_date(self, fact: Fact) -> bool:
        """Say whether *fact* holds at one of the dates that the question names, if it names any."""
        return not self._dates or any(self._is_within(date, fact) for date in self._dates)

    def _has_words(self, candidate: Candidate) -> bool:
        """Say whether the words that tell the facts of *candidate* have the numbers and countries of the question."""
        # Of the thousands of candidates of a large store few questions need the words.
        if not self._numbers and not self._places:
            return True
        told = set(self._told(candidate))
        if self._numbers:
            numbers = {number for text in told for stem in stems(text) if (number := _number(stem))}
            if not self._hold(number in numbers for number in self._numbers):
                return False
        countries_of = self.asked.wording.countries_of
        places = {iri for text in told for iri in countries_of(text)} if self._places else set()
        home = setting(self.asked, candidate) if set(self._places) - places else ""
        return self._hold(iri in places or iri == home for iri in self._places)

    def _is_within(self, date: Date, fact: Fact) -> bool:
        """Say whether *fact* holds at a date; one of which no date is told, if its sentence or its document is of that date."""
        begin, end, words = date
        if dated := _dated(fact):
            return any(node.begin <= end and begin <= node.end for node in dated)
        if runs(words, stems(fact.quote)):
            return True
        # A text of May 2025 tells of 2025 what it tells without a date.
        issued = period_of(self.asked.facts.facts.documents.get(DCTERMS.issued, {}).get(fact.doc, ""))
        is_then = issued is not None and begin <= issued.earliest and issued.latest <= end
        return is_then and not any(periods(fact.quote))

    def _hold(self, agreements: Iterable[bool]) -> bool:
        """Say whether all *agreements* hold, or one of them where the question offers a choice."""
        found = list(agreements)
        return (any if self._is_choice else all)(found) if found else True

    @cached_property
    def _is_choice(self) -> bool:
        return any(word.text.lower() in self.asked.wording.choices for word in self.asked.words)

    @cached_property
    def _dates(self) -> list[Date]:
        """The periods of the question."""
        found = periods(self.question)
        return [(p.earliest, p.latest, stems(self.question[start:end])) for start, end, p in found]

    @cached_property
    def _numbers(self) -> frozenset[str]:
        """The numbers of the question, but for those of dates."""
        dated = {stem for *_, words in self._dates for stem in words}
        said = (w.stem for w in self.asked.words if w.stem not in dated)
        return frozenset(number for stem in said if (number := _number(stem)))

    @cached_property
    def _ranks(self) -> frozenset[int]:
        return self.asked.wording.ranks(self.question)

    @cached_property
    def _places(self) -> list[str]:
        """The countries that the question names, as IRIs."""
        return self.asked.wording.countries_in(self.asked.words)

    def _told(self, candidate: Candidate) -> Iterator[str]:
        """Yield all that is known of the facts of *candidate* in words."""
        owners = self.asked.facts.adopted
        yield from candidate.answers
        for fact in candidate.facts:
            yield fact.quote
            for node in (*_nodes(fact), *(a.subject for a in owners.get(fact.subject.iri, ()))):
                yield from node.names
            if fact.figure is not None:
                yield fact.figure.indicator
                if fact.figure.value is not None:
                    yield f"{fact.figure.value:f}"
                if fact.figure.rank is not None:
                    yield str(fact.figure.rank)
        for node in candidate.named:
            yield from node.names


@lru_cache(1 << 16)
def _number(stem: str) -> str:
    """Return the number that a word begins with, as in 40bn or 2nd; nothing where it begins with a letter."""
    found = _NUMBER.match(stem)
    return found[0] if found else ""


def _nodes(fact: Fact) -> Iterable[Node]:
    figure = fact.figure
    parts: Sequence[Node | None] = (fact.subject, fact.object, fact.period)
    if figure is not None:
        parts = (*parts, figure.area, figure.period, figure.unit)
    return (node for node in parts if node is not None)


def _is_change(candidate: Candidate) -> bool:
    """Say whether *candidate* sets two figures of one thing side by side: who asks for that may name the date of one."""
    query = candidate.query
    return (
        isinstance(query, Sought) and len(query.given.get("node", ())) > 1 and len(set(candidate.named)) == 1
    )


def _dated(fact: Fact) -> list[Node]:
    """Return the periods at which *fact* holds."""
    told = [fact.period, fact.object, fact.figure.period if fact.figure else None]
    return [node for node in told if node is not None and node.begin]


__all__ = ["Agreement"]
