"""The display in a notebook: the answer to a query as a table, a page in a frame."""

from __future__ import annotations

import pyoxigraph
from markup import tags

from policyloom.graph.propertygraph import Edge, Node, PropertyGraph
from policyloom.queries.result import Solutions
from policyloom.viz import frame, page

GRAPH = PropertyGraph(
    (Node("urn:a", "a", 'A "<b>"'), Node("urn:b", "b", "B")), (Edge("e", "a", "b", "t", "w", "p"),)
)


def solutions(query: str) -> Solutions:
    answer = pyoxigraph.Store().query(query)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return Solutions(answer)


def test_answer_is_shown_as_a_table_in_which_nothing_is_markup() -> None:
    shown = solutions('SELECT ?name ?none { VALUES ?name { "<script>alert(1)</script>" } }')._repr_html_()
    assert "<th>name</th><th>none</th>" in shown
    assert "<td>&lt;script&gt;alert(1)&lt;/script&gt;</td><td></td>" in shown


def test_long_answer_says_how_much_is_left_out_and_can_still_be_read_after_it_was_shown() -> None:
    values = " ".join(map(str, range(1200)))
    answer = solutions(f"SELECT ?x {{ VALUES ?x {{ {values} }} }}")
    shown = answer._repr_html_()
    assert shown.count("<tr>") == 201
    assert "and 1,000 more" in shown
    assert answer._repr_html_() == shown
    assert answer.table() == [[str(number)] for number in range(1200)]


def test_frame_holds_the_page_and_lets_it_reach_nothing_else() -> None:
    [(tag, given)] = tags(frame(GRAPH, title="T", height=300)._repr_html_())
    attributes = dict(given)
    assert tag == "iframe"
    assert attributes["srcdoc"] == page(GRAPH, title="T")
    assert "allow-same-origin" not in str(attributes["sandbox"])
    assert "height:300px" in str(attributes["style"])
