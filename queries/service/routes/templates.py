"""The templates: pages in HTML, with all values escaped."""

from __future__ import annotations

import gzip
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ....graph.rdf import document_iri
from ....ontology.namespace import ONTOLOGY_GRAPH, prefixed
from ..exchange import Exchange, Header
from ..media import HTML, preferred
from ..settings import Settings

if TYPE_CHECKING:
    from jinja2 import Environment

    from ...library import NamedQuery

SERVICE = __name__.rsplit(".", 2)[0]
"""The package that contains the templates and the queries of the pages."""

# No inline scripts or styles, nothing from other sites, and no site may show a page in a frame.
_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The headers of every page.
HEADERS = (
    (b"content-security-policy", _POLICY),
    (b"referrer-policy", b"same-origin"),
    (b"vary", b"Accept, Accept-Encoding"),
)
_TYPE = "text/html; charset=utf-8"


class Templates:
    """Renders and sends the pages of one service."""

    def __init__(self, settings: Settings) -> None:
        """Make the pages of the service with these *settings*."""
        self._settings = settings

    async def send(self, exchange: Exchange, template: str, status: int = 200, **values: Any) -> None:
        """Send the page that the file *template* renders from *values*, with the HTTP *status*."""
        page = self._environment.get_template(template).render(values).encode(errors="replace")
        headers: tuple[Header, ...] = HEADERS
        if exchange.wants_gzip:
            page, headers = gzip.compress(page, 4, mtime=0), (*HEADERS, (b"content-encoding", b"gzip"))
        await exchange.respond(status, page, _TYPE, headers)

    def address(self, iri: str) -> str:
        """Return the address that a link for *iri* leads to, at this service or elsewhere; empty for none.

        Only http and https IRIs become links.
        """
        base = self._settings.base
        if iri.startswith(ONTOLOGY_GRAPH):
            return f"/ontology{iri.removeprefix(ONTOLOGY_GRAPH)}"
        if iri.startswith(f"{base}id/"):
            return f"/{quote(iri.removeprefix(base), safe='/#=,:@!$&()*+;~')}"
        return iri if iri.startswith(("http://", "https://")) else ""

    def in_text(self, doc: str, start: str | int = "", end: str | int = "") -> str:
        """Return the address of the document with identifier *doc*, or of its text between two offsets."""
        return self.address(f"{document_iri(doc)}{f'#char={start},{end}' if str(start) else ''}")

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import Environment, PackageLoader, StrictUndefined

        environment = Environment(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            loader=PackageLoader(SERVICE),
        )
        environment.globals.update(
            address=self.address, short=prefixed, readable=readable, in_text=self.in_text
        )
        return environment


def is_for_people(exchange: Exchange) -> bool:
    """Return whether the request is from a browser: whether its Accept header prefers HTML to JSON."""
    accept = exchange.header(b"accept")
    return "text/html" in accept and preferred(accept, ("json", HTML)) == HTML


def readable(query: NamedQuery, sparql: str) -> str:
    """Return *sparql*, the text of *query*, with the question of *query* as a comment in place of its header."""
    lines = [line for line in sparql.splitlines() if not line.startswith("#+")]
    return f"# {query.question}\n{chr(10).join(lines)}".replace("\n\n", "\n", 1)
