"""The comparison of readers: the figures as a table, as JSON and as a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policyloom.cli import main

GOLD = [
    {"doc": "speech", "type": "adopts", "subject": "Peru", "object": "Port Plan", "salience": "core"},
    {"doc": "speech", "type": "aims_at", "subject": "Peru", "object": "double its trade"},
]
SENTENCES = ("Peru adopted the Port Plan.", "Peru aims to double its trade.")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "speech.txt").write_text(" ".join(SENTENCES), encoding="utf-8")
    told = [{**fact, "sent": sentence} for fact, sentence in zip(GOLD, SENTENCES, strict=True)]
    half = [told[0], {**told[0], "object": "Rail Plan"}]
    for name, records in (("gold.jsonl", told), ("half.jsonl", half)):
        (tmp_path / name).write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return tmp_path


def test_command_prints_the_figures_and_writes_the_page(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = "eval gold.jsonl --texts speech.txt --reader recorded:gold.jsonl --reader recorded:half.jsonl"
    assert main(f"{call} --format json --html page.html".split()) == 0
    whole, half = json.loads(capsys.readouterr().out)
    assert (whole["reader"], whole["f1"], whole["rejected"]) == ("recorded:gold.jsonl", 1.0, {})
    assert (half["reader"], half["f1"], half["claims"]) == ("recorded:half.jsonl", 0.6667, 2)
    assert half["rejected"] == {"the document does not name the object …": 1}
    page = (place / "page.html").read_text(encoding="utf-8")
    assert "2 annotated facts in 11 words, read by 2 readers." in page
    assert "1 of 2 claims rejected." in page
    assert main(call.split()) == 0
    assert "recorded:half.jsonl\t1\t1.000\t0.500\t0.667" in capsys.readouterr().out
