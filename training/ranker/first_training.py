"""The training of the first ranking: right candidates learn to come before the others (listwise softmax)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy
import torch
from torch import Tensor, nn

from ...queries.ask.ranking.first import known_cues, numbered, places
from .dataset import Example

_WORDS, _HIDDEN, _EPOCHS, _RATE, _SEED = 300, 32, 4, 3e-3, 1


class FirstNetwork(nn.Module):
    """The network of :class:`policyloom.queries.ask.ranking.first.First`, with trainable weights."""

    def __init__(self, features: int, words: Sequence[str], forms: Sequence[str]) -> None:
        """Start with weights of zero between *words* and *forms*."""
        super().__init__()
        self.words, self.forms = numbered(words), numbered(forms)
        self.one, self.two = nn.Linear(features, _HIDDEN), nn.Linear(_HIDDEN, 1)
        self.cue = nn.Parameter(torch.zeros(len(words) + 1, len(forms) + 1))

    def forward(self, example: Example) -> Tensor:
        """Return a score for each candidate."""
        by_form = self.cue[known_cues(example.cues, self.words)].sum(0)
        hidden = torch.relu(self.one(torch.from_numpy(example.features)))
        scores: Tensor = self.two(hidden)[:, 0] + by_form[places(example.forms, self.forms)]
        return scores

    @torch.no_grad()
    def arrays(self) -> dict[str, Any]:
        """Return the arrays as :class:`.First` takes them."""
        cue = self.cue.clone()
        cue[-1] += self.two.bias
        weights = {"one": self.one.weight.T, "one_bias": self.one.bias, "two": self.two.weight[0], "cue": cue}
        names = {"words": numpy.array(list(self.words)), "forms": numpy.array(list(self.forms))}
        return names | {name: array.numpy() for name, array in weights.items()}


def train_first(examples: Sequence[Example]) -> dict[str, Any]:
    """Return the arrays of the first ranking, trained on those of *examples* that have a right candidate."""
    torch.manual_seed(_SEED)
    words = Counter(stem for example in examples for stem in set(example.cues)).most_common(_WORDS)
    forms = Counter(form for example in examples for form in set(example.forms))
    network = FirstNetwork(examples[0].features.shape[1], [w for w, _ in words], sorted(forms))
    optimizer = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=1e-3)
    chance = random.Random(_SEED)  # noqa: S311
    answered = [example for example in examples if example.right.any()]
    for _ in range(_EPOCHS):
        chance.shuffle(answered)
        for example in answered:
            scores = network(example)
            loss = torch.logsumexp(scores, 0) - torch.logsumexp(scores[torch.from_numpy(example.right)], 0)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return network.arrays()
