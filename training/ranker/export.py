"""The export of the trained networks to the folders that :class:`policyloom.queries.ask.ranking.Ranker` reads."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch

from ..reader.export import trace
from .encoder_training import Pooled
from .rounding import rounded

_TEXTS = ("who adopts it = Peru", "when is it")  # for tracing, which takes only the shapes of the inputs


def export(network: Pooled, folder: Path, *, is_rounded: bool) -> None:
    """Write *network* with one-byte weights, as ``network.onnx.zst`` and ``tokenizer.json``.

    :param is_rounded: whether the weights are rounded as in training, see :mod:`.rounding`.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    network.tokenizer.save(str(folder / "tokenizer.json"))
    axes = {name: {0: "texts", 1: "pieces"} for name in ("ids", "mask")} | {"found": {0: "texts"}}
    with tempfile.TemporaryDirectory() as scratch:
        floats, whole = Path(scratch, "floats.onnx"), Path(scratch, "bytes.onnx")
        trace(network, network.inputs(_TEXTS), floats, ["ids", "mask"], ["found"], axes)
        quantize_dynamic(floats, whole, weight_type=QuantType.QInt8, per_channel=True)
        (folder / "network.onnx.zst").write_bytes(_packed(whole, is_rounded=is_rounded))


def _packed(path: Path, *, is_rounded: bool) -> bytes:
    """Return the network at *path*, compressed, with rounded weights if *is_rounded*."""
    import onnx
    from zstandard import ZstdCompressor

    model = onnx.load(path)
    for weights in model.graph.initializer:
        if is_rounded and weights.data_type == onnx.TensorProto.INT8:
            exact = torch.from_numpy(onnx.numpy_helper.to_array(weights).copy()).float()
            whole = rounded(exact).to(torch.int8).numpy()
            weights.CopyFrom(onnx.numpy_helper.from_array(whole, weights.name))
    # Weights do not repeat: a higher level, which looks for repetitions, makes the file larger.
    return ZstdCompressor(level=1).compress(model.SerializeToString())
