"""DOCX: the text of a Word document, one line for each paragraph, list item and table row."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ...ontology.errors import DataError
from ...ontology.namespace import POL
from ..document import BULLET, Document, read_text
from ..metadata import Metadata
from .extra import needing
from .unpacked import refuse_large

if TYPE_CHECKING:
    from docx.document import Document as Word

_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of encrypted files, and of Word before 2007


def read_docx(data: bytes, name: str, roles: Mapping[str, str]) -> Document:
    """Return the document whose text is the body of the Word document *data*.

    The file's properties give author, date and title (if the body has it). Headers, footers and notes are left out.

    :raises DataError: it is not a Word document, is encrypted, is too large when unpacked, or python-docx is missing.
    """
    word = _opened(data)
    core = word.core_properties
    lines = list(_lines(word))
    metadata = Metadata(
        title=title if (title := " ".join(core.title.split())) and title in lines else None,
        bylines=((POL.author, core.author.strip()),) if core.author.strip() else (),
        created=core.created.date().isoformat() if core.created else None,
    )
    return read_text(name, "\n".join(lines), roles=roles, metadata=metadata)


def _opened(data: bytes) -> Word:
    with needing("python-docx"):
        import docx
        from lxml.etree import LxmlError

    if data.startswith(_ENCRYPTED):
        raise DataError("is encrypted, or was made by Word before 2007; save it as DOCX without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            refuse_large(packed)
        return docx.Document(io.BytesIO(data))
    except DataError:
        raise
    # RuntimeError (NotImplementedError is one): a ZIP with a password.
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError, LxmlError):
        raise DataError("is not a Word document, or is damaged; open it in Word and save it again") from None


def _lines(container: Any) -> Iterator[str]:
    """Yield the lines of a body or a cell in reading order."""
    from docx.text.paragraph import Paragraph

    for item in container.iter_inner_content():
        if isinstance(item, Paragraph):
            mark = BULLET if _is_listed(item) else ""
            for line in item.text.splitlines():
                if line := " ".join(line.split()):
                    yield mark + line
                    mark = ""
            continue
        for row in item.rows:
            # python-docx repeats a merged cell at each of its grid positions.
            cells = dict.fromkeys(cell._tc for cell in row.cells)
            seen = {cell._tc: cell for cell in row.cells}
            texts = [" ".join(_lines(seen[cell])) for cell in cells]
            if line := " | ".join(text for text in texts if text):
                yield line


def _is_listed(paragraph: Any) -> bool:
    """Say whether Word shows *paragraph* with a bullet or a number, set directly or by its style."""
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return numbered or (paragraph.style is not None and (paragraph.style.name or "").startswith("List"))
