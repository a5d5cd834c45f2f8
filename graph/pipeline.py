"""The pipeline: sources to named graphs, in this process or in several, what is at fault told in its place."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
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
from .pool import Limits, Lost, Pool, Work, pieces, results, told
from .reading import DEFAULT, Claim, Reader, ReaderConfig, Reading
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
class Manner:
    """How sources are read, beside what is known of the field.

    :param run: the IRI of the run that reads, for the provenance.
    :param reading: tells the software, the reader and the knowledge from others; the run without what people decided.
    :param reader: what reads.
    :param with_claims: whether what the reader claimed is asked for.
    :param with_gaps: whether what became no fact is asked for.
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
    manner: Manner,
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    scheduler: str | None = None,
) -> Generator[DocumentGraph | Fault]:
    """Yield what each of *sources* states, in order, or why it cannot be told.

    :param jobs: how many processes read; with 1 this process does, without limits, as it does for a reader that is
        single.
    :param limits: what one source may take.
    :param scheduler: the address of a scheduler of Dask, whose workers read in place of processes of this machine.
    :raises InputError: the cluster cannot do it.
    """
    waiting: deque[Source] = deque()

    def noted() -> Iterator[Source]:
        for source in sources:
            waiting.append(source)
            yield source

    for result in _results(noted(), knowledge, manner, jobs, limits or Limits(), scheduler):
        source = waiting.popleft()
        yield Fault(source.name, str(source), result.reason) if isinstance(result, Lost) else result


def _results(
    sources: Iterable[Source],
    knowledge: Knowledge,
    manner: Manner,
    jobs: int,
    limits: Limits,
    scheduler: str | None,
) -> Iterator[DocumentGraph | Fault | Lost]:
    size = attrgetter("size")
    # Made here whoever reads, so that one that cannot be had is told before a document is.
    reader = manner.reader.make(knowledge, manner.cache)
    if manner.reader.is_single:
        yield from _read(sources, knowledge, manner, reader)
    elif scheduler is not None:
        same = partial(_program, knowledge.own)
        cluster = Cluster(prepared, knowledge.own, manner, scheduler=scheduler, limits=limits, same=same)
        yield from cluster.map(map(held, sources), size)
    elif jobs > 1:
        yield from Pool(prepared, knowledge.own, manner, jobs=jobs, limits=limits).map(sources, size)
    else:
        work = partial(_read, knowledge=knowledge, manner=manner, reader=reader)
        for piece in pieces(sources, size):
            yield from results(work, piece)


def _program(own: tuple[Own, ...]) -> str:
    """Return what tells the program and what it knows from others."""
    return run_iri("", combined(own))


def prepared(own: tuple[Own, ...], manner: Manner) -> Work[Source, DocumentGraph | Fault]:
    """Return the reading by the built-in knowledge with *own* laid over it, by one reader for all that comes."""
    knowledge = combined(own)
    reader = manner.reader.make(knowledge, manner.cache)
    return partial(_read, knowledge=knowledge, manner=manner, reader=reader)


def _read(
    sources: Iterable[Source], knowledge: Knowledge, manner: Manner, reader: Reader
) -> Iterator[DocumentGraph | Fault]:
    """Yield the graph of each of *sources*, which are opened as the reader asks for them."""
    opened: deque[tuple[Source, Document | Extraction | Fault]] = deque()

    def documents() -> Iterator[Document]:
        for source in sources:
            one = _extraction(source, manner) or _document(source, knowledge, manner)
            opened.append((source, one))
            if isinstance(one, Document):
                yield one

    for reading in reader.read(documents()):
        yield from _done(opened, knowledge, manner)
        source, _ = opened.popleft()
        yield _grounded(source, reading, knowledge, manner)
    yield from _done(opened, knowledge, manner)


def _grounded(
    source: Source, reading: Reading, knowledge: Knowledge, manner: Manner
) -> DocumentGraph | Fault:
    try:
        extraction = ground(reading, knowledge, manner.reader)
    except Exception as error:  # noqa: BLE001 - whatever a claim provokes must cost its document alone
        return Fault(source.name, str(source), told(error))
    if extraction.fault is not None:
        return Fault(source.name, str(source), extraction.fault)
    _keep(extraction, source, manner)
    return _graph(source, extraction, knowledge, manner, reading.claims)


def _done(
    opened: deque[tuple[Source, Document | Extraction | Fault]], knowledge: Knowledge, manner: Manner
) -> Iterator[DocumentGraph | Fault]:
    """Yield what stands first among *opened* and needs no reading."""
    while opened and not isinstance(opened[0][1], Document):
        source, one = opened.popleft()
        if isinstance(one, Extraction):
            yield _graph(source, one, knowledge, manner)
        elif isinstance(one, Fault):
            yield one


def _graph(
    source: Source,
    extraction: Extraction,
    knowledge: Knowledge,
    manner: Manner,
    claims: Sequence[Claim] = (),
) -> DocumentGraph:
    corrected = manner.corrections.apply(extraction)
    missed = gaps(corrected, knowledge.vocabulary.notations) if manner.with_gaps else ()
    said = (record_of(claim, extraction.document.id) for claim in claims) if manner.with_claims else ()
    bare = replace(source, held=None)
    return DocumentGraph(bare, corrected.graph, corrected.nquads(run=manner.run), tuple(missed), tuple(said))


def _document(source: Source, knowledge: Knowledge, manner: Manner) -> Document | Fault:
    try:
        return read_source(source, knowledge.vocabulary.roles, languages=manner.reader.languages)
    except PolicyloomError as error:
        return Fault(source.name, str(source), str(error).removeprefix(f"{source}: "))


def _extraction(source: Source, manner: Manner) -> Extraction | None:
    """Return what was extracted of *source* before, as it is and in this manner."""
    if manner.cache is None or manner.with_claims:
        return None
    try:
        name = key(manner.reading, source, content(source).digests)
    except PolicyloomError:
        return None  # and is found at fault when it is read
    data = manner.cache.get(name)
    try:
        return unpacked(data) if data is not None else None
    except ValueError:
        manner.cache.drop(name)
        return None


def _keep(extraction: Extraction, source: Source, manner: Manner) -> None:
    if manner.cache is not None:
        read = extraction.document
        name = key(manner.reading, source, (read.source_sha256 or "", read.metadata_sha256 or ""))
        manner.cache.put(name, packed(extraction))
