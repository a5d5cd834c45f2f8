"""The measures of graphs, mostly of graphs so small that the answer is obvious."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from policyloom.graph.propertygraph import Edge, Node, PropertyGraph
from policyloom.viz import measures
from policyloom.viz.centrality import closeness, pagerank


def graph_of(*pairs: str) -> PropertyGraph:
    ids = sorted({id for pair in pairs for id in pair})
    ties = [pair for pair in pairs if len(pair) == 2]
    edges = [Edge(f"e{i}", tie[0], tie[1], "t", "w", "urn:p") for i, tie in enumerate(ties)]
    return PropertyGraph(tuple(Node(f"urn:{id}", id, id) for id in ids), tuple(edges))


# Two triangles joined by the edge c-d, a separate pair and a separate single node.
TWO_TRIANGLES = graph_of("ab", "bc", "ca", "cd", "de", "ef", "fd", "xy", "z")


def test_parts_communities_and_bridges_of_two_triangles() -> None:
    found = measures(TWO_TRIANGLES)
    component = {m.node.id: m.component for m in found.of_nodes}
    assert found.components == 3
    assert component == {**dict.fromkeys("abcdef", 0), "x": 1, "y": 1, "z": 2}
    community = {m.node.id: m.community for m in found.of_nodes}
    assert community["a"] == community["b"] == community["c"] != community["d"] == community["e"]
    assert [(a.id, b.id) for a, b in found.bridges] == [("c", "d")], "a loose end is no bridge"


def test_most_connected_node_comes_first_and_paths_lead_over_it() -> None:
    first, *others = measures(graph_of("ha", "hb", "hc", "hd")).of_nodes
    assert (first.node.id, first.degree, first.betweenness) == ("h", 4, 1.0)
    assert {m.betweenness for m in others} == {0.0}


def test_parallel_statements_and_those_of_a_thing_about_itself() -> None:
    found = measures(graph_of("ab", "ab", "ba", "aa"))
    assert [m.degree for m in found.of_nodes] == [3, 3]
    assert found.edges == 4


@pytest.mark.parametrize("pairs", [(), ("a",), ("a", "b")])
def test_graphs_without_edges_have_measures(pairs: tuple[str, ...]) -> None:
    found = measures(graph_of(*pairs))
    assert found.components == found.communities == len(pairs)
    assert found.modularity == 0.0 and not found.bridges


def test_measures_are_equal_for_equal_graphs_in_any_order() -> None:
    turned = PropertyGraph(TWO_TRIANGLES.nodes, TWO_TRIANGLES.edges[::-1])
    assert measures(turned).of_nodes == measures(TWO_TRIANGLES).of_nodes


def test_thing_between_two_countries_links_them() -> None:
    country = {"a": ("Country",), "b": ("Country",), "z": ("Country",)}
    plain = graph_of("am", "mb", "mx", "z")
    nodes = tuple(Node(n.iri, n.id, n.label, "Entity", country.get(n.id, ("Entity",))) for n in plain.nodes)
    found = {m.node.id: m.linking for m in measures(PropertyGraph(nodes, plain.edges)).of_nodes}
    assert found == {"a": 0.0, "b": 0.0, "m": 1.0, "x": 0.0, "z": 0.0}


def test_closeness_is_that_of_networkx() -> None:
    plain = nx.Graph(("ab", "bc", "ca", "cd", "de", "ef", "fd", "xy"))
    plain.add_node("z")
    expected = nx.closeness_centrality(plain)
    found = {m.node.id: m.closeness for m in measures(TWO_TRIANGLES).of_nodes}
    assert found == {id: pytest.approx(value, abs=1e-6) for id, value in expected.items()}


def test_closeness_of_a_large_graph_is_near_its_exact_value() -> None:
    plain = nx.barabasi_albert_graph(300, 2, seed=1)
    named = nx.relabel_nodes(plain, str)
    some = closeness(named, [str(i) for i in range(0, 300, 6)], dict.fromkeys(named, 0))
    assert max(abs(some[id] - value) / value for id, value in nx.closeness_centrality(named).items()) < 0.15


def test_pagerank_is_the_steady_state_of_the_google_matrix() -> None:
    plain = nx.Graph(("ab", "bc", "ca", "cd", "xy"))
    plain.add_node("z")
    plain.add_edge("c", "d", weight=3)
    values, vectors = np.linalg.eig(nx.google_matrix(plain, alpha=0.85).T)
    steady = np.real(vectors[:, np.argmax(np.real(values))])
    expected = dict(zip(plain, steady / steady.sum(), strict=True))
    assert pagerank(plain) == {id: pytest.approx(value) for id, value in expected.items()}


def test_parallel_statements_weigh_in_pagerank() -> None:
    found = {m.node.id: m.pagerank for m in measures(graph_of("ha", "ha", "ha", "hb")).of_nodes}
    assert found["a"] > found["b"]
    assert sum(found.values()) == pytest.approx(1, abs=1e-5)
