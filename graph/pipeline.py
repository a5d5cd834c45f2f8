"""The pipeline: sources to named graphs, in this process or in several; a source at fault gives its fault instead."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import tee
from operator import attrgetter
from typing import Any

from ..ontology.errors import PolicyloomError
from ..ontology.own import Knowledge, Own, combined
from .build import run_iri
from .cache import Cache
from .cluster import Cluster
from .correction import Corrections
from .document import Document
from .extraction import Extraction
from .gap import gaps
from .grounding import ground
from .packing import key, packed, unpacked
from .pool import Limits, Lost, Pool, Work, fault_of, pieces, results
from .reading import DEFAULT, Claim, ReaderConfig, Reading
from .reading.record import record_of
from .source import Fault, Source, read_source
from .source.content import content, held


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """What a source states, ready for a store.

    :param graph: the IRI of the document's named graph.
    :param nquads: its quads as N-Quads, sorted.
    :param gaps: what became no fact, see :func:`.gap.gaps`; empty where they are not asked for.
    :param claims: what the reader claimed, as records; likewise.
    """

    source: Source
    graph: str
    nquads: bytes
    gaps: tuple[dict[str, Any], ...] = ()
    claims: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How sources are read.

    :param run: the IRI of the run that reads, for the provenance.
    :param reading: the IRI of that run without what people decided; names extractions in the cache.
    :param reader: what reads.
    :param with_gaps: whether what became no fact is asked for.
    :param with_claims: whether what the reader claimed is asked for.
    :param corrections: what people decided of what the sources state.
    :param cache: holds the extractions of what was read before; the result is the same without it.
    """

    run: str
    reading: str = ""
    reader: ReaderConfig = DEFAULT
    with_gaps: bool = False
    with_claims: bool = False
    corrections: Corrections = field(default_factory=Corrections)
    cache: Cache | None = None


def read(
    sources: Iterable[Source],
    knowledge: Knowledge,
    options: ReadOptions,
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    scheduler: str | None = None,
) -> Generator[DocumentGraph | Fault]:
    """Yield what each of *sources* states, in order, or its fault.

    :param jobs: how many processes read; with 1, and for a reader that is single, this process does, without limits.
    :param limits: what one source may take.
    :param scheduler: the address of a scheduler of Dask, whose workers read in place of processes of this machine.
    :raises InputError: the cluster cannot do it.
    """
    sources, named = tee(sources)
    found = _results(sources, knowledge, options, jobs, limits or Limits(), scheduler)
    for result, source in zip(found, named, strict=True):
        yield _fault(source, result.reason) if isinstance(result, Lost) else result


def _results(
    sources: Iterable[Source],
    knowledge: Knowledge,
    options: ReadOptions,
    jobs: int,
    limits: Limits,
    scheduler: str | None,
) -> Iterator[DocumentGraph | Fault | Lost]:
    size = attrgetter("size")
    # Made in every case: a reader that cannot be made fails before any document is read.
    work = _Reading(knowledge, options)
    arguments = knowledge.own, options
    if options.reader.is_single:
        yield from work(sources)
    elif scheduler is not None:
        digest = partial(_program, knowledge.own)
        cluster = Cluster(prepared, *arguments, scheduler=scheduler, limits=limits, digest=digest)
        yield from cluster.map(map(held, sources), size)
    elif jobs > 1:
        yield from Pool(prepared, *arguments, jobs=jobs, limits=limits).map(sources, size)
    else:
        for piece in pieces(sources, size):
            yield from results(work, piece)


def _program(own: tuple[Own, ...]) -> str:
    """Return an IRI that stands for this program and *own*; another release or another *own* has another."""
    return run_iri("", combined(own))


def prepared(own: tuple[Own, ...], options: ReadOptions) -> Work[Source, DocumentGraph | Fault]:
    """Return the reading by the built-in knowledge with *own* laid over it."""
    return _Reading(combined(own), options)


class _Reading:
    """Sources to their graphs, by one reader for all of them."""

    def __init__(self, knowledge: Knowledge, options: ReadOptions) -> None:
        self._knowledge = knowledge
        self._options = options
        self._reader = options.reader.make(knowledge, options.cache)

    def __call__(self, sources: Iterable[Source]) -> Iterator[DocumentGraph | Fault]:
        """Yield the graph of each of *sources*, which are opened as the reader asks for them."""
        opened: deque[tuple[Source, Document | DocumentGraph | Fault]] = deque()

        def documents() -> Iterator[Document]:
            for source in sources:
                result = self._open(source)
                opened.append((source, result))
                if isinstance(result, Document):
                    yield result

        for reading in self._reader.read(documents()):
            yield from _unread(opened)
            source, _ = opened.popleft()
            yield self._ground(source, reading)
        yield from _unread(opened)

    def _open(self, source: Source) -> Document | DocumentGraph | Fault:
        """Return the document to read; or its graph, if its extraction is cached; or its fault."""
        if extraction := self._cached(source):
            return self._graph(source, extraction)
        try:
            roles = self._knowledge.vocabulary.roles
            return read_source(source, roles, languages=self._options.reader.languages)
        except PolicyloomError as error:
            return _fault(source, str(error).removeprefix(f"{source}: "))

    def _ground(self, source: Source, reading: Reading) -> DocumentGraph | Fault:
        try:
            extraction = ground(reading, self._knowledge, self._options.reader)
        except Exception as error:  # noqa: BLE001 - whatever a claim provokes must cost its document alone
            return _fault(source, fault_of(error))
        if extraction.fault is not None:
            return _fault(source, extraction.fault)
        if self._options.cache is not None:
            read = extraction.document
            digests = read.source_sha256 or "", read.metadata_sha256 or ""
            self._options.cache.put(key(self._options.reading, source, digests), packed(extraction))
        return self._graph(source, extraction, reading.claims)

    def _graph(self, source: Source, extraction: Extraction, claims: Sequence[Claim] = ()) -> DocumentGraph:
        options = self._options
        corrected = options.corrections.apply(extraction)
        return DocumentGraph(
            replace(source, held=None),
            corrected.graph,
            corrected.nquads(run=options.run),
            tuple(gaps(corrected, self._knowledge.vocabulary.notations)) if options.with_gaps else (),
            tuple(record_of(claim, extraction.document.id) for claim in claims)
            if options.with_claims
            else (),
        )

    def _cached(self, source: Source) -> Extraction | None:
        """Return what was extracted of *source* before, as it is now and with these options."""
        cache = self._options.cache
        if cache is None or self._options.with_claims:
            return None
        try:
            name = key(self._options.reading, source, content(source).digests)
        except PolicyloomError:
            return None  # and is found at fault when it is read
        data = cache.get(name)
        try:
            return unpacked(data) if data is not None else None
        except ValueError:
            cache.drop(name)
            return None


def _unread(
    opened: deque[tuple[Source, Document | DocumentGraph | Fault]],
) -> Iterator[DocumentGraph | Fault]:
    """Take what needs no reading from the front of *opened*, and yield it."""
    while opened and not isinstance(result := opened[0][1], Document):
        opened.popleft()
        yield result


def _fault(source: Source, reason: str) -> Fault:
    return Fault(source.name, str(source), reason)
