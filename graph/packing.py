"""The packing: an extraction to bytes and back, so that texts need not be read again when a decision changes."""

from __future__ import annotations

import hashlib
import io
import pickle
import zlib
from decimal import Decimal
from typing import Any

from .document import Document, Paragraph
from .extraction import Coverage, Extraction
from .fact import Entity, Fact, Passage, Period, Ranking, Statistic, Unit
from .metadata import Metadata
from .rejection import Rejection
from .source.content import Source

_CLASSES = {
    (made_of.__module__, made_of.__qualname__): made_of
    for made_of in (
        Coverage,
        Decimal,
        Document,
        Entity,
        Extraction,
        Fact,
        Metadata,
        Paragraph,
        Passage,
        Period,
        Ranking,
        Rejection,
        Statistic,
        Unit,
    )
}


def key(reading: str, source: Source, digests: tuple[str, str]) -> str:
    """Return the cache key of the extraction of *source*, a SHA-256 digest.

    :param reading: the IRI of a run, which identifies the software, the reader and the knowledge.
    :param digests: the digests of the source's content, see :attr:`.Content.digests`.
    """
    parts = reading, source.name, source.path.suffix.lower(), source.url or "", *digests
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def packed(extraction: Extraction) -> bytes:
    """Return *extraction* as bytes."""
    return zlib.compress(pickle.dumps(extraction, protocol=5), level=1)


def unpacked(data: bytes) -> Extraction:
    """Return the extraction that :func:`packed` made *data* from.

    :raises ValueError: *data* is corrupt.
    """
    try:
        value = _Unpickler(io.BytesIO(zlib.decompress(data))).load()
    except (zlib.error, pickle.UnpicklingError, EOFError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None
    if isinstance(value, Extraction):
        return value
    raise ValueError("is not an extraction")


class _Unpickler(pickle.Unpickler):
    """Loads only the classes of an extraction; never imports or calls anything else that the data names."""

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _CLASSES[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is not part of an extraction") from None
