"""The W3C's SPARQL test manifests as values, and the comparison of answers with the expected results."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from shared import SHARED

ROOT = Path(__file__).parents[2]
SUITES = SHARED / "w3c-sparql-tests"
BASE = "http://w3c.example/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
NUMBERS = {
    f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float", "int")
}


class Graph:
    """The graph of a manifest or a result, with functions to walk it."""

    def __init__(self, path: Path) -> None:
        self.store = ox.Store()
        self.store.load(path=str(path), base_iri=iri_of(path), format=format_of(path))

    def values(self, node: Any, property: str) -> list[Any]:
        quads = self.store.quads_for_pattern(node, ox.NamedNode(property), None, None)
        return [quad.object for quad in quads]

    def value(self, node: Any, property: str) -> Any:
        found = self.values(node, property)
        return found[0] if found else None

    def members(self, node: Any) -> Iterator[Any]:
        while node is not None and node != ox.NamedNode(f"{RDF}nil"):
            yield self.value(node, f"{RDF}first")
            node = self.value(node, f"{RDF}rest")

    def instances(self, kind: str) -> list[Any]:
        quads = self.store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), ox.NamedNode(kind), None)
        return [quad.subject for quad in quads]


@dataclass(frozen=True)
class Case:
    """A test: its name, its kind, its dataset before and, for updates, after.

    A lax test accepts fewer copies of a row than are expected, as REDUCED allows.
    """

    name: str
    kind: str
    query: Path
    data: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None
    after: tuple[tuple[str, Path], ...] = ()
    is_lax: bool = False


def cases(manifest: str) -> Iterator[Case]:
    """Yield the tests of a manifest, a path relative to SUITES, and those of the manifests that it includes."""
    path = SUITES / manifest
    graph = Graph(path)
    for head in graph.instances(f"{MF}Manifest"):
        for included in graph.members(graph.value(head, f"{MF}include")):
            yield from cases(str(path_of(included).relative_to(SUITES)))
        for node in graph.members(graph.value(head, f"{MF}entries")):
            yield _case(graph, path, node)


def _case(graph: Graph, path: Path, node: Any) -> Case:
    action, result = graph.value(node, f"{MF}action"), graph.value(node, f"{MF}result")
    kind = graph.value(node, f"{RDF}type").value.rpartition("#")[2]
    name = f"{path.parent.relative_to(SUITES)}#{node.value.rpartition('#')[2]}"
    if isinstance(action, ox.NamedNode):
        return Case(name, kind, path_of(action))
    request = graph.value(action, f"{UT}request") or graph.value(action, f"{QT}query")
    return Case(
        name,
        kind,
        path_of(request),
        tuple(_dataset(graph, action)) or tuple(_named_in(path_of(request))),
        path_of(result) if isinstance(result, ox.NamedNode) else None,
        tuple(_dataset(graph, result)) if isinstance(result, ox.BlankNode) else (),
        graph.value(node, f"{MF}resultCardinality") == ox.NamedNode(f"{MF}LaxCardinality"),
    )


def _named_in(query: Path) -> Iterator[tuple[str, Path]]:
    """Yield the graphs that FROM and FROM NAMED of the query name; the service does not fetch them."""
    text = query.read_text(encoding="utf-8")
    for name in dict.fromkeys(re.findall(r"FROM\s+(?:NAMED\s+)?<([^>:]+)>", text, re.IGNORECASE)):
        yield iri_of(query.parent / name), query.parent / name


def _dataset(graph: Graph, node: Any) -> Iterator[tuple[str, Path]]:
    for space in (QT, UT):
        for data in graph.values(node, f"{space}data"):
            yield "", path_of(data)
        for data in graph.values(node, f"{space}graphData"):
            if isinstance(data, ox.NamedNode):
                yield data.value, path_of(data)
            else:
                file = graph.value(data, f"{UT}graph") or graph.value(data, f"{UT}data")
                yield graph.value(data, f"{RDFS}label").value, path_of(file)


def iri_of(path: Path) -> str:
    return f"{BASE}{path.relative_to(SUITES)}"


def path_of(node: Any) -> Path:
    return SUITES / str(node.value).removeprefix(BASE)


def format_of(path: Path) -> ox.RdfFormat:
    format = ox.RdfFormat.from_extension(path.suffix[1:])
    assert format, path
    return format


def triples_of(path: Path) -> list[ox.Triple]:
    # Blank nodes are renamed, since two operations of an update must not share a blank node label.
    quads = ox.parse(path=str(path), base_iri=iri_of(path), format=format_of(path), rename_blank_nodes=True)
    return [quad.triple for quad in quads]


def insertion(data: Iterable[tuple[str, Path]], default: str = "") -> str:
    """Return the update that replaces the whole dataset by *data*; *default* names the graph of unnamed files."""
    parts = ["DROP ALL"]
    for name, path in data:
        body = "".join(f"{triple} .\n" for triple in triples_of(path))
        graph = name or default
        if graph:
            parts.append(f"CREATE SILENT GRAPH <{graph}>")
        parts.append(
            f"INSERT DATA {{ GRAPH <{graph}> {{\n{body}}} }}" if graph else f"INSERT DATA {{\n{body}}}"
        )
    return " ;\n".join(parts)


def same_graphs(one: Iterable[ox.Quad], other: Iterable[ox.Quad]) -> bool:
    left, right = ox.Dataset(map(_plain_quad, one)), ox.Dataset(map(_plain_quad, other))
    left.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    right.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return left == right


def rows_of(data: bytes, format: ox.QueryResultsFormat) -> bool | list[dict[str, Any]]:
    answer = ox.parse_query_results(data, format=format)
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    names = [variable.value for variable in answer.variables]
    return [{name: term for name, term in zip(names, row, strict=True) if term is not None} for row in answer]


def expected_rows(path: Path) -> bool | list[dict[str, Any]]:
    if path.suffix in {".ttl", ".rdf", ".nt"}:
        return _result_set(Graph(path))
    format = ox.QueryResultsFormat.from_extension(path.suffix[1:])
    assert format, path
    return rows_of(path.read_bytes(), format)


def _result_set(graph: Graph) -> bool | list[dict[str, Any]]:
    head = graph.instances(f"{RS}ResultSet")[0]
    boolean = graph.value(head, f"{RS}boolean")
    if boolean is not None:
        return bool(boolean.value == "true")
    return [
        {
            graph.value(binding, f"{RS}variable").value: graph.value(binding, f"{RS}value")
            for binding in graph.values(solution, f"{RS}binding")
        }
        for solution in graph.values(head, f"{RS}solution")
    ]


def same_rows(one: bool | list[dict[str, Any]], other: bool | list[dict[str, Any]]) -> bool:
    """Say whether both have the same rows, ignoring their order and the labels of blank nodes."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if not any(isinstance(term, ox.BlankNode) for row in (*one, *other) for term in row.values()):
        return _bag(one) == _bag(other)
    return same_graphs(_as_quads(one), _as_quads(other))


def reduced_rows(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> bool:
    """Say whether *one* has the rows of *other*, each at least once and at most as often as there."""
    left, right = _bag(one), _bag(other)
    return left.keys() == right.keys() and left <= right


def right_answer(case: Case, body: bytes, media_type: str) -> bool:
    """Say whether *body* is the answer that the test expects."""
    assert case.result
    if media_type == "text/csv":
        want = case.result.read_text(encoding="utf-8").replace("\r\n", "\n").splitlines()
        got = body.decode().replace("\r\n", "\n").splitlines()
        # Only the header and the number of rows are compared: blank nodes and numbers may be spelt differently.
        return want[0] == got[0] and len(want) == len(got)
    if media_type == "application/n-triples":
        return same_graphs(
            ox.parse(body, format=ox.RdfFormat.N_TRIPLES),
            [ox.Quad(t.subject, t.predicate, t.object) for t in triples_of(case.result)],
        )
    format = ox.QueryResultsFormat.from_media_type(media_type)
    assert format, media_type
    found, expected = rows_of(body, format), expected_rows(case.result)
    if case.is_lax and isinstance(found, list) and isinstance(expected, list):
        return reduced_rows(found, expected)
    return same_rows(found, expected)


def passes_in_engine(case: Case) -> bool:
    """Say whether the engine alone passes the test of a query, with a store in memory."""
    store = ox.Store()
    for name, path in case.data:
        graph = ox.NamedNode(name) if name else ox.DefaultGraph()
        store.load(path=str(path), base_iri=iri_of(path), format=format_of(path), to_graph=graph)
    is_wrong = case.kind.startswith("NegativeSyntax")
    try:
        answer = store.query(case.query.read_text(encoding="utf-8"), base_iri=iri_of(case.query))
    except SyntaxError:
        return is_wrong
    if "Syntax" in case.kind:
        return not is_wrong
    assert not isinstance(answer, ox.QueryTriples)
    assert case.result
    format = ox.QueryResultsFormat.from_extension(case.result.suffix[1:])
    if format not in {ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV}:
        format = ox.QueryResultsFormat.JSON
    return right_answer(case, answer.serialize(format=format) or b"", format.media_type.partition(";")[0])


def _bag(rows: list[dict[str, Any]]) -> Counter[frozenset[tuple[str, str]]]:
    return Counter(frozenset((name, str(_plain(term))) for name, term in row.items()) for row in rows)


def _as_quads(rows: list[dict[str, Any]]) -> list[ox.Quad]:
    return [
        ox.Quad(ox.BlankNode(f"row{number}"), ox.NamedNode(f"urn:x:{name}"), term)
        for number, row in enumerate(rows)
        for name, term in row.items()
    ]


def _plain_quad(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, _plain(quad.object), quad.graph_name)


def _plain(term: Any) -> Any:
    """Return the term, if it is a number in its normal form, since the engine keeps values, not spellings."""
    if isinstance(term, ox.Literal) and term.datatype.value in NUMBERS:
        try:
            value = Decimal(term.value).normalize()
        except InvalidOperation:
            return term
        return ox.Literal(
            f"{value:f}" if value == value.to_integral() else f"{float(value):.9g}", datatype=term.datatype
        )
    return term
