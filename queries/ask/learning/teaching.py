"""The teaching of a network: examples by chance, steps while there is time, checkpoints on the way."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import torch
from tokenizers import Encoding
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from .example import Shortlist

_WARM_UP, _SAVED_EVERY = 0.05, 50

Taught = TypeVar("Taught", bound=nn.Module)
Weights: TypeAlias = tuple[Sequence[nn.Parameter], float]
"""Weights that learn together, with their rate."""


def teach(
    network: Taught, groups: Sequence[Weights], loss: Callable[[Taught, Sequence[Shortlist], random.Random], Tensor],
    shortlists: Sequence[Shortlist], at_once: int, minutes: float, kept: Path, chance: random.Random,
) -> Taught:  # fmt: skip
    """Return *network* when it has learned for so many *minutes* of work; goes on from the checkpoint *kept* if there is one.

    :param loss: of some of the *shortlists*, *at_once* in each step.
    """
    learning = [weights for group, _ in groups for weights in group]
    optimizer = torch.optim.AdamW([{"params": group} for group, _ in groups], weight_decay=0.01)
    spent = 0.0
    if kept.exists():
        held = torch.load(kept, map_location="cpu", weights_only=True)
        network.load_state_dict(held["weights"])
        optimizer.load_state_dict(held["optimizer"])
        spent = held["spent"]
    steps, total, passes = 0, 0.0, 0
    while spent < minutes * 60:
        passes += 1
        order = chance.sample(range(len(shortlists)), len(shortlists))
        for at in range(0, len(shortlists), at_once):
            began = time.monotonic()
            progress = min(spent / (minutes * 60), 1.0)
            factor = min(progress / _WARM_UP, 1.0) * (1 - progress) + 0.01
            for group, (_, rate) in zip(optimizer.param_groups, groups, strict=True):
                group["lr"] = rate * factor
            value = loss(network, [shortlists[i] for i in order[at : at + at_once]], chance)
            optimizer.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            spent += time.monotonic() - began
            steps, total = steps + 1, total + float(value.detach())
            if steps % _SAVED_EVERY == 0:
                sys.stderr.write(
                    f"{spent / 60:.1f} of {minutes:.0f} minutes, pass {passes}, {steps} steps: loss {total / _SAVED_EVERY:.3f}\n"
                )
                total = 0.0
                _save(network, optimizer, spent, kept)
            if spent >= minutes * 60:
                break
    _save(network, optimizer, spent, kept)
    return network.eval()


def laid(read: Sequence[Encoding], *parts: str) -> tuple[Tensor, ...]:
    """Return *parts* of encoded texts, each as a tensor b,n; what is short is filled with 0."""
    rows = ([torch.tensor(getattr(one, part)) for one in read] for part in parts)
    return tuple(pad_sequence(some, batch_first=True) for some in rows)


def by_length(network: Any, texts: Sequence[Any], parts: int) -> Tensor:
    """Return what *network* makes of *texts*, in so many *parts*: short beside short, since what fills up is read as well."""
    order = sorted(range(len(texts)), key=lambda i: len(str(texts[i])))
    size = -(-len(order) // parts)
    groups = (order[at : at + size] for at in range(0, len(order), size))
    made = [network(*network.laid([texts[i] for i in group])) for group in groups]
    return torch.cat(made)[torch.argsort(torch.tensor(order))]


def _save(network: nn.Module, optimizer: torch.optim.Optimizer, spent: float, path: Path) -> None:
    """Write a checkpoint whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    torch.save(
        {"weights": network.state_dict(), "optimizer": optimizer.state_dict(), "spent": spent}, partial
    )
    partial.replace(path)
