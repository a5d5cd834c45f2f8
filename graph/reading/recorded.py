"""The recorded reader: claims from a file, which a person annotated, another tool extracted, or an earlier run read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..document import Document
from .claim import Claim
from .reader import Reading


class RecordedReader:
    """The reader that has read everything before."""

    def __init__(self, claims: Mapping[str, Sequence[Claim]], name: str) -> None:
        """Read by *claims*, those of each document by its id.

        :param name: what to call their file in messages.
        """
        self._claims = claims
        self._name = name

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield the claims of each of *documents*; one of which the file has none is at fault."""
        for document in documents:
            claims = self._claims.get(document.id)
            if claims is None:
                yield Reading(document, fault=f"{self._name} has no claim of this document")
            else:
                yield Reading(document, tuple(claims))
