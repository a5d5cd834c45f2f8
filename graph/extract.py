"""The extraction of facts: documents to a reader, what it claims to the checks, and what stands to facts."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial

from ..ontology.errors import DataError
from ..ontology.own import Knowledge, Own, built_in, combined
from .cache import Cache
from .document import Document
from .extraction import Extraction
from .grounding import ground
from .pool import Limits, Lost, Pool, Work
from .reading import DEFAULT, Reader, ReaderConfig


def extract(
    documents: Iterable[Document],
    knowledge: Knowledge | None = None,
    *,
    reader: ReaderConfig = DEFAULT,
    jobs: int = 1,
    limits: Limits | None = None,
) -> Iterator[Extraction]:
    """Yield the facts of each document, in order, by *knowledge* or by what is built in.

    Documents are read as they are needed, one after the other. What a document yields does not depend
    on those beside it, nor on how many processes read them.

    :param reader: what reads.
    :param jobs: how many processes read; with 1 this process does. A script that asks for more keeps what it does
        below ``if __name__ == "__main__":``, as for any use of :mod:`multiprocessing`.
    :param limits: what one document may take, where there are processes.
    :raises DataError: a document could not be read whole, or not within the limits.
    """
    if jobs == 1 or reader.is_single:
        for extraction in extract_here(documents, knowledge or built_in(), reader):
            yield _whole(extraction, extraction.document.id)
        return
    names: deque[str] = deque()

    def named() -> Iterator[Document]:
        for document in documents:
            names.append(document.id)
            yield document

    pool = Pool(extractor, knowledge.own if knowledge else (), reader, jobs=jobs, limits=limits or Limits())
    for result in pool.map(named(), lambda document: len(document.text)):
        name = names.popleft()
        if isinstance(result, Lost):
            raise DataError(f"{name}: {result.reason}")
        yield _whole(result, name)


def extractor(own: tuple[Own, ...], reader: ReaderConfig) -> Work[Document, Extraction]:
    """Return the extraction by *reader*, made once, and by the built-in knowledge with *own* laid over it."""
    knowledge = combined(own)
    return partial(_extractions, knowledge=knowledge, config=reader, reader=reader.make(knowledge, None))


def extract_here(
    documents: Iterable[Document],
    knowledge: Knowledge,
    reader: ReaderConfig = DEFAULT,
    cache: Cache | None = None,
) -> Iterator[Extraction]:
    """Return the facts of each document, read in this process; one that was not read whole says so by its fault.

    :param cache: holds what the reader worked out before, and takes what it works out of others.
    """
    return _extractions(documents, knowledge, reader, reader.make(knowledge, cache))


def _extractions(
    documents: Iterable[Document], knowledge: Knowledge, config: ReaderConfig, reader: Reader
) -> Iterator[Extraction]:
    for reading in reader.read(documents):
        yield ground(reading, knowledge, config)


def _whole(extraction: Extraction, name: str) -> Extraction:
    if extraction.fault is not None:
        raise DataError(f"{name}: {extraction.fault}")
    return extraction
