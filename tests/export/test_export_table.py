"""Every table format, read back by another program, holds the same nodes, edges and values."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings

from policyloom.graph.export.columns import EDGE_COLUMNS, NODE_COLUMNS, node_columns
from policyloom.graph.propertygraph import Edge, Node, PropertyGraph, Scalar

from .property_graphs import SAMPLE, each_graph, edges_of, graphs, nodes_of, tables_of, write, xml


@each_graph
@given(graph=graphs())
def test_csv_holds_every_value(graph: PropertyGraph, tmp_path: Path) -> None:
    folder = write(graph, "csv", tmp_path / "csv")
    for name, records in tables_of(graph).items():
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [{k: row[k] for k in r} for row, r in zip(rows, records, strict=True)] == [
            {k: str(v).lower() if isinstance(v, bool) else str(v) for k, v in r.items()} for r in records
        ]


def test_what_a_spreadsheet_would_run_is_data_in_csv_and_text_in_a_workbook(tmp_path: Path) -> None:
    """CSV is for programs, and a quote mark before the text would change the data; people get the workbook."""
    openpyxl = pytest.importorskip("openpyxl")
    texts = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1+1"]
    nodes = [Node(f"urn:{n}", f"n{n}", text, attributes={"value": -1}) for n, text in enumerate(texts)]
    graph = PropertyGraph(tuple(nodes))
    with (write(graph, "csv", tmp_path / "csv") / "nodes.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["label"], row["value"]) for row in csv.DictReader(file)] == [(t, "-1") for t in texts]
    header, *rows = openpyxl.load_workbook(write(graph, "xlsx", tmp_path / "g.xlsx"))["nodes"].iter_rows()
    for text, cells in zip(texts, rows, strict=True):
        found = {name.value: (cell.data_type, cell.value) for name, cell in zip(header, cells, strict=True)}
        assert (found["label"], found["value"]) == (("s", text), ("n", -1))


@pytest.mark.parametrize(
    ("value", "rank", "expected"),
    [(5, 1, (5.0, 1)), ("5.5", "2", (5.5, 2)), ("many", "first", (None, None)), ("INF", 1.5, (None, None))],
)
def test_a_figure_in_words_is_none_in_the_table_of_facts(
    value: Scalar, rank: Scalar, expected: tuple[object, ...], tmp_path: Path
) -> None:
    """Data made elsewhere may have text in place of numbers."""
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


@settings(parent=each_graph, max_examples=15)
@given(graph=graphs())
@example(graph=SAMPLE)
def test_openpyxl_reads_every_value(graph: PropertyGraph, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(write(graph, "xlsx", tmp_path / "g.xlsx"))
    assert book.sheetnames == ["facts", "nodes", "edges"]
    for sheet, records in tables_of(graph).items():
        header, *rows = book[sheet].iter_rows(values_only=True)
        found = [{k: v for k, v in zip(header, row, strict=True) if v is not None} for row in rows]
        for row, record in zip(found, records, strict=True):
            expected = {k: v for k, v in xml(record).items() if v != ""}  # "" is an empty cell
            # openpyxl writes numbers with sixteen digits.
            assert row == {
                k: pytest.approx(v, rel=1e-15) if type(v) is float else v for k, v in expected.items()
            }


def test_xlsx_keeps_to_what_excel_can_hold(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    graph = PropertyGraph((Node("urn:a", "a", "bell \x07"), Node("urn:b", "b", "x" * 40_000)))
    book = openpyxl.load_workbook(write(graph, "xlsx", tmp_path / "g.xlsx"))
    labels = [cell.value for cell in book["nodes"]["C"][1:]]
    assert labels == ["bell \ufffd", "x" * 32_766 + "…"]


def test_a_workbook_has_wide_columns_and_a_filter_on_every_sheet_but_not_the_time_of_writing(
    tmp_path: Path,
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    for number, graph in enumerate((SAMPLE, PropertyGraph())):
        book = openpyxl.load_workbook(write(graph, "xlsx", tmp_path / f"{number}.xlsx"))
        for sheet in book:
            assert sheet.auto_filter.ref == sheet.dimensions
            assert (sheet.freeze_panes, sheet["A1"].font.bold) == ("A2", True)
        columns = book["facts"].column_dimensions
        width = {cell.value: columns[cell.column_letter].width for cell in book["facts"][1]}
        assert width["quote"] > width["object"] > width["confidence"] > 10
    with zipfile.ZipFile(tmp_path / "0.xlsx") as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert set(re.findall(rb">(\d{4})-", archive.read("docProps/core.xml"))) == {b"1980"}


def test_the_table_of_facts_names_both_ends(tmp_path: Path) -> None:
    with (write(SAMPLE, "csv", tmp_path / "csv") / "facts.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["subject"], row["object"], row["date"]) == ('Land "A" & <B>', "=1+1", "2024")
    assert (row["quote"], row["start"], row["end"]) == ('a\r\n"quote"', "3", "13")
    assert row["subject_aliases"] == "one | two"


@each_graph
@given(graph=graphs())
def test_neo4j_files_name_and_type_every_value(graph: PropertyGraph, tmp_path: Path) -> None:
    folder = write(graph, "neo4j", tmp_path / "neo4j")
    nodes = neo4j_rows(folder / "nodes.csv")
    lists = {n.id: {"kinds": list(n.kinds), "aliases": list(n.aliases)} for n in graph.nodes}
    assert {row.pop(":ID"): row for row in nodes} == {
        # CSV cannot tell an empty text from a missing one.
        id: {
            ":LABEL": ["Thing", "Country", "Place"],
            **{k: v for k, v in record.items() if v != "" or k in NODE_COLUMNS},
            **lists[id],
        }
        for id, record in nodes_of(graph).items()
    }
    edges = neo4j_rows(folder / "edges.csv")
    found = {row.pop("id"): (row.pop(":START_ID"), row.pop(":END_ID"), row) for row in edges}
    assert found == {
        id: (source, target, {":TYPE": str(record["type"]).upper(), **record})
        for id, (source, target, record) in edges_of(graph).items()
    }


def neo4j_rows(path: Path) -> list[dict[str, Any]]:
    """Read a file as neo4j-admin does: types from the header, lists split at the delimiter in import.sh."""
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
    # The grammar has no constraints.
    assert constraint.splitlines()[1].startswith("CREATE CONSTRAINT policyloom_thing_id IF NOT EXISTS")
    assert len(statements) == 6
    for statement in statements:
        lexer = cypher.CypherLexer(antlr4.InputStream(statement))
        parser = cypher.CypherParser(antlr4.CommonTokenStream(lexer))
        parser.script()
        assert parser.getNumberOfSyntaxErrors() == 0
