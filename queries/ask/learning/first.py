"""Teaches the first ranking: the right candidates of a question before the others (listwise softmax)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy
import torch
from torch import Tensor, nn

from ..ranking.first import places
from .example import Example

_WORDS, _HIDDEN, _EPOCHS, _RATE = 300, 32, 4, 3e-3


class FirstNetwork(nn.Module):
    """What :class:`policyloom.queries.ask.ranking.first.First` computes, with weights that learn."""

    def __init__(self, features: int, words: Sequence[str], forms: Sequence[str]) -> None:
        """Start without an opinion on *words* and *forms*."""
        super().__init__()
        self.words = {word: place for place, word in enumerate(words)}
        self.forms = {form: place for place, form in enumerate(forms)}
        self.one, self.two = nn.Linear(features, _HIDDEN), nn.Linear(_HIDDEN, 1)
        self.cue = nn.Parameter(torch.zeros(len(words) + 1, len(forms) + 1))

    def forward(self, example: Example) -> Tensor:
        """Return a score for each candidate."""
        said = sorted({self.words[s] for s in example.cues if s in self.words})
        cue = self.cue[[*said, len(self.words)]].sum(0)[places(example.forms, self.forms)]
        scores: Tensor = self.two(torch.relu(self.one(torch.from_numpy(example.features))))[:, 0] + cue
        return scores

    def save(self, path: Path) -> None:
        """Write the weights as the ranking reads them."""
        cue = self.cue.detach().numpy().copy()
        cue[-1] += float(self.two.bias.detach()[0])
        numpy.savez_compressed(
            path,
            words=numpy.array(list(self.words)),
            forms=numpy.array(list(self.forms)),
            one=self.one.weight.detach().numpy().T,
            one_bias=self.one.bias.detach().numpy(),
            two=self.two.weight.detach().numpy()[0],
            cue=cue.astype(numpy.float32),
        )


def teach_first(examples: Sequence[Example], seed: int = 1) -> FirstNetwork:
    """Return the network that learned from those of *examples* that have a right candidate."""
    torch.manual_seed(seed)
    words = Counter(stem for example in examples for stem in set(example.cues)).most_common(_WORDS)
    forms = Counter(form for example in examples for form in set(example.forms))
    network = FirstNetwork(examples[0].features.shape[1], [w for w, _ in words], sorted(forms))
    optimizer = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=1e-3)
    chance = random.Random(seed)  # noqa: S311
    taught = [example for example in examples if example.right.any()]
    for _ in range(_EPOCHS):
        chance.shuffle(taught)
        for example in taught:
            scores = network(example)
            loss = torch.logsumexp(scores, 0) - torch.logsumexp(scores[torch.from_numpy(example.right)], 0)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return network.eval()


@torch.no_grad()
def best(network: FirstNetwork, example: Example, count: int) -> tuple[list[int], list[float]]:
    """Return the places of the best *count* candidates, and their scores."""
    scores = network(example)
    order = torch.argsort(scores, descending=True, stable=True)[:count].tolist()
    return order, [float(scores[place]) for place in order]
