"""The commands in a pipe: each command that lists writes its rows as JSON Lines or CSV, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from claimed import built

from policyloom.cli import main, program, rows

TEXT = """Ports and plans
Germany adopted Industry 4.0 in 2013.
Japan devised its strategy of “connected industries,” which aims to increase the use of new technologies.
More than 20 million users were connected by September 2024.
"""
THEIRS = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<http://example.org/japan> rdfs:label "Japan" .
"""
BROKEN = """
@prefix pol: <https://w3id.org/policyloom/policy#> .
<http://example.org/plan> a pol:Policy ; pol:adopts <http://example.org/plan> .
"""

JAPAN = TEXT.splitlines()[2]
USERS = "More than 20 million users were connected by September 2024."
STATED = (
    "adopts | Germany | Industry 4.0 | Germany adopted Industry 4.0 in 2013. | score=0.7",
    f"adopts | Japan | connected industries | {JAPAN}",
    f"statistic | users | More than 20 million users | {USERS} | indicator=users, value=20000000, unit=users, date=2024-09",
)

# Calls of each command that lists, and some of the columns of their rows.
CALLS = {
    "build speech.txt --reader recorded:claims.jsonl --out out": {"of", "name", "count"},
    "facts": {"doc", "type", "subject", "object", "sent", "start", "end", "confidence"},
    "queries": {"name", "question", "parameters"},
    "queries policies-by-country": {"sparql"},
    "questions": {"kind", "question", "answers"},
    "query policies-by-country": {"country", "policy", "quote"},
    "search germany": {"label", "iri", "facts"},
    "search --in sentences users": {"quote"},
    "stats": {"label", "iri", "class", "pagerank"},
    "import theirs.ttl --store other": {"name", "found", "subject", "detail"},
    "import broken.ttl --store other": {"name", "found", "subject", "detail"},
    "align": {"accept", "subject", "property", "object", "reason"},
    "review --below 1": {"subject", "object", "doubt", "quote"},
    "check broken.ttl": {"severity", "subject", "message"},
    "eval gold.jsonl": {"of", "name", "gold", "found", "right", "f1"},
    "eval gold.jsonl --list spurious": {"doc", "type", "subject", "object"},
    "eval gold.jsonl --texts speech.txt --reader recorded:claims.jsonl": {"reader", "f1"},
}
# Calls that do not read the store.
APART = ("queries", "import", "check", "eval gold.jsonl --texts")
# These commands write one thing and no rows: a graph, a page, an answer in words with its sentences.
OTHERS = {"ask", "export", "mcp", "serve", "train", "view"}

Out = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a store and the files that the calls name."""
    path = tmp_path_factory.mktemp("rows")
    shutil.copytree(built(path, {"speech": TEXT}, {"speech": STATED}), path / "other")
    for name, content in (("theirs.ttl", THEIRS), ("broken.ttl", BROKEN)):
        (path / name).write_text(content, encoding="utf-8")
    fact = {"doc": "speech", "type": "adopts", "subject": "Germany", "object": "Industry 4.0"}
    (path / "gold.jsonl").write_text(f"{json.dumps(fact)}\n", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _there(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("POLICYLOOM_STORE", "store")
    capsys.readouterr()


def lines(call: str, capsys: Out) -> list[dict[str, Any]]:
    assert main([*call.split(), "--format", "jsonl"]) in (0, 1)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def table(call: str, capsys: Out) -> list[list[str]]:
    assert main([*call.split(), "--format", "csv"]) in (0, 1)
    return list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))


def test_every_command_either_lists_or_writes_one_thing() -> None:
    lists = {call.split()[0] for call in CALLS}
    assert set(program.commands) == lists | OTHERS
    assert not lists & OTHERS


@pytest.mark.parametrize("call", CALLS)
def test_rows_are_all_that_is_written_and_the_same_in_both_formats(call: str, capsys: Out) -> None:
    found, (head, *cells) = lines(call, capsys), table(call, capsys)
    assert found
    assert len({tuple(row) for row in found}) == 1
    assert CALLS[call] <= found[0].keys()
    assert len(cells) == len(found)
    assert {len(row) for row in cells} == {len(head)}
    # A table for review has further columns to fill in, and a note in place of the doubt.
    shared = [name for name in found[0] if name in head]
    assert len(shared) > len(found[0]) / 2
    assert CALLS[call] - {"doubt"} <= set(shared)
    written = {name: [row[head.index(name)] for row in cells] for name in shared}
    told = [name for name in shared if all(isinstance(row[name], str) for row in found)]
    assert {name: [row[name] for row in found] for name in told} == {name: written[name] for name in told}


@pytest.mark.parametrize(
    ("call", "head"),
    [
        ("facts --type ranking", "doc"),
        ("search zzzzzz", "iri"),
        ("check theirs.ttl", "severity"),
        ("eval gold.jsonl --list missed", "doc"),
    ],
)
def test_list_of_nothing_is_no_line_or_the_names_of_its_columns(call: str, head: str, capsys: Out) -> None:
    assert lines(call, capsys) == []
    [columns] = table(call, capsys)
    assert columns[0] == head


@pytest.mark.parametrize("call", [call for call in CALLS if not call.startswith(APART)])
def test_call_that_fails_writes_no_row(call: str, capsys: Out) -> None:
    assert main([*call.split(), "--store", "speech.txt", "--format", "jsonl"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_values_keep_their_types_in_lines_and_are_words_in_cells(capsys: Out) -> None:
    [users] = [row for row in lines("query facts", capsys) if row["type"] == "statistic"]
    assert (users["value"], users["negated"], users["subject_aliases"]) == (20_000_000, False, [])
    assert users == next(row for row in lines("facts", capsys) if row["type"] == "statistic")
    head, *cells = table("facts", capsys)
    [row] = [row for row in cells if "statistic" in row]
    assert (row[head.index("value")], row[head.index("negated")]) == ("20000000", "false")


def test_printed_review_is_a_table_of_corrections(folder: Path, capsys: Out) -> None:
    assert main(["review", "--below", "1", "--format", "csv"]) == 0
    printed = capsys.readouterr().out
    assert main(["review", "--below", "1", "-o", "review.csv"]) == 0
    assert (folder / "review.csv").read_text(encoding="utf-8").split() == printed.split()
    assert main(["review", "-o", "review.csv", "--format", "jsonl"]) == 2
    assert "give -o or --format" in capsys.readouterr().err


def test_hostile_words_stay_within_their_cell(capsys: Out) -> None:
    words = 'a "quoted", two-\nlined \x1b[31m= cell'
    rows.write_rows("csv", ("a", "b"), [(words, None)])
    assert list(csv.reader(io.StringIO(capsys.readouterr().out, newline=""))) == [["a", "b"], [words, ""]]
    rows.write_rows("jsonl", ("a", "b"), [(words, None)])
    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line) == {"a": words, "b": None}
