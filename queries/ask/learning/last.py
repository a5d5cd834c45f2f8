"""Teaches the last ranking on questions kept back, which the networks have not seen."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from ..ranking.encoder import Encoder, Floats
from ..ranking.first import places
from ..ranking.last import seen, sureness
from ..ranking.pair import Pairs, beside
from ..ranking.ranker import READ, nearest
from .calibrate import Outcome
from .example import Shortlist

_HIDDEN, _STEPS, _RATE, _DECAY, _DROPOUT, _FOLDS = 32, 300, 0.02, 0.05, 0.4, 5
# So many layers learn, each from another start: their mean is surer than any of them.
_MEMBERS = 6
# A form that fewer questions offer is one of the others.
_LEAST = 20
_NEVER = 1e4


@dataclass(frozen=True)
class Seen:
    """What the last ranking sees of a question: a row for each candidate, their forms, which are right, and their sides."""

    doc: str
    kind: str
    is_answered: bool
    rows: Floats
    forms: list[str]
    right: NDArray[numpy.bool_]
    sides: list[str]


class LastNetwork(nn.Module):
    """What :class:`policyloom.queries.ask.ranking.last.Last` computes, with weights that learn."""

    def __init__(self, columns: int, forms: Sequence[str], hidden: int = _HIDDEN) -> None:
        """Start for rows of so many *columns*, of candidates of *forms* or others."""
        super().__init__()
        self.forms = {form: place for place, form in enumerate(forms)}
        self.one, self.form = nn.Linear(columns, hidden), nn.Embedding(len(forms) + 1, hidden)
        self.two, self.dropout = nn.Linear(hidden, 1), nn.Dropout(_DROPOUT)
        nn.init.zeros_(self.form.weight)

    def forward(self, rows: Tensor, forms: Tensor) -> Tensor:
        """Return the scores (...,n) of rows (...,n,columns), whose *forms* (...,n) are given by their places."""
        hidden = torch.relu(self.one(rows) + self.form(forms))
        scores: Tensor = self.two(self.dropout(hidden))[..., 0]
        return scores

    def save(self, path: Path) -> None:
        """Write the weights as the ranking reads them."""
        one, two = self.one, self.two
        arrays = {
            "one": one.weight.T, "form": self.form.weight + one.bias, "two": two.weight[0], "bias": two.bias
        }  # fmt: skip
        held: dict[str, Any] = {name: array.detach().numpy() for name, array in arrays.items()}
        numpy.savez_compressed(path, forms=numpy.array(list(self.forms)), **held)


def see(encoder: Encoder, pairs: Pairs, kept: Sequence[Shortlist]) -> list[Seen]:
    """Return what the last ranking sees of each of *kept*."""
    found = []
    for one in kept:
        example = one.example
        first = numpy.asarray(one.first, numpy.float32)
        likeness = encoder.likeness(example.question, example.sides)
        near = nearest(first, likeness, READ)
        read = example.kept(near)
        pair = pairs.scores(example.question, list(map(beside, read.sides, read.quotes)))
        rows = seen(first[near], likeness[near], pair, read.features)
        # What is right is told beside all that were compared.
        right = example.right[near]
        found.append(
            Seen(example.doc, example.kind, example.is_answered, rows, read.forms, right, read.sides)
        )
    return found


def teach_last(shown: Sequence[Seen], seed: int = 1) -> LastNetwork:
    """Return the layer by which the right candidates come first, and none of them where none is right.

    It is the mean of several that learned from other starts (deep ensembles, Lakshminarayanan et al. 2017).
    """
    return _mean([_teach_one(shown, seed * _MEMBERS + number) for number in range(_MEMBERS)])


@torch.no_grad()
def _mean(members: Sequence[LastNetwork]) -> LastNetwork:
    """Return one layer, as wide as all *members*, whose score is the mean of theirs."""
    first = members[0]
    mean = LastNetwork(first.one.in_features, list(first.forms), _HIDDEN * len(members)).eval()
    mean.one.weight.copy_(torch.cat([one.one.weight for one in members]))
    mean.one.bias.copy_(torch.cat([one.one.bias for one in members]))
    mean.form.weight.copy_(torch.cat([one.form.weight for one in members], 1))
    mean.two.weight.copy_(torch.cat([one.two.weight for one in members], 1) / len(members))
    mean.two.bias.copy_(torch.stack([one.two.bias for one in members]).mean(0))
    return mean


def _teach_one(shown: Sequence[Seen], seed: int) -> LastNetwork:
    torch.manual_seed(seed)
    forms = Counter(form for one in shown for form in set(one.forms))
    network = LastNetwork(shown[0].rows.shape[1], sorted(f for f, count in forms.items() if count >= _LEAST))
    optimizer = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=_DECAY)
    rows = pad_sequence([torch.tensor(one.rows) for one in shown], batch_first=True)
    formed = pad_sequence([torch.tensor(places(one.forms, network.forms)) for one in shown], batch_first=True)
    right = pad_sequence([torch.tensor(one.right) for one in shown], batch_first=True)
    there = pad_sequence([torch.ones(len(one.rows)) for one in shown], batch_first=True)
    goals = torch.cat([right, ~right.any(1, keepdim=True)], 1).float()
    for _ in range(_STEPS):
        scores = network(rows, formed) + (there - 1) * _NEVER
        scores = torch.cat([scores, scores.new_zeros(len(scores), 1)], 1)
        loss = (torch.logsumexp(scores, 1) - torch.logsumexp(scores + (goals - 1) * _NEVER, 1)).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return network.eval()


@torch.no_grad()
def outcomes(network: LastNetwork, asked: Sequence[Seen]) -> list[Outcome]:
    """Return what becomes of the questions *asked*."""
    found = []
    for one in asked:
        formed = torch.tensor(places(one.forms, network.forms))
        scores = network(torch.tensor(one.rows), formed).numpy()
        first = int(scores.argmax())
        sure = float(sureness(scores, one.sides)[first])
        found.append(Outcome(one.kind, one.is_answered, bool(one.right[first]), sure))
    return found


def crossed(asked: Sequence[Seen], seed: int = 1) -> list[Outcome]:
    """Return what becomes of each question where the layer learned from those on other texts alone."""
    docs = sorted({one.doc for one in asked})
    random.Random(seed).shuffle(docs)  # noqa: S311
    found: list[Outcome] = []
    for fold in range(_FOLDS):
        apart = set(docs[fold::_FOLDS])
        network = teach_last([one for one in asked if one.doc not in apart])
        found += outcomes(network, [one for one in asked if one.doc in apart])
    return found
