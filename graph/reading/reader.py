"""The reader: documents in, claims out. Whatever reads is behind this; nothing outside knows how it does it."""

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
    """What a reader claims of one document.

    :param claims: in the order of the text.
    :param rejected: what the reader said that is no claim.
    :param fault: why the document could not be read whole, in a line; then *claims* are those of the part that was.
    """

    document: Document
    claims: tuple[Claim, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    fault: str | None = None


class Reader(Protocol):
    """What reads documents."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield what each of *documents* states, lazily and in order, none of them depending on those beside it."""
        ...


class ReaderConfig(Protocol):
    """Which reader is to read and with what settings; fit for pickle, so that each process makes its own reader."""

    @property
    def label(self) -> str:
        """What people call this reader and its version: "model", "llm qwen3-32b"."""
        ...

    @property
    def identity(self) -> str:
        """Everything that its claims depend on beside the document and the ontology, in one string."""
        ...

    @property
    def is_single(self) -> bool:
        """Whether one reader in this process reads everything: one that waits for others needs no processes."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it reads, as codes of ISO 639; empty for all."""
        ...

    def make(self, knowledge: Knowledge, cache: Cache | None) -> Reader:
        """Return the reader.

        :param cache: where it may keep what it worked out, for the next time.
        :raises PolicyloomError: it cannot be had as it is configured.
        """
        ...
