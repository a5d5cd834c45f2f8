"""The views across documents: they show all that the named queries find, with its sentences, and nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from claimed import built

from policyloom.cli import main
from policyloom.graph.propertygraph import PropertyGraph, property_graph
from policyloom.queries import Store, open_store
from policyloom.queries.corroboration import MOST, joint_confidence
from policyloom.queries.library import resolve
from policyloom.queries.result import text_rows
from policyloom.viz.across import Across, Section

PORTS = "indicator=number of ports, place=Germany, score=0.9"
RANKS = "indicator=exports, place=world, score=0.9"
SAID = {
    "a": [
        "adopts | Germany | Industry 4.0 | Germany adopted Industry 4.0 in 2013. | score=0.8",
        "event_date | Industry 4.0 | in 2013 | Germany adopted Industry 4.0 in 2013. | date=2013, score=0.8",
        "aims_at | Industry 4.0 | raise productivity | Industry 4.0 aims to raise productivity. | score=0.8",
        f"statistic | ports | 120 ports | Germany had 120 ports in 2020. | value=120, date=2020, {PORTS}",
        f"statistic | ports | 100 ports | Germany had 100 ports in 2010. | value=100, date=2010, {PORTS}",
    ],
    "b": [
        "adopts | Germany | Industry 4.0 | In 2013, Germany launched Industry 4.0. | score=0.7",
        "event_date | Industry 4.0 | In 2013 | In 2013, Germany launched Industry 4.0. | date=2013, score=0.8",
        f"statistic | ports | 130 ports | Germany had 130 ports in 2020. | value=130, date=2020, {PORTS}",
        f"ranking | Germany | second in the world for exports | Germany ranks second in the world for exports. | value=2, {RANKS}",
        "aims_at | Japan | raise productivity | Japan wants to raise productivity. | score=0.8",
    ],
    "c": [
        "adopts | Germany | Industry 4.0 | Germany adopted Industry 4.0 in 2013. | score=0.8",
        "event_date | Industry 4.0 | in 2013 | Germany adopted Industry 4.0 in 2013. | date=2013, score=0.8",
        f"ranking | Germany | third in the world for exports | Germany ranks third in the world for exports. | value=3, {RANKS}",
        "aims_at | Japan | raise productivity | Japan aims to raise productivity. | score=0.8",
    ],
}


# The text of each document has its sentences, each once.
TEXTS = {name: " ".join(dict.fromkeys(row.split(" | ")[3] for row in rows)) for name, rows in SAID.items()}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("across")
    store = built(folder, TEXTS, SAID)
    assert (
        main(["view", "--store", str(store), "--gallery", str(folder / "gallery"), "--title", "A & B"]) == 0
    )
    return folder


@pytest.fixture(scope="module")
def store(place: Path) -> Any:
    with open_store(place / "store") as opened:
        yield opened


@pytest.fixture(scope="module")
def graph(store: Store) -> PropertyGraph:
    return property_graph(store.quads())


def shown(sections: tuple[Section, ...]) -> set[tuple[str, str]]:
    return {(said.document, said.quote) for part in sections for entry in part.entries for said in entry.said}


def answered(store: Store, question: str) -> set[tuple[str, str]]:
    rows = list(text_rows(store.query(resolve(question))))
    shared = [row for row in rows if int(row.get("documents", "2")) > 1 or "goal" in row]
    found = {(row["doc"], row["quote"]) for row in shared}
    return found | {(row["other_doc"], row["other_quote"]) for row in rows if "other_doc" in row}


@pytest.mark.parametrize(
    ("view", "question"),
    [
        (Across.conflicts, "conflicts"),
        (Across.corroborated, "corroboration"),
        (Across.policies, "policy-across-documents"),
        (Across.goals, "goals-by-country"),
        (Across.changes, "figures-over-time"),
    ],
)
def test_view_shows_what_the_question_answers_and_leads_to_it(
    store: Store, graph: PropertyGraph, view: Callable[[Across], tuple[Section, ...]], question: str
) -> None:
    sections = view(Across(store, graph))
    assert shown(sections) == answered(store, question) != set()
    links = {f"graph.html#edge={edge.id}": edge for edge in graph.edges}
    for section in sections:
        for said in (said for entry in section.entries for said in entry.said):
            assert (links[said.link].document, links[said.link].quote) == (said.document, said.quote)


def test_contradictions_have_both_values_and_both_sentences(store: Store, graph: PropertyGraph) -> None:
    ranks, ports = sorted(Across(store, graph).conflicts(), key=lambda section: section.heading)
    assert [(s.words, s.document, s.quote) for s in ports.entries[0].said] == [
        ("120", "a", "Germany had 120 ports in 2020."),
        ("130", "b", "Germany had 130 ports in 2020."),
    ]
    assert (ports.entries[0].what, ports.entries[0].note) == ("number of ports", "Germany, 2020")
    assert [said.words for said in ranks.entries[0].said] == ["rank 2", "rank 3"]


def test_figures_over_time_are_in_the_order_of_time(store: Store, graph: PropertyGraph) -> None:
    [section] = Across(store, graph).changes()
    told = [(said.date, said.words, said.share) for said in section.entries[0].said]
    assert told == [("2010", "100", 100 / 130), ("2020", "120", 120 / 130), ("2020", "130", 1.0)]


def test_documents_that_agree_make_a_statement_surer(store: Store, graph: PropertyGraph) -> None:
    notes = {entry.what: entry.note for part in Across(store, graph).corroborated() for entry in part.entries}
    rows = [row for row in text_rows(store.query(resolve("corroboration"))) if row["type"] == "adopts"]
    alone = max(float(row["confidence"]) for row in rows)
    assert alone < float(notes["Germany adopts Industry 4.0"].split()[-1]) <= MOST


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        ([], 0.0),
        ([("a", "x", 0.5)], 0.5),
        ([("a", "x", 0.5), ("b", "y", 0.5)], 0.75),
        ([("a", "x", 0.5), ("b", "y", 0.5), ("c", "z", 0.5)], 0.875),
        # One document copied the sentence from the other, or one document says it twice.
        ([("a", "x", 0.5), ("b", "x", 0.6)], 0.6),
        ([("a", "x", 0.5), ("a", "y", 0.6)], 0.6),
        ([("a", "x", 0.99), ("b", "y", 0.99)], MOST),
        ([("a", "x", 1.0), ("b", "y", 0.5)], 1.0),
    ],
)
def test_joint_confidence_counts_independent_documents(
    passages: list[tuple[str, str, float]], expected: float
) -> None:
    assert joint_confidence(passages) == pytest.approx(expected)
    assert joint_confidence(reversed(passages)) == pytest.approx(expected)


def test_gallery_has_a_page_of_each(place: Path) -> None:
    pages = {path.stem: path.read_text(encoding="utf-8") for path in (place / "gallery").iterdir()}
    assert "<h1>A &amp; B</h1>" in pages["index"]
    for name, words in {
        "conflicts": "Germany had 130 ports in 2020.",
        "corroborated": "joint confidence",
        "shared-policies": "In 2013, Germany launched Industry 4.0.",
        "goals": "Japan aims to raise productivity.",
        "changes": "number of ports",
    }.items():
        assert words in html.unescape(pages[name])
        assert f'href="{name}.html"' in pages["index"]
        assert "<script" not in pages[name]
        edges = re.findall(r"graph\.html#edge=(\w+)", pages[name])
        assert edges
        assert all(edge in pages["graph"] for edge in edges)


def test_part_of_a_graph_has_no_such_pages(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    command = ["view", "--store", str(place / "store"), "--gallery", str(place / "part")]
    assert main([*command, "--query", "policies-by-country"]) == 0
    assert f"wrote {place / 'part' / 'index.html'} and" in capsys.readouterr().err
    assert not (place / "part" / "conflicts.html").exists()


def test_corroboration_can_be_asked_of_so_many_documents_or_more(store: Store) -> None:
    def told(least: int) -> set[str]:
        rows = text_rows(store.query(resolve("corroboration", {"least": str(least)})))
        return {row["documents"] for row in rows}

    assert told(1) == told(2) == {"2", "3"}
    assert told(3) == {"3"}
    assert told(4) == set()
