"""The training of the last ranking, on questions kept back that the networks have not seen."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from ...queries.ask.ranking.encoder import Encoder, PairEncoder
from ...queries.ask.ranking.first import numbered, places
from ...queries.ask.ranking.last import Last, seen_by_last
from ...queries.ask.ranking.ranker import READ, nearest
from ...queries.ask.ranking.sureness import surest
from .calibration import Outcome
from .dataset import Example

_HIDDEN, _STEPS, _RATE, _DECAY, _DROPOUT, _FOLDS, _SEED = 32, 300, 0.02, 0.05, 0.4, 5, 1
_MEMBERS = 6  # networks trained from different starts: their mean is more reliable than any of them
_LEAST = 20  # forms offered in fewer questions share one row
_NEVER = 1e4


class LastNetwork(nn.Module):
    """The network of :class:`policyloom.queries.ask.ranking.last.Last`, with trainable weights."""

    def __init__(self, columns: int, forms: Sequence[str]) -> None:
        """Start for rows with this many *columns*; candidates of other forms than *forms* share one embedding."""
        super().__init__()
        self.forms = numbered(forms)
        self.one, self.form = nn.Linear(columns, _HIDDEN), nn.Embedding(len(forms) + 1, _HIDDEN)
        self.two, self.dropout = nn.Linear(_HIDDEN, 1), nn.Dropout(_DROPOUT)
        nn.init.zeros_(self.form.weight)

    def forward(self, rows: Tensor, forms: Tensor) -> Tensor:
        """Return the scores (...,n) of *rows* (...,n,columns), whose *forms* (...,n) are given as places."""
        hidden = torch.relu(self.one(rows) + self.form(forms))
        scores: Tensor = self.two(self.dropout(hidden))[..., 0]
        return scores


def read_beside(encoder: Encoder, pairs: PairEncoder, example: Example) -> Example:
    """Return *example* with only the candidates read beside the question; the features are the last ranking's input."""
    likeness = encoder.likeness(example.question, example.sides)
    near = nearest(example.first, likeness, READ)
    read = example.kept(near)
    pair = pairs.scores(example.question, read.pairs)
    rows = seen_by_last(read.first, likeness[near], pair, read.features)
    # A candidate is right or wrong compared with all that were in *example*, not only with those read.
    return replace(read, features=rows, labels=example.right[near].astype(numpy.float32))


def train_last(shown: Sequence[Example]) -> dict[str, Any]:
    """Return the arrays of the last ranking, in which right candidates or, without any, "none of them" come first.

    It joins networks trained from different starts and takes their mean (deep ensembles, Lakshminarayanan et al. 2017).
    """
    members = [_train_one(shown, _SEED * _MEMBERS + number) for number in range(_MEMBERS)]
    weights = {
        "one": torch.cat([one.one.weight for one in members]).T,
        "form": torch.cat([one.form.weight + one.one.bias for one in members], 1),
        "two": torch.cat([one.two.weight[0] for one in members]) / len(members),
        "bias": torch.stack([one.two.bias for one in members]).mean(0),
    }
    forms = numpy.array(list(members[0].forms))
    return {"forms": forms, **{name: array.detach().numpy() for name, array in weights.items()}}


def _train_one(shown: Sequence[Example], seed: int) -> LastNetwork:
    torch.manual_seed(seed)
    forms = Counter(form for one in shown for form in set(one.forms))
    usual = sorted(form for form, count in forms.items() if count >= _LEAST)
    network = LastNetwork(shown[0].features.shape[1], usual)
    optimizer = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=_DECAY)
    rows = pad_sequence([torch.tensor(one.features) for one in shown], batch_first=True)
    formed = pad_sequence([torch.tensor(places(one.forms, network.forms)) for one in shown], batch_first=True)
    right = pad_sequence([torch.tensor(one.right) for one in shown], batch_first=True)
    there = pad_sequence([torch.ones(len(one.features)) for one in shown], batch_first=True)
    goals = torch.cat([right, ~right.any(1, keepdim=True)], 1).float()
    for _ in range(_STEPS):
        scores = network(rows, formed) + (there - 1) * _NEVER
        scores = torch.cat([scores, scores.new_zeros(len(scores), 1)], 1)
        loss = (torch.logsumexp(scores, 1) - torch.logsumexp(scores + (goals - 1) * _NEVER, 1)).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return network.eval()


def crossed(asked: Sequence[Example]) -> list[Outcome]:
    """Return the outcome of each question under a ranking trained on questions about other texts (cross-validation)."""
    docs = sorted({one.doc for one in asked})
    random.Random(_SEED).shuffle(docs)  # noqa: S311
    found = []
    for fold in range(_FOLDS):
        apart = set(docs[fold::_FOLDS])
        last = Last(train_last([one for one in asked if one.doc not in apart]))
        for one in asked:
            if one.doc in apart:
                scores = last.scores(one.features, one.forms)
                first, sure = surest(scores, one.told)
                found.append(Outcome(one.kind, one.is_answered, bool(one.right[first]), float(sure[first])))
    return found
