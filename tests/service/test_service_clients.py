"""Real SPARQL clients: what they read from the service is what the store holds."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest
from servers import Server

from policyloom.ontology.namespace import BASE, POL, SKOS
from policyloom.queries import Solutions, open_store

if TYPE_CHECKING:
    from .conftest import Service

COMUNICA = Path(__file__).parents[1] / "tools" / "node_modules" / ".bin" / "comunica-sparql-file"
NAMES = f"""
    SELECT ?thing ?name WHERE {{
      ?thing a <{POL.Country}> ;
             <{SKOS.prefLabel}> ?name .
    }} ORDER BY ?thing ?name"""
GRAPH = f"CONSTRUCT {{ ?s <{POL.adopts}> ?o }} WHERE {{ ?s <{POL.adopts}> ?o }}"

needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")


def rows(location: Path | str, sparql: str) -> list[tuple[str, str]]:
    """Return the rows, of two columns each, that the store itself gives for *sparql*, without the service."""
    with open_store(location) as store:
        answer = store.query(sparql)
        assert isinstance(answer, Solutions)
        return [(one, other) for one, other in answer.table()]


@pytest.fixture(scope="module")
def names(usual: Service) -> list[tuple[str, str]]:
    """The countries of the store, as pairs of IRI and name."""
    found = rows(usual.folder, NAMES)
    assert len(found) > 2
    return found


@pytest.fixture(scope="module")
def adopted(usual: Service) -> set[tuple[str, str]]:
    found = set(rows(usual.folder, f"SELECT ?s ?o WHERE {{ ?s <{POL.adopts}> ?o }}"))
    assert len(found) > 2
    return found


@pytest.mark.parametrize(
    ("method", "format"),
    [
        ("GET", "json"),
        ("POST", "json"),
        ("POSTDIRECTLY", "json"),
        ("GET", "xml"),
        ("GET", "csv"),
        ("GET", "tsv"),
    ],
)
def test_sparqlwrapper(usual: Service, names: list[tuple[str, str]], method: str, format: str) -> None:
    import SPARQLWrapper

    client = SPARQLWrapper.SPARQLWrapper(f"{usual.url}/sparql", returnFormat=format)
    client.setMethod(method.removesuffix("DIRECTLY"))
    if method == "POSTDIRECTLY":
        client.setRequestMethod(SPARQLWrapper.POSTDIRECTLY)
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


def test_sparqlwrapper_gets_a_graph(usual: Service, adopted: set[tuple[str, str]]) -> None:
    import SPARQLWrapper

    client = SPARQLWrapper.SPARQLWrapper(f"{usual.url}/sparql")
    client.setQuery(GRAPH)
    client.setReturnFormat(SPARQLWrapper.TURTLE)
    answer: Any = client.query().convert()
    graph = pyoxigraph.parse(answer, format=pyoxigraph.RdfFormat.TURTLE)
    assert {(_iri(quad.subject), _iri(quad.object)) for quad in graph} == adopted


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sparqlstore(
    usual: Service, names: list[tuple[str, str]], adopted: set[tuple[str, str]], method: Any
) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(f"{usual.url}/sparql", method=method))
    assert [(str(row[0]), str(row[1])) for row in graph.query(NAMES)] == names  # type: ignore[index]
    assert {(str(s), str(o)) for s, _, o in graph.triples((None, URIRef(POL.adopts), None))} == adopted
    subject, object = map(URIRef, next(iter(adopted)))
    assert (subject, URIRef(POL.adopts), object) in graph
    # To ask for the size of the graph is a query too.
    assert len(graph) > len(adopted)


def _curl(*arguments: str) -> bytes:
    command = ["curl", "--silent", "--show-error", "--fail", *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=30).stdout


@needs_curl
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
def test_curl(usual: Service, names: list[tuple[str, str]], options: tuple[str, ...]) -> None:
    written = _curl("--header", "Accept: text/csv", *options, f"{usual.url}/sparql").decode()
    assert [tuple(row) for row in csv.reader(io.StringIO(written))][1:] == names


@needs_curl
def test_curl_follows_a_thing_to_its_data(usual: Service, names: list[tuple[str, str]]) -> None:
    thing, _ = names[0]
    written = _curl(
        "--location", "--header", "Accept: text/turtle", f"{usual.url}/{thing.removeprefix(BASE)}"
    )
    quads = pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.TURTLE)
    assert any(_iri(quad.subject) == thing for quad in quads)


@pytest.mark.skipif(
    not COMUNICA.exists() or shutil.which("node") is None,
    reason="Comunica is not installed: npm ci --ignore-scripts --prefix tests/tools",
)
@pytest.mark.parametrize("source", ["sparql@{}", "{}"], ids=["told", "found"])
def test_comunica(usual: Service, names: list[tuple[str, str]], source: str) -> None:
    """Comunica queries the service as an endpoint, even if it must learn from the description that it is one."""
    endpoint = source.format(f"{usual.url}/sparql")
    command = [str(COMUNICA), endpoint, NAMES, "-t", "application/sparql-results+json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["results"]["bindings"]
    assert [(row["thing"]["value"], row["name"]["value"]) for row in rows] == names


def test_other_server_joins_its_own_rows_with_those_of_the_service(
    usual: Service, start_oxigraph: Callable[..., Server], names: list[tuple[str, str]]
) -> None:
    query = f"""
        SELECT ?thing ?name WHERE {{
          VALUES ?thing {{ <{names[1][0]}> <urn:unknown> }}
          SERVICE <{usual.url}/sparql> {{ ?thing <{SKOS.prefLabel}> ?name }}
        }}"""
    assert set(rows(start_oxigraph().location, query)) == {names[1]}


def _iri(term: Any) -> str:
    assert isinstance(term, pyoxigraph.NamedNode)
    return term.value
