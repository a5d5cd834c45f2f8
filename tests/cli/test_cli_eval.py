"""``policyloom eval``: the scores of facts, as a table, as JSON and as a page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from claimed import built

from policyloom.cli import main

GOLD = [
    {"doc": "d", "type": "adopts", "subject": "Ruritania", "object": "Harbour Plan", "salience": "core"},
    {"doc": "d", "type": "adopts", "subject": "Borduria", "object": "Rail Plan", "salience": "minor"},
    {"doc": "e", "type": "faces", "subject": "Ruritania", "object": "skills gap", "salience": "core"},
]
FOUND: list[dict[str, object]] = [
    {**GOLD[0], "confidence": 0.9},
    {**GOLD[1], "object": "Bridge Plan", "confidence": 0.95},
    {**GOLD[2], "confidence": 0.5},
]

Out = pytest.CaptureFixture[str]


@pytest.fixture
def gold(tmp_path: Path) -> str:
    return _write(tmp_path / "gold.jsonl", GOLD)


@pytest.fixture
def found(tmp_path: Path) -> str:
    return _write(tmp_path / "found.jsonl", FOUND)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the option that names a store of the texts ``d.txt``, with one fact, and ``e.txt``, with none."""
    texts = {"d": "Germany adopted Industry 4.0.\n", "e": "Ports grow.\n"}
    said = {
        "d": ["adopts | Germany | Industry 4.0 | Germany adopted Industry 4.0."],
        "e": ["faces | Ports | decline | Ports grow."],
    }
    return ["--store", str(built(tmp_path_factory.mktemp("built"), texts, said))]


def _write(path: Path, records: Sequence[Mapping[str, object]]) -> str:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return str(path)


def test_table_has_a_row_for_each_type_document_and_confidence(gold: str, found: str, capsys: Out) -> None:
    assert main(["eval", gold, found]) == 0
    out, err = capsys.readouterr()
    assert "adopts\t2\t2\t1\t0.500\t0.500\t0.500" in out
    assert "faces\t1\t1\t1\t1.000\t1.000\t1.000" in out
    assert "all\t3\t3\t2\t0.667\t0.667\t0.667" in out
    assert "\nd\t2\t" in out
    assert "confidence\tfound\tright\tsaid\ttrue\n" in out
    assert "0.9 to 1.0\t2\t1\t0.925\t0.500\n" in out
    assert err == "recall of the 2 core facts: 1.000\n"


def test_json_of_facts_on_standard_input_has_the_same_figures_beside_a_page(
    gold: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    page = tmp_path / "evaluation.html"
    with Path(found).open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert main(["eval", gold, "-", "--html", str(page), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    figures = json.loads(out)
    assert figures["all"] == {
        "gold": 3, "found": 3, "right": 2, "precision": 0.6667, "recall": 0.6667, "f1": 0.6667,
    }  # fmt: skip
    assert figures["core_recall"] == 1
    assert list(figures["types"]) == ["adopts", "faces"]
    assert list(figures["documents"]) == ["d", "e"]
    assert figures["confidence"][0] == {
        "from": 0.5, "to": 0.6, "found": 1, "right": 1, "said": 0.5, "true": 1.0,
    }  # fmt: skip
    assert err == f"wrote {page}\n"
    assert "Bridge Plan" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(("which", "expected"), [("missed", GOLD[1]), ("spurious", FOUND[1])])
def test_list_gives_the_facts_themselves(
    which: str, expected: dict[str, object], gold: str, found: str, capsys: Out
) -> None:
    assert main(["eval", gold, found, "--list", which]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [expected]


def test_one_document_can_be_scored_alone(gold: str, found: str, capsys: Out) -> None:
    assert main(["eval", gold, found, "--doc", "e", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["all"]["gold"] == 1


def test_facts_of_the_store_are_scored_where_none_are_given(
    store: list[str], tmp_path: Path, capsys: Out
) -> None:
    facts = [{**GOLD[0], "subject": "Germany", "object": "Industry 4.0"}, GOLD[2]]
    assert main(["eval", _write(tmp_path / "gold.jsonl", facts), *store, "--format", "json"]) == 0
    scores = json.loads(capsys.readouterr().out)["documents"]
    assert (scores["d"]["f1"], scores["e"]["recall"]) == (1, 0)


def test_document_without_found_facts_is_named(gold: str, tmp_path: Path, capsys: Out) -> None:
    assert main(["eval", gold, _write(tmp_path / "found.jsonl", FOUND[:2])]) == 0
    assert "no facts were given for e; all facts annotated there count as missed" in capsys.readouterr().err


def test_page_that_cannot_be_written_is_told_after_the_figures(
    gold: str, found: str, tmp_path: Path, capsys: Out
) -> None:
    assert main(["eval", gold, found, "--html", str(tmp_path / "none" / "a.html")]) == 2
    assert "cannot write" in capsys.readouterr().err
