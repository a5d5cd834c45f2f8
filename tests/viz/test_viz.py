"""The page as text: its content, that every build gives the same page, and that no hostile text in it can run."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from made import entity, passage, quads
from markup import data_of

from policyloom import viz
from policyloom.graph.document import read_text
from policyloom.graph.fact import Fact
from policyloom.graph.propertygraph import Edge, Node, PropertyGraph, property_graph
from policyloom.ontology.errors import InputError
from policyloom.ontology.namespace import ENTITY, POL, READER, RUN
from policyloom.viz.article import Article, Mention, articles, paragraphs
from policyloom.viz.layout import layout
from policyloom.viz.page_data import content
from policyloom.viz.palette import palette, style_of

TEXT = "On Industry\nGermany has developed its “Industry 4.0” policy. Japan has none.\nIt aims at smart factories."


@pytest.fixture(scope="module")
def data() -> list[Any]:
    """Return the quads of a document that states two facts."""
    germany, policy = entity("Germany", "Country", "BRD"), entity("Industry 4.0", "Policy")
    sentence = passage("industry", TEXT, "Germany has developed its “Industry 4.0” policy.")
    named = (
        (passage("industry", TEXT, "Germany"), germany),
        (passage("industry", TEXT, "Industry 4.0"), policy),
    )
    goal = entity("smart factories", "Goal")
    facts = [
        Fact(POL.adopts, germany, policy, sentence, READER.model, 0.9, mentions=named),
        Fact(
            POL.aimsAt, policy, goal, passage("industry", TEXT, "It aims at smart factories."), READER.model
        ),
    ]
    return quads(read_text("industry", TEXT, roles={}), facts, run=RUN.test, sentences=3)


def test_page_is_the_same_whatever_the_seed_of_hashes() -> None:
    code = (
        "from policyloom.graph.propertygraph import *; from policyloom.viz import page\n"
        "n = tuple(Node(f'urn:{i}', f'n{i}', f'name {i}', 'Goal', ('Goal',)) for i in range(40))\n"
        "e = tuple(Edge(f'e{i}', f'n{i % 7}', f'n{i}', 'leads_to', f'words {i}', 'urn:p') for i in range(40))\n"
        "made = page(PropertyGraph(n, e))"
    )
    here: dict[str, str] = {}
    exec(code, here)
    own = os.environ.get("PYTHONHASHSEED", "random")
    seed = {**os.environ, "PYTHONHASHSEED": "2" if own == "1" else "1", "PYTHONUTF8": "1"}
    told = subprocess.check_output([sys.executable, "-c", f"{code}; print(made)"], env=seed)
    assert told.decode() == here["made"] + "\n"


def test_page_of_the_article_stays_under_a_megabyte(data: list[Any]) -> None:
    # Most of it is vis-network; the article's own graph adds about 90 kB.
    assert len(viz.page(data).encode()) < 600_000


def test_edges_carry_words_quote_and_place(data: list[Any]) -> None:
    shown = data_of(viz.page(data))
    edge = next(e for e in shown["edges"] if e["relation"] == "adopts")
    assert edge["label"] == "adopts" and "wording" not in edge
    goal = next(e for e in shown["edges"] if e["relation"] == "aims_at")
    assert goal["wording"] == "Industry 4.0 aims at: smart factories"
    assert shown["quotes"][edge["quote"]] == "Germany has developed its “Industry 4.0” policy."
    assert edge["place"] == "paragraph 1, characters 12–60"
    sentences = [s for p in shown["documents"][0]["paragraphs"] for s in p["sentences"]]
    [runs] = [s["runs"] for s in sentences if s["number"] == edge["sentence"]]
    assert runs[0] == ["Germany", "entity_germany"]


def test_denied_statement_says_so_on_its_line() -> None:
    denied = Edge("e", "a", "b", "leads_to", "It is denied that A leads to B", "urn:p", negated=True)
    [edge] = content(PropertyGraph((Node("urn:a", "a", "A"), Node("urn:b", "b", "B")), (denied,)))["edges"]
    assert edge["negated"] and edge["label"] == "not: leads to"


def test_parallel_edges_bow_apart_and_single_ones_run_straight() -> None:
    ends = (("1", "a", "b"), ("2", "a", "b"), ("3", "b", "a"), ("4", "b", "c"))
    edges = tuple(Edge(id, source, target, "t", "w", "urn:p") for id, source, target in ends)
    graph = PropertyGraph(tuple(Node(f"urn:{x}", x, x) for x in "abc"), edges)
    drawn = {e["id"]: e.get("smooth", {}).get("roundness", 0) for e in viz.network(graph).edges}
    # Seen from a, the three edges have different curves; the third runs from b, so its sign is flipped.
    assert len({drawn["1"], drawn["2"], -drawn["3"]}) == 3
    assert drawn["4"] == 0


def test_network_is_one_that_pyvis_can_show(data: list[Any]) -> None:
    network = viz.network(property_graph(data))
    assert len(network.nodes) == 3 and len(network.edges) == 2
    assert network.options.physics.enabled is False
    assert "Industry 4.0" in network.generate_html()


def test_layout_puts_no_node_on_another() -> None:
    nodes = [f"n{i}" for i in range(120)]
    places = layout(nodes, [(f"n{i // 4}", f"n{i}") for i in range(1, 100)])
    assert len(places) == len(nodes)
    for a, b in combinations(places.values(), 2):
        assert abs(a[0] - b[0]) >= 40 or abs(a[1] - b[1]) >= 24


def test_layout_copes_with_a_large_star_and_a_long_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    """From 500 nodes on, networkx would need scipy, so not all are laid out by springs."""
    monkeypatch.setattr("policyloom.viz.layout._SPRING_ROUNDS", 5)  # to save time
    star = layout(["hub", *map(str, range(700))], [("hub", str(i)) for i in range(700)])
    assert len(set(star.values())) > 660
    chain = layout([str(i) for i in range(600)], [(str(i), str(i + 1)) for i in range(599)])
    assert len(chain) == 600


def test_paragraphs_put_together_are_the_text(data: list[Any]) -> None:
    [article] = articles(data)
    found = paragraphs(article, [(12, 40), (30, 60)])
    assert "\n".join("".join(text for s in p.sentences for text, _ in s.runs) for p in found) == TEXT.strip()
    assert found[0].is_title and not found[1].is_title
    assert [(s.start, s.end) for s in found[1].sentences if s.stated] == [(12, 60)]


@pytest.mark.parametrize(
    ("text", "mentions", "runs"),
    [
        ("digital economy", [Mention(0, 7, "x"), Mention(0, 15, "y")], [("digital economy", "y")]),
        ("🏭🏭 steel", [Mention(3, 8, "x")], [("🏭🏭 ", None), ("steel", "x")]),
    ],
    ids=["the longest of overlapping ones counts", "offsets count characters beyond the basic plane"],
)
def test_mentions_part_a_sentence(
    text: str, mentions: list[Mention], runs: list[tuple[str, str | None]]
) -> None:
    [paragraph] = paragraphs(Article("d", "", text, tuple(mentions)), [])
    assert paragraph.sentences[0].runs == tuple(runs)


@pytest.mark.parametrize("name", ["Germany", "germany ", "BRD", "entity_germany", ENTITY["germany"]])
def test_focus_finds_a_node_by_any_name(data: list[Any], name: str) -> None:
    shown = data_of(viz.page(data, focus=name, steps=2))
    assert shown["focus"] == {"node": "entity_germany", "steps": 2}


@pytest.mark.parametrize("steps", [0, 4])
def test_focus_of_no_steps_or_too_many_is_refused(data: list[Any], steps: int) -> None:
    with pytest.raises(InputError, match="from 1 to 3"):
        viz.page(data, focus="Germany", steps=steps)


def test_empty_graph_gives_a_page_that_says_so() -> None:
    assert "the graph is empty" in viz.page(PropertyGraph())


def test_page_is_written_in_utf_8_and_replaces_what_was_there(data: list[Any], tmp_path: Path) -> None:
    target = tmp_path / "graph.html"
    target.write_text("old")
    assert viz.write_page(data, target, title="工业互联网") == target
    assert "<h1>工业互联网</h1>" in target.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [target]


def test_page_that_cannot_be_written_is_refused_and_leaves_nothing(data: list[Any], tmp_path: Path) -> None:
    folder = tmp_path / "graph.html"
    folder.mkdir()
    for path in (tmp_path / "nowhere" / "graph.html", folder):
        with pytest.raises(InputError, match=r"cannot write .*graph\.html"):
            viz.write_page(data, path)
    assert [*tmp_path.iterdir(), *folder.iterdir()] == [folder]


def test_palette_has_a_style_of_its_own_for_every_class_of_things() -> None:
    classes = {"Country", "Region", "Organisation", "Person", "Policy", "Technology", "Infrastructure"}
    classes |= {"Goal", "Challenge", "Sector", "BusinessFunction", "Development", "Event"}
    assert classes | {"Statistic", "Ranking", "Period", "Entity"} <= set(palette())
    looks = [(shape, light) for shape, light, _ in palette().values()]
    assert len(set(looks)) == len(looks)


def test_colours_stand_out_from_light_and_dark_paper() -> None:
    """WCAG 2.2 asks for a contrast of 3:1 between graphics and adjacent colours."""
    for name, (_, light, dark) in palette().items():
        assert contrast(light, "#fffefb") >= 3 and contrast(dark, "#16191d") >= 3, name


def contrast(a: str, b: str) -> float:
    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted([luminance(a), luminance(b)], reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_class_without_a_style_is_drawn_like_its_superclass() -> None:
    style = style_of(["Ministry", "Organisation", "Actor"])
    assert (style.name, style.label) == ("Ministry", "ministry")
    assert style.shape == style_of(["Organisation"]).shape
