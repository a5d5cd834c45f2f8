"""The interface of every reader: documents in, claims out. No other module depends on how a reader works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from ...ontology.own import Knowledge
from ..cache import Cache
from ..document import Document
from ..rejection import Rejection
from .claim import Claim


@dataclass(frozen=True)
class Reading:
    """The claims of a reader about one document.

    :param claims: in the order of the text.
    :param rejected: the parts of the reader's output that are no valid claims.
    :param fault: one line on why the document could not be read whole; *claims* then cover only the part that was read.
    """

    document: Document
    claims: tuple[Claim, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    fault: str | None = None


class Reader(Protocol):
    """A reader of documents."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield the reading of each of *documents*, lazily and in order; no reading depends on the other documents."""
        ...


class ReaderConfig(Protocol):
    """The choice of a reader with its settings. It can be pickled, so that each process can make its own reader."""

    @property
    def label(self) -> str:
        """The name and version of the reader for people, such as "model" or "llm qwen3-32b"."""
        ...

    @property
    def identity(self) -> str:
        """Everything besides the document and the ontology that the claims depend on, in one string."""
        ...

    @property
    def is_single(self) -> bool:
        """Whether one reader in this process reads all documents: one that mostly waits needs no worker processes."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it reads, as ISO 639 codes; empty for all."""
        ...

    def make(self, knowledge: Knowledge, cache: Cache | None) -> Reader:
        """Return the reader.

        :param cache: where the reader may keep results for later runs.
        :raises PolicyloomError: it cannot be made with these settings.
        """
        ...
