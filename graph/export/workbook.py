"""The workbook: the tables as sheets of an XLSX file."""

from __future__ import annotations

import errno
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from ..propertygraph import Graph, Scalar
from .tables import tables

try:  # openpyxl writes with lxml if it is installed
    from lxml.etree import SerialisationError

    _SERIALISATION_ERRORS: tuple[type[Exception], ...] = (SerialisationError,)
except ModuleNotFoundError:
    _SERIALISATION_ERRORS = ()

# Column widths in characters, wide enough to read the most important texts.
_WIDTHS = {"subject": 32, "object": 40, "label": 40, "wording": 60, "quote": 80, "iri": 40}
_WIDTH_OF_TEXT, _WIDTH = 16, 12
# In characters; Excel refuses a file with a longer cell.
_LONGEST_CELL = 32_767
_UNWRITABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TIME = re.compile(rb">\d{4}-\d\d-\d\dT[^<]*<")


def write_xlsx(graph: Graph, path: Path) -> None:
    """Write a workbook with the sheets facts, nodes and edges; a text that begins with "=" is not a formula.

    :raises OSError: the workbook cannot be written.
    """
    book = openpyxl.Workbook(write_only=True)
    try:
        _add_sheets(book, graph)
        _save_without_clock(book, path)
    except _SERIALISATION_ERRORS as error:
        raise OSError(errno.EIO, f"{error}; is the disk full?") from error


def _add_sheets(book: Any, graph: Graph) -> None:
    letter_of = openpyxl.utils.get_column_letter
    bold = openpyxl.styles.Font(bold=True)
    for name, columns, rows in tables(graph):
        sheet = book.create_sheet(name)
        # openpyxl accepts panes and widths only before the rows; it writes the filter at the end.
        sheet.freeze_panes = "A2"
        for number, (column, kind) in enumerate(columns.items(), start=1):
            usual = _WIDTH_OF_TEXT if kind is str else _WIDTH
            sheet.column_dimensions[letter_of(number)].width = _WIDTHS.get(column, usual)
        header = [_cell(sheet, column) for column in columns]
        for cell in header:
            cell.font = bold
        sheet.append(header)
        count = 1
        for row in rows:
            count += 1
            sheet.append([_cell(sheet, row.get(column)) for column in columns])
        sheet.auto_filter.ref = f"A1:{letter_of(len(columns))}{count}"


def _cell(sheet: Any, value: Scalar | None) -> Any:
    if not isinstance(value, str):
        return openpyxl.cell.WriteOnlyCell(sheet, value=value)
    cell = openpyxl.cell.WriteOnlyCell(sheet, value=_excel_text(value))
    cell.data_type = "s"
    return cell


def _excel_text(text: str) -> str:
    kept = _UNWRITABLE.sub("\ufffd", text)
    return kept if len(kept) <= _LONGEST_CELL else kept[: _LONGEST_CELL - 1] + "…"


def _save_without_clock(book: Any, path: Path) -> None:
    """Save *book* with the same bytes every time; openpyxl would store the current time in it and its archive."""
    book.properties.creator = "policyloom"
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _TIME.sub(b">1980-01-01T00:00:00Z<", content)
            kept.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
