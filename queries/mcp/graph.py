"""The graph as the tools see it: queries on the present version of a store, in worker processes with limits."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

from ..embedded import fingerprint
from ..library import NamedQuery, packaged
from ..record import record
from ..result import Term, bound, text
from ..service.processes.workers import Workers
from ..service.routes.finder import Finder
from ..service.routes.openapi import TRIPLE
from ..service.settings import Settings

Values: TypeAlias = Mapping[str, str | Sequence[str]]
"""The values of a query's parameters, one or several for each."""


@dataclass(frozen=True, slots=True)
class Page:
    """Part of the rows of an answer.

    :param columns: empty if the answer is a boolean.
    :param is_more: whether there are rows after these.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]
    is_more: bool = False
    boolean: bool | None = None

    def found(self) -> list[dict[str, Term]]:
        """Return each row as its terms by column, without unbound columns."""
        return bound(self.columns, self.rows)

    def records(self) -> list[dict[str, Any]]:
        """Return each row as its plain values by column."""
        return [record(self.columns, row) for row in self.rows]


class Graph:
    """One store, read only. After a build has changed it, the next call reads its new version."""

    def __init__(self, settings: Settings) -> None:
        """Keep *settings*; the first call starts the workers."""
        self._settings = settings
        self._version: str | None = None
        self._kinds: dict[str, dict[str, str]] | None = None
        self._queries: Workers
        self._questions: Workers
        self._finder: Finder

    async def page(self, sparql: str, first: int, count: int) -> Page:
        """Return up to *count* rows of the answer to *sparql*, from index *first* on.

        :raises Refusal: there is no answer, or the query exceeds a limit.
        """
        answer = await self._present()._queries.ask((sparql, first, count + 1))
        format, _, data = answer.partition(b"\n")
        if format == b"ntriples":
            triples = [tuple(quad.triple) for quad in parse(data, format=RdfFormat.N_TRIPLES)]
            return Page(TRIPLE, triples[:count], len(triples) > count)
        table = parse_query_results(data, format=QueryResultsFormat.TSV)
        if isinstance(table, QueryBoolean):
            return Page((), [], boolean=bool(table))
        rows = [tuple(row) for row in table]
        columns = tuple(variable.value for variable in table.variables)
        return Page(columns, rows[:count], len(rows) > count)

    async def ask(self, query: NamedQuery, values: Values, first: int = 0, count: int = 10_000) -> Page:
        """Return part of the answer to *query*, with *values* for its parameters.

        :raises InputError: a value is wrong.
        :raises Refusal: as :meth:`page`.
        """
        return await self.page(query.bind(values), first, count)

    async def question(self, asked: str) -> dict[str, Any]:
        """Return the answer to a question in English, as ``policyloom ask --format json`` prints it.

        :raises Refusal: as :meth:`page`.
        """
        answer = await self._present()._questions.ask((self._settings.location, asked, False))
        record: dict[str, Any] = json.loads(answer)
        return record

    async def kinds(self) -> Mapping[str, Mapping[str, str]]:
        """Return, by kind of fact, its ``property`` and its ``wording`` with placeholders for subject and object.

        :raises Refusal: as :meth:`page`.
        """
        if self._present()._kinds is None:
            found = (await self.ask(query("wordings"), {})).found()
            self._kinds = {
                text(row["kind"]): {name: text(term) for name, term in row.items()} for row in found
            }
        return self._kinds or {}

    @property
    def finder(self) -> Finder:
        """The finder, which searches names and sentences."""
        return self._present()._finder

    def close(self) -> None:
        """Stop the workers."""
        if self._version is not None:
            self._queries.close()
            self._questions.close()
            self._version = None

    def _present(self) -> Self:
        """Return the graph itself, with workers for the present version of the store."""
        settings = self._settings
        version = "" if settings.endpoint else fingerprint(settings.folder)
        if version != self._version:
            self.close()
            limits, location = settings.limits, settings.location
            store = {"folder": location, "endpoint": settings.endpoint}
            ontologies = {"ontologies": list(settings.ontologies)}

            async def folder() -> str:
                return location

            self._queries = Workers("engine.answerer", store, limits, limits.workers, "the query")
            self._questions = Workers("routes.asker", ontologies, limits, 1, "the question")
            self._finder = Finder(folder)
            self._kinds, self._version = None, version
        return self


def query(name: str) -> NamedQuery:
    """Return the query *name* from the folder ``sparql`` of this package."""
    return packaged(str(__package__), f"sparql/{name}.rq")
