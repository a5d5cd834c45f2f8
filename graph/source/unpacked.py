"""The unpacked: the limit on what a zip file may unpack to."""

from __future__ import annotations

from zipfile import ZipFile

from ...ontology.errors import DataError

# A small file that grows beyond it was made to fill memory.
LARGEST_UNPACKED = 200_000_000


def refuse_large(packed: ZipFile) -> None:
    """Refuse a file whose parts, as it says itself, are too large together; more of a part is never read.

    :raises DataError: it is too large.
    """
    unpacked = sum(part.file_size for part in packed.infolist())
    if unpacked > LARGEST_UNPACKED:
        raise DataError(
            f"unpacks to {unpacked:,} bytes and may have {LARGEST_UNPACKED:,}; give it without its pictures"
        )
