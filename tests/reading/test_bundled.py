"""The network that comes along: it reads the bundled article, the same each time, and quotes what stands there."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from policyloom.cli import main
from policyloom.graph.build import bundled_sources, read_documents, run_iri
from policyloom.graph.extract import extract
from policyloom.graph.reading import reader_config
from policyloom.graph.reading.config import Model

TRAINED = Path(__file__).parents[2] / "graph" / "reading" / "model" / "trained"


def test_article_is_read_the_same_by_one_process_or_two() -> None:
    [article] = read_documents(bundled_sources())
    reader = reader_config("model")
    [found] = extract([article], reader=reader)
    assert len({fact.property for fact in found.facts}) > 5
    for passage in (
        p for fact in found.facts for p in (fact.passage, *(place for place, _ in fact.mentions))
    ):
        assert article.text[passage.start : passage.end] == passage.quote
    assert list(extract([article, article], reader=reader, jobs=2)) == [found, found]
    assert found.nquads(run=run_iri("1")) == found.nquads(run=run_iri("1"))


def test_it_is_known_by_its_content_wherever_it_lies() -> None:
    bundled = reader_config("model")
    assert bundled.label == "model"
    assert Model(str(TRAINED)).identity == bundled.identity


def test_missing_package_is_told_in_a_line_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    call = ["build", "--reader", "model", "--store", str(tmp_path / "store"), "--out", str(tmp_path / "out")]
    assert main(call) == 2
    told = capsys.readouterr().err
    assert (
        "onnxruntime: needed to read by a network and not installed; pip install 'policyloom[model]'" in told
    )
    assert told.count("\n") == 1
    assert not any(tmp_path.iterdir())


def test_card_tells_these_weights_and_from_what_they_were_made() -> None:
    card = json.loads((TRAINED / "card.json").read_text(encoding="utf-8"))
    network = (TRAINED / "network.onnx").read_bytes()
    assert (card["sha256"], card["bytes"]) == (hashlib.sha256(network).hexdigest(), len(network))
    assert len(network) < 120 * 2**20
    assert card["base"]["licence"] == "Apache-2.0"
    assert card["data"]["split"]["learned"]["texts"] > 600
    assert card["figures"]["validation"]["all"]["gold"] == 994
