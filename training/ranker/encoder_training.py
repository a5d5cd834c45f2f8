"""The training of the encoder: MiniLM learns to put a question nearer to the candidate it means than to others."""

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

from ...queries.ask.ranking.encoder import LONGEST
from .dataset import Example
from .trainer import by_length, train

_RATE, _SEED = 6e-5, 1
_FROZEN = 2
_WRONG, _HARD, _AT_ONCE, _PARTS = 4, 24, 12, 2
_SHARPNESS = 20.0  # scales cosines before softmax, like sentence-transformers' MultipleNegativesRankingLoss


class Pooled(nn.Module):
    """A pretrained encoder with its tokenizer: a text becomes the mean of its token vectors."""

    def __init__(self, base: Path, longest: int, frozen: int, layers: int | None = None) -> None:
        """Read the encoder at *base*, a folder with weights, configuration and tokenizer.

        :param longest: how many tokens of a text are read.
        :param frozen: how many of its lowest layers are not trained; the embeddings never are.
        :param layers: how many of its layers are kept, all by default.
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
        """Return the mean (b,d) of the token vectors of *ids* (b,n) that *mask* (b,n) lets through."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            read = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.float()[:, :, None]
        return (read.float() * weights).sum(1) / weights.sum(1)

    def inputs(self, texts: Sequence[Any]) -> tuple[Tensor, ...]:
        """Return the token ids and the mask of *texts*, each (b,n); short texts are padded with 0."""
        read = self.tokenizer.encode_batch(list(texts))
        rows = ([one.ids for one in read], [one.attention_mask for one in read])
        return tuple(pad_sequence([*map(torch.tensor, row)], batch_first=True) for row in rows)


class EncoderNetwork(Pooled):
    """The encoder: a text becomes a vector of length 1. The lowest layers are not trained."""

    def __init__(self, base: Path) -> None:
        """Start from the encoder at *base*."""
        super().__init__(base, LONGEST, _FROZEN)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the vectors (b,d) of texts with tokens (b,n)."""
        return normalize(self.mean(ids, mask), dim=1)


def train_encoder(examples: Sequence[Example], base: Path, minutes: float, run: Path) -> EncoderNetwork:
    """Return the network after *minutes* of training, which continues from the checkpoint in *run* if there is one.

    :param examples: questions that have a right candidate; others teach nothing here.
    """
    torch.manual_seed(_SEED)
    network = EncoderNetwork(base)
    learning = [p for p in network.parameters() if p.requires_grad]
    return train(network, [(learning, _RATE)], _loss, examples, _AT_ONCE, minutes, run / "network.pt", _SEED)


def _loss(network: EncoderNetwork, shown: Sequence[Example], chance: random.Random) -> Tensor:
    """Return the mean loss of the questions: softmax over their own candidates and those of the other questions."""
    right_of: list[str] = []
    sides: dict[str, None] = {}
    for example in shown:
        right = [int(i) for i in example.right.nonzero()[0]]
        # The wrong candidates that rank highest teach most.
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
    for row, example in enumerate(shown):  # hide what may be right for this question too
        also = {side for side, is_right in zip(example.sides, example.right, strict=True) if is_right}
        also |= {s for other, s in zip(shown, right_of, strict=True) if other.doc == example.doc}
        hidden = [i for i, text in enumerate(texts) if text in also and i != int(goals[row])]
        alike[row, hidden] = -torch.inf
    return nn.functional.cross_entropy(alike, goals)
