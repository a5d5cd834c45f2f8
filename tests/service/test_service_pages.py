"""Linked data, pages and JSON routes: what they show, and that nothing in the graph can become markup."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph
import pytest

from policyloom.queries import open_store
from policyloom.queries.library import library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Service

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
EVIL = "<script>alert(1)</script>"


def _some(service: Service, kind: str) -> str:
    """Return the path of the first thing of the class *kind*."""
    query = f"SELECT ?s {{ ?s a <https://w3id.org/policyloom/policy#{kind}> }} ORDER BY ?s LIMIT 1"
    rows = json.loads(service.query(query).body)["results"]["bindings"]
    return str(rows[0]["s"]["value"]).removeprefix("https://w3id.org/policyloom")


@pytest.mark.parametrize("kind", ["Country", "Fact", "Document", "Statistic"])
def test_thing_has_a_page_and_data(service: Service, kind: str) -> None:
    path = _some(service, kind)
    page = service.get(path, BROWSER)
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f"https://w3id.org/policyloom{path}" in page.text
    for accept in ("text/turtle", "application/rdf+xml", "application/ld+json"):
        data = service.get(path, accept)
        assert (data.status, data.headers["content-type"].partition(";")[0]) == (200, accept)
    triples = list(pyoxigraph.parse(service.get(path).body, format=pyoxigraph.RdfFormat.TURTLE))
    assert any(path in str(triple.subject) for triple in triples)


def test_page_shows_each_fact_with_its_sentence(service: Service) -> None:
    page = service.get(_some(service, "Fact"), BROWSER)
    assert "<blockquote>" in page.text


def test_page_of_a_thing_tells_a_fact_once_as_a_fact(service: Service) -> None:
    page = service.get(_some(service, "Country"), BROWSER).text
    facts, _, links = page.partition("<h2>Facts</h2>")[2].partition("<h2>What")
    told = re.findall(r'class="verb">.*?href="([^"]*)"', facts, re.DOTALL)
    assert told
    assert not set(told) & set(re.findall(r'<th scope="row"><a href="([^"]*)"', links))


def test_download_is_chosen_by_the_address(service: Service) -> None:
    path = _some(service, "Country")
    assert service.get(f"{path}?format=ntriples", BROWSER).headers["content-type"] == "application/n-triples"
    assert service.get(f"{path}?format=word", BROWSER).status == 400


@pytest.mark.parametrize(
    "path", ["/id/entity/nothing", "/id/entity/%3Cscript%3E", "/id/%2e%2e/%2e%2e/etc/passwd"]
)
@pytest.mark.parametrize("accept", [BROWSER, "text/turtle"])
def test_what_is_not_in_the_graph_is_not_found(service: Service, path: str, accept: str) -> None:
    answer = service.get(path, accept)
    assert answer.status == 404
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/wp-admin.php", "/queries/a/b", "/%3Cscript%3E", "/search/", "/sparql/", "/metrics/"],
)
def test_wrong_address_leads_to_the_right_ones(service: Service, path: str) -> None:
    page, line = service.get(path, BROWSER), service.get(path)
    assert (page.status, line.status) == (404, 404)
    assert 'href="/queries"' in page.text
    assert "<script>" not in page.text
    assert line.text.count("\n") == 1
    assert "/sparql" in line.text


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e%2fapp.py", "/static/..%5capp.py", "/etc/passwd"]
)
def test_no_path_leads_out_of_the_static_files(service: Service, path: str) -> None:
    assert service.get(path).status == 404


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/ontology", "/search?q=a", "/queries", "/queries/policies", "/id/entity/none"]
)
def test_page_allows_no_script_but_its_own_file(service: Service, path: str) -> None:
    page = service.get(path, BROWSER)
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
    iri = f"https://w3id.org/policyloom/id/entity/{name}"
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    assert writable.put("urn:names", f'<{iri}> <{label}> "found" . <urn:x> <urn:y> <{iri}> .').status < 300
    for path in (f"/id/entity/{quote(name, safe='%()')}", f"/id/entity/{quote(name)}"):
        assert writable.get(path, BROWSER).status == 200, path
        assert b"found" in writable.get(path, "text/turtle").body


def test_numbers_of_the_first_page_are_those_of_the_lists_that_they_lead_to(service: Service) -> None:
    page = service.get("/", BROWSER).text
    number = r'<a href="(/queries/[^"]+)"><strong>([\d,]+)</strong> (\w+)</a>'
    kind = r'<a class="chip" href="(/queries/entities\?kind=[^"]+)">.*?<span class="quiet">(\d+)</span>'
    numbers = [(link, count, noun) for link, count, noun in re.findall(number, page)]
    kinds = [(link, count, "things") for link, count in re.findall(kind, page)]
    assert len(numbers) == 4
    assert len(kinds) > 5
    for link, count, noun in numbers + kinds:
        rows = json.loads(service.get(link).body)["results"]["bindings"]
        # A row on a document or a type of fact has a column with its count; any other row counts as one.
        found = sum(int(row[noun]["value"]) if noun in row else 1 for row in rows)
        assert int(count.replace(",", "")) == found, link


def test_ontology_can_be_had_as_data(service: Service) -> None:
    assert b"https://w3id.org/policyloom/policy#adopts" in service.get("/ontology", "text/turtle").body
    assert 'id="adopts"' in service.get("/ontology", BROWSER).text


def test_texts_of_the_graph_stay_texts(writable: Service) -> None:
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    thing = "<https://w3id.org/policyloom/id/entity/evil>"
    writable.put("urn:evil", f'{thing} {label} "{EVIL}" ; <urn:p> <javascript:alert(1)> .')
    page = writable.get("/id/entity/evil", BROWSER)
    assert page.status == 200
    assert EVIL not in page.text
    assert "&lt;script&gt;" in page.text
    assert 'href="javascript' not in page.text


@pytest.mark.parametrize("path", ["/sparql?query=", "/search?q="])
def test_what_is_asked_stays_text(service: Service, path: str) -> None:
    page = service.get(f"{path}{quote('</textarea>' + EVIL)}", BROWSER)
    assert page.status == 200
    assert EVIL not in page.text


@pytest.mark.parametrize(
    "name", [q.name for q in library().values() if not any(p.required for p in q.parameters.values())]
)
def test_named_query_is_a_route(service: Service, name: str) -> None:
    answer = service.get(f"/queries/{name}")
    # A broad query may exceed the narrow limits of this service, and must say so.
    assert answer.status in {200, 504}
    if answer.status == 200 and answer.headers["content-type"] == "application/sparql-results+json":
        assert set(json.loads(answer.body)["head"]["vars"]) == set(library()[name].answers)


def test_parameters_of_named_queries_are_typed(service: Service) -> None:
    assert service.get("/queries/facts-about?thing=Germany").status == 200
    assert service.get("/queries/facts-about").status == 400
    assert service.get("/queries/facts-about?thing=a&other=b").status == 400
    assert service.get("/queries/no-such-query").status == 404
    assert service.get("/queries/facts-about?thing=Germany&format=turtle").status == 400
    injected = quote('x" } ?s ?p ?o { "')
    assert json.loads(service.get(f"/queries/facts-about?thing={injected}").body)["results"]["bindings"] == []
    listed = {entry["name"]: entry for entry in json.loads(service.get("/queries").body)}
    assert listed["facts-about"]["parameters"][0]["type"] == "name"


def test_search_finds_names_from_their_begin_and_within(service: Service) -> None:
    name = "http://www.w3.org/2004/02/skos/core#prefLabel"
    country = "https://w3id.org/policyloom/policy#Country"
    query = f"SELECT ?l {{ ?s a <{country}> ; <{name}> ?l }} ORDER BY ?l LIMIT 1"
    label = json.loads(service.query(query).body)["results"]["bindings"][0]["l"]["value"]
    for text in (label[:4].upper(), label[1:5]):
        found = json.loads(service.get(f"/search?q={quote(text)}").body)
        assert label in {entry["label"] for entry in found}
    assert json.loads(service.get("/search?q=zzzz").body) == []
    assert service.get(f"/search?q={'a' * 201}").status == 400


def test_search_follows_an_update(writable: Service) -> None:
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    for name in ("Atlantis", "Lemuria"):
        writable.put("urn:search", f'<https://w3id.org/policyloom/id/entity/x> <{label}> "{name}" .')
        # For a moment, the index of the previous state may still answer.
        for _ in range(100):
            answer = writable.get(f"/search?q={name[:5]}")
            assert answer.status == 200, answer.text
            if found := [hit["label"] for hit in json.loads(answer.body)]:
                break
            time.sleep(0.1)
        assert found == [name]


def test_base_maps_other_iris_to_the_service(folder: Path, start_service: Callable[..., Service]) -> None:
    base, label = "http://kg.example/", "http://www.w3.org/2004/02/skos/core#prefLabel"
    with open_store(folder / "based", writable=True) as store:
        store.update(
            f"INSERT DATA {{ GRAPH <urn:g> {{ <{base}id/entity/x> <{label}> 'Atlantis' ; <urn:p> <{base}id/entity/y> }} }}"
        )
    service = start_service(folder / "based", "--base", base, "--workers", "1")
    assert b"Atlantis" in service.get("/id/entity/x", "text/turtle").body
    assert 'href="/id/entity/y"' in service.get("/id/entity/x", "text/html").text
    assert f'void:uriSpace "{base}id/"' in service.get("/sparql", "text/turtle").text


@pytest.mark.parametrize(
    "base", ["kg.example/", "http:///x/", "http://kg.example", "file:///x/", "http://[/"]
)
def test_base_that_is_none_is_told_in_a_line(
    folder: Path, start_service: Callable[..., Service], base: str
) -> None:
    with pytest.raises(AssertionError, match=r"--base .* is not a valid start of IRIs"):
        start_service(folder / "based", "--base", base)
