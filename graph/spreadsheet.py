"""The spreadsheet: a table as CSV for a person to fill in, in which no cell runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# A spreadsheet runs what begins so as a formula; after an apostrophe it is plain text.
_FORMULA = ("=", "+", "-", "@", "\t")


def table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return *rows* as CSV (RFC 4180) under a line of *columns*, what begins like a formula after an apostrophe.

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


def unguarded(cell: str) -> str:
    """Return *cell* as it was before :func:`table` wrote an apostrophe to it, if it did."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
