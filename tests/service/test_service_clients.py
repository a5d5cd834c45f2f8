"""Real SPARQL clients: what they read from the service is what the store holds."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest
from servers import Server

from policyloom.queries import Solutions, open_store

if TYPE_CHECKING:
    from .conftest import Service

COMUNICA = Path(__file__).parents[1] / "tools" / "node_modules" / ".bin" / "comunica-sparql-file"
POL = "https://w3id.org/policyloom/policy#"
NAMES = """
    SELECT ?thing ?name WHERE {
      ?thing a <https://w3id.org/policyloom/policy#Country> ;
             <http://www.w3.org/2004/02/skos/core#prefLabel> ?name .
    } ORDER BY ?thing ?name"""
GRAPH = f"CONSTRUCT {{ ?s <{POL}adopts> ?o }} WHERE {{ ?s <{POL}adopts> ?o }}"


@pytest.fixture(scope="module")
def service(service: Service, start_service: Callable[..., Service]) -> Service:
    """A service over the same store with the usual limits, since a busy machine must answer these queries too."""
    return start_service(service.folder, "--workers", "2")


def rows(service: Service, sparql: str) -> list[tuple[str, str]]:
    """Return the rows, of two columns each, that the store itself gives for *sparql*, without the service."""
    with open_store(service.folder) as store:
        answer = store.query(sparql)
        assert isinstance(answer, Solutions)
        found = [(one, other) for one, other in answer.table()]
    assert len(found) > 2
    return found


@pytest.fixture(scope="module")
def names(service: Service) -> list[tuple[str, str]]:
    """The countries of the store, as pairs of IRI and name."""
    return rows(service, NAMES)


@pytest.fixture(scope="module")
def adopted(service: Service) -> set[tuple[str, str]]:
    return set(rows(service, f"SELECT ?s ?o WHERE {{ ?s <{POL}adopts> ?o }}"))


@pytest.mark.parametrize("method", ["GET", "POST", "POSTDIRECTLY"])
@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper(service: Service, names: list[tuple[str, str]], method: str, format: str) -> None:
    import SPARQLWrapper

    client = SPARQLWrapper.SPARQLWrapper(f"{service.url}/sparql", returnFormat=format)
    if method == "POSTDIRECTLY":
        client.setMethod(SPARQLWrapper.POST)
        client.setRequestMethod(SPARQLWrapper.POSTDIRECTLY)
    else:
        client.setMethod(method)
    client.setQuery(NAMES)
    answer: Any = client.query().convert()
    if format == "json":
        found = [(row["thing"]["value"], row["name"]["value"]) for row in answer["results"]["bindings"]]
    elif format == "xml":
        rows = answer.getElementsByTagName("result")
        texts = [[b.firstChild.firstChild.data for b in row.getElementsByTagName("binding")] for row in rows]
        found = [(thing, name) for thing, name in texts]
    elif format == "csv":
        found = [(thing, name) for thing, name in list(csv.reader(io.StringIO(answer.decode())))[1:]]
    else:
        lines = [line.split("\t") for line in answer.decode().splitlines()[1:]]
        found = [(thing[1:-1], name.rpartition("@")[0][1:-1] or name[1:-1]) for thing, name in lines]
    assert found == names


def test_sparqlwrapper_gets_a_graph(service: Service, adopted: set[tuple[str, str]]) -> None:
    import SPARQLWrapper

    client = SPARQLWrapper.SPARQLWrapper(f"{service.url}/sparql")
    client.setQuery(GRAPH)
    client.setReturnFormat(SPARQLWrapper.TURTLE)
    answer: Any = client.query().convert()
    graph = pyoxigraph.parse(answer, format=pyoxigraph.RdfFormat.TURTLE)
    assert {(_iri(quad.subject), _iri(quad.object)) for quad in graph} == adopted


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sparqlstore(
    service: Service, names: list[tuple[str, str]], adopted: set[tuple[str, str]], method: Any
) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(f"{service.url}/sparql", method=method))
    assert [(str(row[0]), str(row[1])) for row in graph.query(NAMES)] == names  # type: ignore[index]
    assert {(str(s), str(o)) for s, _, o in graph.triples((None, URIRef(f"{POL}adopts"), None))} == adopted
    some = next(iter(adopted))
    assert (URIRef(some[0]), URIRef(f"{POL}adopts"), URIRef(some[1])) in graph
    # To ask for the size of the graph is a query too.
    assert len(graph) > len(adopted)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize(
    "options",
    [
        ("--get", "--data-urlencode", f"query={NAMES}"),
        ("--data-urlencode", f"query={NAMES}"),
        ("--header", "Content-Type: application/sparql-query", "--data-binary", NAMES),
        ("--compressed", "--data-urlencode", f"query={NAMES}"),
        ("--http1.0", "--data-urlencode", f"query={NAMES}"),
    ],
    ids=["get", "form", "direct", "compressed", "http1.0"],
)
def test_curl(service: Service, names: list[tuple[str, str]], options: tuple[str, ...]) -> None:
    address = f"{service.url}/sparql"
    command = [
        "curl",
        "--silent",
        "--show-error",
        "--fail",
        "--header",
        "Accept: text/csv",
        *options,
        address,
    ]
    written = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout.decode()
    assert [tuple(row) for row in csv.reader(io.StringIO(written))][1:] == names


def test_curl_follows_a_thing_to_its_data(service: Service, names: list[tuple[str, str]]) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    address = f"{service.url}/{names[0][0].removeprefix('https://w3id.org/policyloom/')}"
    command = ["curl", "--silent", "--fail", "--location", "--header", "Accept: text/turtle", address]
    written = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout
    quads = pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.TURTLE)
    assert any(_iri(quad.subject) == names[0][0] for quad in quads)


@pytest.mark.skipif(
    not COMUNICA.exists() or shutil.which("node") is None,
    reason="Comunica is not installed: npm ci --ignore-scripts --prefix tests/tools",
)
@pytest.mark.parametrize("source", ["sparql@{}", "{}"], ids=["told", "found"])
def test_comunica(service: Service, names: list[tuple[str, str]], source: str) -> None:
    """Comunica queries the service as an endpoint, even if it must learn from the description that it is one."""
    command = [
        str(COMUNICA),
        source.format(f"{service.url}/sparql"),
        NAMES,
        "-t",
        "application/sparql-results+json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["results"]["bindings"]
    assert [(row["thing"]["value"], row["name"]["value"]) for row in rows] == names


@pytest.fixture(scope="module")
def oxigraph(start_oxigraph: Callable[..., Server]) -> str:
    """The address of an empty Oxigraph server."""
    return start_oxigraph().query


def bindings(address: str, query: str) -> list[dict[str, Any]]:
    body = urllib.parse.urlencode({"query": query}).encode()
    request = urllib.request.Request(address, body, {"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        found: list[dict[str, Any]] = json.load(answer)["results"]["bindings"]
    return found


def test_other_server_asks_the_service_by_federation(
    service: Service, oxigraph: str, names: list[tuple[str, str]]
) -> None:
    inner = NAMES.replace("SELECT ?thing ?name WHERE", "").replace("ORDER BY ?thing ?name", "")
    query = f"SELECT ?thing ?name WHERE {{ SERVICE <{service.url}/sparql> {inner} }} ORDER BY ?thing ?name"
    found = [(row["thing"]["value"], row["name"]["value"]) for row in bindings(oxigraph, query)]
    assert found == names


def test_other_server_joins_its_own_rows_with_those_of_the_service(
    service: Service, oxigraph: str, names: list[tuple[str, str]]
) -> None:
    wanted = names[1]
    query = f"""
        SELECT ?name WHERE {{
          VALUES ?thing {{ <{wanted[0]}> <urn:unknown> }}
          SERVICE <{service.url}/sparql> {{ ?thing <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }}
        }}"""
    assert {row["name"]["value"] for row in bindings(oxigraph, query)} == {wanted[1]}


def _iri(term: Any) -> str:
    assert isinstance(term, pyoxigraph.NamedNode)
    return term.value
