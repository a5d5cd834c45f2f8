"""The spreadsheet: CSV tables for people to fill in, in which no cell can run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

# A spreadsheet may run a cell that begins with one of these as a formula; with an apostrophe in front it is plain text.
_FORMULA = ("=", "+", "-", "@", "\t")


def table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return *rows* as CSV (RFC 4180) with header *columns*; cells that look like formulas get an apostrophe in front.

    >>> table(["quote", "score"], [["-5 degrees", 0.5], ["a port", None]]).splitlines()
    ['quote,score', "'-5 degrees,0.5", 'a port,']
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        cells = ["" if cell is None else str(cell) for cell in row]
        writer.writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells)
    return text.getvalue()


def filled_in(text: str) -> csv.DictReader[Any]:
    """Return the reader of a table that was filled in with a spreadsheet, which raises csv.Error where it is no CSV.

    A spreadsheet separates cells by semicolons in locales where the comma is the decimal sign.
    """
    head = text.partition("\n")[0]
    delimiter = ";" if ";" in head and "," not in head else ","
    return csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)


def unguarded(cell: str) -> str:
    """Return *cell* without the apostrophe that :func:`table` put in front of it, if it did."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
