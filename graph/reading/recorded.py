"""The recorded reader: claims from a file, made by a person, by another tool or by an earlier run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..document import Document
from .claim import Claim
from .reader import Reading


class RecordedReader:
    """The reader that returns claims recorded before."""

    def __init__(self, claims: Mapping[str, Sequence[Claim]], name: str) -> None:
        """Make a reader of *claims*, given by document id.

        :param name: the name of their file in messages.
        """
        self._claims = claims
        self._name = name

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield the claims of each of *documents*; a document that the file does not have gets a fault."""
        for document in documents:
            claims = self._claims.get(document.id)
            if claims is None:
                yield Reading(document, fault=f"{self._name} has no claims from this document")
            else:
                yield Reading(document, tuple(claims))
