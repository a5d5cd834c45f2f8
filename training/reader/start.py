"""The start: the weights of a trained reader, from which a new training continues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy
import torch
from torch import Tensor

from ...graph.reading.model.folder import NETWORK, kinds_in, read_card
from ...graph.reading.model.kind import Kinds
from ...ontology.errors import InputError
from .network import Network

# What the export to int8 adds to the name of a table, and the names of its nodes that multiply by a matrix.
_INTEGERS: Final = "_quantized"
_PRODUCT: Final = "/MatMul_quant"
# A layer that adds a bias to the product of a plain matrix is exported as one node, with its table transposed.
_TURNED: Final = "_Transposed"
# Smoothing renames a layer and adds the factor by which its inputs shrink, see :mod:`.smooth`.
_SMOOTHED: Final = ".linear"
_SHRINK: Final = ".shrink"
# The largest int8 value, and a little less than half a step.
_LARGEST: Final = 127
_SPREAD: Final = 0.49


def take_over(network: Network, kinds: Kinds, folder: Path, seed: int) -> None:
    """Copy the weights of the reader in *folder* into *network*; what it lacks, as for kinds of one's own, stays.

    They are int8, and training moves most of them by less than half a step: rounded again, they would be the old ones.
    So each starts at a random place among those that round to it.

    :param kinds: those of *network*.
    :param seed: chooses these places.
    :raises InputError: the reader has another encoder, or other sizes.
    """
    told, state = kinds_in(read_card(folder)), network.state_dict()
    chance = numpy.random.default_rng(seed)
    for name, weights in weights_in((folder / NETWORK).read_bytes(), chance):
        there = state.get(name)
        if there is None:
            raise InputError(f"{folder}: its network is made otherwise; {_ADVICE}")
        layer = name.partition(".")[0]
        if layer in ("object_head", "link_heads", "place"):
            mine, its = (kinds.names, told.names) if layer == "object_head" else (kinds.roles, told.roles)
            weights = _by_name(there, weights, mine, its, 1 if layer == "place" else 0)
        if weights.shape != there.shape:
            raise InputError(
                f"{folder}: its {name} is {tuple(weights.shape)}, not {tuple(there.shape)}; {_ADVICE}"
            )
        state[name] = weights
    network.load_state_dict(state)


_ADVICE: Final = "continue a reader with the --base that it was trained with"


def weights_in(exported: bytes, chance: numpy.random.Generator | None = None) -> Iterator[tuple[str, Tensor]]:
    """Yield the name of each parameter of a network in ONNX and its weights, as floats.

    :param chance: draws each weight of a product from those that round to its int8 value; by default it is that value.
    """
    import onnx
    from onnx.numpy_helper import to_array

    graph = onnx.load_from_string(exported).graph
    arrays = {one.name: to_array(one) for one in graph.initializer}

    def floats(name: str, chance: numpy.random.Generator | None = None) -> Any:
        """Return the table *name*, whose scale and zero point are for all of it or for each column."""
        zero = arrays[f"{name}_zero_point"].astype(numpy.float32)
        steps = arrays[name + _INTEGERS].astype(numpy.float32)
        if chance is not None:
            # The largest of a column stay where they are: they set its scale when it is rounded again.
            inner = numpy.abs(steps - zero) < _LARGEST
            steps += inner * chance.uniform(-_SPREAD, _SPREAD, steps.shape).astype(numpy.float32)
        return (steps - zero) * arrays[f"{name}_scale"]

    for node in graph.node:
        if node.name.endswith(_PRODUCT):
            layer = node.name.removesuffix(_PRODUCT).removeprefix("/").replace("/", ".")
            table = next(name for name in node.input if name.endswith(_INTEGERS) and name in arrays)
            matrix = floats(table.removesuffix(_INTEGERS), chance).T
            shrink = arrays.get(layer.removesuffix(_SMOOTHED) + _SHRINK)
            yield f"{_plain(layer)}.weight", torch.tensor(matrix if shrink is None else matrix * shrink)
    for name, array in arrays.items():
        table = name.removesuffix(_INTEGERS)
        if name.endswith(f".weight{_INTEGERS}"):
            yield table, torch.tensor(floats(table))
        elif name.endswith(f".weight{_TURNED}{_INTEGERS}"):
            yield table.removesuffix(_TURNED), torch.tensor(floats(table).T)
        elif name.endswith((".weight", ".bias")):
            layer, _, part = name.rpartition(".")
            yield f"{_plain(layer)}.{part}", torch.tensor(array)


def _plain(layer: str) -> str:
    return layer.removesuffix(_SMOOTHED)


def _by_name(there: Tensor, weights: Tensor, mine: Sequence[str], its: Sequence[str], axis: int) -> Tensor:
    """Return *there* with the parts of *weights* that are for the same names; *axis* has a part for each name."""
    found = there.clone().unflatten(axis, (len(mine), -1))
    parts = weights.unflatten(axis, (len(its), -1))
    for place, name in enumerate(mine):
        if name in its:
            found.select(axis, place).copy_(parts.select(axis, its.index(name)))
    return found.flatten(axis, axis + 1)
