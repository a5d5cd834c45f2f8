"""The rules: the reader that knows English by hand-made rules, and ties what it reads to the text as it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...ontology.lexicon import Lexicon
from ...ontology.namespace import POL
from ...ontology.own import Knowledge
from ..cache import Cache
from ..confidence import weighed
from ..document import Document
from ..extraction import Coverage, Extraction, unrepeated
from ..fact import Fact, Passage, Period, Proposition
from ..grammar.acronym import expansions
from ..parsing.mend import mend
from ..parsing.names import known_names
from ..parsing.parse import Parse, parse_documents
from ..rejection import Rejection
from ..semantics.entity import Entities
from ..semantics.figure import figures
from ..semantics.goal import lead_in
from ..semantics.home import home
from ..semantics.homonym import Homonyms
from ..semantics.memory import opening, places_named, remember
from ..semantics.proposition import propositions
from ..semantics.quantity import Quantities
from ..semantics.ranking import rankings
from ..semantics.reference import Discourse
from ..semantics.relation import relations
from ..semantics.sentence import End, Sentence
from ..semantics.stance import attribution
from ..semantics.voice import hear
from .reader import Reading
from .record import claim_of


class RulesReader:
    """The reader by rules, see :mod:`policyloom.graph.semantics`."""

    def __init__(self, knowledge: Knowledge, cache: Cache | None = None) -> None:
        """Read by the lexicon and the vocabulary of *knowledge*.

        :param cache: holds what the parser made of texts before, and takes what it makes of others.
        """
        self._knowledge = knowledge
        self._cache = cache

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield what each of *documents* states, with its facts as the rules tied them to the text."""
        names = self._knowledge.vocabulary.notations
        schemes = (POL.qualifiers, POL.modalities)
        labels = {iri: name for s in schemes for name, iri in self._knowledge.concepts(s).items()}
        for extraction in _extractions(documents, self._knowledge, self._cache):
            claims = tuple(claim_of(fact, names, labels) for fact in extraction.facts)
            yield Reading(extraction.document, claims, grounded=extraction)


def _extractions(
    documents: Iterable[Document], knowledge: Knowledge, cache: Cache | None
) -> Iterator[Extraction]:
    known, words = knowledge.vocabulary, knowledge.lexicon
    quantities = Quantities(known)
    read = parse_documents(documents, known_names(known), roles=words.word_roles, parses=cache)
    for document, parses in read:
        entities = Entities(
            known, expansions(p.text for p in document.paragraphs), words.word_roles[POL.partitive]
        )
        places = places_named(parses, known)
        shared = Homonyms(known, places, home(places), document.id, entities.acronyms)
        parses = [shared.read(parsed) for parsed in parses]
        found = known_names(known).found_in(document.title or "")
        title = [(text, shared.of_title(text, name)) for text, name in found]
        discourse = opening(title, parses, entities, words.word_roles, places)
        readings = _whole(
            _read(sentence, words, quantities)
            for parsed in parses
            for sentence in _sentences(document, parsed, entities, discourse, words)
        )
        yield Extraction(
            document,
            weighed(unrepeated(fact for reading in readings for fact in reading.facts), knowledge),
            len(readings),
            _coverage(readings),
            _rejected(readings),
            propositions=tuple(dict.fromkeys(p for reading in readings for p in reading.propositions)),
        )


@dataclass(frozen=True)
class _Stated:
    """What one sentence yielded.

    :param numbers: its numbers, a range being one -> whether a fact comes of it.
    """

    passage: Passage
    facts: tuple[Fact, ...]
    numbers: dict[Passage, bool]
    rejected: tuple[Rejection, ...]
    propositions: tuple[Proposition, ...]


def _sentences(
    document: Document, parsed: Parse, entities: Entities, discourse: Discourse, words: Lexicon
) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph, each when the one before has been read."""
    discourse.new_paragraph(entities.known)
    spans = list(parsed.doc.sents)
    roles = words.word_roles
    mend(parsed.doc, entities.known.class_words, words.specified)
    announcers: list[End] = []
    announced: Period | None = None
    for span in spans:
        before = discourse.at(parsed.start(next(t for t in span if not t.is_space)))
        sentence = Sentence(document, parsed, span, entities, before, roles, announcers, announced)
        yield sentence
        if span[-1].text == ":":
            announcers = lead_in(sentence)
            announced = next((period for _, _, period in sentence.dates), None) if announcers else None
        elif span[-1].text != ";":
            announcers, announced = [], None


def _read(sentence: Sentence, words: Lexicon, quantities: Quantities) -> _Stated:
    """Read one sentence, and let the discourse know what it was about."""
    hear(sentence)
    found = list(quantities.find(sentence.span, sentence.taken))
    told = list(figures(sentence, found, words))
    facts = [*relations(sentence, words), *(fact for _, fact in told), *rankings(sentence, words)]
    said = tuple(propositions(sentence))
    source = attribution(sentence) if facts else None
    if source is not None:
        # What somebody says of itself has no other source than the text's own word for it.
        facts = [
            fact if fact.subject.iri == source.iri else replace(fact, attribution=source) for fact in facts
        ]
    remember(sentence, facts, words)
    stating = {number for number, _ in told}
    numbers = {
        sentence.passage_of(q.tokens[0], q.tokens[-1]): not stating.isdisjoint(q.tokens) for q in found
    }
    return _Stated(sentence.passage, tuple(facts), numbers, tuple(sentence.rejected), said)


def _whole(readings: Iterable[_Stated]) -> list[_Stated]:
    """Return one reading a sentence: the items of a list are read one by one, each with its lead-in."""
    whole: list[_Stated] = []
    for reading in readings:
        if whole and whole[-1].passage.start == reading.passage.start:
            before = whole.pop()
            reading = _Stated(
                max(before.passage, reading.passage, key=lambda p: p.end),
                before.facts + reading.facts,
                {
                    number: before.numbers.get(number, False) or reading.numbers.get(number, False)
                    for number in before.numbers | reading.numbers
                },
                before.rejected + reading.rejected,
                before.propositions + reading.propositions,
            )
        whole.append(reading)
    return whole


def _coverage(readings: list[_Stated]) -> Coverage:
    without = tuple(r.passage for r in readings if not r.facts)
    numbers = [number for reading in readings for number in reading.numbers.items()]
    bare = tuple(passage for passage, is_stated in numbers if not is_stated)
    return Coverage(len(readings) - len(without), without, len(numbers) - len(bare), bare)


def _rejected(readings: list[_Stated]) -> tuple[Rejection, ...]:
    """Return what was refused, each once, less what another word of the sentence states."""
    found: dict[object, Rejection] = {}
    for reading in readings:
        stated = {(f.property, f.subject.label, getattr(f.object, "label", None)) for f in reading.facts}
        for rejection in reading.rejected:
            if rejection.ends not in stated:
                sense = rejection.fact.sense if rejection.fact else ""
                found.setdefault((rejection.ends, rejection.passage, sense, rejection.reason), rejection)
    return tuple(found.values())
