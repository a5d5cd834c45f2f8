"""Smoothing: moves activation outliers into the weights before int8 quantization (SmoothQuant, Xiao et al. 2023).

Without smoothing, F1 fell from .50 to .42, because the inputs of the second matrix product of each feed-forward block
have a few very large channels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import torch
from torch import Tensor, nn

# The share of the range of activations that moves into the weights.
SHARE: Final = 0.7

# The name, in BERT and MPNet, of the second matrix product of a feed-forward block.
NAME: Final = "output.dense"


class Smoothed(nn.Module):
    """A linear layer whose inputs are divided, and whose weights are multiplied, by a scale for each channel."""

    shrink: Tensor

    def __init__(self, linear: nn.Linear, scale: Tensor) -> None:
        """Take over a linear layer and scale its weights in place."""
        super().__init__()
        self.linear = linear
        self.linear.weight.data.mul_(scale)
        self.register_buffer("shrink", 1 / scale)

    def forward(self, values: Tensor) -> Tensor:
        """Apply the layer to the divided inputs."""
        result: Tensor = self.linear(values * self.shrink)
        return result


@torch.no_grad()
def smooth(network: nn.Module, batches: Iterable[Sequence[Tensor]]) -> None:
    """Smooth linear layers of an encoder, by the inputs that they get for some batches of windows."""
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
