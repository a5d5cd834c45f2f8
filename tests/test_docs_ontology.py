"""docs/ontology.md: its Turtle can be used, its Python prints what it says, its tables are those of the lexicon."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policyloom.graph.document import read_text
from policyloom.graph.extract import extract
from policyloom.ontology.knowledge import knowledge, objects, subjects
from policyloom.ontology.namespace import PREFIXES, RDF, SKOS, SYN, SYNSEM
from policyloom.ontology.own import read_knowledge

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
HEADER = "".join(
    f"@prefix {name}: <{iri}> .\n" for name, iri in {**PREFIXES, "x": "https://example.org/x#"}.items()
)
BLOCKS = re.findall(r"^```turtle\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("argument", subjects(knowledge(), RDF.type, SYNSEM.SyntacticArgument))
def test_table_of_arguments_is_fresh(argument: str) -> None:
    (definition,) = objects(knowledge(), argument, SKOS.definition)
    row = f"| `syn:{argument.removeprefix(SYN)}` | {definition} |"
    assert row in PAGE, f"docs/ontology.md lacks the row, in its alphabetical place: {row}"


def test_table_lists_no_argument_that_is_gone() -> None:
    listed = re.findall(r"^\| `syn:(\w+)` \|", PAGE, re.MULTILINE)
    assert [SYN[name] for name in listed] == subjects(knowledge(), RDF.type, SYNSEM.SyntacticArgument)


@pytest.mark.parametrize("turtle", BLOCKS, ids=lambda block: block.split()[0])
def test_turtle_of_the_page_can_be_used(turtle: str, tmp_path: Path) -> None:
    (tmp_path / "block.ttl").write_text(HEADER + turtle, encoding="utf-8")
    assert read_knowledge([tmp_path]).own[0].files


def test_turtle_of_the_page_reads_the_sentence_that_it_gives(tmp_path: Path) -> None:
    (tmp_path / "page.ttl").write_text(HEADER + "".join(BLOCKS), encoding="utf-8")
    known = read_knowledge([tmp_path])
    sentences = re.findall(
        r'"(Ruritania [^"]+|the Clean Ports Act [^"]+)"', "".join(BLOCKS).partition("x:roll")[0]
    )
    assert len(sentences) == 2
    for sentence in sentences:
        (found,) = extract([read_text("d", f"{sentence[0].upper()}{sentence[1:]}.", roles={})], known)
        assert [(f.subject.label, getattr(f.object, "label", "")) for f in found.facts] == [
            ("Ruritania", "Clean Ports Act")
        ]


def test_table_of_the_worked_example_is_true() -> None:
    known = read_knowledge([ROOT / "tests" / "ontologies" / "health"])
    rows = re.findall(
        r"^\| ([A-Z][^|]+\.) \| ([^|]+) \|$", PAGE.partition("these sentences say")[2], re.MULTILINE
    )
    assert len(rows) == 6
    verbs = {"targets_disease": "targets", "adopts": "adopts"}
    for sentence, told in rows:
        (found,) = extract([read_text("d", sentence, roles={})], known)
        facts = [
            f"{f.subject.label} {verbs[known.vocabulary.notations[f.property]]} {getattr(f.object, 'label', '')}"
            for f in found.facts
            if known.vocabulary.notations[f.property] in verbs
        ]
        assert told.startswith("none") if not facts else "; ".join(facts) == told


def test_python_of_the_page_prints_what_it_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"^```python\n(.*?)^```\n+prints `([^`]+)`", PAGE, re.MULTILINE | re.DOTALL)
    exec(compile(code[0], "docs/ontology.md", "exec"), {})
    assert capsys.readouterr().out.strip() == code[1]
