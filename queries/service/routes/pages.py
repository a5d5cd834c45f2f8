"""The pages that show query answers, and the queries that the pages use."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ....ontology.namespace import PREFIXES, prefixed
from ...library import NamedQuery, library, packaged
from ..engine.engine import Question
from ..engine.reader import Reader
from ..exchange import Exchange, one
from ..settings import Settings
from .templates import SERVICE, Templates


@dataclass(frozen=True, slots=True)
class Value:
    """A term of an answer.

    :ivar kind: ``uri``, ``literal`` or ``bnode``.
    :ivar text: the IRI, or the text of the literal.
    :ivar link: the address that an IRI links to; empty for none.
    """

    kind: str
    text: str
    link: str = ""


Row = Mapping[str, Value]
"""A row of an answer: the value of each bound variable."""


class Pages(Templates):
    """Renders the pages of one service that need data from the graph."""

    def __init__(self, settings: Settings, reader: Reader, *, has_editor: bool = False) -> None:
        """Make the pages of a service.

        :param reader: reads the graph.
        :param has_editor: whether the script of the editor is installed.
        """
        super().__init__(settings)
        self._reader = reader
        self._has_editor = has_editor

    async def editor(self, exchange: Exchange) -> None:
        """Send the page with the query editor.

        :raises Refusal: if there is no answer.
        """
        terms = await self.rows(service_query("terms"))
        query = one(exchange.parameters(), "query")
        await self.send(
            exchange,
            "sparql.html",
            query=service_query("begin").text if query is None else query,
            themes=themes(),
            prefixes=PREFIXES,
            terms=[[prefixed(row["term"].text), row["label"].text, row["sort"].text] for row in terms],
            base=self._settings.base,
            has_editor=self._has_editor,
        )

    async def rows(
        self,
        query: NamedQuery,
        parameters: Mapping[str, str | Sequence[str]] = MappingProxyType({}),
        *,
        sparql: str | None = None,
    ) -> list[Row]:
        """Return the rows of the answer to a query.

        :param parameters: the values to bind, which must fit the query.
        :param sparql: the text to run in place of *query*.
        :raises Refusal: if there is no answer.
        """
        data = json.loads(await self._reader.fetch(Question("", sparql or query.bind(parameters))))
        return [
            {name: self._value(term) for name, term in row.items()} for row in data["results"]["bindings"]
        ]

    def _value(self, term: Mapping[str, str]) -> Value:
        text = term["value"]
        return Value(term["type"], text, self.address(text) if term["type"] == "uri" else "")


def themes() -> list[tuple[str, list[NamedQuery]]]:
    """Return the named queries grouped by their first keyword, in alphabetical order of the keywords."""
    queries: dict[str, list[NamedQuery]] = {}
    for query in library().values():
        queries.setdefault(query.keywords[0] if query.keywords else "other", []).append(query)
    return sorted(queries.items())


def service_query(name: str) -> NamedQuery:
    """Return the query of the service in the file ``sparql/NAME.rq``."""
    return packaged(SERVICE, f"sparql/{name}.rq")
