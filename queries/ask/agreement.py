"""The agreement: an answer of another year, number, rank or country than the question names is never given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

from ...graph.grammar.period import period_of, periods
from ...ontology.namespace import DCTERMS, POL
from .candidate import Asked, Candidate
from .fact import Fact, Node
from .query import Exists, Select
from .word import runs, stems, words

Date: TypeAlias = tuple[str, str, tuple[str, ...]]
"""A period that a question names: its first and its last day, and its words as stems."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# A country that the facts of a document name less often is not what it is about.
_LEAST_NAMED = 2


@dataclass(frozen=True)
class Agreement:
    """The dates, numbers, ranks and countries of one question, which its answers must have."""

    question: str
    asked: Asked

    def is_kept(self, candidate: Candidate) -> bool:
        """Say whether the facts of *candidate* have each date, number, rank and country that the question names."""
        if candidate.pattern == "document":
            # Who wrote a text did not edit it.
            is_other = candidate.form == "any Editor" and "asksEditing" not in self._hinted
            return not is_other and not self._dates and not self._places
        ranks = {fact.figure.rank for fact in candidate.facts if fact.figure.rank is not None}
        if self._ranks and not ranks <= self._ranks:
            return False
        return (
            self._is_of_polarity(candidate)
            and (not isinstance(candidate.query, Exists) or self._is_asserted(candidate))
            and self._hold(self._is_said(date, candidate) for date in self._dates)
            and (_is_change(candidate) or all(map(self._is_of_a_date, filter(_dated, candidate.facts))))
            and self._has_words(candidate)
        )

    def _is_said(self, date: Date, candidate: Candidate) -> bool:
        """Say whether a fact of *candidate* or a thing that it gives is of *date*: what began in 2020, the aims of the plan of 2020."""
        begin, end, _ = date
        given = list(candidate.named)
        if not any(fact.has_figure for fact in candidate.facts):
            of = self.asked.facts.of
            given += (f.object for node in candidate.named for f in of.get((POL.happenedIn, node.iri), ()))
        return any(self._is_within(date, fact) for fact in candidate.facts) or any(
            node.begin and begin <= node.begin and node.end <= end for node in given
        )

    def _is_asserted(self, candidate: Candidate) -> bool:
        """Say whether *candidate*, which asks if something is so, may be answered by yes.

        A goal is not yet done, and what cannot be is not so. The names of the question are there, and no others.
        """
        wording, named, facts = self.asked.wording, candidate.named, candidate.facts
        if self._is_past and any(fact.kind == POL.aimsAt for fact in facts):
            return False
        if not self._is_denying and any(wording.has_denial(node.label) for node in named):
            return False
        if not self._is_wish and any(fact.figure.is_target for fact in facts):
            return False
        if any(node.label[0].isupper() and node.iri not in self.asked.links for node in named):
            return False
        return all(any(runs(name, stems(text)) for text in self._texts(candidate)) for name in self._names)

    def _is_of_polarity(self, candidate: Candidate) -> bool:
        """Say whether the sentences of *candidate* deny or end something if the question does.

        Who abandoned a plan did not adopt it, and when a hall closed is not when it opened.
        """
        wording, quotes = self.asked.wording, [fact.quote for fact in candidate.facts]
        kinds = {fact.kind for fact in candidate.facts}
        if self._is_denying and (isinstance(candidate.query, Exists) or POL.adopts in kinds):
            return any(map(wording.has_denial, quotes))
        if self._is_ending and POL.happenedIn in kinds:
            return any(map(wording.has_end, quotes))
        return True

    def _is_of_a_date(self, fact: Fact) -> bool:
        """Say whether *fact* holds at one of the dates that the question names, if it names any."""
        return not self._dates or any(self._is_within(date, fact) for date in self._dates)

    def _has_words(self, candidate: Candidate) -> bool:
        """Say whether the texts of *candidate* have the numbers and countries of the question."""
        # Of the thousands of candidates of a large store few questions need the words.
        if not self._numbers and not self._places:
            return True
        texts = set(self._texts(candidate))
        if self._numbers:
            numbers = {number for text in texts for stem in stems(text) if (number := _number(stem))}
            if not self._hold(number in numbers for number in self._numbers):
                return False
        countries_of = self.asked.wording.countries_of
        places = {iri for text in texts for iri in countries_of(text)} if self._places else set()
        home = home_country(self.asked, candidate) if set(self._places) - places else ""
        return self._hold(iri in places or iri == home for iri in self._places)

    def _is_within(self, date: Date, fact: Fact) -> bool:
        """Say whether *fact* holds at *date*. Without a period of its own it does if its sentence or its document has that date."""
        begin, end, words = date
        if dated := _dated(fact):
            return any(node.begin <= end and begin <= node.end for node in dated)
        if runs(words, stems(fact.quote)):
            return True
        # A text of May 2025 tells of 2025 what it tells without a date.
        issued = period_of(self.asked.facts.documents.get(DCTERMS.issued, {}).get(fact.doc, ""))
        is_then = issued is not None and begin <= issued.earliest and issued.latest <= end
        return is_then and not any(periods(fact.quote, self.asked.wording.english))

    def _hold(self, agreements: Iterable[bool]) -> bool:
        """Say whether all *agreements* hold, or one of them where the question offers a choice."""
        found = list(agreements)
        return (any if "asksChoice" in self._hinted else all)(found) if found else True

    @cached_property
    def _hinted(self) -> frozenset[str]:
        """What single words of the question say of it: ``asksChoice``, ``asksEditing``."""
        texts, hints = {word.text.lower() for word in self.asked.words}, self.asked.wording.hints
        return frozenset(what for what in ("asksChoice", "asksEditing") if texts & hints(POL.anyKind, what))

    @cached_property
    def _dates(self) -> list[Date]:
        """The periods of the question."""
        found = periods(self.question, self.asked.wording.english)
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
    def _is_denying(self) -> bool:
        return self.asked.wording.has_denial(self.question)

    @cached_property
    def _is_past(self) -> bool:
        """Whether the question asks what was done, and not what somebody wanted."""
        first = self.asked.words[0].text.lower() if self.asked.words else ""
        return first in self.asked.wording.hints(POL.anyKind, "asksPast") and not self._is_wish

    @cached_property
    def _is_wish(self) -> bool:
        """Whether the question asks what somebody wants."""
        texts = [word.text for word in self.asked.words]
        # As words are written, but for the first: the Harbour Plan is no plan of the question.
        intents = self.asked.wording.hints(POL.aimsAt, "asksIntent")
        return bool(intents & {*texts, *(text.lower() for text in texts[:1])})

    @cached_property
    def _is_ending(self) -> bool:
        return self.asked.wording.has_end(self.question)

    @cached_property
    def _names(self) -> list[tuple[str, ...]]:
        """The names of things, but for countries, that stand in the question whole, with a capital, and in no longer one; as stems."""
        links = [
            link
            for link in self.asked.links.values()
            if link.is_whole
            and POL.Country not in link.node.classes
            and any(self.asked.words[place].text[0].isupper() for place in link.at)
        ]
        return [stems(link.name) for link in links if not any(link.at < other.at for other in links)]

    @cached_property
    def _places(self) -> list[str]:
        """The countries that the question names, as IRIs."""
        return self.asked.wording.countries_in(self.asked.words)

    def _texts(self, candidate: Candidate) -> Iterator[str]:
        """Yield the answers of *candidate*, the sentences and figures of its facts, and the names of what they are about."""
        owners = self.asked.facts.adopted
        yield from candidate.answers
        for fact in candidate.facts:
            yield fact.quote
            for node in (*fact.nodes, *(a.subject for a in owners.get(fact.subject.iri, ()))):
                yield from node.names
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


def _is_change(candidate: Candidate) -> bool:
    """Say whether *candidate* sets two figures of one thing side by side: who asks for that may name the date of one."""
    query = candidate.query
    is_pair = isinstance(query, Select) and query.pattern == "figure" and len(query.given.get("node", ())) > 1
    return is_pair and len(set(candidate.named)) == 1


def _dated(fact: Fact) -> list[Node]:
    """Return the periods at which *fact* holds."""
    return [
        node for node in (fact.period, fact.object, fact.figure.period) if node is not None and node.begin
    ]


def home_country(asked: Asked, candidate: Candidate) -> str:
    """Return the IRI of the country that the documents of all facts of *candidate* are about.

    It is empty where a fact, its sentence, or who adopts the policy that it is about names another country.
    """
    homes = {_country_of_document(asked, fact.doc) for fact in candidate.facts}
    named = {iri for fact in candidate.facts for iri in _countries_named(asked, fact)}
    return homes.pop() if len(homes) == 1 and named <= homes else ""


def _country_of_document(asked: Asked, doc: str) -> str:
    """Return the IRI of the country that a document says it is about, else of the one that most of its facts name.

    The latter is not known of a large store, of which only some facts are looked at.
    """
    facts = asked.facts
    if doc not in facts.countries:
        found = []
        if about := facts.documents.get(DCTERMS.coverage, {}).get(doc, ""):
            found = asked.wording.countries_in(words(about))
        elif facts.is_whole:
            own = (fact for fact in facts.all if fact.doc == doc)
            counts = Counter(iri for fact in own for iri in _countries(asked, fact.nodes))
            most = max(counts.values(), default=0)
            found = [iri for iri, count in counts.items() if count == most >= _LEAST_NAMED]
        facts.countries[doc] = found[0] if len(found) == 1 else ""
    return facts.countries[doc]


def _countries_named(asked: Asked, fact: Fact) -> Iterator[str]:
    """Yield the countries that *fact*, its sentence, or a fact of who adopts its subject names."""
    adopting = asked.facts.adopted.get(fact.subject.iri, ())
    yield from _countries(asked, (node for one in (fact, *adopting) for node in one.nodes))
    yield from asked.wording.countries_of(fact.quote)


def _countries(asked: Asked, nodes: Iterable[Node]) -> set[str]:
    """Return the IRIs of those of *nodes* that are countries of the vocabulary."""
    known = asked.wording.knowledge.vocabulary.by_iri
    return {node.iri for node in nodes if POL.Country in node.classes and node.iri in known}
