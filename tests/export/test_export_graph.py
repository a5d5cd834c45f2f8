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

from policyloom.graph.export.columns import edge_record, node_record
from policyloom.graph.propertygraph import (
    Edge,
    Node,
    PropertyGraph,
    Scalar,
)

from .property_graphs import SAMPLE, each_graph, edges_of, graphs, nodes_of, without, write, xml


@pytest.mark.parametrize("format", ["graphml", "yed"])
@each_graph
@given(graph=graphs())
def test_networkx_reads_graphml(format: str, graph: PropertyGraph, tmp_path: Path) -> None:
    import networkx as nx

    read = nx.read_graphml(write(graph, format, tmp_path / "g.graphml"), force_multigraph=True)
    assert read.is_directed()
    assert {id: without(data, "shape_type") for id, data in read.nodes(data=True)} == {
        id: xml(record) for id, record in nodes_of(graph).items()
    }
    found = {
        key: (s, t, without(data, "id", "label")) for s, t, key, data in read.edges(keys=True, data=True)
    }
    assert found == {id: (s, t, xml(record)) for id, (s, t, record) in edges_of(graph).items()}


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


def test_graphml_is_valid_by_its_own_schema_rules(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.parse(str(write(SAMPLE, "graphml", tmp_path / "g.graphml"))).getroot()
    tag = "{http://graphml.graphdrawing.org/xmlns}"
    declared = {key.get("id"): key.get("for") for key in root.iter(f"{tag}key")}
    assert all(declared[d.get("key")] == d.getparent().tag.removeprefix(tag) for d in root.iter(f"{tag}data"))
    ids = [x.get("id") for x in root.iter(f"{tag}node", f"{tag}edge", f"{tag}key")]
    assert len(ids) == len(set(ids))


@each_graph
@given(graph=graphs())
def test_networkx_reads_gexf(graph: PropertyGraph, tmp_path: Path) -> None:
    import networkx as nx

    read = nx.read_gexf(write(graph, "gexf", tmp_path / "g.gexf"), version="1.3")
    assert {id: dict(data) for id, data in read.nodes(data=True)} == {
        id: xml(record) for id, record in nodes_of(graph).items()
    }
    found = [(data.pop("id"), (s, t, data)) for s, t, data in read.edges(data=True)]
    expected = {id: (s, t, xml(record)) for id, (s, t, record) in edges_of(graph).items()}
    assert len(found) == len(expected)
    for id, (source, target, data) in found:
        assert (source, target) == expected[id][:2]
        values = expected[id][2]
        assert {k: data[k] for k in values if k != "type"} == {k: v for k, v in values.items() if k != "type"}
        assert data["label"] == values["type"]


def test_gexf_tells_parallel_edges_of_two_types_apart(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.parse(str(write(SAMPLE, "gexf", tmp_path / "g.gexf"))).getroot()
    assert [e.get("kind") for e in root.iter("{http://gexf.net/1.3}edge")] == [e.type for e in SAMPLE.edges]


def test_gexf_puts_what_happened_in_a_period_in_time(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.parse(str(write(SAMPLE, "gexf", tmp_path / "g.gexf"))).getroot()
    spans = [(e.get("start"), e.get("end")) for e in root.iter("{http://gexf.net/1.3}edge")]
    assert spans == [("2024-01-01", "2024-12-31"), ("2024-01-01", "2024-12-31"), (None, None)]


@each_graph
@given(graph=graphs())
def test_gexf_is_valid_by_its_grammar(graph: PropertyGraph, tmp_path: Path) -> None:
    """No package has the grammar of GEXF; the one in gexf.rng accepts only the part of GEXF that we write."""
    etree = pytest.importorskip("lxml.etree")
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parent / "gexf.rng"))
    for written in (graph, SAMPLE):
        grammar.assertValid(etree.parse(write(written, "gexf", tmp_path / "g.gexf")))


def test_a_period_that_is_no_day_is_not_in_time(tmp_path: Path) -> None:
    """Data made elsewhere may have any text as a day, and a reader that expects a date would fail on it."""
    etree = pytest.importorskip("lxml.etree")
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parent / "gexf.rng"))
    days = {"earliest": "some day", "latest": "2024-12-31"}
    graph = PropertyGraph(
        (Node("urn:p", "p", "p", attributes=days),), (Edge("e", "p", "p", "r", "", "urn:p"),)
    )
    file = etree.parse(write(graph, "gexf", tmp_path / "g.gexf"))
    grammar.assertValid(file)
    (edge,) = file.iter("{http://gexf.net/1.3}edge")
    assert (edge.get("start"), edge.get("end")) == (None, "2024-12-31")


@each_graph
@given(graph=graphs())
def test_gexf_keeps_its_own_rules(graph: PropertyGraph, tmp_path: Path) -> None:
    """Each value has a declared attribute and matches its type, each end of an edge is a node, and ids are unique."""
    etree = pytest.importorskip("lxml.etree")
    root = etree.parse(str(write(graph, "gexf", tmp_path / "g.gexf"))).getroot()
    tag = "{http://gexf.net/1.3}"
    of_type: dict[str, Callable[[str], object]] = {
        "string": str,
        "long": int,
        "double": float,
        "boolean": {"true": True, "false": False}.__getitem__,
    }
    ids = {
        "node": [n.get("id") for n in root.iter(f"{tag}node")],
        "edge": [e.get("id") for e in root.iter(f"{tag}edge")],
    }
    for element in ("node", "edge"):
        (declared,) = (a for a in root.iter(f"{tag}attributes") if a.get("class") == element)
        types = {attribute.get("id"): attribute.get("type") for attribute in declared}
        assert len(types) == len(declared)
        assert len(ids[element]) == len(set(ids[element]))
        for one in root.iter(f"{tag}{element}"):
            (values,) = one.iter(f"{tag}attvalues")
            names = [value.get("for") for value in values]
            assert len(names) == len(set(names))
            for value in values:
                of_type[types[value.get("for")]](value.get("value"))
    ends = {edge.get(end) for edge in root.iter(f"{tag}edge") for end in ("source", "target")}
    assert ends <= set(ids["node"])
    assert root.find(f"{tag}meta") is None, "which would hold the day of writing"


@each_graph
@given(graph=graphs())
def test_cyjs_holds_every_value(graph: PropertyGraph, tmp_path: Path) -> None:
    elements = json.loads(write(graph, "cyjs", tmp_path / "g.cyjs").read_text(encoding="utf-8"))["elements"]
    assert {n["data"]["id"]: without(n["data"], "id", "name") for n in elements["nodes"]} == nodes_of(graph)
    data = [edge["data"] for edge in elements["edges"]]
    assert {
        d["id"]: (d["source"], d["target"], without(d, "id", "source", "target", "interaction")) for d in data
    } == edges_of(graph)


@each_graph
@given(graph=graphs())
def test_ndex2_reads_cx2(graph: PropertyGraph, tmp_path: Path) -> None:
    ndex2 = pytest.importorskip("ndex2.cx2")
    read = ndex2.RawCX2NetworkFactory().get_cx2network(str(write(graph, "cx2", tmp_path / "g.cx2")))
    nodes = {node["v"]["id"]: without(node["v"], "id", "name") for node in read.get_nodes().values()}
    assert nodes == nodes_of(graph)
    ids = {number: node["v"]["id"] for number, node in read.get_nodes().items()}
    edges = {
        edge["v"]["id"]: (ids[edge["s"]], ids[edge["t"]], without(edge["v"], "id", "interaction"))
        for edge in read.get_edges().values()
    }
    assert edges == edges_of(graph)


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
    if not shutil.which("dot"):
        pytest.skip("Graphviz is not installed")
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
    if not shutil.which("dot"):
        pytest.skip("Graphviz is not installed")
    label = 'a "b" \\N \\G &amp; <c>'
    graph = PropertyGraph((Node("urn:a", "a", label),))
    run = subprocess.run(
        ["dot", "-Tsvg", str(write(graph, "dot", tmp_path / "g.dot"))], capture_output=True, check=True
    )
    etree = pytest.importorskip("lxml.etree")
    (text,) = etree.fromstring(run.stdout).iter("{http://www.w3.org/2000/svg}text")
    assert text.text == label
