"""PDF: the text layer of a file, its lines joined to paragraphs, without running headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...ontology.errors import DataError
from ...ontology.namespace import POL
from ..document import Document, read_text
from ..metadata import Metadata, iso_date
from .extra import needing
from .reflow import Line, flowed, without_running_lines

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
# The error codes of FPDF_GetLastError (public/fpdfview.h of PDFium) that get a message of their own.
_PASSWORD, _SECURITY = 4, 5
# PDFium gives this character, and no line end, where a hyphen breaks a word at the end of a line.
_HYPHEN = 0x02
_LINE_ENDS = frozenset((0x0A, 0x0D, _HYPHEN))
# The UTF-16 code units to keep: all but control characters, plus the tab and the hyphen above.
_KEPT = frozenset((0x09, _HYPHEN, *range(0x20, 0x7F), *range(0xA0, 0xFFFE)))


def read_pdf(data: bytes, name: str, roles: Mapping[str, str]) -> Document:
    """Return the document whose text is the text layer of the PDF *data*, with the offset of each page.

    Lines are joined to paragraphs by :mod:`.reflow`. Author and creation date come from the file's properties, and so
    does the title if it is a line of the first page.

    :raises DataError: it is not a PDF, is encrypted, has no text layer, or pypdfium2 is not installed.
    """
    with needing("pypdfium2"):
        import pypdfium2
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            told = pdf.get_metadata_dict()
            pages = [list(_lines(pypdfium2.raw, page, number)) for number, page in enumerate(pdf)]
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD, _SECURITY):
            raise DataError("is encrypted; remove its password (for example with qpdf --decrypt)") from None
        raise DataError("is not a PDF, or is damaged; open it and print it to a new PDF") from None
    if not any(pages):
        raise DataError(
            "has no text layer, so it may be a scan; run text recognition on it first (for example ocrmypdf)"
        )
    text, starts = flowed(without_running_lines(pages))
    first = text[: starts[1]] if len(starts) > 1 else text
    return read_text(name, text, roles=roles, metadata=_metadata(told, first), pages=starts)


def _metadata(told: Mapping[str, str], first: str) -> Metadata:
    title, author = (" ".join(told.get(key, "").split()) for key in ("Title", "Author"))
    date = _DATE.match(told.get("CreationDate", ""))
    return Metadata(
        title=title if title and title in first.split("\n") else None,
        bylines=((POL.author, author),) if author else (),
        created=iso_date("-".join(part for part in date.groups() if part)) if date else None,
    )


def _lines(raw, page, number: int) -> Iterator[Line]:  # type: ignore[no-untyped-def]
    """Yield the lines of a page in the order of its content, without those that do not run from left to right."""
    from ctypes import byref, c_double
    from math import hypot

    text = page.get_textpage()
    count = text.count_chars()
    codes = [raw.FPDFText_GetUnicode(text, index) for index in range(count)]
    begin = 0
    for end in range(count + 1):
        if end < count and codes[end] not in _LINE_ENDS:
            continue
        stop = end + 1 if end < count and codes[end] == _HYPHEN else end
        ink = [index for index in range(begin, stop) if codes[index] > 0x20]
        words = _words(codes[begin:stop])
        begin = end + 1
        if not ink or not words or abs(raw.FPDFText_GetCharAngle(text, ink[0])) > 0.1:
            continue
        first, last = ink[0], ink[-1]
        x, y, matrix = c_double(), c_double(), raw.FS_MATRIX()
        raw.FPDFText_GetCharOrigin(text, first, byref(x), byref(y))
        # The font size is in units of the text matrix, which may be scaled.
        raw.FPDFText_GetMatrix(text, first, byref(matrix))
        yield Line(
            number,
            words,
            left=text.get_charbox(first)[0],
            right=text.get_charbox(last)[2],
            base=y.value,
            size=raw.FPDFText_GetFontSize(text, first) * hypot(matrix.b, matrix.d),
        )


def _words(codes: list[int]) -> str:
    units = b"".join(code.to_bytes(2, "little") for code in codes if code in _KEPT)
    return " ".join(units.decode("utf-16-le", "replace").split())
