"""The extraction: a document to its facts, sentence by sentence, and what of it yielded none."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from pyoxigraph import Quad, RdfFormat, parse

from ..ontology.errors import DataError
from ..ontology.lexicon import Lexicon
from ..ontology.namespace import POL
from ..ontology.own import Knowledge, Own, built_in, combined
from .cache import Cache
from .confidence import weighed
from .document import Document
from .fact import Fact, Passage, Period, Proposition
from .parsing.acronym import expansions
from .parsing.mend import mend
from .parsing.names import known_names
from .parsing.parse import Parse, parse_documents
from .pool import Limits, Lost, Pool, Work
from .rdf import document_nquads, graph_iri, object_iri
from .semantics.entity import Entities
from .semantics.figure import figures
from .semantics.goal import lead_in
from .semantics.home import home
from .semantics.homonym import Homonyms
from .semantics.memory import opening, places_named, remember
from .semantics.proposition import propositions
from .semantics.quantity import Quantities
from .semantics.ranking import rankings
from .semantics.reference import Discourse
from .semantics.rejection import Rejection
from .semantics.relation import relations
from .semantics.sentence import End, Sentence
from .semantics.stance import attribution
from .semantics.voice import hear


@dataclass(frozen=True)
class Coverage:
    """What the facts cover of a document.

    :param sentences: how many sentences yielded a fact, and *without* those that did not.
    :param numbers: how many numbers yielded a fact, and *numbers_without* those that did not.
    """

    sentences: int
    without: tuple[Passage, ...]
    numbers: int
    numbers_without: tuple[Passage, ...]


@dataclass(frozen=True)
class Extraction:
    """The facts of one document.

    :param sentences: how many sentences it has.
    :param rejected: what words proposed and a check refused, each once.
    :param corrected: (IRI of the document or of a fact, IRI of a person's decision that touched it).
    :param propositions: what each clause says in the words of the text.
    """

    document: Document
    facts: tuple[Fact, ...]
    sentences: int
    coverage: Coverage
    rejected: tuple[Rejection, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    propositions: tuple[Proposition, ...] = ()

    @property
    def graph(self) -> str:
        """The IRI of the document's named graph."""
        return graph_iri(self.document.id)

    def quads(self, *, run: str) -> list[Quad]:
        """Return the document's named graph, made by the run *run*."""
        return list(parse(self.nquads(run=run), format=RdfFormat.N_QUADS))

    def nquads(self, *, run: str) -> bytes:
        """Return the document's named graph as N-Quads, sorted."""
        counts = {
            POL.paragraphCount: len(self.document.paragraphs),
            POL.coveredSentenceCount: self.coverage.sentences,
            POL.numberCount: self.coverage.numbers + len(self.coverage.numbers_without),
            POL.coveredNumberCount: self.coverage.numbers,
        }
        return document_nquads(
            self.document,
            self.facts,
            run=run,
            sentences=self.sentences,
            counts=counts,
            corrected=self.corrected,
            propositions=self.propositions,
        )


def extract(
    documents: Iterable[Document],
    knowledge: Knowledge | None = None,
    *,
    jobs: int = 1,
    limits: Limits | None = None,
) -> Iterator[Extraction]:
    """Yield the facts of each document, in order, by *knowledge* or by what is built in.

    Documents are read as they are needed, a few batches of paragraphs ahead. What a document yields does not depend
    on those beside it, nor on how many processes read them.

    :param jobs: how many processes read; with 1 this process does. A script that asks for more keeps what it does
        below ``if __name__ == "__main__":``, as for any use of :mod:`multiprocessing`.
    :param limits: what one document may take, where there are processes.
    :raises DataError: a process could not read a document within the limits.
    """
    if jobs == 1:
        yield from extract_here(documents, knowledge or built_in())
        return
    names: deque[str] = deque()

    def named() -> Iterator[Document]:
        for document in documents:
            names.append(document.id)
            yield document

    pool = Pool(extractor, knowledge.own if knowledge else (), jobs=jobs, limits=limits or Limits())
    for extraction in pool.map(named(), lambda document: len(document.text)):
        name = names.popleft()
        if isinstance(extraction, Lost):
            raise DataError(f"{name}: {extraction.reason}")
        yield extraction


def extractor(own: tuple[Own, ...]) -> Work[Document, Extraction]:
    """Return the extraction by the built-in knowledge with *own* laid over it."""
    return partial(extract_here, knowledge=combined(own))


def extract_here(
    documents: Iterable[Document], knowledge: Knowledge, cache: Cache | None = None
) -> Iterator[Extraction]:
    """Yield the facts of each document, as :func:`extract` does, in this process.

    :param cache: holds what the parser made of texts before, and takes what it makes of others.
    """
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
class _Reading:
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


def _read(sentence: Sentence, words: Lexicon, quantities: Quantities) -> _Reading:
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
    return _Reading(sentence.passage, tuple(facts), numbers, tuple(sentence.rejected), said)


def _whole(readings: Iterable[_Reading]) -> list[_Reading]:
    """Return one reading a sentence: the items of a list are read one by one, each with its lead-in."""
    whole: list[_Reading] = []
    for reading in readings:
        if whole and whole[-1].passage.start == reading.passage.start:
            before = whole.pop()
            reading = _Reading(
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


def _coverage(readings: list[_Reading]) -> Coverage:
    without = tuple(r.passage for r in readings if not r.facts)
    numbers = [number for reading in readings for number in reading.numbers.items()]
    bare = tuple(passage for passage, is_stated in numbers if not is_stated)
    return Coverage(len(readings) - len(without), without, len(numbers) - len(bare), bare)


def _rejected(readings: list[_Reading]) -> tuple[Rejection, ...]:
    """Return what was refused, each once, less what another word of the sentence states."""
    found: dict[object, Rejection] = {}
    for reading in readings:
        stated = {(f.property, f.subject.label, getattr(f.object, "label", None)) for f in reading.facts}
        for rejection in reading.rejected:
            if rejection.ends not in stated:
                fact = rejection.fact
                found.setdefault((rejection.ends, fact.passage, fact.sense, rejection.reason), rejection)
    return tuple(found.values())


def unrepeated(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return *facts* less those that a sentence states twice, the surer one kept."""
    best: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        # The items of a list share their lead-in, and what it says is said once.
        key = fact.property, fact.subject.iri, object_iri(fact), fact.passage.start, fact.negated
        if key not in best or fact.confidence > best[key].confidence:
            best[key] = fact
    return tuple(best.values())
