"""Virtuoso: it loads our files by the SPARQL 1.1 Graph Store Protocol, and then holds the same graph."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from servers import Server

from policyloom.graph.export import FORMATS
from policyloom.ontology.namespace import GRAPH, XSD
from policyloom.queries.credentials import Credentials

RESULTS = "{http://www.w3.org/2005/sparql-results#}"
GRAPH_IRI = GRAPH["loaded-by-virtuoso"]
NUMBERS = {XSD.decimal, XSD.double, XSD.integer}


def loaded(server: Server, path: Path, media_type: str) -> list[Quad]:
    """Replace the content of a graph by that of a file, and return what the graph then holds."""
    address = urlsplit(server.location)
    host, graph = f"http://{address.hostname}:{address.port}", quote(GRAPH_IRI, safe="")
    url = f"{host}/sparql-graph-crud-auth?graph-uri={graph}"
    # Get its challenge beforehand: when Virtuoso refuses a file, it hangs up before it has read all of it.
    credentials = Credentials(address.username or "", address.password or "")
    assert credentials.has_learnt(url, timeout=60)
    headers = {"Content-Type": media_type, **credentials.headers("PUT", url)}
    put = urllib.request.Request(url, data=path.read_bytes(), method="PUT", headers=headers)
    urllib.request.urlopen(put, timeout=60).close()
    # The N-Triples that Virtuoso writes have invalid escapes in IRIs, so ask for query results.
    everything = quote(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{GRAPH_IRI}> {{ ?s ?p ?o }} }}")
    accept = {"Accept": "application/sparql-results+xml"}
    with urllib.request.urlopen(
        urllib.request.Request(f"{server.query}?query={everything}", headers=accept), timeout=60
    ) as answer:
        rows = ElementTree.parse(answer).iter(f"{RESULTS}result")
        return [Quad(*(_term(binding[0]) for binding in row)) for row in rows]  # type: ignore[arg-type]


def _term(element: ElementTree.Element) -> NamedNode | Literal:
    # Not parsed by pyoxigraph, which strips the spaces around a text.
    text = element.text or ""
    if element.tag == f"{RESULTS}uri":
        return NamedNode(text)
    language, datatype = element.get("{http://www.w3.org/XML/1998/namespace}lang"), element.get("datatype")
    return Literal(text, language=language, datatype=NamedNode(datatype) if datatype else None)


def by_value(quads: Iterable[Quad]) -> set[tuple[object, ...]]:
    """Return the triples with numbers as floats, and with each CR LF in a text as a line feed.

    Virtuoso writes 0.90 as 0.9, and does not escape carriage returns, which an XML parser reads as line feeds.
    """
    return {(q.subject, q.predicate, _value(q.object)) for q in quads}


def _value(term: object) -> object:
    if isinstance(term, Literal) and term.datatype.value in NUMBERS:
        return float(term.value)
    if isinstance(term, Literal) and "\r\n" in term.value:
        return Literal(term.value.replace("\r\n", "\n"))
    return term


@pytest.mark.parametrize(
    ("name", "format"),
    [("article", "turtle"), ("difficult", "turtle"), ("difficult", "ntriples"), ("difficult", "rdfxml")],
)
def test_virtuoso_holds_what_it_was_given(
    format: str, name: str, virtuoso_server: Server, exported: Callable[..., Path]
) -> None:
    found = loaded(virtuoso_server, exported(format, name), FORMATS[format].media_type)
    given = parse(path=exported("ntriples", name), format=RdfFormat.N_TRIPLES)
    assert by_value(found) == by_value(given)
