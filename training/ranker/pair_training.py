"""The training of the pair encoder: MPNet learns to read a question with a candidate and to score whether they match."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from ...queries.ask.ranking.encoder import LONGEST_PAIR
from ...queries.ask.ranking.network import unpacked
from ..reader.start import weights_in
from .dataset import Example
from .encoder_training import Pooled
from .rounding import as_learned, round_products, spread
from .trainer import by_length, train

_LAYERS, _FROZEN = 8, 1
_RATE, _HEAD_RATE, _SEED = 3e-5, 3e-4, 1
_SHOWN, _NEAR, _AT_ONCE, _PARTS = 5, 10, 8, 2
_CHANCE = 2.0  # standard deviation of the noise on the scores by which wrong candidates are chosen


class PairNetwork(Pooled):
    """An encoder with a linear score on the mean of its token vectors."""

    def __init__(self, base: Path) -> None:
        """Start from the lower layers of the encoder at *base*."""
        super().__init__(base, LONGEST_PAIR, _FROZEN, _LAYERS)
        self.head = nn.Linear(self.encoder.config.hidden_size, 1)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the score of each pair; the inputs are (b,n)."""
        scores: Tensor = self.head(self.mean(ids, mask))[:, 0]
        return scores


def train_pairs(
    examples: Sequence[Example], base: Path, minutes: float, run: Path, start: Path | None = None
) -> PairNetwork:
    """Return the network after *minutes* of training, which continues from the checkpoint in *run* if there is one.

    "None of them" has the score 0. A right candidate learns to beat it and all wrong ones. It learns to beat all wrong
    ones, as if no right one were there, so that every question also teaches the network to refuse.

    :param examples: with the nearest candidates first, since the likeliest mistakes teach most.
    :param start: the folder of an exported pair encoder, whose weights learn on; without it, those of *base* do.
    """
    torch.manual_seed(_SEED)
    pairs = PairNetwork(base)  # no dropout: it does not overfit, and trains a quarter faster without
    if start is not None:
        pairs.load_state_dict(dict(weights_in(unpacked(start))))
        spread(pairs.encoder.encoder, _SEED)
    round_products(pairs.encoder.encoder)
    lower = [p for p in pairs.encoder.parameters() if p.requires_grad]
    groups = [(lower, _RATE), ([*pairs.head.parameters()], _HEAD_RATE)]
    train(pairs, groups, _Loss(), examples, _AT_ONCE, minutes, run / "pair.pt", _SEED)
    as_learned(pairs.encoder.encoder)
    return pairs


class _Loss:
    """The loss, which most often shows the wrong candidates that the network last scored highest."""

    def __init__(self) -> None:
        self._scores: dict[tuple[str, str], float] = {}

    def __call__(self, network: PairNetwork, shown: Sequence[Example], chance: random.Random) -> Tensor:
        pairs: list[tuple[str, str]] = []
        sizes: list[tuple[int, int]] = []
        for example in shown:
            texts = ((example.question, pair) for pair in example.pairs)
            judged = list(zip(texts, example.right, strict=True))
            right = [text for text, is_right in judged if is_right]
            wrong = [text for text, is_right in judged[:_NEAR] if not is_right]
            wrong.sort(key=lambda text: -self._scores.get(text, 0.0) - chance.gauss(0, _CHANCE))
            chosen = chance.sample(right, min(1, len(right)))
            read = [*chosen, *wrong[: _SHOWN - len(chosen)]]
            pairs += read
            sizes.append((len(read), len(chosen)))
        with parametrize.cached():  # the weights are rounded once, not for each part
            scores = by_length(network, pairs, _PARTS)
        self._scores.update(zip(pairs, scores.tolist(), strict=True))
        at, losses = 0, []
        for size, right_ones in sizes:
            row = torch.cat([scores[at : at + size], scores.new_zeros(1)])
            none = torch.logsumexp(row[right_ones:], 0)
            losses.append(torch.logsumexp(row, 0) - row[0] + none if right_ones else none)
            at += size
        return torch.stack(losses).mean()
