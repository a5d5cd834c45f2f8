"""Labels, and a tiny random network that learns one text by heart and is exported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
pytest.importorskip("tokenizers")

from policyloom.graph.reading.model.folder import load_tokenizer
from policyloom.graph.reading.model.text import read_text
from policyloom.graph.reading.model.window import Shape, windows
from policyloom.graph.training import course
from policyloom.graph.training.example import example
from policyloom.graph.training.gold import read_gold
from policyloom.graph.training.label import label
from policyloom.graph.training.network import Size
from policyloom.graph.training.scoring import reader as reader_of
from policyloom.graph.training.train import train

TEXT = "The Harbour Plan aims to cut emissions. Ruritania will spend $35 million on ferries."
FACTS: list[dict[str, Any]] = [
    {
        "type": "aims_at",
        "sent": "The Harbour Plan aims to cut emissions.",
        "subject": "Harbour Plan",
        "object": "cut emissions",
    },
    {
        "type": "statistic",
        "sent": "Ruritania will spend $35 million on ferries.",
        "subject": "ferries",
        "object": "$35 million on ferries",
        "indicator": "spend on ferries",
        "value": 35000000,
        "unit": "US dollars",
        "place": "Ruritania",
        "target": True,
    },
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny encoder with random weights, and a tokenizer of the words of one text."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    folder = tmp_path_factory.mktemp("bases") / "minilm"
    folder.mkdir()
    words = dict.fromkeys(
        ["[PAD]", "[CLS]", "[SEP]", "[UNK]", *TEXT.replace(".", " .").replace("$", "$ ").split()]
    )
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    config = transformers.BertConfig(
        vocab_size=200, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64
    )
    torch.manual_seed(0)
    transformers.BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of annotated texts with one text."""
    folder = tmp_path_factory.mktemp("gold")
    (folder / "docs").mkdir()
    (folder / "docs" / "harbour.txt").write_text(TEXT, encoding="utf-8")
    row = {"id": "harbour", "title": "Harbours", "about": "Ruritania", "date": "2021", "split": "train"}
    (folder / "docs.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    lines = "".join(json.dumps({"doc": "harbour", **fact}) + "\n" for fact in FACTS)
    (folder / "facts.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def plan(base: Path) -> course.Plan:
    """A short training of small heads."""
    marks = course.BASES["minilm"]
    course.BASES["minilm"] = type(marks)(start=1, gap=2, pad=0)
    return course.Plan(
        base=base,
        size=Size(span=16, link=16, layers=2, dropout=0.0),
        rate=3e-3,
        head_rate=1e-2,
        epochs=60,
        batch=1,
        held_back=0,
        average=0.5,
    )


def test_labels_find_ends_and_roles(base: Path, gold: Path, plan: course.Plan) -> None:
    (text,) = read_gold(gold, frozenset(["train"]))
    read = read_text(text.source, load_tokenizer(base))
    labels = label(read, text.facts)
    (window,) = windows(read, Shape(), plan.special)
    found = example(window, labels)
    assert [window.words(*span) for _, span in found.objects] == ["cut emissions", "$35 million"]
    assert {window.words(*link.mention) for link in found.links} == {
        "Harbour Plan",
        "ferries",
        "on ferries",
        "Ruritania",
    }


def test_network_learns_a_text_by_heart_and_reads_the_same_once_exported(
    gold: Path, plan: course.Plan, tmp_path: Path
) -> None:
    train(gold, tmp_path, plan)
    reader = reader_of(tmp_path / "final.pt")
    (text,) = read_gold(gold, frozenset(["train"]))
    rows = reader.rows(text.source)
    assert {(row["type"], row["subject"], row["object"]) for row in rows} == {
        ("aims_at", "Harbour Plan", "cut emissions"),
        ("statistic", "ferries", "$35 million"),
    }
    assert [row.get("target") for row in rows] == [None, True]
    pytest.importorskip("onnxruntime")
    pytest.importorskip("onnx")
    from policyloom.graph.reading.model.calibration import PLAIN, save_calibration
    from policyloom.graph.reading.model.folder import load_reader
    from policyloom.graph.training.export import export

    save_calibration(PLAIN, tmp_path / "calibration.json")
    export(tmp_path / "final.pt", tmp_path / "reader", tmp_path / "calibration.json", whole=True)
    assert load_reader(tmp_path / "reader").rows(text.source) == rows
    export(tmp_path / "final.pt", tmp_path / "small", tmp_path / "calibration.json", texts=[text])
    smaller = load_reader(tmp_path / "small").rows(text.source)
    assert [(row["type"], row["object"]) for row in smaller] == [(row["type"], row["object"]) for row in rows]


def test_checkpoints_of_one_training_are_blended(gold: Path, plan: course.Plan, tmp_path: Path) -> None:
    from dataclasses import replace

    from policyloom.graph.training.blend import blend

    train(gold, tmp_path, replace(plan, epochs=2))
    early, last = (torch.load(tmp_path / f"epoch{epoch}.pt", weights_only=True) for epoch in (1, 2))
    between = blend(tmp_path / "epoch1.pt", tmp_path / "epoch2.pt", 0.5)
    name = "object_head.weight"
    middle = (early["averaged"][name] + last["averaged"][name]) / 2
    assert torch.allclose(between["averaged"][name], middle, atol=1e-6)


def test_training_goes_on_from_its_last_checkpoint(gold: Path, plan: course.Plan, tmp_path: Path) -> None:
    from dataclasses import replace

    half = replace(plan, epochs=2, minutes=0.0)
    train(gold, tmp_path, half)
    train(gold, tmp_path, replace(half, epochs=3))
    log = (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert "goes on after epoch 2" in log
    assert log.count("epoch 3:") == 1
