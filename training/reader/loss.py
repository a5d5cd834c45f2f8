"""The loss of the network."""

from __future__ import annotations

import torch
from torch import Tensor

from .batch import Batch
from .network import Scores

FAR = -1e4


def loss(scores: Scores, batch: Batch) -> Tensor:
    """Add up the losses of objects, mentions, links and flags."""
    objects = (scores.objects, batch.objects, batch.judged_objects)
    total = 2.0 * pairs(*(one.flatten(2) for one in objects)).mean()
    mentions = (scores.mentions, batch.mentions, batch.judged_mentions)
    total = total + pairs(*(one.flatten(1) for one in mentions)).mean()
    for logits, side in ((scores.starts, batch.starts), (scores.ends, batch.ends)):
        total = total + pairs(logits.flatten(2), side.wanted.flatten(2), side.judged.flatten(2)).mean()
        linked = side.wanted.any(dim=-1).nonzero(as_tuple=True)
        if len(linked[0]):
            total = total + 0.5 * pairs(logits[linked], side.wanted[linked], side.judged[linked]).mean()
    if len(batch.flag_tokens):
        logits = scores.flags[batch.flag_tokens[:, 0], batch.flag_tokens[:, 1]]
        total = total + 0.1 * torch.nn.functional.binary_cross_entropy_with_logits(logits, batch.flags)
    return total


def pairs(logits: Tensor, wanted: Tensor, judged: Tensor) -> Tensor:
    """Return the multi-label loss of Su (2020) over the last axis: wanted logits above 0, other judged ones below."""
    others = torch.logsumexp(logits.masked_fill(wanted | ~judged, FAR), dim=-1)
    places = wanted.nonzero(as_tuple=True)
    rows = torch.zeros_like(others)
    missed = rows.index_put(places[:-1], torch.exp(-logits[places].clamp(min=-60.0)), accumulate=True)
    return torch.nn.functional.softplus(others) + torch.log1p(missed)
