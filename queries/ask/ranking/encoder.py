"""The encoders: a small network that turns a question or a candidate into a vector, and one that reads both together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy
from numpy.typing import NDArray

from ..candidate import Candidate
from .network import Network

Floats: TypeAlias = NDArray[numpy.float32]

LONGEST, LONGEST_PAIR = 96, 112
"""How many tokens are read of a text, and of a question together with a candidate."""
_MOST_ANSWERS, _LONGEST_ANSWERS = 3, 120
_MOST_KEPT = 50_000


def side(candidate: Candidate) -> str:
    """Return *candidate* as the text that the networks read.

    >>> from policyloom.queries.ask.query import Select
    >>> side(Candidate(Select("thing"), "", "which countries are there", (), (), ("Germany", "Japan")))
    'which countries are there = Germany; Japan'
    """
    return f"{candidate.question} = {'; '.join(candidate.answers[:_MOST_ANSWERS])[:_LONGEST_ANSWERS]}"


class Encoder:
    """MiniLM, trained to put a question near the candidate it means. Vectors are cached: candidates of a store recur."""

    def __init__(self, folder: Path) -> None:
        """Open the network in *folder*."""
        self._network = Network(folder, LONGEST)
        self._kept: dict[str, Floats] = {}

    def likeness(self, question: str, sides: Sequence[str]) -> Floats:
        """Return the cosine similarity of each of *sides* to *question*."""
        if len(self._kept) > _MOST_KEPT:
            self._kept = {}
        kept = self._kept  # a local reference: another thread may replace the dictionary meanwhile
        new = [text for text in dict.fromkeys((question, *sides)) if text not in kept]
        kept.update(zip(new, self._network.run(new), strict=True))
        return numpy.stack([kept[text] for text in sides]) @ kept[question]


def beside(side: str, quote: str) -> str:
    """Return what is read beside a question: a candidate and the sentence with its answer.

    >>> beside("who has it = Peru", "Peru has it.")
    'who has it = Peru | Peru has it.'
    """
    return f"{side} | {quote}" if quote else side


class PairEncoder:
    """MPNet, trained to read a question and a candidate together, and to say whether they match."""

    def __init__(self, folder: Path) -> None:
        """Open the network in *folder*."""
        self._network = Network(folder, LONGEST_PAIR)

    def scores(self, question: str, texts: Sequence[str]) -> Floats:
        """Return the score of each of *texts*, see :func:`beside`; above 0 it is more likely meant than not."""
        return numpy.asarray(self._network.run((question, text) for text in texts), numpy.float32)
