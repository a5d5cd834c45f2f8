"""The commands that show the graph: pages, the gallery, measures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from claimed import built
from markup import data_of

from policyloom.cli import main

TEXT = "Germany adopted the Harbour Plan. Japan adopted the Harbour Plan. France adopted the Railway Plan."
Out = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    rows = [
        "adopts | Germany | Harbour Plan | Germany adopted the Harbour Plan.",
        "adopts | Japan | Harbour Plan | Japan adopted the Harbour Plan.",
        "adopts | France | Railway Plan | France adopted the Railway Plan.",
    ]
    return str(built(tmp_path_factory.mktemp("shown"), {"plans": TEXT}, {"plans": rows}))


def test_two_things_are_compared_and_one_is_focused_by_name(store: str, tmp_path: Path) -> None:
    def drawn(*options: str) -> Any:
        assert main(["view", "--store", store, *options, "-o", str(tmp_path / "page.html")]) == 0
        return data_of((tmp_path / "page.html").read_text(encoding="utf-8"))

    assert drawn("--compare", "germany", "JAPAN")["compare"] == ["entity_germany", "entity_japan"]
    assert drawn("--focus", "germany")["focus"]["node"] == "entity_germany"


def test_stats_tell_every_thing_what_links_countries_and_the_communities(store: str, capsys: Out) -> None:
    capsys.readouterr()
    assert main(["stats", "--store", store, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["nodes"] == len(found["things"])
    assert found["components"] == 2
    linking = {thing["label"]: thing["linking"] for thing in found["things"]}
    assert linking["Harbour Plan"] == 1.0
    assert linking["Germany"] == linking["Railway Plan"] == 0.0
    assert main(["stats", "--store", store, "--top", "2"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert ["connected parts", "2"] in lines
    assert ["community", "things", "the most connected"] in lines
    assert ["Harbour Plan", "Policy", "1.000"] in lines


PREFIXES = """
    PREFIX pol: <https://w3id.org/policyloom/policy#>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
SHARING = """
    CONSTRUCT { ?one <https://example.org/sharesPolicyWith> ?other }
    WHERE { ?one pol:adopts ?policy . ?other pol:adopts ?policy . FILTER (STR(?one) < STR(?other)) }"""
STATED = 'CONSTRUCT { ?a pol:adopts ?b } WHERE { ?a pol:adopts ?b . FILTER (CONTAINS(STR(?a), "fr")) }'
NAMED = 'SELECT ?fact WHERE { ?fact rdf:subject ?s FILTER (CONTAINS(STR(?s), "japan")) }'


@pytest.mark.parametrize(
    ("query", "edges"),
    [
        pytest.param(SHARING, [("Germany", "shares policy with", "Japan", False)], id="what it constructs"),
        pytest.param(STATED, [("France", "adopts", "Railway Plan", True)], id="statements with evidence"),
        pytest.param(NAMED, [("Japan", "adopts", "Harbour Plan", True)], id="the facts that it names"),
        pytest.param("SELECT ?s { ?s <urn:none> ?o }", [], id="nothing"),
    ],
)
def test_view_draws_the_answer_to_a_query(
    query: str, edges: list[tuple[str, str, str, bool]], store: str, tmp_path: Path, capsys: Out
) -> None:
    page = tmp_path / "p.html"
    call = ["view", "--store", store, "--query", PREFIXES + query, "-o", str(page), "--title", "A & B"]
    capsys.readouterr()
    assert main(call) == 0
    text = page.read_text(encoding="utf-8")
    assert "A &amp; B" in text
    data = data_of(text)
    counts = f"{len(data['nodes'])} things, {len(data['edges'])} statement"
    assert capsys.readouterr().err.startswith(f"wrote {page}: {counts}")
    names = {node["id"]: node["label"] for node in data["nodes"]}
    drawn = sorted((names[e["from"]], e["label"], names[e["to"]], "quote" in e) for e in data["edges"])
    assert drawn == edges
