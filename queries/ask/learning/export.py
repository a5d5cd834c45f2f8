"""Writes the trained networks as the folder that :class:`policyloom.queries.ask.ranking.Ranker` reads."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from .encoder_training import EncoderNetwork
from .pair_training import PairNetwork

_OPSET = 17


def export_encoder(network: EncoderNetwork, folder: Path) -> None:
    """Write ``encoder.onnx`` and ``tokenizer.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    network.tokenizer.save(str(folder / "tokenizer.json"))
    inputs = network.inputs(["who adopts it", "when is it and what is it"])
    _write(network, inputs, ["ids", "mask"], "vectors", folder / "encoder.onnx")


def export_pairs(pairs: PairNetwork, folder: Path) -> None:
    """Write ``pair.onnx``."""
    inputs = pairs.inputs([("who adopts it", "who adopts it = Peru"), ("when", "when is it")])
    _write(pairs, inputs, ["ids", "types", "mask"], "scores", folder / "pair.onnx")


def _write(network: nn.Module, inputs: tuple[Tensor, ...], names: list[str], output: str, path: Path) -> None:
    """Write *network*, with weights of one byte."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    axes = {name: {0: "texts", 1: "pieces"} for name in names} | {output: {0: "texts"}}
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch, path.name)
        torch.onnx.export(
            network, inputs, str(whole), input_names=names, output_names=[output], dynamic_axes=axes,
            dynamo=False, opset_version=_OPSET,
        )  # fmt: skip
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
