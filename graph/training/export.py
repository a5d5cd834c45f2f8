"""Export a checkpoint as the folder that the reader runs from: ONNX of int8, tokenizer, calibration and card."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import torch

from ..reading.model.candidate import Grammar
from ..reading.model.folder import CALIBRATION, CARD, NETWORK, TOKENIZER, load_tokenizer
from ..reading.model.network import INPUTS, OUTPUTS
from ..reading.model.text import read_text
from ..reading.model.window import REGIONS, TARGET, windows
from .batch import inputs
from .course import Plan, load, plan_as_dict
from .gold import GoldText
from .network import Network
from .smooth import smooth

# Windows of a text that are looked at to smooth.
SEEN = 2


def export(
    checkpoint: Path,
    folder: Path,
    calibration: Path,
    *,
    texts: Sequence[GoldText] = (),
    grammar: Grammar | None = None,
) -> None:
    """Write the folder; `texts` show what the network meets."""
    network, plan = load(checkpoint)
    if texts:
        smooth(network, _seen(texts, plan, grammar))
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / NETWORK
    with tempfile.TemporaryDirectory() as scratch:
        floats = Path(scratch) / "floats.onnx"
        to_onnx(network, floats)
        quantize(floats, target)
    shutil.copy(plan.base / "tokenizer.json", folder / TOKENIZER)
    shutil.copy(calibration, folder / CALIBRATION)
    card = card_of(plan, target)
    (folder / CARD).write_text(json.dumps(card, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _seen(
    texts: Sequence[GoldText], plan: Plan, grammar: Grammar | None
) -> Iterator[tuple[torch.Tensor, ...]]:
    """Yield some windows of texts as inputs."""
    tokenizer = load_tokenizer(plan.base)
    for text in texts:
        read = read_text(text.document, tokenizer, grammar)
        for window in list(windows(read, plan.shape, plan.special))[:SEEN]:
            yield inputs([window], plan.special.pad)


def to_onnx(network: Network, path: Path) -> None:
    """Write a network as ONNX of floats, for windows of any length."""
    length = 24
    tables = [torch.arange(5, 5 + length)[None], torch.ones(1, length, dtype=torch.long)]
    tables.append(torch.randint(0, REGIONS, (1, length)).fill_(TARGET))
    tables += [torch.zeros(1, length, dtype=torch.long) for _ in range(3)]
    axes = {name: {0: "batch", 1: "length"} for name in INPUTS}
    axes["flags"] = {0: "batch", 1: "length"}
    axes["mentions"] = {0: "batch", 1: "length", 2: "length"}
    for name in ("objects", "starts", "ends"):
        axes[name] = {0: "batch", 2: "length", 3: "length"}
    with warnings.catch_warnings():
        # The tracing exporter is called old, but its graph is plain and quantizes well.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network.eval(),
            tuple(tables),
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def quantize(floats: Path, path: Path) -> None:
    """Write ONNX of int8: the weights of all products by channel, inputs as they come."""
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


def card_of(plan: Plan, network: Path) -> dict[str, object]:
    """Tell what a reader needs to know of its network, and what it was made with."""
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
            for name, value in plan_as_dict(plan).items()
            if name not in ("base", "shape", "kinds")
        },
        "sha256": hashlib.sha256(network.read_bytes()).hexdigest(),
        "bytes": network.stat().st_size,
    }
