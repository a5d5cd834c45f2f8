"""The pages: HTML for people, from templates that escape whatever they are given."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..library import NamedQuery, find, library, parse
from .exchange import Exchange
from .reader import Reader
from .settings import Settings
from .worker import Question

if TYPE_CHECKING:
    from jinja2 import Environment

# No script or style within a page, nothing from elsewhere, and no other site may frame it.
_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", _POLICY),
    (b"referrer-policy", b"same-origin"),
    (b"vary", b"Accept"),
)
_HTML = "text/html; charset=utf-8"
_PACKAGE = __name__.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Value:
    """A term of an answer: an IRI or a text, with what to show for it and where it leads."""

    kind: str
    text: str
    link: str = ""


Row = Mapping[str, Value]


class Pages:
    """Makes the pages of one service."""

    def __init__(self, settings: Settings, reader: Reader) -> None:
        """Remember what the pages are about."""
        self._settings = settings
        self._reader = reader

    async def editor(self, exchange: Exchange) -> None:
        """Send the page on which queries are written."""
        given = exchange.parameters().get("query", [""])[0]
        examples = [(query.question, f"/sparql?query={quote(query.text)}") for query in library().values()]
        await self.send(exchange, "sparql.html", query=given, examples=examples)

    async def start(self, exchange: Exchange) -> None:
        """Send the page that says what the graph holds."""
        numbers = {name: await self.rows(find(name), {}) for name in ("entity-counts", "documents")}
        await self.send(
            exchange,
            "start.html",
            kinds=numbers["entity-counts"],
            documents=numbers["documents"],
            queries=library().values(),
            is_writable=self._settings.token is not None,
        )

    async def send(self, exchange: Exchange, template: str, status: int = 200, **values: Any) -> None:
        """Send the page that *template* makes of *values*."""
        page = self._environment.get_template(template).render(values)
        await exchange.respond(status, page.encode(), _HTML, HEADERS)

    async def rows(self, query: NamedQuery, parameters: Mapping[str, str]) -> list[Row]:
        """Return the rows of the answer to *query*.

        :raises Refusal: if there is none.
        """
        data = json.loads(await self._reader.fetch(Question("", query.bind(parameters))))
        return [
            {name: self._value(term) for name, term in row.items()} for row in data["results"]["bindings"]
        ]

    def address(self, iri: str) -> str:
        """Return where *iri* is looked up: at this service, elsewhere on the web, or nowhere.

        Nothing but http and https is ever made a link.
        """
        base = self._settings.base
        if iri.startswith(f"{base}policy"):
            return f"/ontology{iri.removeprefix(f'{base}policy')}"
        if iri.startswith(f"{base}id/"):
            return f"/{quote(iri.removeprefix(base), safe='/#=,:@!$&()*+;~')}"
        return iri if iri.startswith(("http://", "https://")) else ""

    def _value(self, term: Mapping[str, str]) -> Value:
        text = term["value"]
        return Value(term["type"], text, self.address(text) if term["type"] == "uri" else "")

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import Environment, PackageLoader, StrictUndefined

        return Environment(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            loader=PackageLoader(_PACKAGE),
        )


def service_query(name: str) -> NamedQuery:
    """Return the query of the pages that is called *name*."""
    text = files(_PACKAGE).joinpath("sparql", f"{name}.rq").read_text(encoding="utf-8")
    return parse(name, text)
