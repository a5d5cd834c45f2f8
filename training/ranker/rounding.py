"""The rounding: so few distinct weights that their file compresses to half, and a network that is trained with them."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

_NOISE = 0.09  # the rounding error relative to the weights (root mean square)
_LARGEST = 127
_WITHIN = 0.9  # the share of a step within which weights are spread


def rounded(weights: Tensor) -> Tensor:
    """Return one-byte integer *weights*, rounded to a few multiples of one step."""
    step = _step(weights)
    most = _LARGEST // step
    return torch.round(weights / step).clamp(-most, most) * step


def _step(weights: Tensor) -> int:
    return max(1, int(_wanted_step(weights)))


def _wanted_step(weights: Tensor) -> float:
    # The mean squared error of rounding to multiples of a step is a twelfth of its square.
    return _NOISE * math.sqrt(12) * float(weights.square().mean().sqrt())


class _Rounded(nn.Module):
    """The weights of a linear layer as they will be exported; gradients ignore the rounding (Bengio et al. 2013)."""

    def forward(self, weights: Tensor) -> Tensor:
        """Return *weights*, rounded at the scale of each row."""
        exact = weights.detach()
        scale = _scale(exact)
        return weights + (rounded(exact / scale) * scale - exact)


def round_products(layers: nn.Module) -> None:
    """Make the linear layers in *layers* compute with rounded weights from now on."""
    for product in _products(layers):
        parametrize.register_parametrization(product, "weight", _Rounded())


def spread(layers: nn.Module, seed: int) -> None:
    """Move the weights of the linear layers in *layers* at random within their steps, so that they round to the same.

    Weights from a rounded file lie in the middle of their steps. Training would have to move them by half a step before
    they round to another one, and in an hour or two hardly any gets so far.
    """
    chance = torch.Generator().manual_seed(seed)
    for product in _products(layers):
        weights = product.weight.detach()
        exact = weights / _scale(weights)
        middle = rounded(exact)
        step = _step(exact)
        moved = middle + (torch.rand(exact.shape, generator=chance) - 0.5) * step * _WITHIN
        moved *= min(1.0, (step + _WITHIN) / _wanted_step(moved))  # else the larger weights get a larger step
        is_largest = exact.abs() > _LARGEST - 0.5  # these set the scale of their row
        weights.copy_(torch.where(is_largest, exact, moved) * _scale(weights))


def as_learned(layers: nn.Module) -> None:
    """Give the linear layers in *layers* the weights that they have learned, before rounding."""
    for product in _products(layers):
        parametrize.remove_parametrizations(product, "weight", leave_parametrized=False)


def _scale(weights: Tensor) -> Tensor:
    """Return what a row's weights (rows,n) are divided by (rows,1) before they become one-byte integers."""
    return weights.abs().amax(1, keepdim=True) / _LARGEST


def _products(layers: nn.Module) -> list[nn.Linear]:
    # A list, since registering a parametrization adds a module to *layers*.
    return [one for one in layers.modules() if isinstance(one, nn.Linear)]
