"""The pair encoder: a small network that reads a question beside what it may mean, and scores whether it asks that."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy

from .encoder import Floats
from .network import Network

LONGEST = 128
"""So many pieces of words are read of a question and what stands beside it."""


def beside(side: str, quote: str) -> str:
    """Return what is read beside a question: what it may mean, and the sentence that answers it then.

    >>> beside("who has it = Peru", "Peru has it.")
    'who has it = Peru | Peru has it.'
    """
    return f"{side} | {quote}" if quote else side


class Pairs:
    """The taught encoder, taught on to read two texts at once."""

    def __init__(self, folder: Path) -> None:
        """Open ``pair.onnx`` and ``tokenizer.json`` in *folder*."""
        self._network = Network(folder, "pair.onnx", LONGEST)

    def scores(self, question: str, texts: Sequence[str]) -> Floats:
        """Return the score of each of *texts*, see :func:`beside`; above 0 it is more likely asked for than not."""
        return numpy.asarray(self._network.run((question, text) for text in texts), numpy.float32)
