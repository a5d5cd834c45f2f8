"""The extraction of facts: a reader claims what it finds in documents, and what stands the checks becomes facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..ontology.own import Knowledge, built_in
from .cache import Cache
from .document import Document
from .extraction import Extraction
from .grounding import ground
from .reading import DEFAULT, ReaderConfig


def extract(
    documents: Iterable[Document],
    knowledge: Knowledge | None = None,
    *,
    reader: ReaderConfig = DEFAULT,
    cache: Cache | None = None,
) -> Iterator[Extraction]:
    """Yield the facts of each document, in order, read as they are needed in this process.

    What a document yields does not depend on those beside it. One that could not be read whole says so by its fault.

    :param knowledge: what is known of the field; what is built in, unless given.
    :param cache: holds what the reader worked out before, and takes what it works out now.
    :raises PolicyloomError: the reader cannot be had.
    """
    knowledge = knowledge or built_in()
    for reading in reader.make(knowledge, cache).read(documents):
        yield ground(reading, knowledge, reader)
