"""The page docs/ontology.md: its Turtle can be used, its Python prints what the page says, its table is correct."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from made import HEADER

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.graph.reading import reader_config
from policyloom.ontology.own import read_knowledge

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```turtle\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("turtle", BLOCKS, ids=lambda block: block.split()[0])
def test_turtle_of_the_page_can_be_used(turtle: str, tmp_path: Path) -> None:
    (tmp_path / "block.ttl").write_text(HEADER + turtle, encoding="utf-8")
    assert read_knowledge([tmp_path]).own[0].files


def test_table_of_the_worked_example_is_true() -> None:
    known = read_knowledge([ROOT / "tests" / "ontologies" / "health"])
    rows = re.findall(
        r"^\| ([A-Z][^|]+\.) \| ([^|]+) \|$", PAGE.partition("become these facts")[2], re.MULTILINE
    )
    assert len(rows) == 5
    verbs = {"targets_disease": "targets", "adopts": "adopts"}
    reader = reader_config(f"recorded:{ROOT / 'tests' / 'ontologies' / 'campaign.jsonl'}")
    for sentence, told in rows:
        (found,) = extract([read_text("campaign", sentence, roles={})], known, reader=reader)
        facts = [
            f"{f.subject.label} {verbs[known.vocabulary.notations[f.property]]} {getattr(f.object, 'label', '')}"
            for f in found.facts
            if known.vocabulary.notations[f.property] in verbs
        ]
        assert "; ".join(facts) == told


def test_python_of_the_page_prints_what_it_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"^```python\n(.*?)^```\n+prints `([^`]+)`", PAGE, re.MULTILINE | re.DOTALL)
    exec(compile(code[0], "docs/ontology.md", "exec"), {})
    assert capsys.readouterr().out.strip() == code[1]
