"""Linked data, pages and JSON routes: what they show, and that nothing in the graph can become markup."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph
import pytest
from load import wait_until

from policyloom.ontology.namespace import ENTITY, POL, SKOS
from policyloom.queries import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Service

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
EVIL = "<script>alert(1)</script>"


def _some(service: Service, kind: str) -> str:
    """Return the path of the first thing of the class *kind*."""
    query = f"SELECT ?s {{ ?s a <{POL[kind]}> }} ORDER BY ?s LIMIT 1"
    return service.rows(query)[0]["s"].removeprefix("https://w3id.org/policyloom")


@pytest.mark.parametrize("kind", ["Country", "Fact", "Document", "Statistic"])
def test_thing_has_a_page_and_data(usual: Service, kind: str) -> None:
    path = _some(usual, kind)
    page = usual.get(path, BROWSER)
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f"https://w3id.org/policyloom{path}" in page.text
    for accept in ("text/turtle", "application/rdf+xml", "application/ld+json"):
        data = usual.get(path, accept)
        assert (data.status, data.headers["content-type"].partition(";")[0]) == (200, accept)
    triples = list(pyoxigraph.parse(usual.get(path).body, format=pyoxigraph.RdfFormat.TURTLE))
    assert any(path in str(triple.subject) for triple in triples)
    assert usual.get(f"{path}?format=ntriples", BROWSER).headers["content-type"] == "application/n-triples"
    assert usual.get(f"{path}?format=word", BROWSER).status == 400


def test_pages_tell_a_fact_once_as_a_fact_with_its_sentence(usual: Service) -> None:
    assert "<blockquote>" in usual.get(_some(usual, "Fact"), BROWSER).text
    page = usual.get(_some(usual, "Country"), BROWSER).text
    facts, _, links = page.partition("<h2>Facts</h2>")[2].partition("<h2>What")
    told = re.findall(r'class="verb">.*?href="([^"]*)"', facts, re.DOTALL)
    assert told
    assert not set(told) & set(re.findall(r'<th scope="row"><a href="([^"]*)"', links))


@pytest.mark.parametrize(
    "path", ["/id/entity/nothing", "/id/entity/%3Cscript%3E", "/id/%2e%2e/%2e%2e/etc/passwd"]
)
@pytest.mark.parametrize("accept", [BROWSER, "text/turtle"])
def test_what_is_not_in_the_graph_is_not_found(usual: Service, path: str, accept: str) -> None:
    answer = usual.get(path, accept)
    assert answer.status == 404
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    "path", ["/nothing", "/queries/a/b", "/%3Cscript%3E", "/search/", "/sparql/", "/metrics/"]
)
def test_wrong_address_leads_to_the_right_ones(usual: Service, path: str) -> None:
    page, line = usual.get(path, BROWSER), usual.get(path)
    assert (page.status, line.status) == (404, 404)
    assert 'href="/queries"' in page.text
    assert "<script>" not in page.text
    assert line.text.count("\n") == 1
    assert "/sparql" in line.text


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/ontology", "/search?q=a", "/queries", "/queries/policies", "/id/entity/none"]
)
def test_page_allows_no_script_but_its_own_file(usual: Service, path: str) -> None:
    page = usual.get(path, BROWSER)
    assert page.status == (404 if path.startswith("/id") else 200)
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "style=" not in page.text
    assert page.text.count("<script") == page.text.count('<script src="/static/') <= 3
    assert not re.search(r"<[^>]+\son[a-z]+\s*=", page.text)
    assert page.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["stra\u00dfe", "a%20b", "100%25", "a(b)c"])
def test_thing_is_found_by_its_iri_and_by_the_link_to_it(writable: Service, name: str) -> None:
    found = f'<{ENTITY[name]}> <{SKOS.prefLabel}> "found" . <urn:x> <urn:y> <{ENTITY[name]}> .'
    assert writable.put("urn:names", found).status < 300
    for path in (f"/id/entity/{quote(name, safe='%()')}", f"/id/entity/{quote(name)}"):
        assert writable.get(path, BROWSER).status == 200, path
        assert b"found" in writable.get(path, "text/turtle").body


def test_numbers_of_the_first_page_are_those_of_the_lists_that_they_lead_to(usual: Service) -> None:
    page = usual.get("/", BROWSER).text
    number = r'<a href="(/queries/[^"]+)"><strong>([\d,]+)</strong> (\w+)</a>'
    kind = r'<a class="chip" href="(/queries/entities\?kind=[^"]+)">.*?<span class="quiet">(\d+)</span>'
    numbers = [(link, count, noun) for link, count, noun in re.findall(number, page)]
    kinds = [(link, count, "things") for link, count in re.findall(kind, page)]
    assert len(numbers) == 4
    assert len(kinds) > 5
    for link, count, noun in numbers + kinds:
        rows = json.loads(usual.get(link).body)["results"]["bindings"]
        # A row on a document or a type of fact has a column with its count; any other row counts as one.
        found = sum(int(row[noun]["value"]) if noun in row else 1 for row in rows)
        assert int(count.replace(",", "")) == found, link


def test_ontology_can_be_had_as_data(usual: Service) -> None:
    assert POL.adopts.encode() in usual.get("/ontology", "text/turtle").body
    assert 'id="adopts"' in usual.get("/ontology", BROWSER).text


def test_texts_of_the_graph_stay_texts(writable: Service) -> None:
    evil = f'<{ENTITY.evil}> <{SKOS.prefLabel}> "{EVIL}" ; <urn:p> <javascript:alert(1)> .'
    assert writable.put("urn:evil", evil).status < 300
    page = writable.get("/id/entity/evil", BROWSER)
    assert page.status == 200
    assert EVIL not in page.text
    assert "&lt;script&gt;" in page.text
    assert 'href="javascript' not in page.text


@pytest.mark.parametrize("path", ["/sparql?query=", "/search?q="])
def test_what_is_asked_stays_text(usual: Service, path: str) -> None:
    page = usual.get(f"{path}{quote('</textarea>' + EVIL)}", BROWSER)
    assert page.status == 200
    assert EVIL not in page.text


def test_parameters_of_named_queries_are_typed(usual: Service) -> None:
    assert usual.get("/queries/facts-about?thing=Germany").status == 200
    injected = quote('x" } ?s ?p ?o { "')
    assert json.loads(usual.get(f"/queries/facts-about?thing={injected}").body)["results"]["bindings"] == []
    listed = {entry["name"]: entry for entry in json.loads(usual.get("/queries").body)}
    assert listed["facts-about"]["parameters"][0]["type"] == "name"


def _found(service: Service, text: str) -> list[str]:
    answer = service.get(f"/search?q={quote(text)}")
    assert answer.status == 200, answer.text
    return [hit["label"] for hit in json.loads(answer.body)]


def test_search_finds_names_from_their_begin_and_within(usual: Service) -> None:
    query = f"SELECT ?l {{ ?s a <{POL.Country}> ; <{SKOS.prefLabel}> ?l }} ORDER BY ?l LIMIT 1"
    label = usual.rows(query)[0]["l"]
    for text in (label[:4].upper(), label[1:5]):
        assert label in _found(usual, text)
    assert _found(usual, "zzzz") == []


def test_search_follows_an_update(writable: Service) -> None:
    def is_found(name: str) -> bool:
        return _found(writable, name[:5]) == [name]

    for name in ("Atlantis", "Lemuria"):
        writable.put("urn:search", f'<{ENTITY.x}> <{SKOS.prefLabel}> "{name}" .')
        # For a moment, the index of the previous state may still answer.
        wait_until(partial(is_found, name))


def test_base_maps_other_iris_to_the_service(folder: Path, start_service: Callable[..., Service]) -> None:
    base = "http://kg.example/"
    triples = f"<{base}id/entity/x> <{SKOS.prefLabel}> 'Atlantis' ; <urn:p> <{base}id/entity/y>"
    with open_store(folder / "based", writable=True) as store:
        store.update(f"INSERT DATA {{ GRAPH <urn:g> {{ {triples} }} }}")
    service = start_service(folder / "based", "--base", base, "--workers", "1")
    assert b"Atlantis" in service.get("/id/entity/x", "text/turtle").body
    assert 'href="/id/entity/y"' in service.get("/id/entity/x", "text/html").text
    assert f'void:uriSpace "{base}id/"' in service.get("/sparql", "text/turtle").text
