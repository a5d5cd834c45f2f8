"""The training of a network: examples in random order, steps while there is time, checkpoints on the way."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import torch
from torch import Tensor, nn

from ..reader.course import save
from .dataset import Example

_WARM_UP, _SAVED_EVERY = 0.05, 50

Trained = TypeVar("Trained", bound=nn.Module)
Weights: TypeAlias = tuple[Sequence[nn.Parameter], float]
"""A group of weights with its learning rate."""


def train(
    network: Trained, groups: Sequence[Weights], loss: Callable[[Trained, Sequence[Example], random.Random], Tensor],
    examples: Sequence[Example], at_once: int, minutes: float, kept: Path, seed: int,
) -> Trained:  # fmt: skip
    """Return *network* after *minutes* of training, which continues from the checkpoint *kept* if there is one.

    :param loss: gives the loss of some *examples*, *at_once* of them in each step.
    :param seed: sets the order; a step shows the same examples wherever the training continues from.
    """
    learning = [weights for group, _ in groups for weights in group]
    optimizer = torch.optim.AdamW([{"params": group} for group, _ in groups], weight_decay=0.01, fused=True)
    spent, steps, total = 0.0, 0, 0.0
    if kept.exists():
        held = torch.load(kept, map_location="cpu", weights_only=True)
        network.load_state_dict(held["weights"])
        optimizer.load_state_dict(held["optimizer"])
        spent, steps = held["spent"], held["steps"]

    def keep() -> None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        states = {"weights": network.state_dict(), "optimizer": optimizer.state_dict()}
        save(kept, {**states, "spent": spent, "steps": steps})

    in_pass = -(-len(examples) // at_once)
    while spent < minutes * 60:
        began = time.monotonic()
        number, step = divmod(steps, in_pass)
        order = _chance(seed, "pass", number).sample(range(len(examples)), len(examples))
        progress = min(spent / (minutes * 60), 1.0)
        factor = min(progress / _WARM_UP, 1.0) * (1 - progress) + 0.01
        for group, (_, rate) in zip(optimizer.param_groups, groups, strict=True):
            group["lr"] = rate * factor
        shown = [examples[i] for i in order[step * at_once : (step + 1) * at_once]]
        value = loss(network, shown, _chance(seed, "step", steps))
        optimizer.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        spent += time.monotonic() - began
        steps, total = steps + 1, total + float(value.detach())
        if steps % _SAVED_EVERY == 0:
            sys.stderr.write(
                f"{spent / 60:.1f} of {minutes:.0f} minutes, pass {number + 1}, {steps} steps: loss {total / _SAVED_EVERY:.3f}\n"
            )
            total = 0.0
            keep()
    keep()
    return network.eval()


def _chance(*what: object) -> random.Random:
    return random.Random(repr(what))  # noqa: S311


def by_length(network: Any, texts: Sequence[Any], parts: int) -> Tensor:
    """Return the output of *network* for *texts*, run in *parts* of similar length, since padding costs time too."""
    order = sorted(range(len(texts)), key=lambda i: len(str(texts[i])))
    size = -(-len(order) // parts)
    groups = (order[at : at + size] for at in range(0, len(order), size))
    made = [network(*network.inputs([texts[i] for i in group])) for group in groups]
    return torch.cat(made)[torch.argsort(torch.tensor(order))]
