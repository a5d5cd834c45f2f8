"""The rounding: few enough different weights that a file of them packs to half, and a network that learns with them."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

_NOISE = 0.09
"""How large the error of rounding is beside the weights (root mean square)."""
_LARGEST = 127


def rounded(weights: Tensor) -> Tensor:
    """Return whole *weights* of one byte as multiples of one step, of which few are used."""
    # Rounding to multiples of a step is off by a twelfth of its square on the average.
    step = max(1, int(_NOISE * math.sqrt(12) * float(weights.square().mean().sqrt())))
    most = _LARGEST // step
    return torch.round(weights / step).clamp(-most, most) * step


class _Rounded(nn.Module):
    """The weights of a product as they will be exported; they learn as if they were not rounded (Bengio et al. 2013)."""

    def forward(self, weights: Tensor) -> Tensor:
        """Return *weights*, rounded by the scale of each row."""
        exact = weights.detach()
        scale = exact.abs().amax(1, keepdim=True) / _LARGEST
        return weights + (rounded(exact / scale) * scale - exact)


def round_products(layers: nn.Module) -> None:
    """Let the products of *layers* work with rounded weights from now on."""
    for product in _products(layers):
        parametrize.register_parametrization(product, "weight", _Rounded())


def as_learned(layers: nn.Module) -> None:
    """Give the products of *layers* the weights that they have learned, before rounding."""
    for product in _products(layers):
        parametrize.remove_parametrizations(product, "weight", leave_parametrized=False)


def _products(layers: nn.Module) -> list[nn.Linear]:
    # A list, since what is registered at a product is a module of the layers too.
    return [one for one in layers.modules() if isinstance(one, nn.Linear)]
