"""Graphs for the export tests, generated and fixed, and the content that a format must keep."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from policyloom.graph.export import FORMATS
from policyloom.graph.export.columns import edge_record, node_record
from policyloom.graph.propertygraph import Edge, Node, PropertyGraph, Scalar, node_id

each_graph = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=15,
)
_PROPERTY = "http://example.org/p"
texts = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)
names = st.sampled_from(["adopts", "leads_to", "trades with", "ha`t", '"quoted"'])
attributes = {
    "value": st.floats(-1e307, 1e307, allow_subnormal=False),  # just below the largest number of a workbook
    "rank": st.integers(-(2**53), 2**53),
    "is_target": st.booleans(),
    "unit": texts,
    "label": texts,
}


@st.composite
def graphs(draw: st.DrawFn) -> PropertyGraph:
    """Draw a graph with parallel edges, loops, missing values and texts of any characters."""
    nodes = [draw(_nodes(number)) for number in range(draw(st.integers(0, 5)))]
    ends = st.sampled_from([node.id for node in nodes] or [""])
    edges = [draw(_edges(number, ends)) for number in range(draw(st.integers(0, 6)) if nodes else 0)]
    return PropertyGraph(tuple(nodes), tuple(edges))


def _nodes(number: int) -> st.SearchStrategy[Node]:
    iri = f"http://example.org/{number}"
    return st.builds(
        Node,
        iri=st.just(iri),
        id=st.just(node_id(iri)),
        label=texts,
        kind=st.just("Country"),
        kinds=st.just(("Country", "Place")),
        aliases=st.lists(st.sampled_from(["A", "b c", "é"]), unique=True).map(lambda a: tuple(sorted(a))),
        attributes=st.fixed_dictionaries({}, optional=attributes).map(MappingProxyType),
    )


def _edges(number: int, ends: st.SearchStrategy[str]) -> st.SearchStrategy[Edge]:
    return st.builds(
        Edge,
        id=st.just(f"edge_{number}"),
        source=ends,
        target=ends,
        type=names,
        wording=texts,
        property=st.just(_PROPERTY),
        quote=texts,
        start=st.none() | st.integers(0, 2**40),
        end=st.none(),
        confidence=st.none() | st.floats(0, 1, allow_subnormal=False),
        negated=st.booleans(),
    )


_YEAR = {"notation": "2024", "earliest": "2024-01-01", "latest": "2024-12-31"}
_PLACE = ("urn:f", "d", 'a\r\n"quote"', 3, 13, 0.5)
SAMPLE = PropertyGraph(
    (
        Node("urn:a", "a", 'Land "A" & <B>', "Country", ("Country",), ("one", "two"), {"value": 0.1}),
        Node("urn:b", "b", "=1+1", "Period", ("Period",), (), _YEAR),
    ),
    (
        Edge("e1", "a", "b", "event_date", "A: 2024", _PROPERTY, *_PLACE),
        Edge("e2", "a", "b", "event_date", "It is denied that A: 2024", _PROPERTY, negated=True),
        Edge("e3", "a", "a", "has_part", "A includes A", _PROPERTY),
    ),
)


def write(graph: PropertyGraph, format: str, path: Path) -> Path:
    if FORMATS[format].is_folder:
        path.mkdir(exist_ok=True)
    FORMATS[format].write_graph(graph, path)
    return path


def contents(path: Path) -> dict[str, bytes]:
    """Return the bytes of the file at *path*, or of each file in that folder, by relative path."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    return {str(p.relative_to(path)): p.read_bytes() for p in files}


def xml(record: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """Return *record* as XML can carry it: U+FFFD replaces each character that XML does not allow."""
    banned = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
    return {k: banned.sub("\ufffd", v) if isinstance(v, str) else v for k, v in record.items()}


def edges_of(graph: PropertyGraph) -> dict[str, tuple[str, str, dict[str, Scalar]]]:
    return {e.id: (e.source, e.target, edge_record(e)) for e in graph.edges}


def nodes_of(graph: PropertyGraph) -> dict[str, dict[str, Scalar]]:
    return {n.id: node_record(n) for n in graph.nodes}


def tables_of(graph: PropertyGraph) -> dict[str, list[dict[str, Scalar]]]:
    """Return the rows of the tables of nodes and of edges."""
    nodes = [{"id": n.id, **node_record(n)} for n in graph.nodes]
    edges = [{"id": e.id, "source": e.source, "target": e.target, **edge_record(e)} for e in graph.edges]
    return {"nodes": nodes, "edges": edges}


def without(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}
