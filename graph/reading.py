"""The reading: sources to named graphs, in this process or in several, what is at fault told in its place."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

from ..ontology.errors import PolicyloomError
from ..ontology.own import Knowledge, Own, combined
from .correction import Corrections
from .document import Document
from .extract import extract
from .gap import gaps
from .pool import Limits, Lost, Pool, Work, pieces, results
from .rdf import nquads
from .source import Fault, Source, read_source


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source states, ready for a store.

    :param graph: the IRI of the document's named graph.
    :param nquads: its quads as N-Quads, sorted.
    :param gaps: what became no fact, see :func:`.gap.gaps`; empty where they are not asked for.
    """

    source: Source
    graph: str
    nquads: bytes
    gaps: tuple[dict[str, Any], ...] = ()


def read(
    sources: Iterable[Source],
    knowledge: Knowledge,
    *,
    run: str,
    jobs: int = 1,
    limits: Limits | None = None,
    with_gaps: bool = False,
    corrections: Corrections | None = None,
) -> Generator[Reading | Fault]:
    """Yield what each of *sources* states, in order, or why it cannot be told.

    :param run: the IRI of the run that reads, for the provenance.
    :param jobs: how many processes read; with 1 this process does, without limits.
    :param limits: what one source may take.
    :param corrections: what people decided of what the sources state.
    """
    decided = corrections or Corrections()
    waiting: deque[Source] = deque()

    def noted() -> Iterator[Source]:
        for source in sources:
            waiting.append(source)
            yield source

    for result in _results(noted(), knowledge, run, jobs, limits or Limits(), with_gaps, decided):
        source = waiting.popleft()
        yield Fault(source.name, str(source), result.reason) if isinstance(result, Lost) else result


def _results(
    sources: Iterable[Source],
    knowledge: Knowledge,
    run: str,
    jobs: int,
    limits: Limits,
    with_gaps: bool,
    corrections: Corrections,
) -> Iterator[Reading | Fault | Lost]:
    if jobs > 1:
        pool = Pool(reader, knowledge.own, run, with_gaps, corrections, jobs=jobs, limits=limits)
        yield from pool.map(sources, attrgetter("size"))
        return
    work = partial(_read, knowledge=knowledge, run=run, with_gaps=with_gaps, corrections=corrections)
    for piece in pieces(sources, attrgetter("size")):
        yield from results(work, piece)


def reader(
    own: tuple[Own, ...], run: str, with_gaps: bool, corrections: Corrections
) -> Work[Source, Reading | Fault]:
    """Return the reading by the built-in knowledge with *own* laid over it."""
    return partial(_read, knowledge=combined(own), run=run, with_gaps=with_gaps, corrections=corrections)


def _read(
    sources: Sequence[Source], knowledge: Knowledge, run: str, with_gaps: bool, corrections: Corrections
) -> Iterator[Reading | Fault]:
    opened = [_document(source, knowledge) for source in sources]
    found = extract([document for document in opened if isinstance(document, Document)], knowledge)
    for source, document in zip(sources, opened, strict=True):
        if isinstance(document, Fault):
            yield document
            continue
        extraction = corrections.apply(next(found))
        missed = gaps(extraction, knowledge.vocabulary.notations) if with_gaps else ()
        yield Reading(source, extraction.graph, nquads(extraction.quads(run=run)), tuple(missed))


def _document(source: Source, knowledge: Knowledge) -> Document | Fault:
    try:
        return read_source(source, knowledge.vocabulary.roles)
    except PolicyloomError as error:
        return Fault(source.name, str(source), str(error).removeprefix(f"{source}: "))
