"""The training: the labels of a text, and when learning ends."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it comes with policyloom[train]")
pytest.importorskip("transformers", reason="transformers is not installed: it comes with policyloom[train]")
pytest.importorskip("tokenizers")

from policyloom.graph.document import Document
from policyloom.graph.metadata import Metadata
from policyloom.graph.reading.model.folder import load_tokenizer
from policyloom.graph.reading.model.kind import kinds_of
from policyloom.graph.reading.model.text import text_of
from policyloom.graph.reading.model.window import Shape, windows
from policyloom.ontology.own import built_in
from policyloom.training.reader import learning
from policyloom.training.reader.batch import batch
from policyloom.training.reader.course import Plan
from policyloom.training.reader.example import Example, example
from policyloom.training.reader.gold import GoldText, fact_of
from policyloom.training.reader.label import label
from policyloom.training.reader.learning import Learning
from policyloom.training.reader.network import Size

from .made import write_base

KINDS = kinds_of(built_in())
AIM, FIGURE = "The Harbour Plan aims to cut emissions.", "Ruritania will spend $35 million on ferries."
TEXT = f"{AIM} {FIGURE}"
FACTS: list[dict[str, Any]] = [
    {"type": "aims_at", "sent": AIM, "subject": "Harbour Plan", "object": "cut emissions"},
    {
        "type": "statistic", "sent": FIGURE, "subject": "ferries", "object": "$35 million on ferries",
        "indicator": "spend on ferries", "value": 35000000, "unit": "US dollars", "place": "Ruritania", "date": "2021",
        "target": True,
    },
]  # fmt: skip


def gold_text(*facts: dict[str, Any], is_whole: bool = True) -> GoldText:
    document = Document("harbour", TEXT, Metadata(title="Harbours", about="Ruritania", issued="2021"))
    return GoldText(document, "train", tuple(map(fact_of, facts)), is_whole)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a tiny encoder with random weights and a tokenizer of the words of one text."""
    torch.set_num_threads(1)
    return write_base(tmp_path_factory.mktemp("bases") / "tiny", TEXT, "Harbours Ruritania 2021")


@pytest.fixture(scope="module")
def plan(base: Path) -> Plan:
    """Return the plan of a short training with small heads."""
    return Plan(
        base=base,
        kinds=KINDS,
        size=Size(span=16, link=16, layers=2, dropout=0.0),
        rate=3e-3,
        head_rate=1e-2,
        epochs=40,
        batch=1,
        average=0.5,
    )


def learning_of(plan: Plan, run: Path) -> Learning:
    gold = gold_text(*FACTS)
    read = text_of(gold.document, load_tokenizer(plan.base))
    rows = [{"doc": "harbour", **fact} for fact in FACTS]
    run.mkdir(exist_ok=True)
    return Learning(plan, [(read, label(read, gold, KINDS))], [gold], rows, built_in(), run, "it")


def shown(plan: Plan, gold: GoldText) -> Example:
    read = text_of(gold.document, load_tokenizer(plan.base))
    (window,) = windows(read, Shape(), plan.special)
    return example(window, label(read, gold, KINDS), KINDS)


def test_labels_find_ends_and_roles(plan: Plan) -> None:
    found = shown(plan, gold_text(*FACTS))
    words = found.window.words
    assert [words(*span) for _, span in found.objects] == ["cut emissions", "$35 million"]
    mentions = {words(*link.mention) for link in found.links}
    assert mentions == {"Harbour Plan", "ferries", "on ferries", "Ruritania", "2021"}


def test_of_a_text_with_verdicts_alone_nothing_else_is_judged(plan: Plan) -> None:
    rejected = FACTS[1] | {"verdict": "reject"}
    found = shown(plan, gold_text(FACTS[0] | {"verdict": "accept"}, rejected, is_whole=False))
    laid = batch([found], plan.special.pad, KINDS, random.Random(1))
    judged = {
        (KINDS.names[k], found.window.words(a, b)) for _, k, a, b in laid.judged_objects.nonzero().tolist()
    }
    assert judged == {("aims_at", "cut emissions"), ("statistic", "$35 million")}
    assert [KINDS.names[k] for _, k, _, _ in laid.objects.nonzero().tolist()] == ["aims_at"]
    for side in (laid.starts, laid.ends):
        assert {KINDS.roles[role] for _, role, _, _ in side.judged.nonzero().tolist()} == {"aims_at"}
    whole = batch([shown(plan, gold_text(*FACTS))], plan.special.pad, KINDS, random.Random(1))
    assert whole.judged_objects.sum() > 100


def test_learning_ends_when_the_texts_held_back_gain_no_more(plan: Plan, tmp_path: Path) -> None:
    idle = learning_of(replace(plan, patience=1, rate=1e-9, head_rate=1e-9), tmp_path)
    list(idle.learn())
    assert idle.state.epoch < 4


def test_training_whose_time_ends_within_an_epoch_keeps_what_it_learned(plan: Plan, tmp_path: Path) -> None:
    *_, last = learning_of(replace(plan, minutes=1e-6), tmp_path / "run").learn()
    assert last.score is not None
    assert (tmp_path / "run" / learning.BEST).exists()
