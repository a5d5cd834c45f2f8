"""Trains the encoder: MiniLM learns to put a question nearer to what it means than to what else it may mean."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import normalize
from torch.nn.utils.rnn import pad_sequence
from transformers import AutoModel

from ..ranking.encoder import LONGEST
from .dataset import Example
from .trainer import by_length, train

_RATE, _SEED = 6e-5, 1
_FROZEN = 2
_WRONG, _HARD, _AT_ONCE, _PARTS = 4, 24, 12, 2
_SHARPNESS = 20.0
"""Cosines are multiplied by this before the softmax, as in sentence-transformers' MultipleNegativesRankingLoss."""


class Pooled(nn.Module):
    """A pretrained encoder that makes a text the mean of its pieces, with its tokenizer."""

    def __init__(self, base: Path, longest: int, frozen: int, layers: int | None = None) -> None:
        """Read the encoder at *base*, a folder with weights, configuration and tokenizer.

        :param longest: so many pieces of a text are read.
        :param frozen: so many of its lowest layers stay as they are, and what lies below them.
        :param layers: so many layers it keeps, all by default.
        """
        super().__init__()
        self.tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(longest)
        self.encoder: Any = AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.embeddings.requires_grad_(False)
        self.encoder.encoder.layer[:frozen].requires_grad_(False)

    def mean(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the mean (b,d) of the pieces b,n that *mask* lets be read."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            read = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.float()[:, :, None]
        return (read.float() * weights).sum(1) / weights.sum(1)

    def inputs(self, texts: Sequence[Any]) -> tuple[Tensor, ...]:
        """Return *texts* as inputs, each b,n; what is short is filled with 0."""
        read = self.tokenizer.encode_batch(list(texts))
        rows = ([one.ids for one in read], [one.attention_mask for one in read])
        return tuple(pad_sequence([*map(torch.tensor, row)], batch_first=True) for row in rows)


class EncoderNetwork(Pooled):
    """The encoder: a text becomes a vector of length 1. The lowest layers stay as they were."""

    def __init__(self, base: Path) -> None:
        """Start from the encoder at *base*."""
        super().__init__(base, LONGEST, _FROZEN)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the vectors (b,d) of texts, whose pieces are b,n."""
        return normalize(self.mean(ids, mask), dim=1)


def train_encoder(examples: Sequence[Example], base: Path, minutes: float, run: Path) -> EncoderNetwork:
    """Return the network that learned for so many *minutes* of work; goes on from the checkpoint in *run* if there is one.

    :param examples: of questions that have a right candidate; the others teach nothing here.
    """
    torch.manual_seed(_SEED)
    network = EncoderNetwork(base)
    learning = [p for p in network.parameters() if p.requires_grad]
    return train(network, [(learning, _RATE)], _loss, examples, _AT_ONCE, minutes, run / "network.pt", _SEED)


def _loss(network: EncoderNetwork, shown: Sequence[Example], chance: random.Random) -> Tensor:
    """Return the mean loss of the questions: softmax over their own candidates and those of the others."""
    right_of: list[str] = []
    sides: dict[str, None] = {}
    for example in shown:
        right = [int(i) for i in example.right.nonzero()[0]]
        # The likeliest mistakes teach most.
        wrong = [i for i in range(len(example.sides)) if not example.right[i]][:_HARD]
        chosen = chance.choice(right)
        right_of.append(example.sides[chosen])
        sides.update(
            dict.fromkeys(example.sides[i] for i in (chosen, *chance.sample(wrong, min(_WRONG, len(wrong)))))
        )
    texts = list(sides)
    vectors = by_length(network, texts, _PARTS)
    alike = _SHARPNESS * network(*network.inputs([one.question for one in shown])) @ vectors.T
    goals = torch.tensor([texts.index(side) for side in right_of])
    # What another question shows may be right for this one too: that is no mistake.
    for row, example in enumerate(shown):
        also = {side for side, is_right in zip(example.sides, example.right, strict=True) if is_right}
        also |= {s for other, s in zip(shown, right_of, strict=True) if other.doc == example.doc}
        hidden = [i for i, text in enumerate(texts) if text in also and i != int(goals[row])]
        alike[row, hidden] = -torch.inf
    return nn.functional.cross_entropy(alike, goals)
