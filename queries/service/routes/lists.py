"""The lists of the graph, page by page: first the keys of the rows on a page, then the rows themselves.

The named queries join and sort the whole graph before they return the first row. Here the order of a list is
queried once for each version of the store, and the rows are queried only for the keys of one page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from ...facts.join import Found, Values, fact_query, page, run_async
from ...library import NamedQuery, library
from ...record import record
from ...result import bound, text
from ..engine.engine import Question
from ..engine.reader import Reader
from .pages import service_query

# The greatest number of orders in the cache; a list with other parameters has an order of its own.
_MOST = 6
# The number of documents in the first query for sizes; each further query asks for twice as many.
_FIRST = 16


@dataclass(slots=True)
class _Order:
    """The order of a list.

    :ivar keys: the keys, such as document identifiers, to which its rows belong.
    :ivar ends: the index after the last row of each key; only for the first keys, as far as it was needed.
    """

    keys: Sequence[str]
    ends: list[int] = field(default_factory=list)


class Lists:
    """The lists of facts, entities and documents."""

    def __init__(self, reader: Reader) -> None:
        """Make the lists of the store that *reader* reads, without running a query."""
        self._reader = reader
        self._state = ""
        self._orders: OrderedDict[tuple[str, ...], _Order] = OrderedDict()

    async def rows(
        self, name: str, values: Mapping[str, str], limit: int, offset: int
    ) -> list[dict[str, Any]]:
        """Return at most *limit* rows of a list, from the index *offset* on, as records with plain values.

        :param name: ``facts``, ``entities`` or ``documents``.
        :param values: valid parameters of the named query of that name.
        :raises Refusal: if a query fails.
        """
        if name == "facts":
            return await self._facts(values, limit, offset)
        keys = (await self._order(name, values)).keys[offset : offset + limit]
        columns = library()[name].answers
        rows = await self._ask(service_query(f"{name}-page"), {"key": keys}) if keys else []
        return [record(columns, tuple(row.get(column) for column in columns)) for row in rows]

    async def _facts(self, values: Mapping[str, str], limit: int, offset: int) -> list[dict[str, Any]]:
        filters = {key: value for key, value in values.items() if key != "document"}
        order = (
            _Order([values["document"]]) if "document" in values else await self._order("facts", {}, filters)
        )
        await self._measure(order, filters, offset + limit)
        first = bisect_right(order.ends, offset)
        last = bisect_left(order.ends, offset + limit)
        keys = order.keys[first : last + 1] if first < len(order.ends) else []
        if not keys:
            return []
        start = offset - (order.ends[first - 1] if first else 0)
        return await run_async(page({"key": keys, **filters}, start, start + limit), self._ask)

    async def _order(
        self, name: str, values: Mapping[str, str], filters: Mapping[str, str] | None = None
    ) -> _Order:
        """Return the order of a list in the present version of the store; cache it if the version has a name.

        :param values: the parameters of the query.
        :param filters: the parameters for the cache key, if they differ from *values*.
        """
        state = await self._reader.state()
        if state != self._state:
            self._orders.clear()
            self._state = state
        key = (name, *(f"{part}={value}" for part, value in sorted((filters or values).items())))
        order = self._orders.get(key)
        if order is None:
            query = fact_query("keys") if name == "facts" else service_query(f"{name}-keys")
            rows = await self._ask(query, values)
            order = _Order([text(row["key"]) for row in rows if "key" in row])
            if state and state == self._state:
                self._orders[key] = order
                if len(self._orders) > _MOST:
                    self._orders.popitem(last=False)
        else:
            self._orders.move_to_end(key)
        return order

    async def _measure(self, order: _Order, filters: Mapping[str, str], count: int) -> None:
        """Query how many rows each key has, until the counted keys have *count* rows in total."""
        batch = _FIRST
        while len(order.ends) < len(order.keys) and (not order.ends or order.ends[-1] < count):
            start = len(order.ends)
            keys = order.keys[start : start + batch]
            query = service_query("facts-sizes-some" if filters else "facts-sizes")
            rows = await self._ask(query, {"key": keys, **filters})
            sizes = {text(row["key"]): int(text(row["rows"])) for row in rows}
            if len(order.ends) == start:  # no other request has added them meanwhile
                for key in keys:
                    order.ends.append((order.ends[-1] if order.ends else 0) + sizes.get(key, 0))
            batch *= 2

    async def _ask(self, query: NamedQuery, values: Values) -> Sequence[Found]:
        data = await self._reader.fetch(Question("", query.bind(values)))
        rows = parse_query_results(data, format=QueryResultsFormat.JSON)
        assert isinstance(rows, QuerySolutions)  # noqa: S101  # the queries are SELECTs
        names = [variable.value for variable in rows.variables]
        return bound(names, map(tuple, rows))
