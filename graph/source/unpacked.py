"""The unpacked size: the limit on what a zip file may unpack to."""

from __future__ import annotations

from zipfile import ZipFile

from ...ontology.errors import DataError

# A file that unpacks to more bytes is taken for a zip bomb, made to fill memory.
LARGEST_UNPACKED = 200_000_000


def refuse_large(packed: ZipFile) -> None:
    """Refuse a zip file whose directory states too large a total; no part is read beyond its stated size.

    :raises DataError: the total is too large.
    """
    unpacked = sum(part.file_size for part in packed.infolist())
    if unpacked > LARGEST_UNPACKED:
        raise DataError(
            f"unpacks to {unpacked:,} bytes, and the limit is {LARGEST_UNPACKED:,}; remove its pictures"
        )
