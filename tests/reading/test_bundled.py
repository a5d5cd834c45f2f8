"""The bundled network: it reads a text the same way each time, and its quotes are in the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shared import SHARED

from policyloom.cli import main
from policyloom.graph.build import read_documents
from policyloom.graph.extract import extract
from policyloom.graph.pipeline import DocumentGraph, ReadOptions, read
from policyloom.graph.reading import DEFAULT, reader_config
from policyloom.graph.reading.config import Model
from policyloom.graph.reading.model.folder import NETWORK
from policyloom.graph.source import find_sources
from policyloom.ontology.own import built_in

TRAINED = Path(__file__).parents[2] / "graph" / "reading" / "model" / "trained"
DEVELOPMENT = SHARED / "evaluation" / "dev"
pytestmark = pytest.mark.skipif(not (TRAINED / NETWORK).exists(), reason="the checkout has no weights")


def test_text_is_read_the_same_by_one_process_or_two_and_quoted_as_it_stands(
    tmp_path: Path, article_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"{name}.txt" for name in "ab"]
    for path in paths:
        path.write_text(article_text.splitlines()[-2], encoding="utf-8")
    found = list(extract(read_documents(paths)))
    assert len({fact.property for fact in found[0].facts}) > 3
    for fact in found[0].facts:
        for passage in (fact.passage, *(place for place, _ in fact.mentions)):
            assert found[0].document.text[passage.start : passage.end] == passage.quote
    monkeypatch.setattr("policyloom.graph.pool._MOST_ITEMS", 1)  # so that each process reads one
    apart = [*read(find_sources(paths).sources, built_in(), ReadOptions("urn:run"), jobs=2)]
    assert all(isinstance(one, DocumentGraph) for one in apart)
    assert [one.nquads for one in apart] == [one.nquads(run="urn:run") for one in found]  # type: ignore[union-attr]


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


def test_it_is_known_by_its_content_wherever_it_lies() -> None:
    assert reader_config("model") is DEFAULT
    assert reader_config("model").label == "model"
    assert Model(str(TRAINED)).identity == DEFAULT.identity
