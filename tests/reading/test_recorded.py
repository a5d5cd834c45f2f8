"""Claims in a file: which ones are valid, what a build makes of them, and that recorded claims can be read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policyloom.cli import main
from policyloom.graph.build import bundled_sources
from policyloom.graph.reading import reader_config
from policyloom.ontology.errors import InputError

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


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["facts", "--format", "jsonl", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_what_was_annotated_becomes_a_checked_graph(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reader = claims(place, CLAIM, {**CLAIM, "object": "Rail Plan"}, {**CLAIM, "confidence": 0.5})
    assert main(["build", "speech.txt", "--reader", reader, "--gaps", "gaps.jsonl"]) == 0
    assert [(f["subject"], f["object"], f["confidence"]) for f in told(capsys)] == [
        ("Peru", "Port Plan", 1.0)
    ]
    gaps = [json.loads(line) for line in (place / "gaps.jsonl").read_text(encoding="utf-8").splitlines()]
    refused = [(gap["object"], gap["reason"]) for gap in gaps if gap["gap"] == "rejected"]
    assert refused == [("Rail Plan", "the document does not name the object 'Rail Plan'")]
    assert main(["check"]) == 0
    assert main(["review", "--gaps", "gaps.jsonl"]) == 0
    assert "refused: the document does not name the object 'Rail Plan'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("sure", "expected"),
    [({"score": 0.8}, 0.71), ({"confidence": 0.8}, 0.8), ({"confidence": 0}, 0.01), ({}, 1.0)],
)
def test_printed_facts_keep_their_confidence_when_they_are_read_again(
    place: Path, capsys: pytest.CaptureFixture[str], sure: dict[str, float], expected: float
) -> None:
    (place / "speech.txt").write_text("Peru has ports. It adopted a Port Plan.", encoding="utf-8")
    rows = [{**CLAIM, "sent": "It adopted a Port Plan.", **sure}]
    for _ in range(3):
        reader = claims(place, *rows)
        assert main(["build", "speech.txt", "--reader", reader, "--record", "recorded.jsonl"]) == 0
        rows = told(capsys)
        assert [row["confidence"] for row in rows] == [expected]
    [recorded] = map(json.loads, (place / "recorded.jsonl").read_text(encoding="utf-8").splitlines())
    assert recorded["confidence"] == expected


def test_a_fact_names_its_reader(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "speech.txt", "--reader", claims(place, CLAIM)]) == 0
    capsys.readouterr()
    query = (
        "PREFIX pol: <https://w3id.org/policyloom/policy#> "
        "SELECT ?name WHERE { ?fact pol:readBy/<http://www.w3.org/2000/01/rdf-schema#label> ?name }"
    )
    assert main(["query", query, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["name", "recorded:claims.jsonl"]


def test_what_a_reader_claimed_is_read_again(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--reader", "recorded:article", "--store", "a", "--record", "said.jsonl"]) == 0
    assert main(["build", "--reader", "recorded:said.jsonl", "--store", "b"]) == 0
    keys = ("type", "subject_iri", "value", "date", "negated", "sent")
    first, second = (
        {tuple(fact[key] for key in keys) for fact in told(capsys, "--store", store)} for store in "ab"
    )
    assert first == second


def test_equal_claims_give_equal_bytes_and_other_claims_another_run(place: Path) -> None:
    one, other = reader_config(claims(place, CLAIM)), reader_config("recorded:other.jsonl")
    (place / "other.jsonl").write_text(json.dumps({**CLAIM, "negated": True}), encoding="utf-8")
    assert one.identity != other.identity
    for out in ("x", "y"):
        assert (
            main(
                [
                    "build",
                    "speech.txt",
                    "--reader",
                    "recorded:claims.jsonl",
                    "--store",
                    out,
                    "--out",
                    out + "o",
                ]
            )
            == 0
        )
    assert (place / "xo" / "graph.ttl").read_bytes() == (place / "yo" / "graph.ttl").read_bytes()


def test_a_document_without_claims_is_listed_and_stays_out(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "other.txt").write_text(TEXT, encoding="utf-8")
    assert main(["build", "speech.txt", "other.txt", "--reader", claims(place, CLAIM)]) == 1
    assert "other.txt: claims.jsonl has no claims from this document" in capsys.readouterr().err
    assert [fact["doc"] for fact in told(capsys)] == ["speech"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "line 2 is not JSON"),
        ("[1]", "line 2 is not a JSON object"),
        ({**CLAIM, "doc": None}, "line 2 has no doc"),
        ({**CLAIM, "sent": ""}, "line 2 has no sent"),
        ({**CLAIM, "subject": ["Peru"]}, "line 2 has a subject that is a list, not text"),
        ({**CLAIM, "value": True}, "line 2 has a value that is true or false, not a number"),
        ({**CLAIM, "value": "many"}, "line 2 has a value that is not a number: 'many'"),
        ({**CLAIM, "value": "1e999"}, "line 2 has a value that is out of range"),
        ({**CLAIM, "score": 2}, "line 2 has a score that is not a number from 0 to 1"),
        ({**CLAIM, "confidence": -1}, "line 2 has a confidence that is not a number from 0 to 1"),
        ({**CLAIM, "negated": "no"}, "line 2 has a negated that is text, not true or false"),
        ({**CLAIM, "object": "x" * 3000}, "line 2 has an object of 3,000 characters"),
        ('{"a":' * 100_000, "line 2 is nested too deeply"),
    ],
)
def test_a_line_that_is_no_claim_is_told_by_its_number(
    place: Path, capsys: pytest.CaptureFixture[str], line: object, fault: str
) -> None:
    assert main(["build", "speech.txt", "--reader", claims(place, CLAIM, line)]) == 1
    err = capsys.readouterr().err
    assert fault in err
    assert err.count("\n") == 1
    assert not (place / "policyloom-data").exists()


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        (
            "modle",
            "unknown reader 'modle': did you mean 'model'? the readers are model, model:DIR, llm and recorded:FILE.jsonl",
        ),
        (
            "rules",
            "unknown reader 'rules': the readers are model, model:DIR, llm and recorded:FILE.jsonl",
        ),
        ("recorded:", "unknown reader 'recorded:'"),
        ("recorded:none.jsonl", "none.jsonl: cannot be read"),
        ("model:nowhere", "nowhere: cannot be read"),
        ("llm", "the reader llm needs the address of an endpoint"),
    ],
)
def test_a_reader_that_cannot_be_had_is_told_in_a_line(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, fault: str
) -> None:
    for variable in ("POLICYLOOM_LLM_URL", "POLICYLOOM_LLM_MODEL"):
        monkeypatch.delenv(variable, raising=False)
    assert main(["build", "speech.txt", "--reader", name]) == 2
    err = capsys.readouterr().err
    assert fault in err
    assert err.count("\n") == 1
    with pytest.raises(InputError):
        reader_config("nobody")


def test_claims_of_the_bundled_article_are_borne_out_by_it(place: Path) -> None:
    assert main(["build", "--reader", "recorded:article", "--gaps", "gaps.jsonl"]) == 0
    assert [path.stem for path in bundled_sources()] == [
        "accelerating-development-of-the-industrial-internet"
    ]
    assert '"gap": "rejected"' not in (place / "gaps.jsonl").read_text(encoding="utf-8")
