"""The course of a training: learning rates, averaged weights, checkpoints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from ...graph.reading.model.kind import Kinds
from ...graph.reading.model.window import Shape, Special
from .base import check_base, special_tokens
from .network import Network, Size


@dataclass(frozen=True)
class Plan:
    """The settings of a training; stored in its checkpoints.

    :param start: the folder of a reader whose weights training continues from; by default only the base's weights are taken.
    :param minutes: the time limit; 0 for none, so that all epochs run.
    :param held_back: how many texts are held back to choose the best epoch.
    :param patience: after how many epochs without a gain on these texts training stops; 0 for never.
    """

    base: Path
    kinds: Kinds
    start: Path | None = None
    size: Size = field(default_factory=Size)
    shape: Shape = field(default_factory=Shape)
    rate: float = 6e-5
    head_rate: float = 4e-4
    decay: float = 0.93
    warm_up: float = 0.06
    batch: int = 4
    epochs: int = 12
    minutes: float = 0.0
    seed: int = 1
    held_back: int = 20
    average: float = 0.995
    patience: int = 0

    @cached_property
    def special(self) -> Special:
        """The special tokens of the base encoder."""
        return special_tokens(self.base)

    @property
    def as_dict(self) -> dict[str, Any]:
        """The plan as plain values."""
        start = None if self.start is None else str(self.start)
        return {**asdict(self), "base": str(self.base), "start": start, "kinds": self.kinds.as_dict}

    @classmethod
    def read(cls, values: dict[str, Any]) -> Plan:
        """Return the plan that has these plain values."""
        return cls(
            **{
                **values,
                "base": Path(values["base"]),
                "start": Path(values["start"]) if values["start"] else None,
                "kinds": Kinds.read(values["kinds"]),
                "size": Size(**values["size"]),
                "shape": Shape(**values["shape"]),
            }
        )


def groups(network: Network, plan: Plan) -> list[dict[str, Any]]:
    """Return parameter groups with learning rates: high for heads, lower for lower layers; freeze the lowest layers."""
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    found = [{"params": heads, "lr": plan.head_rate, "top": plan.head_rate}]
    for name, weights in network.encoder.named_parameters():
        layer = _layer(name)
        if layer < plan.size.frozen:
            weights.requires_grad = False
            continue
        rate = plan.rate * plan.decay ** (plan.size.layers - 1 - layer)
        found.append({"params": [weights], "lr": rate, "top": rate})
    return found


def _layer(name: str) -> int:
    """Return the number of the layer of an encoder weight; -1 for embeddings."""
    parts = name.split(".")
    return int(parts[parts.index("layer") + 1]) if "layer" in parts else -1


def set_rates(optimizer: torch.optim.Optimizer, progress: float, plan: Plan) -> None:
    """Set the learning rates for *progress*, 0 to 1: linear warm-up, then linear decay, never below 1 percent."""
    factor = (
        min(progress / plan.warm_up, (1 - progress) / (1 - plan.warm_up)) if plan.warm_up else 1 - progress
    )
    for group in optimizer.param_groups:
        group["lr"] = group["top"] * max(factor, 0.01)


class Average:
    """A moving average of the trainable weights; the reader uses this average, not the last weights."""

    def __init__(self, network: nn.Module, keep: float) -> None:
        """Start from the current weights."""
        self.keep = keep
        self.weights = {n: p.detach().clone() for n, p in network.named_parameters() if p.requires_grad}
        self.steps = 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        """Move towards the current weights."""
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 10))
        for name, weights in network.named_parameters():
            if name in self.weights:
                self.weights[name].lerp_(weights.detach(), 1 - keep)

    @contextmanager
    def put_into(self, network: nn.Module) -> Iterator[None]:
        """Put the averaged weights into the network for the duration of the block."""
        self._exchange(network)
        try:
            yield
        finally:
            self._exchange(network)

    def _exchange(self, network: nn.Module) -> None:
        for name, weights in network.named_parameters():
            if name in self.weights:
                weights.data, self.weights[name] = self.weights[name], weights.data

    def state(self, network: nn.Module) -> dict[str, Tensor]:
        """Return all weights, with the averages in place of the trainable ones."""
        return {**network.state_dict(), **self.weights}


def save(path: Path, content: dict[str, Any]) -> None:
    """Write a checkpoint atomically."""
    partial = path.with_suffix(".part")
    torch.save(content, partial)
    partial.replace(path)


def load(path: Path) -> tuple[Network, Plan]:
    """Return the network of a checkpoint, in eval mode, and its plan.

    :raises InputError: the base that the checkpoint names is missing or cannot be used.
    """
    content = torch.load(path, map_location="cpu", weights_only=True, mmap=True)
    plan = Plan.read(content["plan"])
    check_base(plan.base)
    network = Network(plan.base, plan.size, plan.kinds, pretrained=False)
    network.load_state_dict(content["averaged"])
    network.eval()
    return network, plan
