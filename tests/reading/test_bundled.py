"""The bundled network: it reads the bundled article the same way each time, and its quotes are in the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shared import SHARED

from policyloom.cli import main
from policyloom.graph.build import bundled_sources, read_documents
from policyloom.graph.extract import extract
from policyloom.graph.pipeline import DocumentGraph, ReadOptions, read
from policyloom.graph.reading import DEFAULT, reader_config
from policyloom.graph.reading.config import Model
from policyloom.graph.reading.model.folder import NETWORK
from policyloom.graph.source import find_sources
from policyloom.ontology.errors import DataError
from policyloom.ontology.own import built_in

TRAINED = Path(__file__).parents[2] / "graph" / "reading" / "model" / "trained"
DEVELOPMENT = SHARED / "evaluation" / "dev"
pytestmark = pytest.mark.skipif(not (TRAINED / NETWORK).exists(), reason="the checkout has no weights")


def test_article_is_read_the_same_by_one_process_or_two_and_quoted_as_it_stands() -> None:
    [article] = read_documents(bundled_sources())
    [found] = extract([article])
    assert len({fact.property for fact in found.facts}) > 3
    for fact in found.facts:
        for passage in (fact.passage, *(place for place, _ in fact.mentions)):
            assert article.text[passage.start : passage.end] == passage.quote
    sources = find_sources(bundled_sources()).sources * 2
    apart = [*read(sources, built_in(), ReadOptions("urn:run"), jobs=2)]
    assert [one.nquads for one in apart if isinstance(one, DocumentGraph)] == [
        found.nquads(run="urn:run")
    ] * 2


@pytest.mark.skipif(
    not DEVELOPMENT.is_dir(), reason=f"the development texts are not at {DEVELOPMENT}: set POLICYLOOM_SHARED"
)
def test_texts_that_taught_it_are_read_as_people_annotated_them(capsys: pytest.CaptureFixture[str]) -> None:
    gold, texts = str(DEVELOPMENT / "gold.jsonl"), str(DEVELOPMENT / "docs")
    assert main(["eval", gold, "--texts", texts, "--reader", "model", "--format", "json"]) == 0
    [told] = json.loads(capsys.readouterr().out)
    assert told["f1"] >= 0.95
    assert min(told["documents"].values()) >= 0.93
    assert told["rejected"] == {}


def test_build_reads_by_it_where_nothing_else_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POLICYLOOM_READER", raising=False)
    assert main(["build", "--cache-size", "0"]) == 0
    capsys.readouterr()
    assert main(["query", "readers", "--format", "csv"]) == 0
    assert "/reader/model," in capsys.readouterr().out


def test_it_is_known_by_its_content_wherever_it_lies() -> None:
    assert reader_config("model") is DEFAULT
    assert reader_config("model").label == "model"
    assert Model(str(TRAINED)).identity == DEFAULT.identity


def test_folder_without_a_network_is_told_in_a_line(tmp_path: Path) -> None:
    article = read_documents(bundled_sources())
    with pytest.raises(DataError, match=r"lacks network\.onnx, tokenizer\.json.*policyloom train"):
        list(extract(article, reader=Model(str(tmp_path))))
