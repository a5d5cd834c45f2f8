"""The networks as onnxruntime runs them: from texts, or pairs of texts, to numbers."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy
from numpy.typing import NDArray

_THREADS, _STACK = 2, 8 << 20
_STARTING = threading.Lock()


def _threads() -> ThreadPoolExecutor:
    """Return the threads of this process; two networks that are opened at once share them."""
    with _STARTING:
        return _started(os.getpid())


@cache
def _started(process: int) -> ThreadPoolExecutor:
    """Return the threads of *process* (a child has none of its parent's), all started while memory can still be taken."""
    stack = threading.stack_size(_STACK)  # the other threads of the service have a huge one, for parsers
    try:
        pool, all_started = ThreadPoolExecutor(_THREADS), threading.Barrier(_THREADS)
        list(pool.map(lambda _: all_started.wait(), range(_THREADS)))
    finally:
        threading.stack_size(stack)
    return pool


def unpacked(folder: Path) -> bytes:
    """Return the network in *folder*, ``network.onnx.zst``, as ONNX."""
    from zstandard import ZstdDecompressor

    return ZstdDecompressor().decompress((folder / "network.onnx.zst").read_bytes())


class Network:
    """A compressed network in a folder, with its tokenizer.

    Each text runs alone: in a batch all texts share one int8 scale, so a score would depend on the other texts.
    As many run at a time as there are threads: one thread for each text is faster than all threads on one text.
    """

    def __init__(self, folder: Path, longest: int) -> None:
        """Open ``network.onnx.zst`` and ``tokenizer.json`` in *folder*; a text is cut after *longest* tokens."""
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = InferenceSession(unpacked(folder), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(longest)
        _threads()

    def run(self, texts: Iterable[str | tuple[str, str]]) -> list[NDArray[numpy.float32]]:
        """Return the network's output for each text, or for each pair of texts."""
        return list(_threads().map(self._run, texts))

    def _run(self, text: str | tuple[str, str]) -> NDArray[numpy.float32]:
        read = self._tokenizer.encode(*((text,) if isinstance(text, str) else text))
        given = {"ids": numpy.asarray([read.ids]), "mask": numpy.asarray([read.attention_mask])}
        [found] = self._session.run(None, given)
        return numpy.asarray(found[0], numpy.float32)
