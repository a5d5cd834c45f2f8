"""Parquet: the tables with their types, for DuckDB and pandas."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from ..propertygraph import Graph, Scalar
from .columns import SEPARATOR
from .tables import tables

# Rows in a row group; only one group is in memory at a time.
_ROW_GROUP = 5000
_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
_LISTS = frozenset({"kinds", "aliases", "subject_aliases", "object_aliases"})


def write_parquet(graph: Graph, folder: Path) -> None:
    """Write nodes.parquet, edges.parquet and facts.parquet; aliases and kinds are lists."""
    for name, columns, rows in tables(graph):
        types = {c: pa.list_(pa.string()) if c in _LISTS else _TYPES[kind] for c, kind in columns.items()}
        schema = pa.schema(list(types.items()))
        records = ({c: _listed(v) if c in _LISTS else v for c, v in row.items()} for row in rows)
        with ParquetWriter(folder / f"{name}.parquet", schema) as writer:
            while group := list(islice(records, _ROW_GROUP)):
                writer.write_table(pa.Table.from_pylist(group, schema=schema))


def _listed(value: Scalar) -> list[str]:
    return str(value).split(SEPARATOR) if value else []
