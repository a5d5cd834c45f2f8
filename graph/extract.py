"""The extraction of facts: a reader makes claims about documents, and claims that pass the checks become facts."""

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
    """Yield the extraction of each document, in order; documents are read lazily, in this process.

    The result for a document does not depend on the others. If a document could not be read whole, its fault says why.

    :param knowledge: knowledge of the field; the built-in knowledge by default.
    :param cache: holds the reader's earlier results and stores its new ones.
    :raises PolicyloomError: the reader cannot be made.
    """
    knowledge = knowledge or built_in()
    for reading in reader.make(knowledge, cache).read(documents):
        yield ground(reading, knowledge, reader)
