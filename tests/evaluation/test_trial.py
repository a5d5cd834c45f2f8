"""The comparison of readers: the figures as a table, as JSON and as a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policyloom.cli import main

SPEECH = {"doc": "speech", "subject": "Peru"}
ADOPTS = {
    **SPEECH,
    "type": "adopts",
    "object": "Port Plan",
    "sent": "Peru adopted the Port Plan.",
    "salience": "core",
}
AIMS = {**SPEECH, "type": "aims_at", "object": "double its trade", "sent": "Peru aims to double its trade."}


def test_readers_are_scored_on_the_same_texts_as_a_table_as_json_and_on_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("speech.txt").write_text(f"{ADOPTS['sent']} {AIMS['sent']}", encoding="utf-8")
    half = [ADOPTS, {**ADOPTS, "object": "Rail Plan"}]
    for name, records in (("gold.jsonl", [ADOPTS, AIMS]), ("half.jsonl", half)):
        Path(name).write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    call = "eval gold.jsonl --texts speech.txt --reader recorded:gold.jsonl --reader recorded:half.jsonl"
    assert main(f"{call} --format json --html page.html".split()) == 0
    whole, half = json.loads(capsys.readouterr().out)
    assert (whole["reader"], whole["f1"], whole["rejected"]) == ("recorded:gold.jsonl", 1.0, {})
    assert (half["reader"], half["f1"], half["claims"]) == ("recorded:half.jsonl", 0.6667, 2)
    assert half["rejected"] == {"the document does not name the object …": 1}
    page = Path("page.html").read_text(encoding="utf-8")
    assert "2 annotated facts in 11 words, read by 2 readers." in page
    assert "1 of 2 claims rejected." in page
    assert main(call.split()) == 0
    assert "recorded:half.jsonl\t1\t1.000\t0.500\t0.667" in capsys.readouterr().out
