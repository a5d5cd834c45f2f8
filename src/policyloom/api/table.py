"""The table: rows under named columns, which convert to data frames of pandas and polars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
    """Rows of plain values under named columns: texts, numbers, booleans, lists of texts, None for a missing value.

    Iteration gives each row as a ``dict``; ``len`` is the number of rows. A notebook shows the first rows.

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
        """Return the number of rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield each row as a mapping from column name to value."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def column(self, name: str) -> list[Any]:
        """Return the values of a column, in the order of the rows.

        :raises InputError: there is no such column; the message lists the columns.

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
        frame: pandas.DataFrame = self._frame("pandas")
        return frame

    def to_polars(self) -> polars.DataFrame:
        """Return the table as a data frame of polars.

        :raises InputError: polars is not installed.

        >>> Table(("country", "rank"), (("China", 2), ("Germany", 5))).to_polars()["rank"].sum()
        7
        """
        frame: polars.DataFrame = self._frame("polars")
        return frame

    def _frame(self, library: str) -> Any:
        """Return the table as a data frame of *library*, with the values of each column converted to one type."""
        try:
            make = import_module(library).DataFrame
        except ImportError:
            raise InputError(
                f"{library} is not installed, but a data frame needs it; pip install {library}"
            ) from None
        return make({name: _level(self.column(name)) for name in self.columns})

    def __repr__(self) -> str:
        """Return the number of rows and the names of the columns."""
        noun = "row" if len(self) == 1 else "rows"
        return f"Table of {len(self):,} {noun}: {', '.join(self.columns)}"

    def _repr_html_(self) -> str:
        """Return the first rows as HTML for a notebook."""
        from ..queries.result import html_table

        shown = [[_cell(value) for value in row] for row in self.rows[:_MOST_ROWS_SHOWN]]
        return html_table(self.columns, shown, len(self) - _MOST_ROWS_SHOWN)


def _level(values: list[Any]) -> list[Any]:
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) < 2:
        return values
    kind: type = float if kinds == {int, float} else str
    return [None if value is None else kind(value) for value in values]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1].rstrip()}…"
