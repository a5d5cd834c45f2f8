"""The pages: HTML for people, from templates that escape whatever they are given."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ....graph.rdf import document_iri
from ....ontology.namespace import BASE, PREFIXES
from ...library import NamedQuery, library, parse
from ..engine.reader import Reader
from ..engine.worker import Question
from ..exchange import Exchange, Header, one
from ..settings import Settings

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
    (b"vary", b"Accept, Accept-Encoding"),
)
_ONTOLOGY = f"{BASE}policy"
_HTML = "text/html; charset=utf-8"
_SERVICE = __name__.rsplit(".", 2)[0]


@dataclass(frozen=True, slots=True)
class Value:
    """A term of an answer: an IRI or a text, with what to show for it and where it leads."""

    kind: str
    text: str
    link: str = ""


Row = Mapping[str, Value]


class Pages:
    """Makes the pages of one service."""

    def __init__(self, settings: Settings, reader: Reader, *, has_editor: bool = False) -> None:
        """Remember what the pages are about.

        :param has_editor: whether the script of the editor is there.
        """
        self._settings = settings
        self._reader = reader
        self._has_editor = has_editor
        self._terms = service_query("terms")

    async def editor(self, exchange: Exchange) -> None:
        """Send the page on which queries are written."""
        terms = await self.rows(self._terms, {})
        await self.send(
            exchange,
            "sparql.html",
            query=one(exchange.parameters(), "query") or "",
            themes=themes(),
            prefixes=PREFIXES,
            terms=[[short(row["term"].text), row["label"].text, row["sort"].text] for row in terms],
            base=self._settings.base,
            has_editor=self._has_editor,
        )

    async def send(self, exchange: Exchange, template: str, status: int = 200, **values: Any) -> None:
        """Send the page that *template* makes of *values*."""
        page = self._environment.get_template(template).render(values).encode(errors="replace")
        headers: tuple[Header, ...] = HEADERS
        if exchange.wants_gzip:
            page, headers = gzip.compress(page, 4, mtime=0), (*HEADERS, (b"content-encoding", b"gzip"))
        await exchange.respond(status, page, _HTML, headers)

    async def rows(
        self, query: NamedQuery, parameters: Mapping[str, str | Sequence[str]], *, sparql: str | None = None
    ) -> list[Row]:
        """Return the rows of the answer to *query*, or to *sparql* if it is given.

        :raises Refusal: if there is none.
        """
        data = json.loads(await self._reader.fetch(Question("", sparql or query.bind(parameters))))
        return [
            {name: self._value(term) for name, term in row.items()} for row in data["results"]["bindings"]
        ]

    def address(self, iri: str) -> str:
        """Return where *iri* is looked up: at this service, elsewhere on the web, or nowhere.

        Nothing but http and https is ever made a link.
        """
        base = self._settings.base
        if iri.startswith(_ONTOLOGY):
            return f"/ontology{iri.removeprefix(_ONTOLOGY)}"
        if iri.startswith(f"{base}id/"):
            return f"/{quote(iri.removeprefix(base), safe='/#=,:@!$&()*+;~')}"
        return iri if iri.startswith(("http://", "https://")) else ""

    def _in_text(self, row: Row) -> str:
        """Return the address of the text that *row* cites, at the place if it tells that."""
        start, end = row.get("start"), row.get("end")
        place = f"#char={start.text},{end.text}" if start and end else ""
        return self.address(f"{document_iri(row['doc'].text)}{place}")

    def _value(self, term: Mapping[str, str]) -> Value:
        text = term["value"]
        return Value(term["type"], text, self.address(text) if term["type"] == "uri" else "")

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import Environment, PackageLoader, StrictUndefined

        environment = Environment(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            loader=PackageLoader(_SERVICE),
        )
        environment.globals.update(
            address=self.address, short=short, readable=readable, in_text=self._in_text
        )
        return environment


def short(iri: str) -> str:
    """Return *iri* with the usual prefix, if it has one.

    >>> short("https://w3id.org/policyloom/policy#adopts"), short("urn:a")
    ('pol:adopts', 'urn:a')
    """
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if iri.startswith(namespace) and local and not re.search(r"[/#?:]", local):
            return f"{prefix}:{local}"
    return iri


def readable(query: NamedQuery, sparql: str) -> str:
    """Return *sparql* as people read it: with its question above instead of the header."""
    lines = [line for line in sparql.splitlines() if not line.startswith("#+")]
    return f"# {query.question}\n{chr(10).join(lines)}".replace("\n\n", "\n", 1)


def themes() -> list[tuple[str, list[NamedQuery]]]:
    """Return the questions of the library by their first keyword, in the order of the alphabet."""
    found: dict[str, list[NamedQuery]] = {}
    for query in library().values():
        found.setdefault(query.keywords[0] if query.keywords else "other", []).append(query)
    return sorted(found.items())


def service_query(name: str) -> NamedQuery:
    """Return the query of the pages that is called *name*."""
    text = files(_SERVICE).joinpath("sparql", f"{name}.rq").read_text(encoding="utf-8")
    return parse(name, text)
