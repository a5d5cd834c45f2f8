"""The grounding of claims: each becomes a fact with its passage, or a rejection with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ...ontology.kind import Kind
from ...ontology.language import Words
from ...ontology.namespace import POL, READER
from ...ontology.own import Knowledge
from ...ontology.vocabulary import Vocabulary
from ..extraction import Extraction, unrepeated
from ..fact import Entity, Fact, Passage, Period, Ranking, Statistic
from ..grammar.quantity import Quantities
from ..identity import slug
from ..reading.claim import Claim, Mention
from ..reading.form import Form, form_of
from ..reading.reader import ReaderConfig, Reading
from ..rejection import Rejection
from .coverage import coverage
from .dating import Dating
from .evidence import Evidence, Located, Manner, Stems, bare
from .figure import Figures
from .linking import Linker
from .normal import is_unspaced, words_of

_WORD = re.compile(r"[^\W\d_][\w-]*")
_DIGITS = re.compile(r"\d+")
# A confidence has two decimals and is never 0: no claim that the text bears out is certainly wrong.
_DECIMALS, _LEAST = 2, 0.01
# An end with more words than this is refused: it is not the name of a thing.
_LONGEST_END = 60


def ground(reading: Reading, knowledge: Knowledge, reader: ReaderConfig) -> Extraction:
    """Return the facts from the claims of *reader* that the document supports, and the rejections of the others.

    :param knowledge: supplies the kinds of facts, the vocabulary, and the words for numbers and dates.
    """
    document, words = reading.document, knowledge.words(reading.document.metadata.language)
    found = outcomes(reading, knowledge, reader)
    facts = unrepeated(outcome for outcome in found if isinstance(outcome, Fact))
    refused = [outcome for outcome in found if isinstance(outcome, Rejection)]
    sentences, covered = coverage(document, facts, words, _quantities(knowledge.vocabulary, words))
    return Extraction(
        document,
        tuple(sorted(facts, key=lambda fact: (fact.passage.start, fact.passage.end))),
        sentences,
        covered,
        tuple(dict.fromkeys((*reading.rejected, *refused))),
        fault=reading.fault,
    )


def outcomes(reading: Reading, knowledge: Knowledge, reader: ReaderConfig) -> list[Fact | Rejection]:
    """Return the fact or rejection for each claim of *reading*, in order; the parameters are as in :func:`ground`."""
    grounder = _Grounder(reading, knowledge, READER[slug(reader.label)])
    return [grounder.outcome(claim) for claim in reading.claims]


class _UnfoundedError(Exception):
    """The document does not support a claim; the message is the reason, in one line."""

    def __init__(self, reason: str, passage: Passage | None = None) -> None:
        super().__init__(reason)
        self.passage = passage


@dataclass(frozen=True, slots=True)
class _End:
    """An end (subject or object) of a claim: the entity, and where and how the document has its words."""

    entity: Entity
    located: Located


class _Grounder:
    """The grounding of the claims of one document."""

    def __init__(self, reading: Reading, knowledge: Knowledge, reader: str) -> None:
        document = reading.document
        words = self._words = knowledge.words(document.metadata.language)
        quantities = _quantities(knowledge.vocabulary, words)
        self._document = document
        self._knowledge = knowledge
        self._reader = reader
        self._evidence = Evidence(document, words)
        self._linker = Linker(knowledge, self._evidence)
        self._dating = Dating(document, words, quantities)
        self._figures = Figures(knowledge.vocabulary, words, quantities)

    def outcome(self, claim: Claim) -> Fact | Rejection:
        """Return the fact from *claim*, or the rejection with the reason."""
        kind = self._knowledge.kind(claim.kind)
        try:
            if kind is None:
                known = ", ".join(k.notation for k in self._knowledge.kinds)
                raise _UnfoundedError(
                    f"unknown kind of fact {claim.kind[:60]!r}; the known kinds are {known}"
                )
            return self._fact(claim, kind)
        except _UnfoundedError as unfounded:
            name = claim.kind if kind is None else kind.iri
            ends = claim.subject.words, claim.object.words
            return Rejection(name, *ends, str(unfounded), unfounded.passage)

    def _fact(self, claim: Claim, kind: Kind) -> Fact:
        passage = self._evidence.quote(claim.quote)
        if passage is None:
            raise _UnfoundedError(f"the document has no sentence {_short(claim.quote.words)!r}")
        subject = self._end(claim.subject, kind.domain, passage, "subject")
        subject = replace(subject, entity=self._linker.acting(subject.entity))
        object_, places = self._object(claim, kind, subject, passage)
        is_here = [end for end in (subject.located, *places) if _is_inside(end, passage)]
        if not is_here:
            raise _UnfoundedError("the quote names neither the subject nor the object", passage)
        fact = Fact(
            property=kind.iri,
            subject=subject.entity,
            object=object_,
            passage=passage,
            reader=self._reader,
            negated=claim.negated,
            modality=self._knowledge.concepts(POL.modalities).get((claim.modality or "").lower()),
            attribution=self._source(claim, subject.entity, passage),
            period=None if isinstance(object_, Statistic | Ranking | Period) else self._date(claim, passage),
            mentions=tuple(self._mentions(subject, object_, places)),
        )
        if isinstance(object_, Entity) and object_.iri == fact.subject.iri:
            raise _UnfoundedError("the subject and the object are the same thing", passage)
        sure = claim.score if claim.confidence is None else claim.confidence
        return replace(fact, confidence=max(round(sure, _DECIMALS), _LEAST))

    def _end(self, mention: Mention, role: str, passage: Passage, name: str) -> _End:
        """Return the entity that *mention* names, with the class *role*.

        :param name: the word for the end in reasons: subject or object.
        """
        words = words_of(mention.words)
        if not bare(words):
            raise _UnfoundedError(f"the claim has no {name}", passage)
        if len(words.split()) > _LONGEST_END:
            raise _UnfoundedError(
                f"the {name} has {len(words.split())} words; at most {_LONGEST_END} are allowed", passage
            )
        if words.split()[-1].lower() in self._words.unfinished:
            raise _UnfoundedError(f"the {name} {_short(words)!r} ends within a phrase", passage)
        located = self._evidence.locate(words, passage, self._linker.names(words))
        if located is None:
            raise _UnfoundedError(f"the document does not name the {name} {_short(words)!r}", passage)
        is_verbatim = located.manner in (Manner.QUOTED, Manner.ELSEWHERE)
        surface = self._document.text[located.start : located.end] if is_verbatim else words
        entity = self._linker.entity(words, surface, role)
        if fault := self._knowledge.clash(entity.classes, role):
            if entity.iri in self._knowledge.vocabulary.by_iri:
                raise _UnfoundedError(f"the {name} {_short(words)!r} is {fault}", passage)
            # The role of a phrase overrides the class by its head: "small firms" may be the aim of a plan.
            entity = replace(entity, classes=(role,))
        return _End(entity, located)

    def _object(
        self, claim: Claim, kind: Kind, subject: _End, passage: Passage
    ) -> tuple[Entity | Statistic | Ranking | Period, list[Located]]:
        """Return the object of the claim, and where its words are."""
        match form_of(kind, self._knowledge.vocabulary):
            case Form.FIGURE:
                return self._statistic(claim, subject, passage)
            case Form.RANK:
                return self._ranking(claim, passage)
            case Form.DATE:
                return self._period(claim, passage)
        end = self._end(claim.object, kind.range, passage, "object")
        return end.entity, [end.located]

    def _statistic(self, claim: Claim, subject: _End, passage: Passage) -> tuple[Statistic, list[Located]]:
        phrase, located = self._phrase(claim, passage)
        told = [claim.roles[role].words if role in claim.roles else None for role in ("unit", "qualifier")]
        amount = self._figures.amount(phrase, passage, claim.value, *told)
        if isinstance(amount, str):
            raise _UnfoundedError(amount, passage)
        indicator = self._indicator(claim, passage) or subject.entity.label
        return (
            Statistic(
                phrase=phrase,
                indicator=indicator,
                value=amount.value,
                unit=amount.unit,
                qualifier=amount.bound,
                period=self._date(claim, passage),
                place=self._place(claim, passage),
                target=claim.is_target,
            ),
            located,
        )

    def _ranking(self, claim: Claim, passage: Passage) -> tuple[Ranking, list[Located]]:
        phrase, located = self._phrase(claim, passage)
        rank = self._figures.rank(phrase, passage, claim.value)
        if isinstance(rank, str):
            raise _UnfoundedError(rank, passage)
        indicator = self._indicator(claim, passage) or phrase
        return (
            Ranking(phrase, indicator, rank, self._place(claim, passage), self._date(claim, passage)),
            located,
        )

    def _period(self, claim: Claim, passage: Passage) -> tuple[Period, list[Located]]:
        _, located = self._phrase(claim, passage)
        if "date" not in claim.roles:
            stated = self._dating.stated(passage)
            if not stated:
                raise _UnfoundedError("the quote gives no date", passage)
            return stated[0], located
        period = self._date(claim, passage)
        if period is None:
            date = claim.roles["date"].words
            raise _UnfoundedError(f"the document does not give the date {_short(date)!r} for it", passage)
        return period, located

    def _phrase(self, claim: Claim, passage: Passage) -> tuple[str, list[Located]]:
        """Return the words of a number, a rank or a date as in the passage, and where they are."""
        words = words_of(claim.object.words)
        if not bare(words):
            return passage.quote, []
        located = self._evidence.locate(words, passage)
        if located is None or located.start is None or not _is_inside(located, passage):
            raise _UnfoundedError(f"the quote does not say {_short(words)!r}", passage)
        return self._document.text[located.start : located.end], [located]

    def _indicator(self, claim: Claim, passage: Passage) -> str | None:
        """Return what is measured, in the reader's words; refuse words that are too foreign to the document."""
        mention = claim.roles.get("indicator")
        if mention is None:
            return None
        words = words_of(mention.words)
        located = self._evidence.locate(words, passage)
        if located is None and (foreign := self._foreign(words)):
            raise _UnfoundedError(f"the indicator says {foreign!r}, which the document does not", passage)
        return words

    def _foreign(self, words: str) -> str | None:
        """Return a number or name in *words* that the document lacks, or *words* if it lacks over half of them."""
        text = self._document.text
        numbers: list[str] = [digits for digits in _DIGITS.findall(words) if digits not in text]
        if numbers:
            return numbers[0]
        parts: list[str] = _WORD.findall(words)
        folded = self._folded
        foreign = [
            word
            for word in parts
            if word.lower() not in self._words.measures
            and word.lower() not in folded
            and not self._is_spelt(word)
        ]
        names = [word for word in foreign if word[:1].isupper() and word != parts[0]]
        if names:
            return names[0]
        return words if 2 * len(foreign) > len(parts) else None

    def _is_spelt(self, word: str) -> bool:
        """Say whether *word*, in a script without spaces, has only characters of the document or of measure words."""
        return is_unspaced(word) and set(word) <= {*self._document.text, *"".join(self._words.measures)}

    @cached_property
    def _folded(self) -> Stems:
        return Stems(word.lower() for word in _WORD.findall(self._document.text))

    def _date(self, claim: Claim, passage: Passage) -> Period | None:
        """Return the period of the claim if the document supports it, else None."""
        mention = claim.roles.get("date")
        return self._dating.period(mention.words, passage) if mention is not None else None

    def _place(self, claim: Claim, passage: Passage) -> Entity | None:
        """Return the place of the claim if the document names it and nothing speaks against it, else None."""
        mention = claim.roles.get("place")
        if mention is None:
            return None
        words = words_of(mention.words)
        located = self._evidence.locate(words, passage, self._linker.names(words))
        if located is None:
            return None
        place = self._linker.place(words)
        if place is None or _is_inside(located, passage):
            return place
        # A place after the quote counts only if the document is about it; none counts if the quote names other countries.
        is_later = located.start is not None and located.start >= passage.end
        if is_later and (self._home is None or place.iri != self._home.iri):
            return None
        named = self._linker.countries(passage.quote)
        return place if not named or place.iri in named else None

    @cached_property
    def _home(self) -> Entity | None:
        """The place that the document is about, by its metadata."""
        about = self._document.metadata.about
        return self._linker.place(about) if about else None

    def _source(self, claim: Claim, subject: Entity, passage: Passage) -> Entity | None:
        """Return the source of the statement, if the document names it and it is not the subject itself."""
        if claim.attribution is None:
            return None
        words = words_of(claim.attribution.words)
        located = self._evidence.locate(words, passage, self._linker.names(words))
        if located is None:
            return None
        source = self._linker.entity(words, words, POL.Actor)
        return None if source.iri == subject.iri else source

    def _mentions(
        self, subject: _End, object_: object, places: Sequence[Located]
    ) -> Iterator[tuple[Passage, Entity]]:
        ends = [(subject.located, subject.entity)]
        if isinstance(object_, Entity):
            ends += [(located, object_) for located in places]
        for located, entity in ends:
            if located.start is not None and located.end is not None:
                yield self._document.passage(located.start, located.end), entity


def _is_inside(located: Located, passage: Passage) -> bool:
    if located.start is None or located.end is None:
        return False
    return passage.start <= located.start and located.end <= passage.end


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}..."


@lru_cache(maxsize=16)
def _quantities(known: Vocabulary, words: Words) -> Quantities:
    """Return the finder of quantities for a language, created once."""
    return Quantities(known, words)
