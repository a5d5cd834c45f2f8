"""Trains the pair encoder: MPNet learns to read a question beside a candidate, and to say whether it asks that."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from ..ranking.encoder import LONGEST_PAIR, beside
from .dataset import Example
from .encoder_training import Pooled
from .rounding import as_learned, round_products
from .trainer import by_length, train

_LAYERS, _FROZEN = 8, 1
_RATE, _HEAD_RATE, _SEED = 4e-5, 1e-3, 1
_SHOWN, _HARD, _AT_ONCE, _PARTS = 5, 9, 8, 2


class PairNetwork(Pooled):
    """An encoder with a score on the mean of its pieces."""

    def __init__(self, base: Path) -> None:
        """Start from the lower layers of the encoder at *base*."""
        super().__init__(base, LONGEST_PAIR, _FROZEN, _LAYERS)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(self.encoder.config.hidden_size, 1)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the score of each pair; the inputs are b,n."""
        scores: Tensor = self.head(self.dropout(self.mean(ids, mask)))[:, 0]
        return scores


def train_pairs(examples: Sequence[Example], base: Path, minutes: float, run: Path) -> PairNetwork:
    """Return the network that learned for so many *minutes* of work; goes on from the checkpoint in *run* if there is one.

    That none of the candidates is meant has the score 0. The right one learns to come before all others and before none,
    and none before all wrong ones, as if the right one were not among them: so it learns to refuse from every question.

    :param examples: with the nearest candidates first, since the likeliest mistakes teach most.
    """
    torch.manual_seed(_SEED)
    pairs = PairNetwork(base).train()
    round_products(pairs.encoder.encoder)
    lower = [p for p in pairs.encoder.parameters() if p.requires_grad]
    groups = [(lower, _RATE), ([*pairs.head.parameters()], _HEAD_RATE)]
    train(pairs, groups, _loss, examples, _AT_ONCE, minutes, run / "pair.pt", _SEED)
    as_learned(pairs.encoder.encoder)
    return pairs


def _loss(network: PairNetwork, shown: Sequence[Example], chance: random.Random) -> Tensor:
    pairs, sizes = [], []
    for example in shown:
        right = [int(i) for i in example.right.nonzero()[0]]
        wrong = [i for i in range(len(example.sides)) if not example.right[i]][:_HARD]
        chosen = chance.sample(right, min(1, len(right)))
        places = [*chosen, *chance.sample(wrong, min(_SHOWN - len(chosen), len(wrong)))]
        pairs += [(example.question, beside(example.sides[i], example.quotes[i])) for i in places]
        sizes.append((len(places), len(chosen)))
    scores = by_length(network, pairs, _PARTS)
    at, losses = 0, []
    for size, right_ones in sizes:
        row = torch.cat([scores[at : at + size], scores.new_zeros(1)])
        none = torch.logsumexp(row[right_ones:], 0)
        losses.append(torch.logsumexp(row, 0) - row[0] + none if right_ones else none)
        at += size
    return torch.stack(losses).mean()
