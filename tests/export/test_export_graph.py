"""Every network format, read back by another program, holds the same nodes, edges and values."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from policyloom.graph.export.columns import EDGE_COLUMNS, edge_record, node_record
from policyloom.graph.propertygraph import Edge, Node, PropertyGraph, Scalar

from .property_graphs import SAMPLE, each_graph, edges_of, graphs, nodes_of, without, write, xml

etree = pytest.importorskip("lxml.etree")
GEXF = "{http://gexf.net/1.3}"
# No package has the grammar of GEXF; this one accepts only the part of GEXF that we write.
GEXF_GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "gexf.rng"))


def graphml_by_networkx(path: Path) -> tuple[Any, Any]:
    import networkx as nx

    read = nx.read_graphml(path, force_multigraph=True)
    assert read.is_directed()
    nodes = {id: without(data, "shape_type") for id, data in read.nodes(data=True)}
    edges = read.edges(keys=True, data=True)
    return nodes, {id: (s, t, without(data, "id", "label")) for s, t, id, data in edges}


def gexf_by_networkx(path: Path) -> tuple[Any, Any]:
    import networkx as nx

    GEXF_GRAMMAR.assertValid(etree.parse(path))
    read = nx.read_gexf(path, version="1.3")
    edges = {}
    for source, target, data in read.edges(data=True):
        values = {**without(data, "id", "label"), "type": data["label"]}
        edges[data["id"]] = (source, target, {k: v for k, v in values.items() if k in EDGE_COLUMNS})
    assert len(edges) == read.number_of_edges()
    return dict(read.nodes(data=True)), edges


def cyjs_by_json(path: Path) -> tuple[Any, Any]:
    elements = json.loads(path.read_text(encoding="utf-8"))["elements"]
    nodes, edges = ([element["data"] for element in elements[kind]] for kind in ("nodes", "edges"))
    own = ("id", "source", "target", "interaction")
    return (
        {n["id"]: without(n, "id", "name") for n in nodes},
        {e["id"]: (e["source"], e["target"], without(e, *own)) for e in edges},
    )


def cx2_by_ndex2(path: Path) -> tuple[Any, Any]:
    ndex2 = pytest.importorskip("ndex2.cx2")
    read = ndex2.RawCX2NetworkFactory().get_cx2network(str(path))
    nodes = {number: node["v"] for number, node in read.get_nodes().items()}
    edges = [(nodes[e["s"]]["id"], nodes[e["t"]]["id"], e["v"]) for e in read.get_edges().values()]
    return (
        {node["id"]: without(node, "id", "name") for node in nodes.values()},
        {data["id"]: (s, t, without(data, "id", "interaction")) for s, t, data in edges},
    )


@pytest.mark.parametrize(
    ("format", "read", "kept"),
    [
        ("graphml", graphml_by_networkx, xml),
        ("yed", graphml_by_networkx, xml),
        ("gexf", gexf_by_networkx, xml),
        ("cyjs", cyjs_by_json, dict),
        ("cx2", cx2_by_ndex2, dict),
    ],
)
@each_graph
@given(graph=graphs())
def test_another_program_reads_the_same_nodes_and_edges(
    format: str, read: Callable[[Path], Any], kept: Callable[[Any], Any], graph: PropertyGraph, tmp_path: Path
) -> None:
    nodes, edges = read(write(graph, format, tmp_path / "graph"))
    assert nodes == {id: kept(record) for id, record in nodes_of(graph).items()}
    assert edges == {id: (s, t, kept(record)) for id, (s, t, record) in edges_of(graph).items()}


@each_graph
@given(graph=graphs())
def test_igraph_reads_graphml(graph: PropertyGraph, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    read = igraph.Graph.Read_GraphML(str(write(graph, "graphml", tmp_path / "g.graphml")))
    assert read.is_directed()
    assert read.vcount() == len(graph.nodes)
    for vertex, node in zip(read.vs, graph.nodes, strict=True):
        _same_in_igraph(vertex.attributes(), {**xml(node_record(node)), "id": node.id})
    for line, edge in zip(read.es, graph.edges, strict=True):
        assert read.vs[line.source]["id"] == edge.source
        assert read.vs[line.target]["id"] == edge.target
        # igraph 1.0 gives edges the ids of nodes, so edge ids are not compared.
        _same_in_igraph(without(line.attributes(), "id"), xml(edge_record(edge)))


def _same_in_igraph(found: Mapping[str, Any], expected: Mapping[str, Scalar]) -> None:
    """Compare values; igraph gives a blank text, NaN or False for a missing value."""
    for name, value in found.items():
        if name in expected:
            assert value == expected[name]
        else:
            assert value in ("", False, None) or math.isnan(value)


def test_gexf_tells_parallel_edges_of_two_types_apart_and_puts_them_in_their_period(tmp_path: Path) -> None:
    file = etree.parse(write(SAMPLE, "gexf", tmp_path / "g.gexf"))
    GEXF_GRAMMAR.assertValid(file)
    found = [(e.get("kind"), e.get("start"), e.get("end")) for e in file.iter(f"{GEXF}edge")]
    dated = ("event_date", "2024-01-01", "2024-12-31")
    assert found == [dated, dated, ("has_part", None, None)]


def test_a_period_that_is_no_day_is_not_in_time(tmp_path: Path) -> None:
    """Data made elsewhere may have any text as a day, and a reader that expects a date would fail on it."""
    days = {"earliest": "some day", "latest": "2024-12-31"}
    graph = PropertyGraph(
        (Node("urn:p", "p", "p", attributes=days),), (Edge("e", "p", "p", "r", "", "urn:p"),)
    )
    file = etree.parse(write(graph, "gexf", tmp_path / "g.gexf"))
    GEXF_GRAMMAR.assertValid(file)
    (edge,) = file.iter(f"{GEXF}edge")
    assert (edge.get("start"), edge.get("end")) == (None, "2024-12-31")


def test_cx2_declares_every_column_and_counts_its_elements(tmp_path: Path) -> None:
    parts = json.loads(write(SAMPLE, "cx2", tmp_path / "g.cx2").read_text(encoding="utf-8"))
    declared = next(p["attributeDeclarations"][0] for p in parts if "attributeDeclarations" in p)
    for element in ("nodes", "edges"):
        items = next(p[element] for p in parts if element in p)
        assert {name for item in items for name in item["v"]} <= set(declared[element])
        metadata = next(p["metaData"] for p in parts if "metaData" in p)
        assert {"name": element, "elementCount": len(items)} in metadata


@settings(parent=each_graph, max_examples=8)
@given(graph=graphs())
def test_graphviz_reads_dot(graph: PropertyGraph, tmp_path: Path) -> None:
    shutil.which("dot") or pytest.skip("Graphviz is not installed")
    path = write(graph, "dot", tmp_path / "g.dot")
    run = subprocess.run(["dot", "-Tdot_json", str(path)], capture_output=True, check=True, timeout=60)
    assert run.stderr == b""
    read = json.loads(run.stdout)
    objects = read.get("objects", [])
    assert [o["name"] for o in objects] == [n.id for n in graph.nodes]
    found = sorted(
        (objects[e["tail"]]["name"], objects[e["head"]]["name"], e["id"]) for e in read.get("edges", [])
    )
    assert found == sorted((e.source, e.target, e.id) for e in graph.edges)


def test_graphviz_shows_labels_as_they_are(tmp_path: Path) -> None:
    shutil.which("dot") or pytest.skip("Graphviz is not installed")
    label = 'a "b" \\N \\G &amp; <c>'
    graph = PropertyGraph((Node("urn:a", "a", label),))
    call = ["dot", "-Tsvg", str(write(graph, "dot", tmp_path / "g.dot"))]
    run = subprocess.run(call, capture_output=True, check=True)
    (text,) = etree.fromstring(run.stdout).iter("{http://www.w3.org/2000/svg}text")
    assert text.text == label
