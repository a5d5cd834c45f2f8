"""The network in ONNX format, run by onnxruntime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .window import Window

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

INPUTS = ("ids", "mask", "regions", "casings", "candidates", "sentences")
OUTPUTS = ("objects", "mentions", "starts", "ends", "flags")


@dataclass(frozen=True)
class Scores:
    """Logits of a window of n tokens: objects (kind, n, n), mentions (n, n), starts, ends (role, n, n), flags (n)."""

    objects: Floats
    mentions: Floats
    starts: Floats
    ends: Floats
    flags: Floats


class Network(Protocol):
    """Anything that scores windows."""

    def score(self, windows: Sequence[Window]) -> list[Scores]:
        """Return the scores of *windows*, in order."""


class OnnxNetwork:
    """A network from a file. It runs on one thread, since a build reads in several processes."""

    def __init__(self, path: Path, pad: int) -> None:
        """Load the network from *path*; *pad* is the id of the padding token."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self.pad = pad
        self.session: onnxruntime.InferenceSession = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )

    def score(self, windows: Sequence[Window]) -> list[Scores]:
        """Return the scores of *windows*, run one by one: on few cores a batch is no faster, and needs padding."""
        found = []
        for window in windows:
            outputs: list[Any] = self.session.run(
                list(OUTPUTS), dict(zip(INPUTS, lay_out([window], self.pad), strict=True))
            )
            found.append(Scores(*(output[0] for output in outputs)))
        return found


def lay_out(windows: Sequence[Window], pad: int) -> tuple[Integers, ...]:
    """Return the padded inputs of the network for *windows*, in the order of INPUTS."""
    length = max(len(window.ids) for window in windows)
    tables = tuple(np.zeros((len(windows), length), dtype=np.int64) for _ in INPUTS)
    tables[0][:] = pad
    tables[5][:] = -2
    for row, window in enumerate(windows):
        size = len(window.ids)
        columns = (
            window.ids,
            (1,) * size,
            window.regions,
            window.casings,
            window.candidates,
            window.sentences,
        )
        for table, column in zip(tables, columns, strict=True):
            table[row, :size] = column
    return tables
