"""Tables: facts, nodes and edges as rows, and as CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from pathlib import Path

from ..propertygraph import Edge, Graph, Node, Scalar, as_text
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
"""The columns of the facts table, for people: a row per statement and passage, with names instead of ids."""

_OF_FIGURES = ("indicator", "value", "rank", "unit", "qualifier", "date", "place")
Row = dict[str, Scalar]
Table = tuple[str, Mapping[str, type], Iterable[Row]]


def tables(graph: Graph) -> Iterator[Table]:
    """Yield (name, columns with their types, rows) of the tables facts, nodes and edges; rows omit missing values."""
    places = {node.id: number for number, node in enumerate(graph.nodes)}
    facts = (
        fact_row(e, graph.nodes[places[e.source]], graph.nodes[places[e.target]])
        for e in graph.edges
        if e.fact
    )
    nodes = ({"id": n.id, **node_record(n)} for n in graph.nodes)
    edges = ({"id": e.id, "source": e.source, "target": e.target, **edge_record(e)} for e in graph.edges)
    yield "facts", FACT_COLUMNS, facts
    yield "nodes", {"id": str, **node_columns(graph)}, nodes
    yield "edges", {"id": str, "source": str, "target": str, **EDGE_COLUMNS}, edges


def write_csv(graph: Graph, folder: Path) -> None:
    """Write nodes.csv, edges.csv and facts.csv in UTF-8, according to RFC 4180."""
    for name, columns, rows in tables(graph):
        write_rows(folder / f"{name}.csv", columns, (cells(row, columns) for row in rows))


def write_rows(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write *header* and *rows* to *path* as CSV according to RFC 4180."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows(rows)


def cells(record: Mapping[str, Scalar], columns: Iterable[str]) -> list[str]:
    """Return the values of *record* as text, in the order of *columns*; a missing value is an empty text."""
    return [as_text(record.get(column, "")) for column in columns]


def fact_row(edge: Edge, subject: Node, target: Node) -> Row:
    """Return *edge*, from *subject* to *target*, as a row of the facts table."""
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
    """Return *value* converted to *kind*, or ``None`` if it cannot be, such as words for a number in imported data."""
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
