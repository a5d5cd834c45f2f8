"""Material that the training tests learn from: a tiny encoder with random weights, and a few texts on public health."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HEALTH = Path(__file__).parents[1] / "ontologies" / "health"

# Actor, disease, policy, year of the launch, thousands of doses.
CAMPAIGNS = (
    ("Kenya", "malaria", "Clinic Plan", 2019, 40),
    ("Gavi", "measles", "Village Plan", 2020, 55),
    ("Peru", "polio", "River Plan", 2021, 60),
    ("Fiji", "whooping cough", "Island Plan", 2018, 35),
    ("Chile", "measles", "Desert Plan", 2017, 70),
    ("Ghana", "polio", "Harbour Plan", 2022, 45),
)


def write_campaigns(folder: Path, campaigns: Iterable[tuple[str, str, str, int, int]] = CAMPAIGNS) -> Path:
    """Write a text for each campaign into ``texts`` and all facts into ``gold.jsonl``; return the path of that file."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    rows: list[dict[str, Any]] = []
    for who, disease, plan, year, doses in campaigns:
        name = who.lower()
        sentences = (
            f"{who} launched the {plan} in {year}.",
            f"The {plan} fights {disease}.",
            f"{who} bought {doses} thousand doses of vaccine.",
        )
        (texts / f"{name}.txt").write_text(" ".join(sentences) + "\n", encoding="utf-8")
        (texts / f"{name}.meta.json").write_text(
            json.dumps({"title": f"Health in {who}", "about": who, "date": "2023"}), encoding="utf-8"
        )
        told = (
            (0, {"type": "adopts", "subject": who, "object": plan}),
            (
                0,
                {"type": "event_date", "subject": plan, "object": f"in {year}", "date": str(year)},
            ),
            (1, {"type": "targets_disease", "subject": plan, "object": disease}),
            (
                2,
                {
                    "type": "statistic",
                    "subject": "doses of vaccine",
                    "object": f"{doses} thousand doses of vaccine",
                    "value": doses * 1000,
                },
            ),
        )
        rows += ({"doc": name, "sent": sentences[place], **fact} for place, fact in told)
    gold = folder / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return gold


def write_base(folder: Path, *texts: str) -> Path:
    """Write an encoder of two layers with random weights, whose vocabulary is the words of *texts*, to *folder*."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel

    folder.mkdir(parents=True)
    splitter = pre_tokenizers.BertPreTokenizer()
    words = dict.fromkeys(
        [
            "[PAD]",
            "[CLS]",
            "[SEP]",
            "[UNK]",
            *(w for text in texts for w, _ in splitter.pre_tokenize_str(text)),
        ]
    )
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = splitter
    tokenizer.save(str(folder / "tokenizer.json"))
    config = BertConfig(
        vocab_size=200, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64
    )
    torch.manual_seed(0)
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder
