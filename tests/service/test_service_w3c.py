"""The W3C's SPARQL test suites, run over HTTP against one service."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from policyloom.queries.dataset import names_dataset

from . import w3c
from .conftest import TOKEN, authorization

if TYPE_CHECKING:
    from .conftest import Service

HERE = Path(__file__).parent
_LISTED = tomllib.loads((HERE / "w3c-exceptions.toml").read_text(encoding="utf-8"))
OF_ENGINE: dict[str, str] = _LISTED["engine"]
OF_SERVICE: dict[str, str] = _LISTED["service"]
EXCEPTIONS = OF_ENGINE | OF_SERVICE
pytestmark = pytest.mark.skipif(
    not w3c.SUITES.is_dir(), reason=f"the W3C's suites are not at {w3c.SUITES}; set POLICYLOOM_SHARED"
)
MANIFESTS = (
    "sparql10/manifest-evaluation.ttl",
    "sparql10/manifest-syntax.ttl",
    "sparql11/manifest-sparql11-query.ttl",
    "sparql11/manifest-sparql11-results.ttl",
    "sparql11/manifest-sparql11-update.ttl",
)
# The service claims no entailment, federation needs other servers, and the protocol has its own test below.
LEFT_OUT = ("sparql11/entailment", "sparql11/service", "sparql11/syntax-fed", "sparql11/protocol")
DEFAULT = "urn:x-default:graph"
HT, CNT = "http://www.w3.org/2011/http#", "http://www.w3.org/2011/content#"
_loaded: list[str] = []


def _cases() -> list[w3c.Case]:
    if not w3c.SUITES.is_dir():
        return []
    found = {case.name: case for manifest in MANIFESTS for case in w3c.cases(manifest)}
    kept = (case for case in found.values() if not case.name.startswith(LEFT_OUT))
    # Tests with the same data follow each other, so that the data is loaded once.
    return sorted(kept, key=lambda case: (str(case.data), case.name))


CASES = _cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_suite(writable: Service, case: w3c.Case) -> None:
    passed = _passes(writable, case)
    if case.name in EXCEPTIONS:
        assert not passed, "this passes now: take it off the list of exceptions"
    else:
        assert passed


def test_exceptions_name_tests_that_are_there() -> None:
    assert set(EXCEPTIONS) <= {case.name for case in CASES}


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name in OF_ENGINE], ids=lambda case: case.name
)
def test_exception_of_the_engine_is_not_of_the_service(case: w3c.Case) -> None:
    assert not w3c.passes_in_engine(case)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name in OF_SERVICE], ids=lambda case: case.name
)
def test_exception_of_the_service_is_a_refusal(writable: Service, case: w3c.Case) -> None:
    answer = writable.update(case.query.read_text(encoding="utf-8"))
    assert answer.status == 400
    assert "LOAD is refused" in answer.text


def _passes(service: Service, case: w3c.Case) -> bool:
    text = case.query.read_text(encoding="utf-8")
    based = f"BASE <{w3c.iri_of(case.query)}>\n{text}"
    match case.kind:
        case "PositiveSyntaxTest" | "PositiveSyntaxTest11":
            answer = service.query(based, "*/*")
            # A query that calls an unknown function is well-formed too.
            return answer.status == 200 or "custom function" in answer.text
        case "NegativeSyntaxTest" | "NegativeSyntaxTest11":
            return service.query(based, "*/*").status == 400
        case "PositiveUpdateSyntaxTest11":
            _loaded.clear()
            # An update that drops a graph which does not exist is well-formed too.
            answer = service.update(based)
            return answer.status == 204 or ("malformed" not in answer.text and "LOAD" not in answer.text)
        case "NegativeUpdateSyntaxTest11":
            return service.update(based).status == 400
        case "UpdateEvaluationTest":
            return _update_passes(service, case, based)
        case "QueryEvaluationTest" | "CSVResultFormatTest":
            return _query_passes(service, case, based)
    raise AssertionError(case.kind)


def _update_passes(service: Service, case: w3c.Case, text: str) -> bool:
    _loaded.clear()
    assert service.update(w3c.insertion(case.data)).status == 204
    if service.update(text).status != 204:
        return False
    # Read the graphs of the service by the Graph Store Protocol.
    listed = service.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    rows = w3c.rows_of(listed.body, ox.QueryResultsFormat.JSON)
    assert isinstance(rows, list)
    names = ["", *(row["g"].value for row in rows)]
    found = [quad for name in names for quad in _graph(service, name)]
    expected = [
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(name) if name else ox.DefaultGraph())
        for name, path in case.after
        for t in w3c.triples_of(path)
    ]
    return w3c.same_graphs(found, expected)


def _graph(service: Service, name: str) -> Iterator[ox.Quad]:
    where = f"graph={quote(name, safe='')}" if name else "default"
    answer = service.get(f"/graphs?{where}", "application/n-triples")
    assert answer.status == 200
    graph = ox.NamedNode(name) if name else ox.DefaultGraph()
    for quad in ox.parse(answer.body, format=ox.RdfFormat.N_TRIPLES):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _query_passes(service: Service, case: w3c.Case, text: str) -> bool:
    assert case.result
    key = str(case.data)
    if _loaded != [key]:
        _loaded.clear()
        assert service.update(w3c.insertion(case.data, DEFAULT)).status == 204
        _loaded.append(key)
    named = {name for name, _ in case.data if name}
    # The suites separate the default graph from the named graphs; the parameters of the protocol do that here.
    dataset = "&".join(
        [
            f"default-graph-uri={quote(DEFAULT)}",
            *(f"named-graph-uri={quote(n, safe='')}" for n in sorted(named)),
        ]
    )
    path = f"/sparql?{dataset}" if case.data and not names_dataset(text) else "/sparql"
    wanted = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}.get(case.result.suffix)
    accept = wanted or "application/sparql-results+json, application/n-triples"
    headers = {"Content-Type": "application/sparql-query", "Accept": accept}
    answer = service.request("POST", path, text.encode(), headers)
    if answer.status != 200:
        return False
    return w3c.right_answer(case, answer.body, answer.headers["content-type"].partition(";")[0])


@cache
def _protocol(manifest: str) -> tuple[w3c.Graph, list[Any]]:
    graph = w3c.Graph(w3c.SUITES / manifest)
    kinds = ("ProtocolTest", "GraphStoreProtocolTest", "ServiceDescriptionTest")
    found = [node for kind in kinds for node in graph.instances(f"{w3c.MF}{kind}")]
    return graph, sorted(found, key=lambda node: str(node.value))


def _tests(*manifests: str) -> list[Any]:
    if not w3c.SUITES.is_dir():
        return []
    return [
        pytest.param(manifest, node, id=node.value.rpartition("#")[2])
        for manifest in manifests
        for node in _protocol(manifest)[1]
    ]


@pytest.mark.parametrize(
    ("manifest", "node"),
    _tests(
        "sparql11/protocol/manifest.ttl",
        "sparql11/graph-store-protocol/manifest-direct.ttl",
        "sparql11/graph-store-protocol/manifest-indirect.ttl",
    ),
)
def test_protocol(writable: Service, manifest: str, node: Any) -> None:
    graph, _ = _protocol(manifest)
    _loaded.clear()
    data = [
        (graph.value(entry, f"{w3c.RDFS}label").value, w3c.path_of(graph.value(entry, f"{w3c.UT}graph")))
        for entry in graph.values(node, f"{w3c.UT}graphData")
    ]
    assert writable.update(w3c.insertion(data)).status == 204
    action = graph.value(node, f"{w3c.MF}action")
    places: dict[str, str] = {}
    for request in graph.members(graph.value(action, f"{HT}requests")):
        _exchange(writable, graph, request, places)


def _exchange(service: Service, graph: w3c.Graph, request: Any, places: dict[str, str]) -> None:
    path, body = graph.value(request, f"{HT}absolutePath").value, _body(graph, request)
    for name, place in places.items():
        shown = place.removeprefix(service.url) if path.startswith(name) else quote(place, safe="")
        path = path.replace(name, shown)
        body = body.replace(name.encode(), place.encode())
    headers = {
        graph.value(header, f"{HT}fieldName").value: graph.value(header, f"{HT}fieldValue").value
        for header in graph.members(graph.value(request, f"{HT}headers"))
    }
    if path.startswith("/gsp"):
        path = path.replace("/gsp", "/graphs", 1)
    else:
        is_update = "update" in path or "update" in headers.get("content-type", "") or b"update=" in body
        path = path.replace("/sparql/", "/update" if is_update else "/sparql", 1)
    method = graph.value(request, f"{HT}methodName").value
    answer = service.request(method, path, body or None, headers | authorization(TOKEN))
    response = graph.value(request, f"{HT}resp")
    allowed = [
        status.value.rpartition("#")[2] for status in graph.values(response, f"{w3c.MF}expectedStatus")
    ]
    assert any(_fits(answer.status, status) for status in allowed), (answer, allowed)
    boolean = graph.value(response, f"{w3c.MF}expectedBoolean")
    if boolean is not None:
        assert w3c.rows_of(answer.body, ox.QueryResultsFormat.JSON) is (boolean.value == "true")
    place = graph.value(response, f"{w3c.MF}expectedLocation")
    if place is not None:
        places[place.value] = answer.headers["location"]
    expected = _body(graph, response)
    if expected and method != "HEAD":
        base = "http://www.example/gsp"
        for name, found in places.items():
            expected = expected.replace(name.encode(), found.encode())
        assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
        assert w3c.same_graphs(
            ox.parse(answer.body, format=ox.RdfFormat.TURTLE),
            ox.parse(expected, format=ox.RdfFormat.TURTLE, base_iri=base),
        )


def _body(graph: w3c.Graph, node: Any) -> bytes:
    content = graph.value(node, f"{HT}body")
    if content is None:
        return b""
    encoding = graph.value(content, f"{CNT}characterEncoding")
    text: str = graph.value(content, f"{CNT}chars").value
    return text.encode(encoding.value if encoding else "utf-8")


def _fits(status: int, name: str) -> bool:
    named = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
    return status == named[name] if name in named else str(status)[0] == name.removeprefix("StatusCode")[0]


@pytest.mark.parametrize(("manifest", "node"), _tests("sparql11/service-description/manifest.ttl"))
def test_service_description(writable: Service, manifest: str, node: Any) -> None:
    answer = writable.get("/sparql", "text/turtle")
    assert answer.status == 200
    store = ox.Store()
    store.load(input=answer.body, format=ox.RdfFormat.TURTLE)
    endpoint = ox.NamedNode(f"{writable.url}/sparql")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    match node.value.rpartition("#")[2]:
        case "returns-rdf":
            assert len(store) > 5
        case "has-endpoint-triple":
            assert list(store.quads_for_pattern(None, ox.NamedNode(f"{sd}endpoint"), endpoint))
        case "conforms-to-schema":
            _check_schema(store, sd)
        case other:
            raise AssertionError(other)


def _check_schema(store: ox.Store, sd: str) -> None:
    """Check that the description has the properties the vocabulary (*sd*) requires, and none with a literal value."""
    whole = store.query(
        f"ASK {{ ?service a <{sd}Service> ; <{sd}endpoint> ?e ; <{sd}supportedLanguage> ?l ;"
        f" <{sd}defaultDataset> ?d . ?d a <{sd}Dataset> ; <{sd}defaultGraph> ?g . ?g a <{sd}Graph> }}"
    )
    literals = store.query(f"ASK {{ ?s ?p ?o FILTER (isLiteral(?o) && STRSTARTS(STR(?p), '{sd}')) }}")
    assert bool(whole)
    assert not bool(literals)
