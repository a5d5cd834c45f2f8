"""The pages that show what queries find in the graph."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from ....ontology.namespace import PREFIXES
from ...library import NamedQuery, library, parse
from ..engine.engine import Question
from ..engine.reader import Reader
from ..exchange import Exchange, one
from ..settings import Settings
from .templates import SERVICE, Templates, short


@dataclass(frozen=True, slots=True)
class Value:
    """A term of an answer: an IRI or a text, with what to show for it and where it leads."""

    kind: str
    text: str
    link: str = ""


Row = Mapping[str, Value]


class Pages(Templates):
    """Makes the pages of one service for which the graph is read."""

    def __init__(self, settings: Settings, reader: Reader, *, has_editor: bool = False) -> None:
        """Remember what the pages are about.

        :param has_editor: whether the script of the editor is there.
        """
        super().__init__(settings)
        self._reader = reader
        self._has_editor = has_editor

    async def editor(self, exchange: Exchange) -> None:
        """Send the page on which queries are written."""
        terms = await self.rows(service_query("terms"))
        asked = one(exchange.parameters(), "query")
        await self.send(
            exchange,
            "sparql.html",
            query=service_query("begin").text if asked is None else asked,
            themes=themes(),
            prefixes=PREFIXES,
            terms=[[short(row["term"].text), row["label"].text, row["sort"].text] for row in terms],
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
        """Return the rows of the answer to *query*, or to *sparql* if it is given.

        :raises Refusal: if there is none.
        """
        data = json.loads(await self._reader.fetch(Question("", sparql or query.bind(parameters))))
        return [
            {name: self._value(term) for name, term in row.items()} for row in data["results"]["bindings"]
        ]

    def _value(self, term: Mapping[str, str]) -> Value:
        text = term["value"]
        return Value(term["type"], text, self.address(text) if term["type"] == "uri" else "")


def themes() -> list[tuple[str, list[NamedQuery]]]:
    """Return the questions of the library by their first keyword, in the order of the alphabet."""
    found: dict[str, list[NamedQuery]] = {}
    for query in library().values():
        found.setdefault(query.keywords[0] if query.keywords else "other", []).append(query)
    return sorted(found.items())


@cache
def service_query(name: str) -> NamedQuery:
    """Return the query of the pages that is called *name*."""
    text = files(SERVICE).joinpath("sparql", f"{name}.rq").read_text(encoding="utf-8")
    return parse(name, text)
