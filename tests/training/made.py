"""Material that the training tests learn from: a tiny encoder with random weights, and a few texts on public health."""

from __future__ import annotations

import json
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


def write_campaigns(folder: Path) -> None:
    """Write a text for each campaign into ``texts`` and all facts into ``gold.jsonl``."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    rows: list[dict[str, Any]] = []
    for who, disease, plan, year, doses in CAMPAIGNS:
        name = who.lower()
        launched, fights = f"{who} launched the {plan} in {year}.", f"The {plan} fights {disease}."
        amount = f"{doses} thousand doses of vaccine"
        bought = f"{who} will buy {amount}."
        (texts / f"{name}.txt").write_text(f"{launched} {fights} {bought}\n", encoding="utf-8")
        (texts / f"{name}.meta.json").write_text(
            json.dumps({"title": f"Health in {who}", "about": who, "date": "2023"}), encoding="utf-8"
        )
        thing, value, date = "doses of vaccine", doses * 1000, f"in {year}"
        facts = (
            {"sent": launched, "type": "adopts", "subject": who, "object": plan},
            {"sent": launched, "type": "event_date", "subject": plan, "object": date, "date": str(year)},
            {"sent": fights, "type": "targets_disease", "subject": plan, "object": disease},
            {
                "sent": bought,
                "type": "statistic",
                "subject": thing,
                "object": amount,
                "value": value,
                "target": True,
            },
        )
        rows += ({"doc": name, **fact} for fact in facts)
    told = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "gold.jsonl").write_text(told, encoding="utf-8")


def write_base(folder: Path, *texts: str) -> Path:
    """Write an encoder of two layers with random weights, whose vocabulary is the words of *texts*, to *folder*."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel

    folder.mkdir(parents=True)
    splitter = pre_tokenizers.BertPreTokenizer()
    split = (word for text in texts for word, _ in splitter.pre_tokenize_str(text))
    words = dict.fromkeys(["[PAD]", "[CLS]", "[SEP]", "[UNK]", *split])
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = splitter
    tokenizer.save(str(folder / "tokenizer.json"))
    config = BertConfig(
        vocab_size=200, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64
    )
    torch.manual_seed(0)
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder
