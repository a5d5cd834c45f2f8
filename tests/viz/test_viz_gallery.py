"""The ready-made views: what they show and where, and that every link in them leads somewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markup import tags
from visitor import set_screen

from policyloom.graph.propertygraph import Edge, Node, PropertyGraph, Scalar, property_graph
from policyloom.ontology.namespace import POL, UNIT
from policyloom.queries.library import library, resolve
from policyloom.viz import write_gallery
from policyloom.viz.chain import chains
from policyloom.viz.comparison import comparison
from policyloom.viz.figures import charts, rankings, ticks, written
from policyloom.viz.gallery import views
from policyloom.viz.profile import profiles
from policyloom.viz.timeline import Moment, axis, timeline

from .world import FACTS, VIEWED, viewed


@pytest.fixture(scope="module")
def data() -> list[Any]:
    return viewed(*FACTS)


@pytest.fixture(scope="module")
def graph(data: list[Any]) -> PropertyGraph:
    return property_graph(data)


@pytest.fixture(scope="module")
def gallery(data: list[Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each page of the gallery, by the name of its file."""
    paths = write_gallery(data, tmp_path_factory.mktemp("new") / "gallery", title="T")
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def test_gallery_writes_the_views_that_hold_something(gallery: dict[str, str]) -> None:
    index, page, *others = gallery
    assert (index, page) == ("index.html", "graph.html")
    views = sorted(name for name in others if not name.startswith("policy-"))
    assert views == ["chain.html", "comparison.html", "figures.html", "timeline.html"]


def test_index_counts_figures_and_dates_apart_and_leads_to_things_side_by_side(
    gallery: dict[str, str],
) -> None:
    index = gallery["index.html"]
    # The statements that are not facts give the place and the time of a figure.
    assert "14 things, 5 figures and dates, and 17 statements; 14 of them are facts" in index
    assert re.search(r'href="graph.html#view=graph&amp;compare=entity_[\w-]+\+entity_[\w-]+"', index)


def test_name_that_has_no_room_on_the_axis_ends_where_its_span_does(gallery: dict[str, str]) -> None:
    end = r'<text x="([\d.]+)%" text-anchor="end" *y="14">September 2024'
    [place] = re.findall(end, gallery["timeline.html"])
    assert float(place) > 99


def test_picture_of_the_graph_is_as_high_as_the_views_beside_it(
    browser: Any, gallery: dict[str, str], tmp_path: Path
) -> None:
    index = tmp_path / "index.html"
    index.write_text(gallery["index.html"], encoding="utf-8")
    set_screen(browser, (1280, 900))
    browser.get(index.as_uri())
    empty = browser.execute_script("""
        const views = document.querySelector('.views');
        for (const view of [...views.children].slice(0, 2)) views.append(view.cloneNode(true));
        const hero = document.querySelector('.hero');
        return hero.getBoundingClientRect().bottom - hero.lastElementChild.getBoundingClientRect().bottom;
    """)
    assert 0 < empty < 30


def test_gallery_of_an_empty_graph_has_no_views(tmp_path: Path) -> None:
    assert len(write_gallery(PropertyGraph(), tmp_path)) == 2


def test_gallery_replaces_an_earlier_one_and_no_other_page(graph: PropertyGraph, tmp_path: Path) -> None:
    write_gallery(graph, tmp_path)
    (tmp_path / "mine.html").touch()
    written = write_gallery(PropertyGraph(), tmp_path)
    assert {*tmp_path.iterdir()} == {*written, tmp_path / "mine.html"}


def test_views_name_queries_of_the_library(gallery: dict[str, str]) -> None:
    for name in gallery.keys() - {"index.html", "graph.html"}:
        questions = re.findall(r"<code>policyloom query ([\w-]+)</code>", gallery[name])
        assert questions and set(questions) <= set(library()), name


def test_every_link_of_the_views_leads_somewhere(gallery: dict[str, str], graph: PropertyGraph) -> None:
    ids = {node.id for node in graph.nodes} | {edge.id for edge in graph.edges}
    found = [tag for text in gallery.values() for tag in tags(text)]
    links = [value or "" for tag, given in found for name, value in given if (tag, name) == ("a", "href")]
    assert len(links) > 40
    for link in links:
        name, _, fragment = link.partition("#")
        assert name in gallery
        for field in fragment.split("&") if fragment else []:
            key, value = field.split("=")
            picks = key in {"node", "edge", "focus", "compare"}
            assert set(value.split("+")) <= (ids if picks else {"graph", "2"})


def test_each_policy_has_a_page_with_its_words(gallery: dict[str, str]) -> None:
    [name] = re.findall(r'href="(policy-connected-industries[^"]*)"', gallery["index.html"])
    for words in ("Connected Industries", "Japan", "more jobs", "by Japan", "AI", VIEWED):
        assert words in gallery[name]
    assert "Industry 4.0" not in gallery[name]
    assert name in gallery["comparison.html"]


def test_policy_is_drawn_between_its_adopter_and_what_it_is_for(graph: PropertyGraph) -> None:
    profile = next(p for p in profiles(graph, comparison(graph)) if p.policy.label == "Industry 4.0")
    assert profile.picture
    x = {box.thing.label: box.x for box in profile.picture.boxes}
    assert x["Germany"] < x["Industry 4.0"] < x["AI"]


def test_denied_statement_is_in_no_view() -> None:
    days = {"earliest": "1999-01-01", "notation": "1999"}
    nodes = (
        Node("urn:p", "p", "Plan", "Policy", ("Policy",)),
        Node("urn:g", "g", "more noise", "Goal"),
        Node("urn:y", "y", "1999", "Period", ("Period",), (), days),
    )
    said = Edge("e", "p", "g", "aims_at", "w", POL.aimsAt, date="1999")
    leads = Edge("f", "p", "g", "leads_to", "w", POL.leadsTo)
    found = PropertyGraph(nodes, (said, leads))
    denied = PropertyGraph(nodes, tuple(replace(edge, negated=True) for edge in (said, leads)))
    assert comparison(found).policies and timeline(found) and chains(found)
    assert not (comparison(denied).policies or timeline(denied) or chains(denied))


# View -> its named queries, each with the columns that identify a statement; the view shows exactly their answers.
ASKED = {
    "chain": [("effects", ("cause", "effect")), ("challenges", ("subject", "challenge"))],
    "timeline": [("timeline", ("subject", "object"))],
    "figures": [("statistics", ("subject", "indicator")), ("rankings", ("actor", "indicator"))],
}


def test_views_state_what_the_named_queries_answer(questions_store: Any) -> None:
    graph = property_graph(questions_store.quads())
    shown = {
        "chain": {
            (x.statement.subject.label, x.statement.object.label) for c in chains(graph) for x in c.links
        },
        "timeline": {(s.subject.label, s.object.label) for m in timeline(graph) for s in m.statements},
        "figures": {(b.statement.subject.label, b.name) for c in charts(graph) for b in c.bars}
        | {(place.statement.subject.label, place.indicator) for place in rankings(graph)},
    }
    assert {view.name: view.questions for view in views(graph, comparison(graph), ())} == {
        "comparison": ("policies", "compare-policies"),
        **{name: tuple(question for question, _ in asked) for name, asked in ASKED.items()},
    }
    for name, asked in ASKED.items():
        answered = set()
        for question, columns in asked:
            answer = questions_store.query(resolve(question))
            at = [[v.lstrip("?") for v in answer.variables].index(column) for column in columns]
            answered |= {tuple(row[i].value for i in at) for row in answer}
        assert answered and shown[name] == answered


def test_comparison_marks_what_policies_share_and_which_goals_are_of_the_adopter(
    graph: PropertyGraph,
) -> None:
    compared = comparison(graph)
    rows = {row.name: row.cells for row in compared.rows}
    assert [policy.label for policy in compared.policies] == ["Connected Industries", "Industry 4.0"]
    assert [[entry.thing.label for entry in cell] for cell in rows["Adopted by"]] == [["Japan"], ["Germany"]]
    assert [[entry.shared for entry in cell] for cell in rows["Builds on"]] == [[2], [2]]
    assert [(e.thing.label, e.by_adopter) for e in rows["Aims at"][0]] == [("more jobs", True)]
    assert rows["Aims at"][1] == ()


def test_matrix_sets_goals_and_technologies_against_the_policies(graph: PropertyGraph) -> None:
    goals, technologies = comparison(graph).matrices()
    assert (goals.name, technologies.name) == ("Aims at", "Builds on")
    [line] = technologies.lines
    assert line.thing.label == "AI" and all(line.entries) and len(technologies.policies) == 2
    assert [policy.label for policy in goals.policies] == ["Connected Industries"]


def test_comparison_of_many_policies_shows_those_of_which_most_is_stated(tmp_path: Path) -> None:
    nodes = [Node("urn:g", "g", "jobs", "Goal", ("Goal",))]
    edges = []
    for i in range(14):
        nodes.append(Node(f"urn:p{i}", f"p{i}", f"Plan {i:02}", "Policy", ("Policy",)))
        edges += [Edge(f"e{i}{n}", f"p{i}", "g", "aims_at", "w", POL.aimsAt) for n in range(i)]
    files = write_gallery(PropertyGraph(tuple(nodes), tuple(edges)), tmp_path)
    text = (tmp_path / "comparison.html").read_text(encoding="utf-8")
    assert "the 12 with the most statements" in text
    assert "Plan 13" in text and "Plan 02" in text and "Plan 01" not in text
    assert sum(path.name.startswith("policy-") for path in files) == 13


def test_chain_puts_each_effect_right_of_all_its_causes(graph: PropertyGraph) -> None:
    drawn = chains(graph)
    assert [len(chain.boxes) for chain in drawn] == [4, 2]
    x = {box.thing.label: box.x for box in drawn[0].boxes}
    assert x["a"] < x["b"] < x["c"] == x["cost"]
    assert [link.is_challenge for link in drawn[0].links].count(True) == 1


@pytest.mark.parametrize(
    ("effects", "columns"),
    [
        pytest.param("ab bc zc", ["a", "bz", "c"], id="what has no cause stands right before its effect"),
        pytest.param("ab ba bc cc", ["ab", "c"], id="causes in a circle stand together"),
    ],
)
def test_chain_has_a_column_for_each_step(effects: str, columns: list[str]) -> None:
    nodes = tuple(Node(f"urn:{x}", x, x) for x in sorted({*effects} - {" "}))
    edges = tuple(Edge(e, e[0], e[1], "leads_to", "w", POL.leadsTo) for e in effects.split())
    [chain] = chains(PropertyGraph(nodes, edges))
    found: dict[float, str] = {}
    for box in sorted(chain.boxes, key=lambda box: (box.x, box.thing.label)):
        found[box.x] = found.get(box.x, "") + box.thing.label
    assert list(found.values()) == columns


def test_figures_have_one_axis_for_a_unit_and_tell_targets_apart_and_rankings_their_scope(
    graph: PropertyGraph,
) -> None:
    [chart] = charts(graph)
    assert chart.unit == "stations"
    assert [(bar.name, bar.value, bar.is_target) for bar in chart.bars] == [
        ("new stations", "90", True),
        ("stations", "about 40", False),
    ]
    assert chart.bars[1].note == "Japan, 2024-09"
    assert chart.ticks[0].share == 0 and chart.ticks[-1].share == 1
    assert chart.bars[0].share == pytest.approx(0.9)
    [place] = rankings(graph)
    assert (place.rank, place.indicator, place.scope) == (2, "computing power", "world")


@pytest.mark.parametrize("highest", [0.003, 1, 41, 60, 666, 4.09e6, 1e9, 1.7e12])
def test_ticks_are_round_and_reach_beyond_the_highest_value(highest: float) -> None:
    marks = ticks(highest)
    assert marks[0] == 0 and marks[-1] >= highest * 0.999999
    assert 3 <= len(marks) <= 8
    assert all(len(written(mark)) < 15 for mark in marks)


def test_share_is_drawn_as_a_part_of_the_whole() -> None:
    percent: dict[str, Scalar] = {
        "value": 60.0,
        "unit": "percent",
        "unit_iri": str(UNIT.percent),
        "indicator": "share",
    }
    nodes = (Node("urn:a", "a", "a"), Node("urn:s", "s", "60 %", "Statistic", ("Statistic",), (), percent))
    [chart] = charts(PropertyGraph(nodes, (Edge("e", "a", "s", "statistic", "w", POL.hasStatistic),)))
    assert (chart.bars[0].share, chart.ticks[-1].label, chart.compares) == (0.6, "100", True)


def test_timeline_runs_from_the_earliest_to_the_latest_on_an_axis_of_years(graph: PropertyGraph) -> None:
    moments = timeline(graph)
    assert [moment.label for moment in moments] == ["the 1990s", "September 2024"]
    assert [s.wording for s in moments[1].statements] == ["AI: some 40"]
    found = axis(moments)
    assert found
    assert found.ticks[0] == (1990, 0) and found.ticks[-1] == (2025, 1)
    decade, month = found.spans
    assert decade.start == 0 and decade.length == pytest.approx(10 / 35, abs=0.001)
    assert month.start == pytest.approx((2024.67 - 1990) / 35, abs=0.001)
    assert decade.row == month.row == 0


def test_names_on_the_axis_get_rows_of_their_own_where_they_would_meet() -> None:
    years = [Moment(f"the year {y}", f"{y}-01-01", f"{y}-12-31", ()) for y in (1990, 1991, 2010, 2018, 2019)]
    found = axis(years)
    assert found and [span.row for span in found.spans] == [0, 1, 0, 1, 2]
    assert found.spans[0].name_at == 0 and found.spans[-1].name_at < found.spans[-1].start


def test_one_date_or_none_that_is_known_makes_no_axis() -> None:
    assert axis([Moment("1990", "1990-01-01", "1990-12-31", ()), Moment("long ago", "", "", ())]) is None
