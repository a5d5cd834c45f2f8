"""The table: rows under names, and the data frames of pandas and polars that are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..ontology.errors import InputError

if TYPE_CHECKING:
    import pandas
    import polars

_MOST_ROWS_SHOWN = 20
_LONGEST_CELL = 80


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values under named columns: texts, numbers, booleans, lists of texts, None where there is none.

    Going through it gives each row as a ``dict``; ``len`` tells how many there are. A notebook shows its first rows.

    >>> table = Table(("country", "rank"), (("China", 2), ("Germany", None)))
    >>> table
    Table of 2 rows: country, rank
    >>> [row["country"] for row in table if row["rank"]]
    ['China']
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...] = field(default=())

    @classmethod
    def of(cls, columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> Table:
        """Return the table of *records*, each with a value for every column."""
        return cls(tuple(columns), tuple(tuple(record[name] for name in columns) for record in records))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield the rows by the names of the columns."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def column(self, name: str) -> list[Any]:
        """Return the values of a column, in the order of the rows.

        :raises InputError: there is no such column; the message has those that there are.

        >>> Table(("country", "rank"), (("China", 2), ("Germany", None))).column("rank")
        [2, None]
        """
        if name not in self.columns:
            raise InputError(f"no column {name!r}; the columns are {', '.join(self.columns)}")
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """Return the table as a data frame of pandas.

        :raises InputError: pandas is not installed.

        >>> Table(("country", "rank"), (("China", 2), ("Germany", 5))).to_pandas()["rank"].sum().item()
        7
        """
        frame: pandas.DataFrame = _module("pandas").DataFrame(self._levelled())
        return frame

    def to_polars(self) -> polars.DataFrame:
        """Return the table as a data frame of polars.

        :raises InputError: polars is not installed.

        >>> Table(("country", "rank"), (("China", 2), ("Germany", 5))).to_polars()["rank"].sum()
        7
        """
        frame: polars.DataFrame = _module("polars").DataFrame(self._levelled())
        return frame

    def _levelled(self) -> dict[str, list[Any]]:
        """Return the columns, the values of each of one type, since a data frame has one for a column."""
        return {name: _level(self.column(name)) for name in self.columns}

    def __repr__(self) -> str:
        """Return how large it is and what the columns are."""
        noun = "row" if len(self) == 1 else "rows"
        return f"Table of {len(self):,} {noun}: {', '.join(self.columns)}"

    def _repr_html_(self) -> str:
        """Return the first rows for a notebook."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(_shown(value))}</td>' for value in row)}</tr>"
            for row in self.rows[:_MOST_ROWS_SHOWN]
        )
        left = len(self) - _MOST_ROWS_SHOWN
        more = f"<p>and {left:,} more</p>" if left > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise InputError(
            f"{name} is not installed, and a data frame of {name} needs it; pip install {name}"
        ) from None


def _level(values: list[Any]) -> list[Any]:
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) < 2:
        return values
    kind: type = float if kinds == {int, float} else str
    return [None if value is None else kind(value) for value in values]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1].rstrip()}…"
