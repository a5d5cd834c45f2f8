"""The packing: an extraction as bytes, and back, so that a changed decision needs no new reading."""

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
    """Return the cache key of the extraction of *source*, a SHA-256.

    :param reading: the IRI of a run, which stands for the software, the reader and the knowledge.
    :param digests: of what the source holds, see :attr:`.Content.digests`.
    """
    parts = reading, source.name, source.path.suffix.lower(), source.url or "", *digests
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def packed(extraction: Extraction) -> bytes:
    """Return *extraction* as bytes."""
    return zlib.compress(pickle.dumps(extraction, protocol=5), level=1)


def unpacked(data: bytes) -> Extraction:
    """Return the extraction that was packed.

    :raises ValueError: *data* is broken.
    """
    try:
        value = _Unpickler(io.BytesIO(zlib.decompress(data))).load()
    except (zlib.error, pickle.UnpicklingError, EOFError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None
    if isinstance(value, Extraction):
        return value
    raise ValueError("holds no extraction")


class _Unpickler(pickle.Unpickler):
    """Loads only the classes of an extraction; nothing else that a file names is imported or called."""

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _CLASSES[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of an extraction") from None
