"""Smoothing: outliers of activations are moved into the weights before these become int8 (SmoothQuant, Xiao et al. 2023).

Without it the second product of each feed-forward block, whose inputs have a few huge channels, spoils the reader:
F1 fell from .50 to .42.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import torch
from torch import Tensor, nn

# How much of the spread of activations goes over into the weights.
SHARE: Final = 0.7

# The second product of the feed-forward block, by its name in BERT and MPNet.
NAME: Final = "output.dense"


class Smoothed(nn.Module):
    """A product whose inputs are divided, and whose weights multiplied, by channel."""

    shrink: Tensor

    def __init__(self, linear: nn.Linear, scale: Tensor) -> None:
        """Take over the weights of a product."""
        super().__init__()
        self.linear = linear
        self.linear.weight.data.mul_(scale)
        self.register_buffer("shrink", 1 / scale)

    def forward(self, values: Tensor) -> Tensor:
        """Multiply."""
        result: Tensor = self.linear(values * self.shrink)
        return result


@torch.no_grad()
def smooth(network: nn.Module, batches: Iterable[Sequence[Tensor]]) -> None:
    """Smooth the products of an encoder by the inputs that they get from some batches of windows."""
    wanted = {
        name: module
        for name, module in network.named_modules()
        if isinstance(module, nn.Linear) and name.endswith(NAME)
    }
    largest: dict[str, Tensor] = {}

    def watch(name: str) -> Any:
        def hook(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            seen = inputs[0].abs().flatten(0, -2).amax(dim=0)
            largest[name] = torch.maximum(largest[name], seen) if name in largest else seen

        return hook

    hooks = [module.register_forward_pre_hook(watch(name)) for name, module in wanted.items()]
    for tables in batches:
        network(*tables)
    for hook in hooks:
        hook.remove()
    for name, module in wanted.items():
        weights = module.weight.abs().amax(dim=0).clamp(min=1e-5)
        scale = (largest[name].clamp(min=1e-5) ** SHARE / weights ** (1 - SHARE)).clamp(min=1e-4)
        parent, _, own = name.rpartition(".")
        setattr(network.get_submodule(parent), own, Smoothed(module, scale.clone()))
