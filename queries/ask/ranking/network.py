"""A small network as onnxruntime runs it: one text, or two at once, in; numbers out."""

from __future__ import annotations

from pathlib import Path

import numpy
from numpy.typing import NDArray

_THREADS = 2


class Network:
    """A network in a folder with its tokenizer.

    Texts go through one by one. In a batch the scale of int8 would be that of all its texts, and a score would
    depend on what else is asked.
    """

    def __init__(self, folder: Path, name: str, longest: int) -> None:
        """Open the network *name* in *folder*, and ``tokenizer.json`` there, which cuts after *longest* pieces of words."""
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.log_severity_level = 3
        self._session = InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
        self._inputs = [given.name for given in self._session.get_inputs()]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(longest)

    def run(self, text: str, beside: str | None = None) -> NDArray[numpy.float32]:
        """Return what the network makes of a text, or of two *beside* each other."""
        read = self._tokenizer.encode(text, beside)
        known = {"ids": read.ids, "types": read.type_ids, "mask": read.attention_mask}
        given = {name: numpy.asarray([known[name]], numpy.int64) for name in self._inputs}
        [found] = self._session.run(None, given)
        return numpy.asarray(found[0], numpy.float32)
