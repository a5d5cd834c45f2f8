"""Plain text: a UTF-8 file whose paragraphs are single lines, or were wrapped at a width."""

from __future__ import annotations

import codecs
from collections.abc import Mapping

from ...ontology.errors import DataError
from ..document import Document, read_text
from .wrap import unwrapped


def read_plain(data: bytes, name: str, roles: Mapping[str, str]) -> Document:
    """Return the document of the plain text *data*.

    :raises DataError: it is not UTF-8 text.
    """
    return read_text(name, unwrapped(decoded(data)), roles=roles)


def decoded(data: bytes) -> str:
    """Return *data* decoded as UTF-8, with or without a byte order mark.

    :raises DataError: it is not UTF-8, or holds NUL characters.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DataError("is UTF-16; save the text as UTF-8 (for example with iconv -f UTF-16 -t UTF-8)")
    if b"\x00" in data:
        raise DataError("contains NUL characters, so it is not text; give a plain text file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            f"byte {error.start} is not UTF-8; save the text as UTF-8 (for example with iconv -f LATIN1 -t UTF-8)"
        ) from None
