"""Tables: CSV for everybody, an XLSX workbook, Parquet for DuckDB and pandas."""

from __future__ import annotations

import csv
import errno
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Any

from ...ontology.errors import InputError
from ..propertygraph.network import Edge, Graph, Node, Scalar, as_text
from .columns import EDGE_COLUMNS, SEPARATOR, edge_record, node_columns, node_record

FACT_COLUMNS: Mapping[str, type] = {
    "document": str,
    "type": str,
    "subject": str,
    "object": str,
    "subject_kind": str,
    "object_kind": str,
    "subject_aliases": str,
    "object_aliases": str,
    "indicator": str,
    "value": float,
    "rank": int,
    "unit": str,
    "qualifier": str,
    "date": str,
    "place": str,
    "negated": bool,
    "modality": str,
    "attribution": str,
    "wording": str,
    "quote": str,
    "start": int,
    "end": int,
    "confidence": float,
    "subject_iri": str,
    "object_iri": str,
}
"""The table for people: one row a statement, with the names of both ends instead of their ids."""

_OF_FIGURES = ("indicator", "value", "rank", "unit", "qualifier", "date", "place")
# So many rows are in memory at a time, and read together.
_ROW_GROUP = 5000
Row = dict[str, Scalar]
Table = tuple[str, Mapping[str, type], Iterable[Row]]


def write_csv(graph: Graph, folder: Path) -> None:
    """Write nodes.csv, edges.csv and facts.csv in UTF-8, by RFC 4180."""
    for name, columns, rows in _tables(graph):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            write_rows(file, list(columns), ([_cell(row.get(c)) for c in columns] for row in rows))


def write_rows(file: Any, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write *header* and *rows* as CSV by RFC 4180."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)


def write_xlsx(graph: Graph, path: Path) -> None:
    """Write a workbook of the sheets facts, nodes and edges; text stays text, also where it begins with "=".

    :raises InputError: openpyxl is not installed.
    :raises OSError: the workbook cannot be written.
    """
    openpyxl = _optional("openpyxl", "xlsx")
    try:
        _write_workbook(openpyxl, graph, path)
    except _serialisation_errors() as error:
        raise OSError(errno.EIO, f"{error}; is the disk full?") from error


def _serialisation_errors() -> tuple[type[Exception], ...]:
    """Return what openpyxl raises where it cannot write, beside ``OSError``: it writes by lxml where that is there."""
    try:
        return (import_module("lxml.etree").SerialisationError,)
    except ModuleNotFoundError:
        return ()


def _write_workbook(openpyxl: Any, graph: Graph, path: Path) -> None:
    letter_of = import_module("openpyxl.utils").get_column_letter
    bold = import_module("openpyxl.styles").Font(bold=True)
    book = openpyxl.Workbook(write_only=True)
    for name, columns, rows in sorted(_tables(graph), key=lambda table: table[0] != "facts"):
        sheet = book.create_sheet(name)
        # Rows and columns can be told at the beginning alone; the filter is written at the end.
        sheet.freeze_panes = "A2"
        for number, (column, kind) in enumerate(columns.items(), start=1):
            sheet.column_dimensions[letter_of(number)].width = _WIDTHS.get(column, 16 if kind is str else 12)
        count = 1
        sheet.append([_workbook_cell(sheet, column, bold) for column in columns])
        for row in rows:
            count += 1
            sheet.append([_workbook_cell(sheet, row.get(column)) for column in columns])
        sheet.auto_filter.ref = f"A1:{letter_of(len(columns))}{count}"
    _save_without_clock(book, path)


def _workbook_cell(sheet: Any, value: Scalar | None, font: Any = None) -> Any:
    cell = import_module("openpyxl.cell").WriteOnlyCell(
        sheet, value=_excel_text(value) if isinstance(value, str) else value
    )
    if isinstance(value, str):
        cell.data_type = "s"
    if font is not None:
        cell.font = font
    return cell


def write_parquet(graph: Graph, folder: Path) -> None:
    """Write nodes.parquet, edges.parquet and facts.parquet; aliases and kinds are lists.

    :raises InputError: pyarrow is not installed.
    """
    pa, parquet = _optional("pyarrow", "parquet"), _optional("pyarrow.parquet", "parquet")
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    lists = {
        name: pa.list_(pa.string()) for name in ("kinds", "aliases", "subject_aliases", "object_aliases")
    }
    for name, columns, rows in _tables(graph):
        schema = pa.schema([(column, lists.get(column) or types[kind]) for column, kind in columns.items()])
        records = ({c: _listed(v) if c in lists else v for c, v in row.items()} for row in rows)
        with parquet.ParquetWriter(folder / f"{name}.parquet", schema) as writer:
            while group := list(islice(records, _ROW_GROUP)):
                writer.write_table(pa.Table.from_pylist(group, schema=schema))


def fact_row(edge: Edge, subject: Node, target: Node) -> Row:
    """Return *edge* as a row of the table of facts, given its ends."""
    given = ((name, target.attributes.get(name)) for name in _OF_FIGURES)
    figures = {name: x for name, value in given if (x := _of_type(value, FACT_COLUMNS[name])) is not None}
    if target.kind == "Period":
        figures["date"] = target.attributes.get("notation", target.label)
    if edge.date:
        figures.setdefault("date", edge.date)
    ends: Row = {
        "subject": subject.label,
        "object": target.label,
        "subject_kind": subject.kind,
        "object_kind": target.kind,
        "subject_aliases": SEPARATOR.join(subject.aliases),
        "object_aliases": SEPARATOR.join(target.aliases),
        "subject_iri": subject.iri,
        "object_iri": target.iri,
    }
    return {**edge_record(edge), **figures, **ends}


def _of_type(value: Scalar | None, kind: type) -> Scalar | None:
    """Return *value* as one of *kind*; nothing where it is none, such as a value in words in data made elsewhere."""
    if value is None or type(value) is kind:
        return value
    text = as_text(value)
    if kind is str:
        return text
    try:
        number: float = kind(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _tables(graph: Graph) -> Iterator[Table]:
    places = {node.id: number for number, node in enumerate(graph.nodes)}
    ends: Mapping[str, type] = {"id": str, "source": str, "target": str}
    facts = (
        fact_row(e, graph.nodes[places[e.source]], graph.nodes[places[e.target]])
        for e in graph.edges
        if e.fact
    )
    yield "nodes", {"id": str, **node_columns(graph)}, ({"id": n.id, **node_record(n)} for n in graph.nodes)
    yield (
        "edges",
        {**ends, **EDGE_COLUMNS},
        ({"id": e.id, "source": e.source, "target": e.target, **edge_record(e)} for e in graph.edges),
    )
    yield "facts", FACT_COLUMNS, facts


def _cell(value: Scalar | None) -> str:
    return "" if value is None else as_text(value)


def _listed(value: Scalar) -> list[str]:
    return str(value).split(SEPARATOR) if value else []


# In letters; what people read first is to be read as it opens.
_WIDTHS = {"subject": 32, "object": 40, "label": 40, "wording": 60, "quote": 80, "iri": 40}

# Excel refuses a file with a longer cell.
_LONGEST_CELL = 32_767


def _excel_text(text: str) -> str:
    kept = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
    return kept if len(kept) <= _LONGEST_CELL else kept[: _LONGEST_CELL - 1] + "…"


def _save_without_clock(book: Any, path: Path) -> None:
    """Save *book* with the same bytes every time; openpyxl would put the time into it and its archive."""
    import io
    import zipfile
    from datetime import datetime

    book.properties.creator = "policyloom"
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb">\d{4}-\d\d-\d\dT[^<]*<", b">1980-01-01T00:00:00Z<", content)
            kept.writestr(
                zipfile.ZipInfo(name, datetime(1980, 1, 1).timetuple()[:6]), content, zipfile.ZIP_DEFLATED
            )


def _optional(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise InputError(
            f"the format {extra} needs {module.split('.')[0]}: pip install 'policyloom[{extra}]'"
        ) from error
