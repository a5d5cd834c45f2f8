"""A small network as onnxruntime runs it: texts, or pairs of them, in; numbers out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy
from numpy.typing import NDArray

_THREADS = 2


class Network:
    """A network in a folder with its tokenizer.

    Each text goes through alone. In a batch the scale of int8 would be that of all its texts, and a score would
    depend on what else is asked. So many at a time as there are threads: one thread a text is faster than all on one.
    """

    def __init__(self, folder: Path, name: str, longest: int) -> None:
        """Open the network *name* in *folder*, and ``tokenizer.json`` there, which cuts after *longest* pieces of words."""
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
        self._inputs = [given.name for given in self._session.get_inputs()]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(longest)
        self._threads: tuple[int, ThreadPoolExecutor] | None = None

    def run(self, texts: Iterable[str | tuple[str, str]]) -> list[NDArray[numpy.float32]]:
        """Return what the network makes of each text, or of each two beside each other."""
        # Threads do not live on in a child process.
        if self._threads is None or self._threads[0] != os.getpid():
            self._threads = os.getpid(), ThreadPoolExecutor(_THREADS)
        return list(self._threads[1].map(self._run, texts))

    def _run(self, text: str | tuple[str, str]) -> NDArray[numpy.float32]:
        read = self._tokenizer.encode(*((text,) if isinstance(text, str) else text))
        known = {"ids": read.ids, "types": read.type_ids, "mask": read.attention_mask}
        given = {name: numpy.asarray([known[name]], numpy.int64) for name in self._inputs}
        [found] = self._session.run(None, given)
        return numpy.asarray(found[0], numpy.float32)
