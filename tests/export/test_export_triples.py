"""The triples for machine learning: the file format, the split without leaks into the test, and the features."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.cli import main
from policyloom.graph.export import FORMATS
from policyloom.graph.propertygraph import Edge, Node, PropertyGraph, Scalar
from policyloom.queries import Store

from .property_graphs import each_graph

PARTS = ("train", "valid", "test")
Row = tuple[str, ...]

NODES = tuple(Node(f"urn:{n}", f"n{n}", f'tab\there "{n}"') for n in range(30))
# Each node has edges of several types to and from others; some pairs have edges in both directions.
EDGES = tuple(Edge(f"e{n}", f"n{n % 30}", f"n{n * 7 % 29}", f"r{n % 3}", "", "urn:p") for n in range(400))
RICH = PropertyGraph(NODES, EDGES)


@st.composite
def graphs(draw: st.DrawFn) -> PropertyGraph:
    """Draw a graph of few nodes, many pairs with two edges or edges in both directions, with any characters in types."""
    ends = st.sampled_from([node.id for node in NODES[:8]])
    odd = ["adopts", "leads to", '"quoted"', "a\tb", "c\r\nd", "\x85", "NA", "", "#", "工业"]
    types = st.sampled_from(odd) | st.text(max_size=5)
    drawn = draw(st.lists(st.tuples(ends, ends, types, st.booleans()), max_size=60))
    edges = [Edge(f"e{n}", s, t, r, "", "urn:p", negated=denied) for n, (s, t, r, denied) in enumerate(drawn)]
    return PropertyGraph(NODES[:8], tuple(edges))


def write(graph: PropertyGraph, folder: Path, *, features: bool = False) -> Path:
    folder.mkdir(exist_ok=True)
    FORMATS["triples"].write_graph(graph, folder, features=features)
    return folder


def rows(path: Path) -> list[Row]:
    return [tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def parts_of(graph: PropertyGraph, folder: Path) -> dict[str, list[Row]]:
    write(graph, folder)
    return {part: rows(folder / f"{part}.tsv") for part in PARTS}


@each_graph
@given(graph=graphs())
def test_every_statement_is_in_one_part_and_tested_only_if_training_tells_enough_of_it_but_not_too_much(
    graph: PropertyGraph, tmp_path: Path
) -> None:
    parts = parts_of(graph, tmp_path)
    every = [row for part in parts.values() for row in part]
    assert {len(row) for row in every} <= {3}
    assert len(every) == len(set(every))
    assert {(s, t) for s, _, t in every} == {(e.source, e.target) for e in graph.edges if not e.negated}
    labels = rows(tmp_path / "labels.tsv")
    assert [label[0] for label in labels] == [node.id for node in graph.nodes]
    assert {len(label) for label in labels} == {3}
    _follow_the_rules(parts)


def test_a_rich_graph_has_something_to_test(tmp_path: Path) -> None:
    parts = parts_of(RICH, tmp_path)
    _follow_the_rules(parts)
    every = sum(map(len, parts.values()))
    assert all(0.03 < len(parts[part]) / every < 0.2 for part in ("valid", "test"))


def _follow_the_rules(parts: dict[str, list[Row]]) -> None:
    trained = {end for s, _, t in parts["train"] for end in (s, t)}
    types = {r for _, r, _ in parts["train"]}
    pairs = {part: {frozenset((s, t)) for s, _, t in found} for part, found in parts.items()}
    for part in ("valid", "test"):
        assert all({s, t} <= trained and r in types for s, r, t in parts[part])
        others = {pair for other in PARTS if other != part for pair in pairs[other]}
        assert not pairs[part] & others, "its inverse, or another type, tells it"


@each_graph
@given(graph=graphs(), seed=st.integers())
def test_the_parts_are_the_same_in_whatever_order_statements_come(
    graph: PropertyGraph, seed: int, tmp_path: Path
) -> None:
    shuffled = list(graph.edges)
    random.Random(seed).shuffle(shuffled)
    assert parts_of(PropertyGraph(graph.nodes, tuple(shuffled)), tmp_path) == parts_of(graph, tmp_path)


def test_what_is_trained_nowhere_else_is_not_tested(tmp_path: Path) -> None:
    nodes = tuple(Node(f"urn:{n}", f"n{n}", "") for n in range(60))
    apart = tuple(Edge(f"e{n}", f"n{2 * n}", f"n{2 * n + 1}", "r", "", "urn:p") for n in range(30))
    parts = parts_of(PropertyGraph(nodes, apart), tmp_path)
    assert [len(parts[part]) for part in PARTS] == [30, 0, 0]


@each_graph
@given(graph=graphs())
def test_pandas_reads_the_files_as_pykeen_would(graph: PropertyGraph, tmp_path: Path) -> None:
    """PyKEEN reads its files by this call of pandas, which a quotation mark or an odd line end might split otherwise."""
    pandas = pytest.importorskip("pandas")
    write(graph, tmp_path, features=True)
    for name in (*PARTS, "labels", "features"):
        path = tmp_path / f"{name}.tsv"
        if path.stat().st_size:
            read = pandas.read_csv(
                path, sep="\t", encoding="utf-8", dtype=str, header=None, keep_default_na=False
            )
            assert [tuple(row) for row in read.to_numpy().tolist()] == rows(path)


VALUES: dict[str, Scalar] = {"value": 5.5, "unit": "ports", "is_target": True, "note": "x", "huge": 10**400}
DAYS = {"earliest": "2024-01-01", "latest": "?"}
FIGURE = PropertyGraph(
    (
        Node("urn:s", "s", "52 ports", "Statistic", ("Statistic",), attributes=VALUES),
        Node("urn:p", "p", "2024", "Period", ("Period",), attributes=DAYS),
        Node("urn:c", "c", "Land", "Country", ("Country", "Place")),
        Node("urn:x", "x", "alone"),
    ),
    (
        Edge("e1", "c", "s", "statistic", "", "urn:p"),
        Edge("e2", "c", "s", "statistic", "", "urn:p"),
        Edge("e3", "s", "p", "reference_period", "", "urn:p"),
        Edge("e4", "c", "p", "adopts", "", "urn:p", negated=True),
    ),
)


def test_features_are_the_numbers_of_each_node(tmp_path: Path) -> None:
    assert rows(write(FIGURE, tmp_path, features=True) / "features.tsv") == [
        ("s", "class:Statistic", "1"),
        ("s", "in:statistic", "1"),
        ("s", "out:reference_period", "1"),
        ("s", "number:value", "5.5"),
        ("s", "unit:ports", "1"),
        ("s", "number:is_target", "1"),
        ("p", "class:Period", "1"),
        ("p", "in:reference_period", "1"),
        ("p", "year:earliest", "2024"),
        ("c", "class:Country", "1"),
        ("c", "class:Place", "1"),
        ("c", "out:statistic", "1"),
    ]


def test_features_count_nothing_of_what_is_tested(tmp_path: Path) -> None:
    folder = write(RICH, tmp_path, features=True)
    counted = Counter({(n, f): int(number) for n, f, number in rows(folder / "features.tsv")})
    trained = rows(folder / "train.tsv")
    ends = [end for s, r, t in trained for end in ((s, f"out:{r}"), (t, f"in:{r}"))]
    assert counted == Counter(ends)
    assert rows(folder / "test.tsv")


def test_features_are_written_where_they_are_asked_for_and_make_a_table_in_one_line_of_pandas(
    article: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pandas = pytest.importorskip("pandas")
    store = pyoxigraph.Store(str(tmp_path / "store"))
    store.extend(article.quads())
    store.flush()
    del store
    command = ["export", "triples", "--store", str(tmp_path / "store"), "-o", str(tmp_path / "t")]
    features = tmp_path / "t" / "features.tsv"
    assert main(command) == 0
    assert not features.exists()
    assert main([*command, "--features"]) == 0
    long = pandas.read_csv(features, sep="\t", names=["id", "name", "number"])
    table = long.pivot(index="id", columns="name", values="number").fillna(0)
    assert table.loc["entity_germany", ["class:Country", "out:adopts", "class:Policy"]].tolist() == [1, 1, 0]
    capsys.readouterr()
    assert main(["export", "turtle", "--features", "--store", str(tmp_path / "store")]) == 2
    assert capsys.readouterr().err.endswith("turtle does not support node features; choose triples\n")
