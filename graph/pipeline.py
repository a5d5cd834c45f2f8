"""The pipeline: sources to named graphs, in one process or several; a source that fails gives a fault instead."""

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
    """The graph of one source, ready for a store.

    :param graph: the IRI of the document's named graph.
    :param nquads: its quads as N-Quads, sorted.
    :param gaps: what became no fact, see :func:`.gap.gaps`; empty unless requested.
    :param claims: the reader's claims, as records; empty unless requested.
    """

    source: Source
    graph: str
    nquads: bytes
    gaps: tuple[dict[str, Any], ...] = ()
    claims: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How sources are read.

    :param run: the IRI of the current run, for the provenance.
    :param reading: the IRI of the same run without corrections; part of the cache key of an extraction.
    :param reader: the configuration of the reader.
    :param with_gaps: whether to return what became no fact.
    :param with_claims: whether to return the reader's claims.
    :param corrections: people's decisions, applied to each extraction.
    :param cache: holds earlier extractions; the results are the same without it.
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
    """Yield the graph or the fault of each of *sources*, in order.

    :param jobs: how many processes read; with 1, or a reader that is single, only this process reads, without limits.
    :param limits: the time and memory that one source may take.
    :param scheduler: the address of a Dask scheduler, whose workers read instead of processes on this machine.
    :raises InputError: the cluster cannot do the work.
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
    # Make the reader here in every case, so that one that cannot be made fails before any document is read.
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
    """Return an IRI that identifies this program and *own*; it differs for another release or another *own*."""
    return run_iri("", combined(own))


def prepared(own: tuple[Own, ...], options: ReadOptions) -> Work[Source, DocumentGraph | Fault]:
    """Return the work of reading sources with the built-in knowledge extended by *own*."""
    return _Reading(combined(own), options)


class _Reading:
    """Turns sources into graphs, with one reader for all of them."""

    def __init__(self, knowledge: Knowledge, options: ReadOptions) -> None:
        self._knowledge = knowledge
        self._options = options
        self._reader = options.reader.make(knowledge, options.cache)

    def __call__(self, sources: Iterable[Source]) -> Iterator[DocumentGraph | Fault]:
        """Yield the graph or the fault of each of *sources*; open each one only when the reader asks for it."""
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
        """Return the graph of *source* if its extraction is cached; else the document to read, or the fault."""
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
        except Exception as error:  # noqa: BLE001 - whatever a claim raises must fail only its document
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
        """Return the cached extraction of *source*, made from its present content with these options; else None."""
        cache = self._options.cache
        if cache is None or self._options.with_claims:
            return None
        try:
            name = key(self._options.reading, source, content(source).digests)
        except PolicyloomError:
            return None  # the fault is reported when the source is read
        data = cache.get(name)
        try:
            return unpacked(data) if data is not None else None
        except ValueError:
            cache.drop(name)
            return None


def _unread(
    opened: deque[tuple[Source, Document | DocumentGraph | Fault]],
) -> Iterator[DocumentGraph | Fault]:
    """Remove from the front of *opened* the results that need no reading, and yield them."""
    while opened and not isinstance(result := opened[0][1], Document):
        opened.popleft()
        yield result


def _fault(source: Source, reason: str) -> Fault:
    return Fault(source.name, str(source), reason)
