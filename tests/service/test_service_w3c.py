"""The W3C's SPARQL test suites, run over HTTP against one service."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

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
PROTOCOL = (
    "sparql11/protocol/manifest.ttl",
    "sparql11/graph-store-protocol/manifest-direct.ttl",
    "sparql11/graph-store-protocol/manifest-indirect.ttl",
)
DEFAULT = "urn:x-default:graph"
HT, CNT = "http://www.w3.org/2011/http#", "http://www.w3.org/2011/content#"
_loaded: list[str] = []


def _suites() -> dict[str, list[w3c.Case]]:
    """Return the tests of each folder; those with the same data follow each other, so that it is loaded once."""
    if not w3c.SUITES.is_dir():
        return {}
    found = {case.name: case for manifest in MANIFESTS for case in w3c.cases(manifest)}
    suites: dict[str, list[w3c.Case]] = {}
    for case in sorted(found.values(), key=lambda case: (str(case.data), case.name)):
        if not case.name.startswith(LEFT_OUT):
            suites.setdefault(case.name.partition("#")[0], []).append(case)
    return suites


SUITES = _suites()
CASES = {case.name: case for cases in SUITES.values() for case in cases}


@pytest.mark.parametrize("suite", SUITES)
def test_suite_passes_but_for_the_exceptions(writable: Service, suite: str) -> None:
    failed = {case.name for case in SUITES[suite] if not _passes(writable, case)}
    assert failed == {name for name in EXCEPTIONS if name.startswith(f"{suite}#")}


def test_exceptions_are_of_the_engine_or_refusals_to_load(writable: Service) -> None:
    assert [name for name in OF_ENGINE if w3c.passes_in_engine(CASES[name])] == []
    for name in OF_SERVICE:
        answer = writable.update(CASES[name].query.read_text(encoding="utf-8"))
        assert (answer.status, "LOAD is refused" in answer.text) == (400, True), name


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
    assert service.update(w3c.insertion(case.data)).status == 204, case.name
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
        assert service.update(w3c.insertion(case.data, DEFAULT)).status == 204, case.name
        _loaded.append(key)
    # The suites separate the default graph from the named graphs; the parameters of the protocol do that here.
    named = sorted({name for name, _ in case.data if name})
    dataset = urlencode({"default-graph-uri": DEFAULT, "named-graph-uri": named}, doseq=True)
    path = f"/sparql?{dataset}" if case.data and not names_dataset(text) else "/sparql"
    wanted = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}.get(case.result.suffix)
    accept = wanted or "application/sparql-results+json, application/n-triples"
    headers = {"Content-Type": "application/sparql-query", "Accept": accept}
    answer = service.request("POST", path, text.encode(), headers)
    if answer.status != 200:
        return False
    return w3c.right_answer(case, answer.body, answer.headers["content-type"].partition(";")[0])


def _protocol_tests() -> Iterator[Any]:
    for manifest in PROTOCOL if w3c.SUITES.is_dir() else ():
        graph = w3c.Graph(w3c.SUITES / manifest)
        kinds = (f"{w3c.MF}ProtocolTest", f"{w3c.MF}GraphStoreProtocolTest")
        for node in sorted((node for kind in kinds for node in graph.instances(kind)), key=str):
            yield pytest.param(graph, node, id=node.value.rpartition("#")[2])


@pytest.mark.parametrize(("graph", "node"), list(_protocol_tests()))
def test_protocol(writable: Service, graph: w3c.Graph, node: Any) -> None:
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
