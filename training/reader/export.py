"""The export: a checkpoint turned into the files of a reader, an int8 ONNX network and its tokenizer."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import nn

from ...graph.reading.model.candidate import Grammar
from ...graph.reading.model.folder import NETWORK, TOKENIZER, load_tokenizer
from ...graph.reading.model.network import INPUTS, OUTPUTS
from ...graph.reading.model.text import text_of
from ...graph.reading.model.window import REGIONS, TARGET, windows
from .batch import inputs
from .course import Plan, load
from .gold import GoldText
from .network import Network
from .smooth import smooth

# How many windows of each text the sample has.
_SAMPLE = 2


def export(checkpoint: Path, folder: Path, texts: Sequence[GoldText], grammar: Grammar) -> dict[str, Any]:
    """Write network and tokenizer into a folder, and return the network's entries for the card.

    :param texts: sample texts; the network is smoothed by its activations on them.
    """
    network, plan = load(checkpoint)
    smooth(network, _sample(texts, plan, grammar))
    with tempfile.TemporaryDirectory() as scratch:
        floats = Path(scratch) / "floats.onnx"
        _write_onnx(network, floats)
        _quantize(floats, folder / NETWORK)
    shutil.copy(plan.base / TOKENIZER, folder / TOKENIZER)
    return _card(plan, folder / NETWORK)


def _sample(texts: Sequence[GoldText], plan: Plan, grammar: Grammar) -> Iterator[tuple[torch.Tensor, ...]]:
    """Yield the first windows of each text as inputs of the network."""
    tokenizer = load_tokenizer(plan.base)
    for text in texts:
        read = text_of(text.document, tokenizer, grammar)
        for window in list(windows(read, plan.shape, plan.special))[:_SAMPLE]:
            yield inputs([window], plan.special.pad)


def _write_onnx(network: Network, path: Path) -> None:
    """Write a network as float ONNX, for windows of any length."""
    length = 24
    tables = [torch.arange(5, 5 + length)[None], torch.ones(1, length, dtype=torch.long)]
    tables.append(torch.randint(0, REGIONS, (1, length)).fill_(TARGET))
    tables += [torch.zeros(1, length, dtype=torch.long) for _ in range(3)]
    axes = {name: {0: "batch", 1: "length"} for name in INPUTS}
    axes["flags"] = {0: "batch", 1: "length"}
    axes["mentions"] = {0: "batch", 1: "length", 2: "length"}
    for name in ("objects", "starts", "ends"):
        axes[name] = {0: "batch", 2: "length", 3: "length"}
    trace(network, tuple(tables), path, INPUTS, OUTPUTS, axes)


def trace(
    network: nn.Module, given: tuple[torch.Tensor, ...], path: Path, inputs: Sequence[str], outputs: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
) -> None:  # fmt: skip
    """Write *network* as float ONNX, traced with the inputs *given*; the sizes named in *axes* may be any."""
    with warnings.catch_warnings():
        # The tracing exporter is deprecated, but its graph is simple and quantizes well.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network.eval(), given, str(path), input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip


def _quantize(floats: Path, path: Path) -> None:
    """Write int8 ONNX: weights of matrix products are quantized per channel, their inputs dynamically."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = floats.with_name("ready.onnx")
    quant_pre_process(str(floats), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(
        str(ready),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=False,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )


def _card(plan: Plan, network: Path) -> dict[str, Any]:
    """Return what a reader needs to know about its network, and the settings of its training."""
    return {
        "format": 1,
        "kinds": list(plan.kinds.names),
        "forms": plan.kinds.as_dict,
        "roles": list(plan.kinds.roles),
        "shape": asdict(plan.shape),
        "special": asdict(plan.special),
        "base": plan.base.name,
        "plan": {
            name: value
            for name, value in plan.as_dict.items()
            if name not in ("base", "start", "shape", "kinds")
        },
        "sha256": hashlib.sha256(network.read_bytes()).hexdigest(),
        "bytes": network.stat().st_size,
    }
