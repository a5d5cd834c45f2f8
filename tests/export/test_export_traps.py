"""Traps that made other projects' exports fail when they were loaded: our exports avoid them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal

from policyloom.graph.export import export
from policyloom.graph.propertygraph import PropertyGraph, property_graph
from policyloom.ontology.namespace import XSD
from policyloom.queries import Store


@pytest.fixture(scope="module")
def graph(article: Store) -> PropertyGraph:
    """The article's property graph."""
    return property_graph(article.quads())


def test_no_truth_value_is_missing_and_each_column_has_one_type(graph: PropertyGraph) -> None:
    """igraph and graph-tool read a missing truth value as false."""
    assert all(type(edge.negated) is bool for edge in graph.edges)
    statistics = [node for node in graph.nodes if node.kind == "Statistic"]
    assert statistics
    assert all(type(node.attributes["is_target"]) is bool for node in statistics)
    types = {(key, type(value)) for node in graph.nodes for key, value in node.attributes.items()}
    assert len(types) == len({key for key, _ in types})


def test_no_blank_node_and_no_year_is_in_the_data(article: Store) -> None:
    """Blank nodes are duplicated when a file is read twice, and Virtuoso turns a year into a full date."""
    for quad in article.quads():
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)
        if isinstance(quad.object, Literal):
            assert quad.object.datatype.value not in {XSD.gYear, XSD.gYearMonth}


def test_things_alone_are_nodes(article: Store, graph: PropertyGraph) -> None:
    """A node for each literal, class and passage would hide the few nodes that matter."""
    assert len(graph.nodes) * 10 < sum(1 for _ in article.quads())
    assert not {"Fact", "Passage", "Mention", "Document", "Class"} & {node.kind for node in graph.nodes}


@pytest.mark.parametrize("format", ["graphml", "yed", "gexf", "dot"])
def test_an_id_is_no_iri_and_stands_for_one_thing(
    format: str, article: Store, graph: PropertyGraph, tmp_path: Path
) -> None:
    """An IRI is no safe id: readers of DOT take its colon for a port, and its slashes end a selector."""
    export(article.quads(), format, tmp_path / "out")
    text = (tmp_path / "out").read_text(encoding="utf-8")
    pattern = r'^  "([^"]*)" \[' if format == "dot" else r'<node id="([^"]*)"'
    ids = re.findall(pattern, text, re.MULTILINE)
    assert sorted(ids) == sorted(node.id for node in graph.nodes)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z][\w-]*", id, re.ASCII) for id in ids)
    if format != "dot":
        edges = re.findall(r'<edge id="([^"]*)"', text)
        assert len(set(edges)) == len(edges) == len(graph.edges)
