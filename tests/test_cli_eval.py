"""``policyloom eval``: the scores of facts, as a table, as JSON and as a page."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from claimed import claims

from policyloom.cli import main

GOLD = [
    {"doc": "d", "type": "adopts", "subject": "Ruritania", "object": "Harbour Plan", "salience": "core"},
    {"doc": "d", "type": "adopts", "subject": "Borduria", "object": "Rail Plan", "salience": "minor"},
    {"doc": "e", "type": "faces", "subject": "Ruritania", "object": "skills gap", "salience": "core"},
]
FOUND = [GOLD[0], {**GOLD[1], "object": "Bridge Plan"}, GOLD[2]]

Out = pytest.CaptureFixture[str]


@pytest.fixture
def gold(tmp_path: Path) -> str:
    return _write(tmp_path / "gold.jsonl", GOLD)


@pytest.fixture
def found(tmp_path: Path) -> str:
    return _write(tmp_path / "found.jsonl", FOUND)


def build(folder: Path, sentence: str, row: str) -> list[str]:
    """Build a store from the text ``d.txt`` and the claim *row*, and return the option that names the store."""
    text, store = folder / "d.txt", ["--store", str(folder / "store")]
    text.write_text(f"{sentence}\n", encoding="utf-8")
    reader = claims(folder / "claims.jsonl", {"d": [f"{row} | {sentence}"]})
    assert main(["build", str(text), "--reader", reader, *store, "--out", str(folder / "out")]) == 0
    return store


def _write(path: Path, records: Sequence[Mapping[str, object]]) -> str:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return str(path)


def test_table_has_a_row_for_each_type_and_document(gold: str, found: str, capsys: Out) -> None:
    assert main(["eval", gold, found]) == 0
    out, err = capsys.readouterr()
    assert "adopts\t2\t2\t1\t0.500\t0.500\t0.500" in out
    assert "faces\t1\t1\t1\t1.000\t1.000\t1.000" in out
    assert "all\t3\t3\t2\t0.667\t0.667\t0.667" in out
    assert "\nd\t2\t" in out
    assert err == "recall of the 2 core facts: 1.000\n"


def test_json_has_the_same_figures(gold: str, found: str, capsys: Out) -> None:
    assert main(["eval", gold, found, "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["all"] == {
        "gold": 3, "found": 3, "right": 2, "precision": 0.6667, "recall": 0.6667, "f1": 0.6667,
    }  # fmt: skip
    assert figures["core_recall"] == 1
    assert list(figures["types"]) == ["adopts", "faces"]
    assert list(figures["documents"]) == ["d", "e"]


@pytest.mark.parametrize(("which", "expected"), [("missed", GOLD[1]), ("spurious", FOUND[1])])
def test_list_gives_the_facts_themselves(
    which: str, expected: dict[str, str], gold: str, found: str, capsys: Out
) -> None:
    assert main(["eval", gold, found, "--list", which]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [expected]


def test_one_document_can_be_scored_alone(gold: str, found: str, capsys: Out) -> None:
    assert main(["eval", gold, found, "--doc", "e", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["all"]["gold"] == 1


@pytest.fixture
def ports(tmp_path: Path, capsys: Out) -> list[str]:
    """Return the option that names a store with one fact, which nobody annotated."""
    store = build(tmp_path, "Ports grow.", "faces | Ports | decline")
    capsys.readouterr()
    return store


def test_facts_of_the_store_are_scored_where_none_are_given(tmp_path: Path, capsys: Out) -> None:
    store = build(tmp_path, "Germany adopted Industry 4.0.", "adopts | Germany | Industry 4.0")
    fact = {"doc": "d", "type": "adopts", "subject": "Germany", "object": "Industry 4.0"}
    capsys.readouterr()
    assert main(["eval", _write(tmp_path / "gold.jsonl", [fact]), *store, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["all"]["f1"] == 1


def test_standard_input_can_be_scored(gold: str, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    lines = "".join(f"{json.dumps(record)}\n" for record in GOLD).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert main(["eval", gold, "-", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["all"]["f1"] == 1


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (None, 2, "cannot read"),
        (b"\xff\xfe", 1, "UTF-8"),
    ],
)
def test_file_of_no_facts_ends_in_one_line(
    content: bytes | None, code: int, message: str, gold: str, tmp_path: Path, capsys: Out
) -> None:
    path = tmp_path / "other.jsonl"
    if content is not None:
        path.write_bytes(content)
    assert main(["eval", gold, str(path)]) == code
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1


def test_facts_are_counted_by_confidence(gold: str, tmp_path: Path, capsys: Out) -> None:
    sure = [{**fact, "confidence": value} for fact, value in zip(FOUND, (0.9, 0.95, 0.5), strict=True)]
    found = _write(tmp_path / "sure.jsonl", sure)
    assert main(["eval", gold, found]) == 0
    out = capsys.readouterr().out
    assert "confidence\tfound\tright\tsaid\ttrue\n" in out
    assert "0.9 to 1.0\t2\t1\t0.925\t0.500\n" in out
    assert main(["eval", gold, found, "--format", "json"]) == 0
    bins = json.loads(capsys.readouterr().out)["confidence"]
    assert bins[0] == {"from": 0.5, "to": 0.6, "found": 1, "right": 1, "said": 0.5, "true": 1.0}


def test_page_is_written_beside_the_figures(gold: str, found: str, tmp_path: Path, capsys: Out) -> None:
    page = tmp_path / "evaluation.html"
    assert main(["eval", gold, found, "--html", str(page), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["all"]["right"] == 2
    assert err == f"wrote {page}\n"
    assert "Bridge Plan" in page.read_text(encoding="utf-8")


def test_page_that_cannot_be_written_ends_in_one_line(
    gold: str, found: str, tmp_path: Path, capsys: Out
) -> None:
    assert main(["eval", gold, found, "--html", str(tmp_path / "none" / "a.html")]) == 2
    err = capsys.readouterr().err
    assert "cannot write" in err.splitlines()[-1]


def test_document_without_found_facts_is_named(gold: str, tmp_path: Path, capsys: Out) -> None:
    assert main(["eval", gold, _write(tmp_path / "found.jsonl", FOUND[:2])]) == 0
    assert "no facts were given for e; all facts annotated there count as missed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("fact", "arguments", "message"),
    [
        ({"doc": "e"}, [], "line 2: document 'e' was not read; the documents read are 'd'; build it too"),
        ({}, ["--doc", "f"], "has no facts from document 'f'; it has facts from 'd'"),
    ],
)
def test_gold_that_the_store_cannot_meet_ends_in_one_line(
    fact: dict[str, str], arguments: list[str], message: str, ports: list[str], tmp_path: Path, capsys: Out
) -> None:
    gold = _write(tmp_path / "gold.jsonl", [GOLD[0], {**GOLD[0], **fact}])
    assert main(["eval", gold, *ports, *arguments]) == 1
    err = capsys.readouterr().err
    assert "gold.jsonl" in err
    assert message in err
    assert err.count("\n") == 1


def test_document_in_which_nothing_was_found_can_be_scored(
    ports: list[str], tmp_path: Path, capsys: Out
) -> None:
    assert main(["eval", _write(tmp_path / "gold.jsonl", GOLD[:1]), *ports, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"]["d"]["recall"] == 0
