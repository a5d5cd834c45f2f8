"""Rows for a pipe: a list as JSON Lines or as CSV, the same columns in every row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from io import StringIO
from typing import Any

from . import output

FORMATS = ("jsonl", "csv")
"""The formats that :func:`write_rows` writes."""

_SEPARATOR = "|"


def write_rows(format: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write *rows* to standard output as *format*, one of :data:`FORMATS`.

    In JSON Lines a row is an object with a key for each of *columns*. CSV (RFC 4180) begins with
    a header line of *columns*, even if there are no rows.
    """
    if format == "jsonl":
        _write_lines(dict(zip(columns, row, strict=True)) for row in rows)
        return
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(map(cell, row) for row in rows)
    output.write(text.getvalue())


def write_values(format: str, kind: type, values: Iterable[Any]) -> None:
    """Write *values*, instances of the dataclass *kind*, with its fields as columns; see :func:`write_rows`."""
    write_rows(format, [field.name for field in fields(kind)], map(astuple, values))


def write_records(format: str, records: Sequence[dict[str, Any]], columns: Iterable[str] = ()) -> None:
    """Write *records*, which may lack some of *columns* or have others; see :func:`write_rows`.

    In JSON Lines each record is written as it is. CSV has a column for every name; what a record lacks is empty.
    """
    if format == "jsonl":
        _write_lines(records)
        return
    named = list(dict.fromkeys((*columns, *(name for record in records for name in record))))
    write_rows(format, named, ([record.get(name) for name in named] for record in records))


def _write_lines(records: Iterable[dict[str, Any]]) -> None:
    for record in records:
        output.write(json.dumps(record, ensure_ascii=False))


def cell(value: object) -> object:
    """Return *value* as a CSV cell shows it.

    A list of texts is joined by bars; any other list or dictionary becomes JSON.

    >>> [cell(value) for value in (None, True, 0.5, ["US", "America"], {"a": 1})]
    [None, 'true', 0.5, 'US|America', '{"a": 1}']
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
        return _SEPARATOR.join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list, tuple)) else value
