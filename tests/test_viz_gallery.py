"""The ready-made views: what stands where in them, and that every line leads to its evidence."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from policyloom.graph.document import read_text
from policyloom.graph.fact import Entity, Fact, Passage, Period, Ranking, Statistic, Unit
from policyloom.graph.network import Edge, Node, PropertyGraph, property_graph
from policyloom.graph.rdf import quads
from policyloom.ontology.errors import InputError
from policyloom.ontology.namespace import ENTITY, LEX, POL, RUN, UNIT
from policyloom.viz import write_gallery
from policyloom.viz.chain import chains
from policyloom.viz.comparison import comparison
from policyloom.viz.figures import charts, rankings, ticks, written
from policyloom.viz.timeline import timeline

TEXT = "Ports grow in every country."
HOSTILE = "</svg><script>alert(1)</script>\"' onload=x"


def entity(name: str, kind: str = "Entity") -> Entity:
    return Entity(ENTITY[re.sub(r"\W+", "-", name.lower())], name, (POL[kind],))


def fact(property: str, subject: Entity, object_: Any, **more: Any) -> Fact:
    return Fact(POL[property], subject, object_, Passage("d", 0, len(TEXT), TEXT), LEX.test, **more)


GERMANY, JAPAN = entity("Germany", "Country"), entity("Japan", "Country")
FIRST, SECOND = entity("Industry 4.0", "Policy"), entity("Connected Industries", "Policy")
AI, JOBS = entity("AI", "Technology"), entity("more jobs", "Goal")
MONTH = Period("2024-09", "September 2024", POL.month, "2024-09-01", "2024-09-30")
DECADE = Period("1990s", "the 1990s", POL.decade, "1990-01-01", "1999-12-31")
UNITS = Unit(UNIT["stations"], "stations")
FACTS = [
    fact("adopts", GERMANY, FIRST),
    fact("adopts", JAPAN, SECOND),
    fact("usesTechnology", FIRST, AI),
    fact("usesTechnology", SECOND, AI),
    fact("aimsAt", JAPAN, JOBS),
    fact("leadsTo", entity("a"), entity("b", "Development")),
    fact("leadsTo", entity("b"), entity("c", "Development")),
    fact("leadsTo", entity("a"), entity("c", "Development")),
    fact("faces", entity("b"), entity("cost", "Challenge")),
    fact("leadsTo", entity("x"), entity("y", "Development")),
    fact("happenedIn", entity("the era", "Event"), DECADE),
    fact("hasStatistic", AI, Statistic("some 40", "stations", Decimal(40), UNITS, POL.about, MONTH, JAPAN)),
    fact("hasStatistic", AI, Statistic("90", "new stations", Decimal(90), UNITS, target=True)),
    fact("hasRanking", JAPAN, Ranking("second", "computing power", 2, entity("world", "Region"))),
]


@pytest.fixture(scope="module")
def data() -> list[Any]:
    return quads(read_text("d", TEXT, roles={}), FACTS, run=RUN.test, sentences=1)


@pytest.fixture(scope="module")
def graph(data: list[Any]) -> PropertyGraph:
    return property_graph(data)


def test_gallery_writes_the_views_that_hold_something(data: list[Any], tmp_path: Path) -> None:
    names = [path.name for path in write_gallery(data, tmp_path / "new" / "gallery")]
    assert names[:2] == ["index.html", "graph.html"]
    assert sorted(names[2:]) == ["chain.html", "comparison.html", "figures.html", "timeline.html"]


def test_gallery_of_an_empty_graph_has_no_views(tmp_path: Path) -> None:
    assert len(write_gallery(PropertyGraph(), tmp_path)) == 2


def test_gallery_is_the_same_on_every_build(data: list[Any], tmp_path: Path) -> None:
    first = [p.read_bytes() for p in write_gallery(data, tmp_path / "a", title="T")]
    second = [p.read_bytes() for p in write_gallery(reversed(data), tmp_path / "b", title="T")]
    assert first == second


def test_views_run_no_script_and_load_nothing(data: list[Any], tmp_path: Path) -> None:
    for path in write_gallery(data, tmp_path):
        if path.name != "graph.html":
            text = path.read_text(encoding="utf-8")
            assert "<script" not in text and "script-src &#39;none&#39;" in text
            assert not re.search(r"\s(src|style|on\w+)=", text)


def test_every_link_of_the_views_leads_somewhere(
    data: list[Any], graph: PropertyGraph, tmp_path: Path
) -> None:
    files = write_gallery(data, tmp_path)
    ids = {node.id for node in graph.nodes} | {edge.id for edge in graph.edges}
    links: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            links.extend(value or "" for name, value in attrs if tag == "a" and name == "href")

    for path in files:
        Links().feed(path.read_text(encoding="utf-8"))
    assert len(links) > 40
    for link in links:
        name, _, fragment = link.partition("#")
        assert (tmp_path / name).is_file()
        for field in fragment.split("&") if fragment else []:
            key, value = field.split("=")
            picks = key in {"node", "edge", "focus", "compare"}
            assert set(value.split("+")) <= (ids if picks else {"graph", "2"})


def test_comparison_marks_what_policies_share(graph: PropertyGraph) -> None:
    compared = comparison(graph)
    rows = {row.name: row.cells for row in compared.rows}
    assert [policy.label for policy in compared.policies] == ["Connected Industries", "Industry 4.0"]
    assert [[entry.thing.label for entry in cell] for cell in rows["Adopted by"]] == [["Japan"], ["Germany"]]
    assert [[entry.shared for entry in cell] for cell in rows["Builds on"]] == [[2], [2]]


def test_comparison_gives_goals_of_the_adopter_as_such(graph: PropertyGraph) -> None:
    [goals] = [row.cells for row in comparison(graph).rows if row.name == "Aims at"]
    assert [(e.thing.label, e.by_adopter) for e in goals[0]] == [("more jobs", True)]
    assert goals[1] == ()


def test_chain_puts_each_effect_right_of_all_its_causes(graph: PropertyGraph) -> None:
    drawn = chains(graph)
    assert [len(chain.boxes) for chain in drawn] == [4, 2]
    x = {box.thing.label: box.x for box in drawn[0].boxes}
    assert x["a"] < x["b"] < x["c"] == x["cost"]
    assert [link.is_challenge for link in drawn[0].links].count(True) == 1


def test_chain_copes_with_causes_in_a_circle() -> None:
    nodes = tuple(Node(f"urn:{x}", x, x) for x in "abc")
    edges = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "c")]
    graph = PropertyGraph(nodes, tuple(Edge(a + b, a, b, "leads_to", "w", POL.leadsTo) for a, b in edges))
    [chain] = chains(graph)
    x = {box.thing.label: box.x for box in chain.boxes}
    assert x["a"] == x["b"] < x["c"]


def test_denied_effect_is_no_part_of_the_chain() -> None:
    nodes = tuple(Node(f"urn:{x}", x, x) for x in "ab")
    denied = Edge("e", "a", "b", "leads_to", "w", POL.leadsTo, negated=True)
    assert chains(PropertyGraph(nodes, (denied,))) == ()


def test_chart_has_one_axis_for_a_unit_and_tells_targets_apart(graph: PropertyGraph) -> None:
    [chart] = charts(graph)
    assert chart.unit == "stations"
    assert [(bar.name, bar.value, bar.is_target) for bar in chart.bars] == [
        ("new stations", "90", True),
        ("stations", "about 40", False),
    ]
    assert chart.bars[1].note == "Japan, 2024-09"
    assert chart.ticks[0].share == 0 and chart.ticks[-1].share == 1
    assert chart.bars[0].share == pytest.approx(0.9)


@pytest.mark.parametrize("highest", [0.003, 1, 41, 60, 666, 4.09e6, 1e9, 1.7e12])
def test_ticks_are_round_and_reach_beyond_the_highest_value(highest: float) -> None:
    marks = ticks(highest)
    assert marks[0] == 0 and marks[-1] >= highest * 0.999999
    assert 3 <= len(marks) <= 8
    assert all(len(written(mark)) < 15 for mark in marks)


def test_rankings_name_the_place_and_the_scope(graph: PropertyGraph) -> None:
    [place] = rankings(graph)
    assert (place.rank, place.indicator, place.scope) == (2, "computing power", "world")


def test_timeline_runs_from_the_earliest_to_the_latest(graph: PropertyGraph) -> None:
    moments = timeline(graph)
    assert [moment.label for moment in moments] == ["the 1990s", "September 2024"]
    assert [s.wording for s in moments[1].statements] == ["AI: some 40"]


def test_hostile_names_stay_text_in_every_view(tmp_path: Path) -> None:
    bad = [Entity(ENTITY[f"x{i}"], HOSTILE + str(i), (POL.Policy,)) for i in range(3)]
    facts = [fact("adopts", bad[0], bad[1]), fact("leadsTo", bad[1], bad[2]), fact("aimsAt", bad[1], bad[0])]
    document = read_text("d", TEXT, roles={})
    for path in write_gallery(quads(document, facts, run=RUN.test, sentences=1), tmp_path, title=HOSTILE):
        assert HOSTILE not in path.read_text(encoding="utf-8")


def test_gallery_on_the_place_of_a_file_is_refused(data: list[Any], tmp_path: Path) -> None:
    target = tmp_path / "gallery"
    target.write_text("mine")
    with pytest.raises(InputError, match="cannot make the folder"):
        write_gallery(data, target)
    assert target.read_text() == "mine"


def test_matrix_sets_goals_and_technologies_against_the_policies(graph: PropertyGraph) -> None:
    goals, technologies = comparison(graph).matrices()
    assert (goals.name, technologies.name) == ("Aims at", "Builds on")
    [line] = technologies.lines
    assert line.thing.label == "AI" and all(line.entries) and len(technologies.policies) == 2
    assert [policy.label for policy in goals.policies] == ["Connected Industries"]


def test_index_leads_to_things_side_by_side(data: list[Any], tmp_path: Path) -> None:
    index = write_gallery(data, tmp_path)[0].read_text(encoding="utf-8")
    assert re.search(r'href="graph.html#view=graph&amp;compare=entity_[\w-]+\+entity_[\w-]+"', index)
