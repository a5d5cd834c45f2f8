"""Hostile texts, models and endpoints: every fact has its words in the text, and every error takes one line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from stand_in import Step, cuts, drips, reads, refuses, says, sends, stand_in

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.extraction import Extraction
from policyloom.graph.grounding.normal import words_of
from policyloom.graph.reading.llm import Llm, client
from policyloom.ontology.own import built_in

ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("hostile.jsonl").read_text(encoding="utf-8").split("\n")
    if line
]
TEXT = (
    "The Ministry of Trade launched the Port Plan in 2021. "
    "Peru had 12 ports in 2020, more than 40% of the total."
)
STEPS: dict[str, Step] = {
    "429": refuses(429, retry_after="0"),
    "500": refuses(500),
    "502": refuses(502),
    "reads": reads,
    "cuts": cuts,
    "drips": drips,
    "flood": sends(b" " * 50_000_000),
    "page": sends(b"<html>Welcome</html>", kind="text/html"),
    "bomb": sends(b"[" * 100_000),
    "empty": sends(b'{"choices": []}'),
}


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(client, "ATTEMPTS", 3)


def written(told: object) -> str:
    """Return *told* as text; a dictionary describes a long text by what it repeats."""
    if isinstance(told, dict):
        return f"{told.get('before', '')}{told['repeat'] * told['times']}"
    return str(told)


def steps(row: dict[str, Any]) -> list[Step]:
    reply = row["reply"]
    if isinstance(reply, dict) and "steps" in reply:
        return [STEPS[name] for name in reply["steps"]]
    if isinstance(reply, list):
        reply = {"n": row.get("n", 1), "facts": reply}
    if isinstance(reply, dict) and "facts" in reply:
        return [says(json.dumps({"sentences": [reply]}))]
    return [says(written(reply))]


def extraction(row: dict[str, Any]) -> Extraction:
    document = read_text("d", f"On Ports\n{written(row.get('text', TEXT))}", roles={})
    with stand_in(*steps(row)) as server:
        timeout = 0.5 if row["name"] == "a slow drip" else 30.0
        [found] = extract([document], built_in(), reader=Llm(server.url, "m", timeout=timeout))
    return found


def test_there_are_hostile_rows_enough() -> None:
    assert len(ROWS) >= 50
    assert len({row["name"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_no_fact_stands_without_its_words(row: dict[str, Any]) -> None:
    found = extraction(row)
    notations = built_in().vocabulary.notations
    facts = [(notations[f.property], f.subject.label, getattr(f.object, "label", "")) for f in found.facts]
    if row["facts"] is not None:
        assert facts == [tuple(fact) for fact in row["facts"]]
    text = found.document.text
    words = set(re.findall(r"\w+", words_of(text).lower()))
    for fact in found.facts:
        assert text[fact.passage.start : fact.passage.end] == fact.passage.quote
        assert words.issuperset(re.findall(r"\w+", fact.subject.label.lower()))
    assert len(found.rejected) >= row.get("rejected", 0)
    lines = [*(rejection.reason for rejection in found.rejected), *([found.fault] if found.fault else [])]
    assert all(line.isprintable() and len(line) < 500 for line in lines)
    assert (found.fault is None) == ("fault" not in row)
    assert row.get("fault", "") in (found.fault or "")
    found.nquads(run="urn:run").decode("utf-8")
