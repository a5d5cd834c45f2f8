"""The agreement: an answer for another year, number, rank or country than the question names is never given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import TypeAlias

from ...graph.grammar.period import period_of, periods
from ...ontology.namespace import DCTERMS, POL
from .candidate import Asked, Candidate
from .fact import Fact, Node
from .number import Numbers
from .query import ENDS, Exists, Select
from .word import Word, runs, stems, words

Date: TypeAlias = tuple[str, str, tuple[str, ...]]
"""A period named in a question: its first day, its last day, and its words as stems."""
_LARGE, _SMALL, _EARLY, _LATE = "asksLarge", "asksSmall", "asksEarly", "asksLate"
_NOW, _DONE = "asksNow", "asksDone"
_ORDERS = {
    **dict.fromkeys(("Most", "More", "IsMore"), (_LARGE, _SMALL)), "First": (_EARLY, _LATE),
    **dict.fromkeys(("Least", "Less", "IsLess"), (_SMALL, _LARGE)), "Last": (_LATE, _EARLY),
}  # fmt: skip
"""What is asked -> the hint for this order, and the hint against it."""
_HINTS = ("asksChoice", "asksCommon", "asksEditing", "asksTwo", _LARGE, _SMALL, _EARLY, _LATE, _NOW, _DONE)
_LONG = 4  # letters of a stem with which others may begin
_RECENT = 6  # years before its document that a fact may have ended and still be so "now"
_LEAST_NAMED = 2  # a document is not about a country that fewer of its facts name


@dataclass(frozen=True)
class Agreement:
    """The dates, numbers, ranks and countries of one question, which its answers must match."""

    asked: Asked

    def is_kept(self, candidate: Candidate) -> bool:
        """Say whether *candidate* agrees with the order, polarity, dates, numbers, ranks and countries of the question."""
        if candidate.pattern == "document":
            # The editor of a text is the answer only if the question is about editing: an author is not an editor.
            is_other = candidate.asks == "Editor" and "asksEditing" not in self._hinted
            return not is_other and not self._dates and not self.asked.countries
        if candidate.asks == "Each" and "asksCommon" in self._hinted:
            return False  # what two things have in common is not what is said of each
        if candidate.asks == "Both" and "asksTwo" not in self._hinted:
            return False  # one figure is asked for, not two
        its_own, opposite = _ORDERS.get(candidate.asks, ("", ""))
        if opposite in self._hinted and its_own not in self._hinted:
            return False  # the cheaper of two things does not cost more
        if any(self._is_longer(n, candidate) for n in candidate.named) or not self._is_of_ranks(candidate):
            return False
        return self._is_of_polarity(candidate) and self._is_of_dates(candidate) and self._has_words(candidate)

    def _is_longer(self, node: Node, candidate: Candidate) -> bool:
        """Say whether the question has a longer name than *node*, with a word that neither it nor *candidate* has.

        The Port Plan is not the Rail Plan, though most of its name is there.
        """
        if not (before := self._before.get(node.iri)):
            return False
        told = {stem for text in (*node.names, *self._texts(candidate)) for stem in stems(text)}
        return not all(any(_is_alike(word, stem) for stem in told) for word in before)

    def _is_of_ranks(self, candidate: Candidate) -> bool:
        """Say whether *candidate* has no other rank than the question, and one in what the question ranks by, if it says so."""
        if not self._outranked.isdisjoint(_sought(candidate)):
            return False  # what ranks second is not first
        rankings = [fact for fact in candidate.facts if fact.figure.rank is not None]
        if self._ranks and not {fact.figure.rank for fact in rankings} <= self._ranks:
            return False
        if not self._named_indicators or not rankings:
            return True
        return any(stems(fact.figure.indicator) in self._named_indicators for fact in rankings)

    def _is_of_polarity(self, candidate: Candidate) -> bool:
        """Say whether *candidate* has a denial or an end if the question has one, and no goal unless it asks for one."""
        wording, facts = self.asked.wording, candidate.facts
        kinds, is_closed = {fact.kind for fact in facts}, isinstance(candidate.query, Exists)
        is_goal = any(fact.figure.is_target for fact in facts) or (self._is_done and POL.aimsAt in kinds)
        if is_closed and is_goal and not self.asked.is_wish:
            return False  # a goal is not something done
        if is_closed and self._is_done and not self.asked.is_wish and all(map(self._is_to_come, facts)):
            return False  # nor is a plan
        if _DONE in self._hinted and not self.asked.is_wish and all(fact.figure.is_target for fact in facts):
            return False  # nor is a target what came about
        if _NOW in self._hinted and not self.asked.is_wish and all(map(self._is_of_other_days, facts)):
            return False  # nor are the 1980s now
        if (is_closed or POL.adopts in kinds) and wording.has_denial(self.asked.corrected):
            # Abandoned is not adopted.
            return any(fact.is_denied or wording.has_denial(fact.quote) for fact in facts)
        if is_closed and all(wording.has_denial(fact.object.label) for fact in facts):
            return False  # "cannot be copied" is no yes to whether it can
        is_growth = is_closed and not wording.has_standstill(self.asked.corrected)
        if is_growth and all(wording.has_standstill(fact.object.label) for fact in facts):
            return False  # what has plateaued does not grow
        if POL.happenedIn in kinds and wording.has_end(self.asked.corrected):
            return any(wording.has_end(fact.quote) for fact in facts)  # closed is not opened
        return True

    def _is_to_come(self, fact: Fact) -> bool:
        """Say whether *fact* lies ahead, by its sentence or the date of its document."""
        issued = self.asked.facts.documents.get(DCTERMS.issued, {}).get(fact.doc, "9")
        begin = max((node.begin for node in _dated(fact)), default="")
        return begin[: len(issued)] > issued or self.asked.wording.is_planned(fact)

    def _is_of_other_days(self, fact: Fact) -> bool:
        """Say whether *fact* is a target, begins after its document was issued, or ended long before that."""
        issued, dated = self.asked.facts.documents.get(DCTERMS.issued, {}).get(fact.doc, ""), _dated(fact)
        if fact.figure.is_target or not dated or not issued:
            return fact.figure.is_target
        begin, end = max(node.begin for node in dated), max(node.end for node in dated)
        return begin[: len(issued)] > issued or int(end[:4]) < int(issued[:4]) - _RECENT

    def _is_of_dates(self, candidate: Candidate) -> bool:
        """Say whether *candidate* has each date of the question, and no fact of it has another.

        Others are allowed if all dates asked for are those of given things, or if two figures of one thing are compared.
        """
        facts, of_thing = candidate.facts, [self._is_of_thing(date, candidate) for date in self._dates]
        dates = zip(self._dates, of_thing, strict=True)
        is_said = self._hold(known or any(self._is_within(date, f) for f in facts) for date, known in dates)
        is_free = all(of_thing) or _is_change(candidate)  # the plan of 2010 may aim at 2030
        agreeing = (any(self._is_within(date, f) for date in self._dates) for f in facts if _dated(f))
        return is_said and (is_free or all(agreeing))

    def _is_of_thing(self, date: Date, candidate: Candidate) -> bool:
        """Say whether a given thing of *candidate* has *date* in its name, lies in it or happened in it; never for figures."""
        begin, end, said = date
        if any(fact.has_figure for fact in candidate.facts):
            return False
        happened = (self.asked.facts.of.get((POL.happenedIn, node.iri), ()) for node in candidate.named)
        given = [*candidate.named, *(fact.object for facts in happened for fact in facts)]
        return any(node.begin and begin <= node.begin and node.end <= end for node in given) or any(
            runs(said, stems(name)) for node in candidate.named for name in node.names
        )

    def _has_words(self, candidate: Candidate) -> bool:
        """Say whether the texts of *candidate* have the numbers and countries of the question and, for a yes, its names."""
        is_closed = isinstance(candidate.query, Exists)
        names = self._names if is_closed else []
        if not names and not self._numbers and not self.asked.countries:
            return True  # most questions need no texts, which takes long for thousands of candidates
        texts = set(self._texts(candidate))
        if not all(any(runs(name, stems(text)) for text in texts) for name in names):
            return False  # a yes must cover every name in the question
        if is_closed and not self._numbers.is_share(candidate.facts):
            return False  # 19 percent is not a third
        if not self._hold(self._numbers.matches(texts, candidate.facts, is_closed=is_closed)):
            return False
        if not self.asked.countries:
            return True
        # Not all policies of a text are those of China: each fact of a list must be about the country.
        each = (replace(candidate, facts=(fact,), answers=()) for fact in candidate.facts)
        return all(map(self._is_of_countries, [candidate] if candidate.named else each))

    def _is_of_countries(self, candidate: Candidate) -> bool:
        """Say whether the texts of *candidate* have the countries of the question, or its documents are about them."""
        places = {iri for text in self._texts(candidate) for iri in self.asked.wording.countries_of(text)}
        home = home_countries(self.asked, candidate) if set(self.asked.countries) - places else ()
        return self._hold(iri in places or iri in home for iri in self.asked.countries)

    def _is_within(self, date: Date, fact: Fact) -> bool:
        """Say whether *fact* holds at *date*: by its own period, else its sentence, else the date of its document."""
        begin, end, words = date
        if dated := _dated(fact):
            return any(node.begin <= end and begin <= node.end for node in dated)
        if runs(words, stems(fact.quote)):
            return True
        # An undated sentence in a text of May 2025 is about 2025.
        issued = period_of(self.asked.facts.documents.get(DCTERMS.issued, {}).get(fact.doc, ""))
        is_then = issued is not None and begin <= issued.earliest and issued.latest <= end
        return is_then and not any(periods(fact.quote, self.asked.wording.english))

    def _hold(self, agreements: Iterable[bool]) -> bool:
        """Say whether all *agreements* hold, or one of them if the question offers a choice."""
        found = list(agreements)
        return (any if "asksChoice" in self._hinted else all)(found) if found else True

    @cached_property
    def _hinted(self) -> frozenset[str]:
        """Those of the hints for which the question has a word."""
        texts, hints = {word.text.lower() for word in self.asked.words}, self.asked.wording.hints
        return frozenset(what for what in _HINTS if texts & hints(POL.anyKind, what))

    @cached_property
    def _before(self) -> Mapping[str, frozenset[str]]:
        """Thing that the question names in part -> the stems of the capitalised words before its own, but not in names of others."""
        words, links = self.asked.words, self.asked.links.values()
        whole = [link.at for link in links if link.is_whole]
        whole += [frozenset(at) for at, _ in self.asked.wording.countries_at(words)]
        found: dict[str, frozenset[str]] = {}
        for link in links:
            first, head = min(link.at), stems(link.name)[-1]
            is_part = not link.is_whole and head in {words[place].stem for place in link.at}
            if is_part and _is_capitalised(words[first]):
                others = {place for at in whole if not link.at < at for place in at}
                before = takewhile(lambda place: _is_capitalised(words[place]), range(first - 1, 0, -1))
                own = {words[place].stem for place in before if place not in others}
                found[link.node.iri] = frozenset(own - self.asked.wording.regions)
        return found

    @cached_property
    def _dates(self) -> list[Date]:
        """The periods of the question."""
        found = periods(self.asked.corrected, self.asked.wording.english)
        return [(p.earliest, p.latest, stems(self.asked.corrected[start:end])) for start, end, p in found]

    @cached_property
    def _numbers(self) -> Numbers:
        dated = (stem for *_, words in self._dates for stem in words)
        return Numbers(self.asked.corrected, dated, self.asked.wording.quantities)

    @cached_property
    def _ranks(self) -> frozenset[int]:
        return frozenset(rank.place for rank in self.asked.wording.ranks(self.asked.corrected))

    @cached_property
    def _outranked(self) -> set[Node]:
        """What has a rank in what the question ranks by, but none of the ranks of the question."""
        ranked = [f for f in self.asked.facts.figures if stems(f.figure.indicator) in self._named_indicators]
        placed = {fact.subject for fact in ranked if fact.figure.rank in self._ranks}
        return {fact.subject for fact in ranked} - placed if self._ranks else set()

    @cached_property
    def _named_indicators(self) -> set[tuple[str, ...]]:
        """The indicators of rankings that the question names, as stems."""
        asked = stems(self.asked.corrected)
        ranked = (stems(f.figure.indicator) for f in self.asked.facts.figures if f.figure.rank is not None)
        return {indicator for indicator in ranked if runs(indicator, asked)}

    @cached_property
    def _is_done(self) -> bool:
        """Whether the question asks what was done, by its first word, or what is so by now."""
        is_past = self.asked.words[0].text.lower() in self.asked.wording.hints(POL.anyKind, "asksPast")
        return is_past or _NOW in self._hinted

    @cached_property
    def _names(self) -> list[tuple[str, ...]]:
        """The names, as stems, that stand whole and capitalised in the question, in no longer name; countries excepted."""
        words = self.asked.words
        links = [link for link in self.asked.links.values() if link.is_whole]
        named = [link for link in links if any(words[place].text[0].isupper() for place in link.at)]
        return [
            stems(link.name)
            for link in named
            if POL.Country not in link.node.classes and not any(link.at < other.at for other in named)
        ]

    def _texts(self, candidate: Candidate) -> Iterator[str]:
        """Yield the answers of *candidate*, the sentences, figures and names of its facts, and the names given in it."""
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


def _sought(candidate: Candidate) -> set[Node]:
    """Return what *candidate* finds, if that is an end of its facts."""
    return {fact.at(candidate.pattern) for fact in candidate.facts} if candidate.pattern in ENDS else set()


def _is_alike(one: str, other: str) -> bool:
    """Say whether one stem begins with the other, as that of a misspelled word does."""
    return one == other or (
        min(len(one), len(other)) >= _LONG and (one.startswith(other) or other.startswith(one))
    )


def _is_capitalised(word: Word) -> bool:
    return word.text[:1].isupper()


def _is_change(candidate: Candidate) -> bool:
    """Say whether *candidate* compares two figures of one thing: a question may name the date of only one of them."""
    query = candidate.query
    is_pair = isinstance(query, Select) and query.pattern == "figure" and len(query.given.get("node", ())) > 1
    return is_pair and len(set(candidate.named)) == 1


def _dated(fact: Fact) -> list[Node]:
    """Return the periods at which *fact* holds."""
    return [n for n in (fact.period, fact.object, fact.figure.period) if n is not None and n.begin]


def home_countries(asked: Asked, candidate: Candidate) -> tuple[str, ...]:
    """Return the countries that the documents of *candidate* are about; none if a fact is about one that is not asked for."""
    homes = {_countries_of_document(asked, fact.doc) for fact in candidate.facts}
    home = homes.pop() if len(homes) == 1 else ()
    told = {iri for fact in candidate.facts for iri in _countries_told_of(asked, fact)} if home else set()
    return () if told.difference(asked.countries, home if len(home) == 1 else ()) else home


def _countries_told_of(asked: Asked, fact: Fact) -> set[str]:
    """Return the countries that *fact* is about: of its figure, of adopters of its subject, others in its sentence."""
    adopting = (one.subject for one in asked.facts.adopted.get(fact.subject.iri, ()))
    own = {node.iri for node in (fact.figure.area, *adopting) if node and POL.Country in node.classes}
    about = {  # an end of a fact in the sentence, such as a buyer abroad, is not the place of the fact
        node.iri for one in asked.facts.stated[fact.doc, fact.start] for node in (one.subject, one.object)
    }
    return own | {*asked.wording.countries_of(fact.quote)} - about


def _countries_of_document(asked: Asked, doc: str) -> tuple[str, ...]:
    """Return the IRIs of the countries that a document says it is about, else of the one that most of its facts name."""
    facts = asked.facts
    if doc not in facts.countries:
        found = []
        if about := facts.documents.get(DCTERMS.coverage, {}).get(doc, ""):
            found = asked.wording.countries_in(words(about))
        elif facts.is_whole:  # only some facts of a large store are read, too few to tell
            known = asked.wording.knowledge.vocabulary.by_iri
            own = (node for fact in facts.all if fact.doc == doc for node in set(fact.nodes))
            counts = Counter(n.iri for n in own if POL.Country in n.classes and n.iri in known)
            most = max(counts.values(), default=0)
            often = [iri for iri, count in counts.items() if count == most >= _LEAST_NAMED]
            found = often if len(often) == 1 else []
        facts.countries[doc] = tuple(found)
    return facts.countries[doc]
