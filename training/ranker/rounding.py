"""The rounding: so few distinct weights that their file compresses to half, and a network that is trained with them."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

_NOISE = 0.09  # the rounding error relative to the weights (root mean square)
_LARGEST = 127


def rounded(weights: Tensor) -> Tensor:
    """Return one-byte integer *weights*, rounded to a few multiples of one step."""
    # The mean squared error of rounding to multiples of a step is a twelfth of its square.
    step = max(1, int(_NOISE * math.sqrt(12) * float(weights.square().mean().sqrt())))
    most = _LARGEST // step
    return torch.round(weights / step).clamp(-most, most) * step


class _Rounded(nn.Module):
    """The weights of a linear layer as they will be exported; gradients ignore the rounding (Bengio et al. 2013)."""

    def forward(self, weights: Tensor) -> Tensor:
        """Return *weights*, rounded at the scale of each row."""
        exact = weights.detach()
        scale = exact.abs().amax(1, keepdim=True) / _LARGEST
        return weights + (rounded(exact / scale) * scale - exact)


def round_products(layers: nn.Module) -> None:
    """Make the linear layers in *layers* compute with rounded weights from now on."""
    for product in _products(layers):
        parametrize.register_parametrization(product, "weight", _Rounded())


def as_learned(layers: nn.Module) -> None:
    """Give the linear layers in *layers* the weights that they have learned, before rounding."""
    for product in _products(layers):
        parametrize.remove_parametrizations(product, "weight", leave_parametrized=False)


def _products(layers: nn.Module) -> list[nn.Linear]:
    # A list, since registering a parametrization adds a module to *layers*.
    return [one for one in layers.modules() if isinstance(one, nn.Linear)]
