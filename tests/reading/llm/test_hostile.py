"""Hostile texts and models, and texts in other languages: every fact has its words in the text, and every error takes one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from stand_in import says, stand_in

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.extraction import Extraction
from policyloom.graph.grounding.normal import words_of
from policyloom.graph.metadata import Metadata
from policyloom.graph.reading.llm import Llm
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


def written(told: object) -> str:
    """Return *told* as text; a dictionary describes a long text by what it repeats."""
    if isinstance(told, dict):
        return f"{told.get('before', '')}{told['repeat'] * told['times']}"
    return str(told)


def reply(row: dict[str, Any]) -> str:
    """Return the reply of *row* as text; a list has the facts of one sentence."""
    told = row["reply"]
    if isinstance(told, list):
        told = {"n": row.get("n", 1), "facts": told}
    if isinstance(told, dict) and "facts" in told:
        told = {"sentences": [told]}
    return json.dumps(told) if isinstance(told, dict) and "sentences" in told else written(told)


def extraction(row: dict[str, Any]) -> Extraction:
    text = f"{row.get('title', 'On Ports')}\n{written(row.get('text', TEXT))}"
    document = read_text("d", text, roles={}, metadata=Metadata(language=row.get("language")))
    with stand_in(says(reply(row))) as server:
        [found] = extract([document], built_in(), reader=Llm(server.url, "m"))
    if "language" in row:
        assert f"Language: {row['language']}\n" in server.bodies[0]["messages"][1]["content"]
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_no_fact_stands_without_its_words(row: dict[str, Any]) -> None:
    found = extraction(row)
    notations = built_in().vocabulary.notations
    facts = [(notations[f.property], f.subject.label, getattr(f.object, "label", "")) for f in found.facts]
    if row["facts"] is not None:
        assert facts == [tuple(fact) for fact in row["facts"]]
    text = found.document.text
    for fact in found.facts:
        assert text[fact.passage.start : fact.passage.end] == fact.passage.quote
        assert words_of(fact.subject.label).casefold() in words_of(text).casefold()
    assert len(found.rejected) >= row.get("rejected", 0)
    lines = [*(rejection.reason for rejection in found.rejected), *([found.fault] if found.fault else [])]
    assert all(line.isprintable() and len(line) < 500 for line in lines)
    assert (found.fault is None) == ("fault" not in row)
    assert row.get("fault", "") in (found.fault or "")
    graph = found.nquads(run="urn:run").decode("utf-8")
    assert not facts or f'"@{row.get("language", "")}' in graph
