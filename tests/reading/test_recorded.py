"""Claims in a file: which ones are valid, what a build makes of them, and that recorded claims can be read again."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from policyloom.cli import main
from policyloom.graph.build import bundled_sources
from policyloom.graph.reading import reader_config
from policyloom.ontology.errors import DataError
from policyloom.ontology.own import built_in

Out = pytest.CaptureFixture[str]
TEXT = "Peru adopted the Port Plan in 2021. It wants to double its trade."
CLAIM = {
    "doc": "speech",
    "type": "adopts",
    "subject": "Peru",
    "object": "Port Plan",
    "sent": "Peru adopted the Port Plan in 2021.",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "speech.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def claims(place: Path, *records: object) -> str:
    """Write *records* to a file, strings unchanged and others as JSON, and return the name of its reader."""
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    (place / "claims.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return "recorded:claims.jsonl"


def told(capsys: Out, *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["facts", "--format", "jsonl", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_what_was_annotated_becomes_a_checked_graph_that_names_its_reader(place: Path, capsys: Out) -> None:
    reader = claims(place, CLAIM, {**CLAIM, "object": "Rail Plan"}, {**CLAIM, "confidence": 0.5})
    assert main(["build", "speech.txt", "--reader", reader]) == 0
    assert [(f["subject"], f["object"], f["confidence"]) for f in told(capsys)] == [
        ("Peru", "Port Plan", 1.0)
    ]
    assert main(["check"]) == 0
    capsys.readouterr()
    query = (
        "PREFIX pol: <https://w3id.org/policyloom/policy#> "
        "SELECT ?name WHERE { ?fact pol:readBy/<http://www.w3.org/2000/01/rdf-schema#label> ?name }"
    )
    assert main(["query", query, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["name", "recorded:claims.jsonl"]


def test_printed_facts_keep_their_confidence_when_they_are_read_again(place: Path, capsys: Out) -> None:
    sure: dict[str, dict[str, float]] = {
        "Port": {"score": 0.8},
        "Rail": {"confidence": 0.8},
        "Road": {"confidence": 0},
        "Dam": {},
    }
    expected = {"Port Plan": 0.8, "Rail Plan": 0.8, "Road Plan": 0.01, "Dam Plan": 1.0}
    sentences = {name: f"It adopted a {name} Plan." for name in sure}
    (place / "speech.txt").write_text(f"Peru grows. {' '.join(sentences.values())}", encoding="utf-8")
    rows: list[dict[str, Any]] = [
        {**CLAIM, "object": f"{name} Plan", "sent": sentence, **sure[name]}
        for name, sentence in sentences.items()
    ]
    for _ in range(2):
        reader = claims(place, *rows)
        assert main(["build", "speech.txt", "--reader", reader, "--record", "recorded.jsonl"]) == 0
        rows = told(capsys)
        assert {row["object"]: row["confidence"] for row in rows} == expected
    recorded = map(json.loads, (place / "recorded.jsonl").read_text(encoding="utf-8").splitlines())
    assert {row["object"]: row["confidence"] for row in recorded} == expected


def test_claims_of_the_bundled_article_are_borne_out_by_it_and_read_again(place: Path, capsys: Out) -> None:
    recorded = ["--store", "a", "--gaps", "gaps.jsonl", "--record", "said.jsonl"]
    assert main(["build", "--reader", "recorded:article", *recorded]) == 0
    assert [path.stem for path in bundled_sources()] == [
        "accelerating-development-of-the-industrial-internet"
    ]
    assert '"gap": "rejected"' not in (place / "gaps.jsonl").read_text(encoding="utf-8")
    assert main(["build", "--reader", "recorded:said.jsonl", "--store", "b"]) == 0
    keys = ("type", "subject_iri", "value", "date", "negated", "sent")
    first, second = (
        {tuple(fact[key] for key in keys) for fact in told(capsys, "--store", store)} for store in "ab"
    )
    assert first == second


def test_reader_is_known_by_its_claims_and_not_by_the_name_of_their_file(place: Path) -> None:
    one = reader_config(claims(place, CLAIM)).identity
    (place / "same.jsonl").write_bytes((place / "claims.jsonl").read_bytes())
    (place / "other.jsonl").write_text(json.dumps({**CLAIM, "negated": True}), encoding="utf-8")
    assert reader_config("recorded:same.jsonl").identity == one
    assert reader_config("recorded:other.jsonl").identity != one


def test_a_document_without_claims_is_listed_and_stays_out(place: Path, capsys: Out) -> None:
    (place / "other.txt").write_text(TEXT, encoding="utf-8")
    assert main(["build", "speech.txt", "other.txt", "--reader", claims(place, CLAIM)]) == 1
    assert "other.txt: claims.jsonl has no claims from this document" in capsys.readouterr().err
    assert [fact["doc"] for fact in told(capsys)] == ["speech"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "is not JSON"),
        ("[1]", "is not a JSON object"),
        ({**CLAIM, "doc": None}, "has no doc"),
        ({**CLAIM, "sent": ""}, "has no sent"),
        ({**CLAIM, "subject": ["Peru"]}, "has a subject that is a list, not text"),
        ({**CLAIM, "value": True}, "has a value that is true or false, not a number"),
        ({**CLAIM, "value": "many"}, "has a value that is not a number: 'many'"),
        ({**CLAIM, "value": "1e999"}, "has a value that is out of range"),
        ({**CLAIM, "score": 2}, "has a score that is not a number from 0 to 1"),
        ({**CLAIM, "confidence": -1}, "has a confidence that is not a number from 0 to 1"),
        ({**CLAIM, "negated": "no"}, "has a negated that is text, not true or false"),
        ({**CLAIM, "object": "x" * 3000}, "has an object of 3,000 characters"),
        ('{"a":' * 100_000, "is nested too deeply"),
    ],
)
def test_a_line_that_is_no_claim_is_told_by_its_number(place: Path, line: object, fault: str) -> None:
    reader = reader_config(claims(place, CLAIM, line))
    with pytest.raises(DataError, match=re.escape(f"line 2 {fault}")) as error:
        reader.make(built_in(), None)
    assert "\n" not in str(error.value)


READERS = "the readers are model, model:DIR, llm and recorded:FILE.jsonl"


@pytest.mark.parametrize(
    ("name", "code", "fault"),
    [
        ("modle", 2, f"unknown reader 'modle': did you mean 'model'? {READERS}"),
        ("rules", 2, f"unknown reader 'rules': {READERS}"),
        ("recorded:", 2, "unknown reader 'recorded:'"),
        ("recorded:none.jsonl", 2, "none.jsonl: cannot be read"),
        ("recorded:claims.jsonl", 1, "line 2 is not JSON"),
        ("model:nowhere", 2, "nowhere: cannot be read"),
        ("model:.", 1, "lacks network.onnx, tokenizer.json"),
        ("llm", 2, "the reader llm needs the address of an endpoint"),
    ],
)
def test_a_reader_that_cannot_be_had_is_told_in_a_line_and_leaves_nothing(
    place: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch, name: str, code: int, fault: str
) -> None:
    for variable in ("POLICYLOOM_LLM_URL", "POLICYLOOM_LLM_MODEL"):
        monkeypatch.delenv(variable, raising=False)
    claims(place, CLAIM, "{")
    assert main(["build", "speech.txt", "--reader", name]) == code
    err = capsys.readouterr().err
    assert fault in err
    assert err.count("\n") == 1
    assert sorted(path.name for path in place.iterdir()) == ["claims.jsonl", "speech.txt"]
