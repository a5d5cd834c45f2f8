"""Every property-graph format, read by another program's reader, holds the same nodes, edges and values."""

from __future__ import annotations

import csv
import json
import math
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from policyloom.graph.export import FORMATS
from policyloom.graph.export.columns import EDGE_COLUMNS, NODE_COLUMNS, edge_record, node_columns, node_record
from policyloom.graph.propertygraph.network import (
    Edge,
    Node,
    PropertyGraph,
    Scalar,
    node_id,
)

each_graph = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=25,
)
texts = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)
names = st.sampled_from(["adopts", "leads_to", "trades with", "ha`t", '"quoted"'])
COLUMNS = {"value": float, "rank": int, "is_target": bool, "unit": str, "label": str}
kinds = {
    float: st.floats(-1e307, 1e307, allow_subnormal=False),  # a workbook's numbers end a little above
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    str: texts,
}


@st.composite
def graphs(draw: st.DrawFn) -> PropertyGraph:
    """Draw a graph with parallel edges, loops, missing values and texts of all characters."""
    count = draw(st.integers(0, 5))
    nodes = [draw(_nodes(number)) for number in range(count)]
    ends = st.sampled_from([n.id for n in nodes]) if nodes else None
    edges = (
        [draw(_edges(number, ends)) for number in range(draw(st.integers(0, 6)))] if ends is not None else []
    )
    return PropertyGraph(tuple(nodes), tuple(edges))


def _nodes(number: int) -> st.SearchStrategy[Node]:
    iri = f"http://example.org/{number}"
    attributes = st.fixed_dictionaries({}, optional={name: kinds[kind] for name, kind in COLUMNS.items()})
    return st.builds(
        Node,
        iri=st.just(iri),
        id=st.just(node_id(iri)),
        label=texts,
        kind=st.just("Country"),
        kinds=st.just(("Country", "Place")),
        aliases=st.lists(st.sampled_from(["A", "b c", "é"]), unique=True).map(lambda a: tuple(sorted(a))),
        attributes=attributes.map(MappingProxyType),
    )


def _edges(number: int, ends: st.SearchStrategy[str]) -> st.SearchStrategy[Edge]:
    return st.builds(
        Edge,
        id=st.just(f"edge_{number}"),
        source=ends,
        target=ends,
        type=names,
        wording=texts,
        property=st.just("http://example.org/p"),
        quote=texts,
        start=st.none() | st.integers(0, 2**40),
        end=st.none(),
        confidence=st.none() | st.floats(0, 1, allow_subnormal=False),
        negated=st.booleans(),
    )


SAMPLE = PropertyGraph(
    (
        Node(
            "http://example.org/a",
            "a",
            'Land "A" & <B>',
            "Country",
            ("Country",),
            ("one", "two"),
            {"value": 0.1},
        ),
        Node(
            "http://example.org/b",
            "b",
            "=1+1",
            "Period",
            ("Period",),
            (),
            {"notation": "2024", "earliest": "2024-01-01", "latest": "2024-12-31"},
        ),
    ),
    (
        Edge(
            "e1",
            "a",
            "b",
            "event_date",
            "A: 2024",
            "http://example.org/p",
            "urn:f",
            "d",
            'a\r\n"quote"',
            3,
            13,
            0.5,
        ),
        Edge("e2", "a", "b", "event_date", "It is denied that A: 2024", "http://example.org/p", negated=True),
        Edge("e3", "a", "a", "has_part", "A includes A", "http://example.org/p"),
    ),
)


def write(graph: PropertyGraph, format: str, path: Path) -> Path:
    if FORMATS[format].is_folder:
        path.mkdir(exist_ok=True)
    FORMATS[format].write_graph(graph, path)
    return path


def xml(record: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """Return what XML can carry of *record*: U+FFFD for what it cannot."""
    kept = {}
    for name, value in record.items():
        kept[name] = value
        if isinstance(value, str):
            kept[name] = "".join(
                c if c in "\t\n\r" or " " <= c <= "\ufffd" or c > "\uffff" else "\ufffd" for c in value
            )
    return kept


def edges_of(graph: PropertyGraph) -> dict[str, tuple[str, str, dict[str, Scalar]]]:
    return {e.id: (e.source, e.target, edge_record(e)) for e in graph.edges}


def nodes_of(graph: PropertyGraph) -> dict[str, dict[str, Scalar]]:
    return {n.id: node_record(n) for n in graph.nodes}


@pytest.mark.parametrize("format", ["graphml", "yed"])
@each_graph
@given(graph=graphs())
def test_networkx_reads_graphml(format: str, graph: PropertyGraph, tmp_path: Path) -> None:
    import networkx as nx

    read = nx.read_graphml(write(graph, format, tmp_path / "g.graphml"), force_multigraph=True)
    assert read.is_directed()
    assert {id: _without(data, "shape_type") for id, data in read.nodes(data=True)} == {
        id: xml(record) for id, record in nodes_of(graph).items()
    }
    found = {
        key: (s, t, _without(data, "id", "label")) for s, t, key, data in read.edges(keys=True, data=True)
    }
    assert found == {id: (s, t, xml(record)) for id, (s, t, record) in edges_of(graph).items()}


def _without(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


@each_graph
@given(graph=graphs())
def test_igraph_reads_graphml(graph: PropertyGraph, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    read = igraph.Graph.Read_GraphML(str(write(graph, "graphml", tmp_path / "g.graphml")))
    assert read.is_directed()
    assert read.vcount() == len(graph.nodes)
    for vertex, node in zip(read.vs, graph.nodes, strict=True):
        _same_in_igraph(vertex.attributes(), {**xml(node_record(node)), "id": node.id})
    for line, edge in zip(read.es, graph.edges, strict=True):
        assert read.vs[line.source]["id"] == edge.source
        assert read.vs[line.target]["id"] == edge.target
        # igraph 1.0 gives edges the ids of nodes; so theirs are not compared.
        _same_in_igraph(_without(line.attributes(), "id"), xml(edge_record(edge)))


def _same_in_igraph(found: Mapping[str, Any], expected: Mapping[str, Scalar]) -> None:
    """Compare values; igraph has a blank text, NaN or False where there is none."""
    for name, value in found.items():
        if name in expected:
            assert value == expected[name]
        else:
            assert value in ("", False, None) or math.isnan(value)


def test_graphml_is_valid_by_its_own_schema_rules(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.parse(str(write(SAMPLE, "graphml", tmp_path / "g.graphml"))).getroot()
    tag = "{http://graphml.graphdrawing.org/xmlns}"
    declared = {key.get("id"): key.get("for") for key in root.iter(f"{tag}key")}
    assert all(declared[d.get("key")] == d.getparent().tag.removeprefix(tag) for d in root.iter(f"{tag}data"))
    ids = [x.get("id") for x in root.iter(f"{tag}node", f"{tag}edge", f"{tag}key")]
    assert len(ids) == len(set(ids))


@each_graph
@given(graph=graphs())
def test_networkx_reads_gexf(graph: PropertyGraph, tmp_path: Path) -> None:
    import networkx as nx

    read = nx.read_gexf(write(graph, "gexf", tmp_path / "g.gexf"), version="1.3")
    assert {id: dict(data) for id, data in read.nodes(data=True)} == {
        id: xml(record) for id, record in nodes_of(graph).items()
    }
    found = [(data.pop("id"), (s, t, data)) for s, t, data in read.edges(data=True)]
    expected = {id: (s, t, xml(record)) for id, (s, t, record) in edges_of(graph).items()}
    assert len(found) == len(expected)
    for id, (source, target, data) in found:
        assert (source, target) == expected[id][:2]
        values = expected[id][2]
        assert {k: data[k] for k in values if k != "type"} == {k: v for k, v in values.items() if k != "type"}
        assert data["label"] == values["type"]


def test_gexf_tells_parallel_edges_of_two_types_apart(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.parse(str(write(SAMPLE, "gexf", tmp_path / "g.gexf"))).getroot()
    assert [e.get("kind") for e in root.iter("{http://gexf.net/1.3}edge")] == [e.type for e in SAMPLE.edges]


def test_gexf_puts_what_happened_in_a_period_in_time(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.parse(str(write(SAMPLE, "gexf", tmp_path / "g.gexf"))).getroot()
    spans = [(e.get("start"), e.get("end")) for e in root.iter("{http://gexf.net/1.3}edge")]
    assert spans == [("2024-01-01", "2024-12-31"), ("2024-01-01", "2024-12-31"), (None, None)]


@each_graph
@given(graph=graphs())
def test_gexf_is_valid_by_its_grammar(graph: PropertyGraph, tmp_path: Path) -> None:
    """The grammar of GEXF is in no package; that in gexf.rng is of what we write, and nothing else passes it."""
    etree = pytest.importorskip("lxml.etree")
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parent / "gexf.rng"))
    for written in (graph, SAMPLE):
        grammar.assertValid(etree.parse(write(written, "gexf", tmp_path / "g.gexf")))


def test_a_period_that_is_no_day_is_not_in_time(tmp_path: Path) -> None:
    """What others made may have any text there, at which a reader of dates would stop."""
    etree = pytest.importorskip("lxml.etree")
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parent / "gexf.rng"))
    days = {"earliest": "some day", "latest": "2024-12-31"}
    graph = PropertyGraph(
        (Node("urn:p", "p", "p", attributes=days),), (Edge("e", "p", "p", "r", "", "urn:p"),)
    )
    file = etree.parse(write(graph, "gexf", tmp_path / "g.gexf"))
    grammar.assertValid(file)
    (edge,) = file.iter("{http://gexf.net/1.3}edge")
    assert (edge.get("start"), edge.get("end")) == (None, "2024-12-31")


@each_graph
@given(graph=graphs())
def test_gexf_keeps_its_own_rules(graph: PropertyGraph, tmp_path: Path) -> None:
    """Each value has a declared attribute and is of its type, each end is a node, no id stands twice."""
    etree = pytest.importorskip("lxml.etree")
    root = etree.parse(str(write(graph, "gexf", tmp_path / "g.gexf"))).getroot()
    tag = "{http://gexf.net/1.3}"
    of_type: dict[str, Callable[[str], object]] = {
        "string": str,
        "long": int,
        "double": float,
        "boolean": {"true": True, "false": False}.__getitem__,
    }
    ids = {
        "node": [n.get("id") for n in root.iter(f"{tag}node")],
        "edge": [e.get("id") for e in root.iter(f"{tag}edge")],
    }
    for element in ("node", "edge"):
        (declared,) = (a for a in root.iter(f"{tag}attributes") if a.get("class") == element)
        types = {attribute.get("id"): attribute.get("type") for attribute in declared}
        assert len(types) == len(declared)
        assert len(ids[element]) == len(set(ids[element]))
        for one in root.iter(f"{tag}{element}"):
            (values,) = one.iter(f"{tag}attvalues")
            names = [value.get("for") for value in values]
            assert len(names) == len(set(names))
            for value in values:
                of_type[types[value.get("for")]](value.get("value"))
    ends = {edge.get(end) for edge in root.iter(f"{tag}edge") for end in ("source", "target")}
    assert ends <= set(ids["node"])
    assert root.find(f"{tag}meta") is None, "which would hold the day of writing"


@each_graph
@given(graph=graphs())
def test_cyjs_holds_every_value(graph: PropertyGraph, tmp_path: Path) -> None:
    elements = json.loads(write(graph, "cyjs", tmp_path / "g.cyjs").read_text(encoding="utf-8"))["elements"]
    assert {n["data"]["id"]: _without(n["data"], "id", "name") for n in elements["nodes"]} == nodes_of(graph)
    data = [edge["data"] for edge in elements["edges"]]
    assert {
        d["id"]: (d["source"], d["target"], _without(d, "id", "source", "target", "interaction"))
        for d in data
    } == edges_of(graph)


@each_graph
@given(graph=graphs())
def test_ndex2_reads_cx2(graph: PropertyGraph, tmp_path: Path) -> None:
    ndex2 = pytest.importorskip("ndex2.cx2")
    read = ndex2.RawCX2NetworkFactory().get_cx2network(str(write(graph, "cx2", tmp_path / "g.cx2")))
    nodes = {node["v"]["id"]: _without(node["v"], "id", "name") for node in read.get_nodes().values()}
    assert nodes == nodes_of(graph)
    ids = {number: node["v"]["id"] for number, node in read.get_nodes().items()}
    edges = {
        edge["v"]["id"]: (ids[edge["s"]], ids[edge["t"]], _without(edge["v"], "id", "interaction"))
        for edge in read.get_edges().values()
    }
    assert edges == edges_of(graph)


def test_cx2_declares_every_column_and_counts_its_elements(tmp_path: Path) -> None:
    parts = json.loads(write(SAMPLE, "cx2", tmp_path / "g.cx2").read_text(encoding="utf-8"))
    declared = next(p["attributeDeclarations"][0] for p in parts if "attributeDeclarations" in p)
    for element in ("nodes", "edges"):
        items = next(p[element] for p in parts if element in p)
        assert {name for item in items for name in item["v"]} <= set(declared[element])
        metadata = next(p["metaData"] for p in parts if "metaData" in p)
        assert {"name": element, "elementCount": len(items)} in metadata


@settings(parent=each_graph, max_examples=8)
@given(graph=graphs())
def test_graphviz_reads_dot(graph: PropertyGraph, tmp_path: Path) -> None:
    if not shutil.which("dot"):
        pytest.skip("Graphviz is not installed")
    path = write(graph, "dot", tmp_path / "g.dot")
    run = subprocess.run(["dot", "-Tdot_json", str(path)], capture_output=True, check=True, timeout=60)
    assert run.stderr == b""
    read = json.loads(run.stdout)
    objects = read.get("objects", [])
    assert [o["name"] for o in objects] == [n.id for n in graph.nodes]
    found = sorted(
        (objects[e["tail"]]["name"], objects[e["head"]]["name"], e["id"]) for e in read.get("edges", [])
    )
    assert found == sorted((e.source, e.target, e.id) for e in graph.edges)


def test_graphviz_shows_labels_as_they_are(tmp_path: Path) -> None:
    if not shutil.which("dot"):
        pytest.skip("Graphviz is not installed")
    label = 'a "b" \\N \\G &amp; <c>'
    graph = PropertyGraph((Node("urn:a", "a", label),))
    run = subprocess.run(
        ["dot", "-Tsvg", str(write(graph, "dot", tmp_path / "g.dot"))], capture_output=True, check=True
    )
    etree = pytest.importorskip("lxml.etree")
    (text,) = etree.fromstring(run.stdout).iter("{http://www.w3.org/2000/svg}text")
    assert text.text == label


@each_graph
@given(graph=graphs())
def test_csv_holds_every_value(graph: PropertyGraph, tmp_path: Path) -> None:
    folder = write(graph, "csv", tmp_path / "csv")
    for name, records in (
        ("nodes", [node_record(n) for n in graph.nodes]),
        ("edges", [edge_record(e) for e in graph.edges]),
    ):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [{k: row[k] for k in r} for row, r in zip(rows, records, strict=True)] == [
            {k: str(v).lower() if isinstance(v, bool) else str(v) for k, v in r.items()} for r in records
        ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1+1"])
def test_what_a_spreadsheet_would_run_is_data_in_csv_and_text_in_a_workbook(
    text: str, tmp_path: Path
) -> None:
    """Programs read CSV, and a mark before the text would change it; people are sent to the workbook."""
    openpyxl = pytest.importorskip("openpyxl")
    graph = PropertyGraph((Node("urn:a", "a", text, attributes={"value": -1}),))
    with (write(graph, "csv", tmp_path / "csv") / "nodes.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["label"], row["value"]) == (text, "-1")
    header, cells = openpyxl.load_workbook(write(graph, "xlsx", tmp_path / "g.xlsx"))["nodes"].iter_rows()
    found = {name.value: cell for name, cell in zip(header, cells, strict=True)}
    assert (found["label"].data_type, found["label"].value) == ("s", text)
    assert (found["value"].data_type, found["value"].value) == ("n", -1)


@pytest.mark.parametrize(
    ("value", "rank", "expected"),
    [(5, 1, (5.0, 1)), ("5.5", "2", (5.5, 2)), ("many", "first", (None, None)), ("INF", 1.5, (None, None))],
)
def test_a_figure_in_words_is_none_in_the_table_of_facts(
    value: Scalar, rank: Scalar, expected: tuple[object, ...], tmp_path: Path
) -> None:
    """Nothing keeps data made elsewhere from having texts for numbers."""
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    figure = Node("urn:s", "s", "s", attributes={"value": value, "rank": rank, "unit": 1})
    fact = Edge("e", "s", "s", "statistic", "", "urn:p", "urn:f")
    folder = write(PropertyGraph((figure,), (fact,)), "parquet", tmp_path / "parquet")
    (row,) = duckdb.sql(f"SELECT value, rank, unit FROM '{folder}/facts.parquet'").fetchall()
    assert row == (*expected, "1")


@each_graph
@given(graph=graphs())
def test_duckdb_reads_parquet(graph: PropertyGraph, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    folder = write(graph, "parquet", tmp_path / "parquet")
    columns = list(node_columns(graph))
    rows = duckdb.sql(f"SELECT id, {', '.join(columns)} FROM '{folder}/nodes.parquet'").fetchall()
    found = {
        id: {c: v for c, v in zip(columns, values, strict=True) if v is not None} for id, *values in rows
    }
    lists = {n.id: {"kinds": list(n.kinds), "aliases": list(n.aliases)} for n in graph.nodes}
    assert found == {id: {**record, **lists[id]} for id, record in nodes_of(graph).items()}
    columns = list(EDGE_COLUMNS)
    quoted = ", ".join(f'"{c}"' for c in columns)
    rows = duckdb.sql(f"SELECT id, source, target, {quoted} FROM '{folder}/edges.parquet'").fetchall()
    edges = {
        id: (s, t, {c: v for c, v in zip(columns, values, strict=True) if v is not None})
        for id, s, t, *values in rows
    }
    assert edges == edges_of(graph)


def test_ladybug_reads_parquet(tmp_path: Path) -> None:
    ladybug = pytest.importorskip("ladybug")
    pytest.importorskip("pyarrow")
    folder = write(SAMPLE, "parquet", tmp_path / "parquet")
    database = ladybug.Connection(ladybug.Database(str(tmp_path / "db")))
    for statement in (
        "CREATE NODE TABLE Thing(id STRING PRIMARY KEY, label STRING, aliases STRING[])",
        "CREATE REL TABLE States(FROM Thing TO Thing, id STRING, type STRING, quote STRING)",
        f"COPY Thing FROM (LOAD FROM '{folder}/nodes.parquet' RETURN id, label, aliases)",
        f"COPY States FROM (LOAD FROM '{folder}/edges.parquet' RETURN source, target, id, type, quote)",
    ):
        database.execute(statement)
    found = database.execute(
        "MATCH (a)-[s:States]->(b) RETURN s.id, a.id, b.id, s.quote ORDER BY s.id"
    ).get_all()
    assert found == [[e.id, e.source, e.target, e.quote] for e in SAMPLE.edges]


def test_openpyxl_reads_xlsx(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(write(SAMPLE, "xlsx", tmp_path / "g.xlsx"))
    assert book.sheetnames == ["facts", "nodes", "edges"]
    header, *rows = book["nodes"].iter_rows(values_only=True)
    found = [{k: v for k, v in zip(header, row, strict=True) if v is not None} for row in rows]
    assert found == [
        {k: v for k, v in {"id": n.id, **node_record(n)}.items() if v != ""} for n in SAMPLE.nodes
    ]
    assert {cell.data_type for cell in book["nodes"]["C"]} == {"s"}, "a text that begins with = is no formula"


@settings(parent=each_graph, max_examples=15)
@given(graph=graphs())
def test_openpyxl_reads_every_value(graph: PropertyGraph, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(write(graph, "xlsx", tmp_path / "g.xlsx"))
    ends = {e.id: {"id": e.id, "source": e.source, "target": e.target} for e in graph.edges}
    for sheet, records in (
        ("nodes", [{"id": n.id, **node_record(n)} for n in graph.nodes]),
        ("edges", [{**ends[e.id], **edge_record(e)} for e in graph.edges]),
    ):
        header, *rows = book[sheet].iter_rows(values_only=True)
        found = [{k: v for k, v in zip(header, row, strict=True) if v is not None} for row in rows]
        for row, record in zip(found, records, strict=True):
            expected = {k: v for k, v in in_workbook(record).items() if v != ""}  # which is an empty cell
            # openpyxl writes sixteen digits of a number.
            assert row == {
                k: pytest.approx(v, rel=1e-15) if type(v) is float else v for k, v in expected.items()
            }


def in_workbook(record: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """Return what a workbook can carry of *record*: U+FFFD for what it cannot."""
    kept = {}
    for name, value in record.items():
        kept[name] = value
        if isinstance(value, str):
            kept[name] = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", value)
    return kept


def test_xlsx_keeps_to_what_excel_can_hold(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    graph = PropertyGraph((Node("urn:a", "a", "bell \x07"), Node("urn:b", "b", "x" * 40_000)))
    book = openpyxl.load_workbook(write(graph, "xlsx", tmp_path / "g.xlsx"))
    labels = [cell.value for cell in book["nodes"]["C"][1:]]
    assert labels == ["bell \ufffd", "x" * 32_766 + "…"]


def test_a_workbook_opens_with_wide_columns_and_a_filter_on_every_sheet(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    for number, graph in enumerate((SAMPLE, PropertyGraph())):
        book = openpyxl.load_workbook(write(graph, "xlsx", tmp_path / f"{number}.xlsx"))
        for sheet in book:
            assert sheet.auto_filter.ref == sheet.dimensions
            assert (sheet.freeze_panes, sheet["A1"].font.bold) == ("A2", True)
        heads = {cell.value: cell.column_letter for cell in book["facts"][1]}
        widths = {name: book["facts"].column_dimensions[letter].width for name, letter in heads.items()}
        assert widths["quote"] > widths["object"] > widths["confidence"] > 10


def test_the_table_of_facts_names_both_ends(tmp_path: Path) -> None:
    with (write(SAMPLE, "csv", tmp_path / "csv") / "facts.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["subject"], row["object"], row["date"]) == ('Land "A" & <B>', "=1+1", "2024")
    assert (row["quote"], row["start"], row["end"], row["subject_aliases"]) == (
        'a\r\n"quote"',
        "3",
        "13",
        "one | two",
    )


@each_graph
@given(graph=graphs())
def test_neo4j_files_name_and_type_every_value(graph: PropertyGraph, tmp_path: Path) -> None:
    folder = write(graph, "neo4j", tmp_path / "neo4j")
    nodes = neo4j_rows(folder / "nodes.csv")
    lists = {n.id: {"kinds": list(n.kinds), "aliases": list(n.aliases)} for n in graph.nodes}
    assert {row.pop(":ID"): row for row in nodes} == {
        id: {":LABEL": ["Thing", "Country", "Place"], **record, **lists[id]}
        for id, record in without_blank_attributes(graph).items()
    }
    edges = neo4j_rows(folder / "edges.csv")
    found = {row.pop("id"): (row.pop(":START_ID"), row.pop(":END_ID"), row) for row in edges}
    assert found == {
        id: (source, target, {":TYPE": str(record["type"]).upper(), **record})
        for id, (source, target, record) in edges_of(graph).items()
    }


def without_blank_attributes(graph: PropertyGraph) -> dict[str, dict[str, Scalar]]:
    """Return the records of nodes; CSV cannot tell an empty text from a missing one."""
    return {
        id: {k: v for k, v in record.items() if v != "" or k in NODE_COLUMNS}
        for id, record in nodes_of(graph).items()
    }


def neo4j_rows(path: Path) -> list[dict[str, Any]]:
    """Read a file as neo4j-admin does: types from the header, lists parted by the delimiter of import.sh."""
    read: dict[str, Any] = {
        "string": str,
        "long": int,
        "double": float,
        "boolean": lambda text: {"true": True, "false": False}[text],
        "string[]": lambda text: text.split("\u241f") if text else [],
        "LABEL": lambda text: text.split("\u241f"),
    }
    assert "--array-delimiter='\u241f'" in (path.parent / "import.sh").read_text(encoding="utf-8")
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    found = []
    for row in rows:
        values = {}
        for column, text in zip(header, row, strict=True):
            name, kind = column.split(":")
            if text or kind in {"string", "string[]"}:
                key = f":{kind}" if kind in {"ID", "START_ID", "END_ID", "TYPE", "LABEL"} else name
                values[key] = read.get(kind, str)(text)
        found.append({k: v for k, v in values.items() if v != "" or k in NODE_COLUMNS or k in EDGE_COLUMNS})
    return found


def test_the_cypher_script_is_cypher(tmp_path: Path) -> None:
    antlr4 = pytest.importorskip("antlr4")
    cypher = pytest.importorskip("antlr4_cypher")
    nasty = Node("urn:c", "c", "a';\n\"// \\u0041\\ {b} `c` \0😀", "Länd", ("Länd", "a b"))
    graph = PropertyGraph((*SAMPLE.nodes, nasty), (*SAMPLE.edges, Edge("e4", "c", "a", "it is", "", "urn:p")))
    script = (write(graph, "neo4j", tmp_path / "neo4j") / "load.cypher").read_text(encoding="utf-8")
    constraint, *statements = script.split(";\n")[:-1]
    assert constraint.splitlines()[1].startswith(
        "CREATE CONSTRAINT policyloom_thing_id IF NOT EXISTS"
    )  # not in the grammar
    assert len(statements) == 6
    for statement in statements:
        parser = cypher.CypherParser(
            antlr4.CommonTokenStream(cypher.CypherLexer(antlr4.InputStream(statement)))
        )
        parser.script()
        assert parser.getNumberOfSyntaxErrors() == 0


def test_a_workbook_does_not_say_when_it_was_written(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    with zipfile.ZipFile(write(SAMPLE, "xlsx", tmp_path / "g.xlsx")) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert set(re.findall(rb">(\d{4})-", archive.read("docProps/core.xml"))) == {b"1980"}


def test_the_report_cites_each_passage(tmp_path: Path) -> None:
    report = write(SAMPLE, "markdown", tmp_path / "r.md").read_text(encoding="utf-8")
    assert "- A: 2024 (confidence 0.50)[^1]\n" in report
    assert '[^1]: “a "quote"” (d, characters 3 to 13)\n' in report


@settings(parent=each_graph, max_examples=15)
@given(graph=graphs(), document=st.sampled_from(["d", "*d* [x](y)", "# 1. <b>"]))
def test_the_report_reads_as_what_was_stated(graph: PropertyGraph, document: str, tmp_path: Path) -> None:
    """A reader of Markdown finds the statements and passages as they are, whatever marks of Markdown they hold."""
    markdown_it = pytest.importorskip("markdown_it")
    edges = tuple(replace(e, document=document, type="adopts") for e in graph.edges if e.quote)
    graph = PropertyGraph(graph.nodes, edges)
    report = write(graph, "markdown", tmp_path / "r.md").read_text(encoding="utf-8")
    # A mark of a footnote is no CommonMark; those in texts are escaped.
    tokens = markdown_it.MarkdownIt("commonmark").parse(re.sub(r"\[\^\d+\]", "", report))
    assert not [t for t in tokens if t.type in {"html_block", "fence", "code_block", "hr", "blockquote_open"}]
    inline = [t for t in tokens if t.type == "inline"]
    assert {c.type for t in inline for c in t.children} <= {"text", "text_special", "softbreak"}
    shown = ["".join(c.content if c.type != "softbreak" else "\n" for c in t.children) for t in inline]
    assert sum(t.type == "list_item_open" for t in tokens) == len(edges)
    for edge in edges:
        assert any(text.startswith(plain(edge.wording)) for text in shown)
        assert any(f"“{plain(edge.quote)}”" in text for text in shown)


def plain(text: str) -> str:
    """Return *text* on one line, without control characters."""
    return " ".join(re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]", "\ufffd", text).split())


def test_statements_of_one_passage_share_a_footnote(tmp_path: Path) -> None:
    both = [
        Edge(f"e{n}", "a", "b", "adopts", f"says {n}", "urn:p", "urn:f", "d", "quote", 0, 5) for n in (1, 2)
    ]
    report = write(PropertyGraph(SAMPLE.nodes, tuple(both)), "markdown", tmp_path / "r.md").read_text()
    assert "- says 1[^1]\n- says 2[^1]\n\n[^1]: “quote” (d, characters 0 to 5)\n" in report


def test_a_vault_has_a_note_for_each_node_and_links_between_them(tmp_path: Path) -> None:
    folder = write(SAMPLE, "obsidian", tmp_path / "vault")
    assert sorted(p.name for p in folder.iterdir()) == ["=1+1.md", "Land A & B.md"]
    note = (folder / "Land A & B.md").read_text(encoding="utf-8")
    assert "- A: 2024 (confidence 0.50): [[=1+1]]\n" in note
    assert "It is denied that A: 2024" in note


@each_graph
@given(graph=graphs())
def test_a_vault_never_merges_two_nodes(graph: PropertyGraph, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    shutil.rmtree(folder, ignore_errors=True)
    assert len(list(write(graph, "obsidian", folder).iterdir())) == len(graph.nodes)


@settings(parent=each_graph, max_examples=15)
@given(graph=graphs())
@example(
    graph=PropertyGraph(
        (Node("urn:n", "n", "N", "Thing", ("Thing",), (), {"high": 1e22, "low": -1e-7, "is": True}),), ()
    )
)
def test_a_vault_says_all_of_a_node_and_its_links_lead_to_notes(graph: PropertyGraph, tmp_path: Path) -> None:
    yaml = pytest.importorskip("yaml")
    folder = tmp_path / "vault"
    shutil.rmtree(folder, ignore_errors=True)
    notes = {path.stem: path.read_bytes().decode() for path in write(graph, "obsidian", folder).iterdir()}
    linked = [
        link for note in notes.values() for link in re.findall(r"^- .*: \[\[(.*)\]\]$", note, re.MULTILINE)
    ]
    assert set(linked) <= notes.keys()
    assert len(linked) == 2 * len(graph.edges)
    heads = {
        head["iri"]: head for head in (yaml.safe_load(note.split("---\n")[1]) for note in notes.values())
    }
    for node in graph.nodes:
        head = heads[node.iri]
        assert (head["aliases"], head["tags"]) == (list(node.aliases), list(node.kinds))
        for key, value in node.attributes.items():
            assert head[key] == value


def test_same_names_in_another_case_get_notes_of_their_own(tmp_path: Path) -> None:
    graph = PropertyGraph(
        (
            Node("urn:a", "a", "Port"),
            Node("urn:b", "b", "PORT"),
            Node("urn:d", "d", "port a"),
            Node("urn:c", "c", "../etc/x"),
        )
    )
    names = sorted(p.name for p in write(graph, "obsidian", tmp_path / "vault").iterdir())
    assert names == ["PORT b.md", "Port a a.md", "etc x.md", "port a d.md"]
