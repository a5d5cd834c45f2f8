"""The contrast: which concepts are set against each other, and what is stated about each."""

from __future__ import annotations

import pytest

from policyloom.graph.propertygraph import Edge, Node, PropertyGraph
from policyloom.viz.contrast import contrasts


def named(*labels: str) -> PropertyGraph:
    """Return a graph of things with these names, each tied to one hub."""
    nodes = [Node(f"urn:{i}", f"n{i}", label) for i, label in enumerate(labels)]
    edges = [Edge(f"e{i}", f"n{i}", "hub", "t", f"{label} exists", "urn:p") for i, label in enumerate(labels)]
    return PropertyGraph((*nodes, Node("urn:hub", "hub", "hub")), tuple(edges))


def test_concepts_of_one_head_word_are_set_against_each_other() -> None:
    names = ("coastal shipping", "growth of Coastal Shipping", "inland shipping ports", "new inland shipping")
    [found] = contrasts(named(*names))
    assert found.heading == "coastal shipping and inland shipping"
    assert [group[0].wording for group in found.second.passages] == [f"{name} exists" for name in names[2:]]
    assert found.both == ()


@pytest.mark.parametrize(
    "names",
    [
        ("coastal shipping", "inland shipping"),  # each in one name only
        ("coastal shipping", "more coastal shipping"),  # no contrasting concept
        ("coastal shipping", "coastal shipping lane", "coastal trade", "coastal trade lane"),  # other heads
        ("to the port", "on the port", "in the port", "to the port side"),  # "the" names no kind
    ],
)
def test_what_is_no_pair_of_concepts_makes_no_contrast(names: tuple[str, ...]) -> None:
    assert contrasts(named(*names)) == ()


def test_statement_of_both_concepts_is_given_once_for_both() -> None:
    graph = named("coastal shipping", "some coastal shipping", "inland shipping", "some inland shipping")
    both = Edge("both", "n0", "n2", "t", "coastal and inland", "urn:p", quote="Both.")
    [found] = contrasts(PropertyGraph(graph.nodes, (*graph.edges, both)))
    assert [statement.wording for [statement] in found.both] == ["coastal and inland"]
    alone = found.first.passages + found.second.passages
    assert all("coastal and" not in group[0].wording for group in alone)
