"""The lists of the graph, page by page: first which part of the list a page is, then what is said there.

The questions of the library join and sort all that there is before the first row is known. Here the order of a list is
asked once for a state of the store, and the rest for the things of one page alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from ...library import library
from ...record import record
from ...result import Term, text
from ..engine.engine import Question
from ..engine.reader import Reader
from .facts import Found, facts_of
from .pages import service_query

# So many orders are remembered: those of the lists, and of some of their parts.
_MOST = 6
# The sizes of so many documents are asked for at first, then of twice as many each time.
_FIRST = 16


@dataclass(slots=True)
class _Order:
    """The order of a list.

    :ivar keys: what its rows belong to.
    :ivar ends: after how many rows those of each key end, as far as that was needed.
    """

    keys: Sequence[str]
    ends: list[int] = field(default_factory=list)


class Lists:
    """The lists of facts, entities and documents."""

    def __init__(self, reader: Reader) -> None:
        """Ask for nothing yet."""
        self._reader = reader
        self._state = ""
        self._orders: OrderedDict[tuple[str, ...], _Order] = OrderedDict()

    async def rows(
        self, name: str, values: Mapping[str, str], limit: int, offset: int
    ) -> list[dict[str, Any]]:
        """Return so many rows of the list *name*, less at its end, as records with plain values.

        :param values: the parameters of the question of that name, which must fit it.
        :raises Refusal: if there is no answer.
        """
        if name == "facts":
            return await self._facts(values, limit, offset)
        keys = (await self._order(name, values)).keys[offset : offset + limit]
        columns = library()[name].answers
        found = await self._ask(f"{name}-page", {"key": keys}) if keys else []
        return [record(columns, tuple(row.get(column) for column in columns)) for row in found]

    async def _facts(self, values: Mapping[str, str], limit: int, offset: int) -> list[dict[str, Any]]:
        some = {key: value for key, value in values.items() if key != "document"}
        order = _Order([values["document"]]) if "document" in values else await self._order("facts", {}, some)
        await self._measure(order, some, offset + limit)
        first = bisect_right(order.ends, offset)
        last = bisect_left(order.ends, offset + limit)
        keys = order.keys[first : last + 1] if first < len(order.ends) else []
        if not keys:
            return []
        start = offset - (order.ends[first - 1] if first else 0)
        return await facts_of(self._ask, {"key": keys, **some}, start, start + limit)

    async def _order(
        self, name: str, values: Mapping[str, str], kept_under: Mapping[str, str] | None = None
    ) -> _Order:
        """Return the order of a list in the present state, which is remembered if that state has a name.

        :param kept_under: the values under which it is remembered, if not all *values*.
        """
        state = await self._reader.state()
        if state != self._state:
            self._orders.clear()
            self._state = state
        key = (name, *(f"{part}={value}" for part, value in sorted((kept_under or values).items())))
        order = self._orders.get(key)
        if order is None:
            found = await self._ask(f"{name}-keys", values)
            order = _Order([text(row["key"]) for row in found if "key" in row])
            if state and state == self._state:
                self._orders[key] = order
                if len(self._orders) > _MOST:
                    self._orders.popitem(last=False)
        else:
            self._orders.move_to_end(key)
        return order

    async def _measure(self, order: _Order, some: Mapping[str, str], rows: int) -> None:
        """Ask how many rows each key has, as far as to hold so many *rows*."""
        count = _FIRST
        while len(order.ends) < len(order.keys) and (not order.ends or order.ends[-1] < rows):
            at = len(order.ends)
            keys = order.keys[at : at + count]
            found = await self._ask("facts-sizes-some" if some else "facts-sizes", {"key": keys, **some})
            sizes = {text(row["key"]): int(text(row["rows"])) for row in found}
            if len(order.ends) == at:  # no other request has asked for them meanwhile
                for key in keys:
                    order.ends.append((order.ends[-1] if order.ends else 0) + sizes.get(key, 0))
            count *= 2

    async def _ask(self, name: str, values: Mapping[str, str | Sequence[str]]) -> list[Found]:
        data = await self._reader.fetch(Question("", service_query(name).bind(values)))
        rows = parse_query_results(data, format=QueryResultsFormat.JSON)
        assert isinstance(rows, QuerySolutions)  # noqa: S101  # the queries are SELECTs
        names = [variable.value for variable in rows.variables]
        return [_bound(names, tuple(row)) for row in rows]


def _bound(names: Sequence[str], row: Sequence[Term | None]) -> Found:
    return {name: term for name, term in zip(names, row, strict=True) if term is not None}
