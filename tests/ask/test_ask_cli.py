"""``policyloom ask`` and ``policyloom questions``: what they print, and their messages when there is no answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policyloom.cli import main
from policyloom.queries import open_store


@pytest.fixture(scope="module")
def folder(article_folder: Path) -> str:
    return str(article_folder)


def test_json_has_the_keys_of_the_contract(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "who adopted industry 5.0", "--store", folder, "--format", "json"]) == 0
    reply = json.loads(capsys.readouterr().out)
    assert {"question", "answers", "sparql", "evidence", "reading"} <= reply.keys()
    assert reply["answers"] == ["European Union (EU)"]
    assert reply["links"] == [
        {"iri": "https://w3id.org/policyloom/id/entity/european-union", "label": "European Union"}
    ]
    assert reply["evidence"][0].keys() == {"doc", "quote", "start", "end"}


def test_text_shows_answer_sentence_and_query(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--sparql", "--store", folder, "who", "adopted", "industry", "5.0"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("European Union (EU)\n")
    assert "The EU formulated" in printed.out
    assert "SELECT DISTINCT" in printed.out
    assert "understood as" in printed.err
    assert "https://w3id.org/policyloom/id/entity/european-union" in printed.err


def test_no_answer_is_said_and_is_no_error(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--store", folder, "What does France aim at?"]) == 0
    assert "no answer" in capsys.readouterr().out


def test_questions_lists_examples_that_are_answered(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["questions", "--store", folder, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"adopts", "aims at", "faces", "has statistic", "has ranking"} <= {
        e["kind"] for e in told["examples"]
    }
    example = told["examples"][0]
    assert main(["ask", "--store", folder, "--format", "json", example["question"]]) == 0
    assert json.loads(capsys.readouterr().out)["answers"] == example["answers"]
    assert "who adopts, launches or issues {object}" in told["words"]["adopts"]
    assert "policies-by-country" in told["queries"]


def test_questions_of_an_empty_store_are_words_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_store(tmp_path / "store", writable=True).close()
    assert main(["questions", "--store", str(tmp_path / "store")]) == 0
    printed = capsys.readouterr()
    assert "asks: " in printed.out
    assert "no fact" in printed.err
