"""The SPARQL protocol: which requests are accepted, and the format and status of each answer."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox
import pytest
import zstandard

from policyloom.ontology.namespace import GRAPH, ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from .conftest import Service

SELECT, CONSTRUCT = "SELECT ?s WHERE { ?s ?p ?o } LIMIT 3", "CONSTRUCT WHERE { ?s ?p ?o }"
LONG = "SELECT ?a ?b { ?a ?p ?o . ?b ?q ?o } LIMIT 20000"
DCAT = "PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX void: <http://rdfs.org/ns/void#>"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("query", "accept", "format", "expected"),
    [
        (SELECT, "", "", "application/sparql-results+json"),
        (SELECT, "*/*", "", "application/sparql-results+json"),
        (SELECT, "application/json", "", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "", "application/sparql-results+xml"),
        (SELECT, "text/csv, text/tab-separated-values;q=0.9", "", "text/csv"),
        (SELECT, "text/csv;q=0.1, text/tab-separated-values;q=0.9", "", "text/tab-separated-values"),
        (SELECT, "text/*", "", "text/csv"),
        (SELECT, "text/turtle, application/sparql-results+xml;q=0.2", "", "application/sparql-results+xml"),
        (CONSTRUCT, "*/*", "", "text/turtle"),
        (CONSTRUCT, "application/n-triples", "", "application/n-triples"),
        (CONSTRUCT, "application/n-quads", "", "application/n-quads"),
        (CONSTRUCT, "application/trig", "", "application/trig"),
        (CONSTRUCT, "application/ld+json", "", "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml;q=0.9, text/turtle;q=0.5", "", "application/rdf+xml"),
        ("DESCRIBE <https://w3id.org/policyloom/policy#Fact>", "text/turtle", "", "text/turtle"),
        ("ASK {}", "application/sparql-results+xml", "", "application/sparql-results+xml"),
        (SELECT, "image/png", "", 406),
        (SELECT, "text/turtle;q=0, text/csv;q=0", "", 406),
        (CONSTRUCT, "image/png", "", 406),
        (CONSTRUCT, "text/turtle;q=0, text/csv;q=0", "", 406),
        # The format in the address goes before the header.
        (SELECT, "text/html", "csv", "text/csv"),
        (SELECT, "text/html", "text/csv", "text/csv"),
        (CONSTRUCT, "text/turtle", "xml", "application/rdf+xml"),
        (CONSTRUCT, "*/*", "n3", "text/turtle"),
        (
            CONSTRUCT,
            "*/*",
            "json-ld&format=application/ld%2Bjson,application/x-json%2Bld",
            "application/ld+json",
        ),
        (SELECT, "text/csv", "pdf", 400),
        (SELECT, "text/html", "pdf", 400),
        (SELECT, "text/csv", "csv&format=json", 400),
        (SELECT, "text/csv", "turtle", 406),
        (CONSTRUCT, "text/turtle", "csv", 406),
    ],
)
def test_answer_comes_in_the_format_that_is_liked_best(
    service: Service, query: str, accept: str, format: str, expected: str | int
) -> None:
    address = f"/sparql?query={quote(query)}&format={format}"
    answer = service.get(address, accept) if format else service.query(query, accept)
    kind = answer.headers["content-type"].partition(";")[0]
    assert expected == (kind if answer.status == 200 else answer.status)
    assert answer.body


def test_query_that_is_compressed_is_refused(service: Service) -> None:
    headers = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    answer = service.request("POST", "/sparql", gzip.compress(COUNT.encode()), headers)
    assert (answer.status, answer.text.count("\n")) == (415, 1)


def test_default_graph_is_the_union_of_the_named_graphs(service: Service) -> None:
    [default] = service.rows("SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }")
    [named] = service.rows("SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }")
    assert int(default["n"]) == int(named["n"]) > 0


def test_named_graph_alone_leaves_the_default_graph_empty(service: Service) -> None:
    named = f"named-graph-uri={quote(ONTOLOGY_GRAPH, safe='')}"
    assert b"false" in service.get(f"/sparql?query={quote('ASK { ?s ?p ?o }')}&{named}").body
    assert b"true" in service.get(f"/sparql?query={quote('ASK { GRAPH ?g { ?s ?p ?o } }')}&{named}").body


def test_from_reads_graphs_of_the_store_only(service: Service) -> None:
    assert service.ask(f"ASK FROM <{ONTOLOGY_GRAPH}> {{ ?s ?p ?o }}")
    for other in ("file:///etc/passwd", f"{service.url}/health"):
        assert not service.ask(f"ASK FROM <{other}> {{ ?s ?p ?o }}")
        assert not service.ask(f"ASK FROM NAMED <{other}> {{ GRAPH ?g {{ ?s ?p ?o }} }}")


def test_head_is_get_without_the_body(service: Service) -> None:
    path = f"/sparql?query={quote(SELECT)}"
    head, get = service.request("HEAD", path), service.get(path)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_pages_of_other_sites_may_ask(service: Service) -> None:
    preflight = service.request("OPTIONS", "/sparql", headers={"Origin": "http://example.org"})
    assert preflight.status == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert service.query("ASK {}").headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("accept", "coding"),
    [("gzip", "gzip"), ("gzip, deflate, br, zstd", "zstd"), ("gzip;q=0.5, zstd;q=0", "gzip"), ("br", "")],
)
@pytest.mark.parametrize("query", [CONSTRUCT, LONG], ids=["short", "long"])
def test_answer_is_compressed_if_wanted(usual: Service, query: str, accept: str, coding: str) -> None:
    headers = {"Content-Type": "application/sparql-query", "Accept-Encoding": accept}
    packed = usual.request("POST", "/sparql", query.encode(), headers)
    assert packed.headers.get("content-encoding", "") == coding
    plain = _unpacked(packed.body, coding)
    assert sorted(plain.split(b"},{")) == sorted(usual.query(query, "*/*").body.split(b"},{"))


def _unpacked(data: bytes, coding: str) -> bytes:
    match coding:
        case "gzip":
            return gzip.decompress(data)
        case "zstd":
            return zstandard.ZstdDecompressor().decompressobj().decompress(data)
    return data


def _described(service: Service) -> ox.Store:
    store = ox.Store()
    store.load(service.get("/sparql", "text/turtle").body, format=ox.RdfFormat.TURTLE)
    return store


def _numbers(described: ox.Store, pattern: str) -> list[int]:
    rows = described.query(f"{DCAT} SELECT ?n {{ {pattern} }}")
    assert isinstance(rows, ox.QuerySolutions)
    return [int(row["n"].value) for row in rows]


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/n-triples"])
def test_description_of_the_service_names_its_endpoint(service: Service, accept: str) -> None:
    answer = service.get("/sparql", accept)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(accept)
    assert b"sparql-service-description#" in answer.body
    assert f"{service.url}/sparql".encode() in answer.body


def test_description_has_what_its_vocabulary_requires_and_no_literals_of_it(service: Service) -> None:
    described, sd = _described(service), "http://www.w3.org/ns/sparql-service-description#"
    assert described.query(
        f"ASK {{ ?service a <{sd}Service> ; <{sd}endpoint> <{service.url}/sparql> ; <{sd}supportedLanguage> ?l ;"
        f" <{sd}defaultDataset> ?d . ?d a <{sd}Dataset> ; <{sd}defaultGraph> ?g . ?g a <{sd}Graph> }}"
    )
    assert not described.query(f"ASK {{ ?s ?p ?o FILTER (isLiteral(?o) && STRSTARTS(STR(?p), '{sd}')) }}")


def test_description_is_found_where_void_says(service: Service) -> None:
    answer = service.get("/.well-known/void", "text/turtle")
    assert (answer.status, answer.headers["location"]) == (303, "/sparql")


def test_service_that_is_for_reading_has_no_route_for_updates(service: Service) -> None:
    assert service.update("CLEAR ALL").status == 404
    assert service.put("urn:g", "").status == 405
    assert service.query("CLEAR ALL").status == 400
    assert service.ask("ASK { ?s ?p ?o }")


def test_description_counts_what_the_graph_holds(service: Service) -> None:
    described = _described(service)
    whole = service.get(f"/sparql?query={quote(CONSTRUCT)}", "application/n-triples").body
    triples = {str(quad.triple): quad for quad in ox.parse(whole, format=ox.RdfFormat.N_TRIPLES)}.values()
    for name, found in (
        ("triples", triples),
        ("distinctSubjects", {str(quad.subject) for quad in triples}),
        ("distinctObjects", {str(quad.object) for quad in triples}),
        ("properties", {quad.predicate.value for quad in triples}),
    ):
        assert _numbers(described, f"?d a dcat:Dataset ; void:{name} ?n") == [len(found)], name
    typed = [quad for quad in triples if quad.predicate.value.endswith("#type")]
    things = {quad.subject.value for quad in typed if isinstance(quad.subject, ox.NamedNode)}
    assert _numbers(described, "?d a dcat:Dataset ; void:entities ?n") == [len(things)]
    for kind in {str(quad.object) for quad in typed if isinstance(quad.object, ox.NamedNode)}:
        expected = [len([quad for quad in typed if str(quad.object) == kind])]
        pattern = f"?d void:classPartition [ void:class {kind} ; void:entities ?n ]"
        assert _numbers(described, pattern) == expected, kind
    for property in {str(quad.predicate) for quad in triples}:
        own = [quad for quad in triples if str(quad.predicate) == property]
        for name, distinct in (
            ("triples", {str(quad) for quad in own}),
            ("distinctSubjects", {str(quad.subject) for quad in own}),
            ("distinctObjects", {str(quad.object) for quad in own}),
        ):
            part = f"?d void:propertyPartition [ void:property {property} ; void:{name} ?n ]"
            assert _numbers(described, part) == [len(distinct)], property


def test_every_distribution_can_be_downloaded_in_its_format(service: Service) -> None:
    described = _described(service)
    rows = described.query(
        f"{DCAT} SELECT ?url ?type {{ ?d a dcat:Dataset ; dcat:distribution ?part ."
        " ?part dcat:downloadURL ?url ; dcat:mediaType ?type ; dcat:accessService/dcat:servesDataset ?d }"
    )
    assert isinstance(rows, ox.QuerySolutions)
    found = {row["url"].value: row["type"].value for row in rows}
    assert len(found) == 6
    for url, media_type in found.items():
        answer = service.get(url.removeprefix(service.url), "text/html")
        assert answer.status == 200
        sent = answer.headers["content-type"].partition(";")[0]
        assert media_type == f"https://www.iana.org/assignments/media-types/{sent}"


@pytest.mark.parametrize(
    "address", [f"/graphs?graph={quote(GRAPH['ports'], safe='')}&", "/graphs?default&", "/ontology?"]
)
@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("jsonld", "application/ld+json"),
        ("application/ld%2Bjson", "application/ld+json"),
        ("xml", "application/rdf+xml"),
        ("csv", "format must be one of turtle, ntriples, nquads, trig, jsonld, rdfxml"),
        ("pdf", "format must be one of turtle, ntriples, nquads, trig, jsonld, rdfxml"),
        ("", "format must be one of turtle, ntriples, nquads, trig, jsonld, rdfxml"),
        ("turtle&format=trig", "give format once, not 2 times"),
    ],
)
def test_format_of_triples_in_the_address_goes_before_the_header(
    service: Service, address: str, format: str, expected: str
) -> None:
    answer = service.get(f"{address}format={format}", "text/turtle")
    if "/" in expected:
        assert (answer.status, answer.headers["content-type"]) == (200, expected)
    else:
        assert (answer.status, answer.body.decode().strip()) == (400, expected)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELEC ?s { ?s ?p ?o }", "begins with SELEC, not with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("# ASK\nBASE <http://x/> PREFIX ask: <http://x/>\n  slect * {}", "begins with slect"),
        (
            "PREFIX x: <http://x/> insert data { x:a x:b 1 }",
            "insert begins an update, which must be sent by POST",
        ),
        ("SELECT ?s { ?s ?p ?o", "error at 1:21"),
        ("{ ?s ?p ?o }", "error at 1:1"),
    ],
)
def test_fault_of_a_query_is_told_in_a_line(service: Service, query: str, said: str) -> None:
    answer = service.query(query)
    assert (answer.status, answer.text.count("\n")) == (400, 1)
    assert said in answer.text
