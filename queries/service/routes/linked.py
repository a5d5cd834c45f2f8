"""Linked data: the description of one IRI of the graph, as RDF for programs and as a page for people."""

from __future__ import annotations

import json
from urllib.parse import quote

from ....ontology.errors import InputError
from ....ontology.namespace import ONTOLOGY_GRAPH, POL
from ...search import NameHit
from ..engine.engine import Question
from ..engine.reader import Reader
from ..exchange import Exchange, graph_format_of
from ..guard import Refusal
from ..media import HTML
from ..route import ReadRoute
from ..settings import Settings
from .antecedent import Antecedents, antecedents, unnamed
from .finder import Finder
from .pages import Pages, Row, service_query
from .thing import about, ends, is_a, named, reading

_FORMATS = (
    ("turtle", "Turtle"),
    ("ntriples", "N-Triples"),
    ("jsonld", "JSON-LD"),
    ("rdfxml", "RDF/XML"),
)


class LinkedRoute(ReadRoute):
    """``/id/...`` for things and documents, and ``/ontology`` for the terms of the ontology."""

    def __init__(self, settings: Settings, reader: Reader, pages: Pages, finder: Finder) -> None:
        """Make a route that answers through *reader*; *finder* finds suggestions for an unknown thing."""
        self._finder = finder
        self._base = settings.base
        self._reader = reader
        self._pages = pages

    async def answer(self, exchange: Exchange) -> None:
        """Answer a GET or HEAD request."""
        if exchange.path.startswith("/id/"):
            await self._thing(exchange, await self._iri(exchange), _format(exchange))
        else:
            await self._ontology(exchange, _format(exchange))

    async def _iri(self, exchange: Exchange) -> str:
        """Return the IRI that the address names: still percent-encoded if the graph has it so, else decoded."""
        raw = exchange.scope.get("raw_path", b"").partition(b"?")[0].decode("latin-1")
        if "%" in raw and await self._is_in_graph(f"{self._base}{raw[1:]}"):
            return f"{self._base}{raw[1:]}"
        return f"{self._base}{exchange.path[1:]}"

    async def _is_in_graph(self, iri: str) -> bool:
        answer = json.loads(await self._reader.fetch(Question("", _bound("is-known", iri))))
        return bool(answer["boolean"])

    async def _thing(self, exchange: Exchange, iri: str, format: str) -> None:
        if not await self._is_in_graph(iri):
            if format != HTML:
                raise Refusal(404, f"the graph says nothing about {iri}")
            await self._pages.send(exchange, "unknown.html", 404, iri=iri, near=await self._similar(iri))
            return
        if format != HTML:
            question = Question("", _bound("description", iri), graph=format, coding=exchange.coding)
            await self._reader.relay(exchange, question)
            return
        links = await self._pages.rows(service_query("links"), {"thing": iri})
        is_text = is_a(POL.Document, links)
        facts = await self._facts(iri, is_text=is_text)
        places = await self._antecedents(facts)
        values = reading(iri, links, facts, places) if is_text else about(iri, links, facts)
        template = "document.html" if is_text else "thing.html"
        values |= {"path": quote(exchange.path), "formats": _FORMATS, "antecedents": places}
        await self._pages.send(exchange, template, **values)

    async def _similar(self, iri: str) -> list[NameHit]:
        """Return things whose names are similar to the last part of *iri*."""
        try:
            return await self._finder.names(iri.rpartition("/")[2].replace("-", " "), 8)
        except Refusal:  # without an index the page has no suggestions
            return []

    async def _facts(self, iri: str, *, is_text: bool) -> list[Row]:
        """Return the facts about a thing, or those that a document states, with the names for the page."""
        name, parameter = ("document-facts", "document") if is_text else ("facts", "thing")
        facts = await self._pages.rows(service_query(name), {parameter: iri})
        if nodes := ends(facts):
            return named(facts, await self._pages.rows(service_query("ends"), {"node": nodes}))
        return facts

    async def _antecedents(self, facts: list[Row]) -> Antecedents:
        passages = list(unnamed(facts))
        query = service_query("antecedents")
        return antecedents(facts, await self._pages.rows(query, {"passage": passages})) if passages else {}

    async def _ontology(self, exchange: Exchange, format: str) -> None:
        if format != HTML:
            await self._reader.relay(
                exchange, Question("", "", (ONTOLOGY_GRAPH,), graph=format, coding=exchange.coding)
            )
            return
        terms = await self._pages.rows(service_query("terms"))
        await self._pages.send(exchange, "ontology.html", terms=terms, prefix=POL, formats=_FORMATS)


def _bound(name: str, iri: str) -> str:
    try:
        return service_query(name).bind({"thing": iri})
    except InputError:
        raise Refusal(404, "this address does not stand for a valid IRI") from None


def _format(exchange: Exchange) -> str:
    """Return the format that the client wants: HTML, or an RDF format, which wins a tie."""
    format = graph_format_of(exchange, (HTML,))
    if format is None:
        raise Refusal(406, "this is available as HTML and in RDF formats")
    return format
