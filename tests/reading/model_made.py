"""Test data for the small reader: a tokenizer of words, a document, and networks that find given facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers

from policyloom.graph.document import Document
from policyloom.graph.metadata import Metadata
from policyloom.graph.reading.model.calibration import PLAIN, Calibration
from policyloom.graph.reading.model.kind import kinds_of
from policyloom.graph.reading.model.network import Scores
from policyloom.graph.reading.model.span import token_span
from policyloom.graph.reading.model.trained import Trained
from policyloom.graph.reading.model.window import Shape, Special, Window
from policyloom.ontology.own import built_in

SPECIAL = Special(start=1, gap=2, pad=0)
KINDS = kinds_of(built_in())

HARBOUR = Document(
    id="harbour",
    text=(
        "The Harbour Plan was adopted on 1 March 2021. It aims to cut emissions.\n\n"
        "Ruritania will spend $35 million on 12 ferries, the second-largest fleet."
    ),
    metadata=Metadata(title="A plan for harbours", about="Ruritania", issued="2021-05-04"),
)


def tokenizer_of(*documents: Document) -> Tokenizer:
    """Make a tokenizer whose tokens are the words and punctuation marks of some documents."""
    known = [document.metadata for document in documents]
    text = " ".join(
        [
            *(document.text for document in documents),
            *(f"{one.title} {one.about} {one.issued}" for one in known),
        ]
    )
    words = dict.fromkeys(["[pad]", "[start]", "[gap]", "[unknown]", *re.findall(r"\w+|[^\w\s]", text)])
    tokenizer = Tokenizer(
        models.WordLevel({word: at for at, word in enumerate(words)}, unk_token="[unknown]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


class Told:
    """A network that finds given facts, each with its kind, the words of its object, and role -> words."""

    def __init__(self, finds: Iterable[tuple[str, str, dict[str, str]]]) -> None:
        self.finds = list(finds)

    def score(self, windows: Sequence[Window]) -> list[Scores]:
        """Return a score of 5 for the spans of the given facts, and of -9 for all others."""
        return [self._score(window) for window in windows]

    def _score(self, window: Window) -> Scores:
        size = len(window.ids)
        scores = Scores(
            np.full((len(KINDS.names), size, size), -9.0, dtype=np.float32),
            np.full((size, size), -9.0, dtype=np.float32),
            np.full((len(KINDS.roles), size, size), -9.0, dtype=np.float32),
            np.full((len(KINDS.roles), size, size), -9.0, dtype=np.float32),
            np.full(size, -9.0, dtype=np.float32),
        )
        for kind, words, roles in self.finds:
            span = _tokens(window, words)
            if span is None:
                continue
            scores.objects[KINDS.index(kind), span[0], span[1]] = 5.0
            for role, named in roles.items():
                mention = _tokens(window, named)
                if mention is not None:
                    scores.mentions[mention] = 5.0
                    scores.starts[KINDS.index(role), span[0], mention[0]] = 5.0
                    scores.ends[KINDS.index(role), span[1], mention[1]] = 5.0
        return scores


def reader_of(document: Document, told: Told, calibration: Calibration = PLAIN) -> Trained:
    """Make a reader for a document, with *told* as its network."""
    return Trained(told, tokenizer_of(document), Shape(), SPECIAL, calibration, KINDS)


def _tokens(window: Window, words: str) -> tuple[int, int] | None:
    """Return the token span of *words*; '<about>' and '<year>' stand for the country and the year in the prefix."""
    if words == "<about>":
        return token_span(window, 0, len(window.text.about), prefix=True)
    if words == "<year>":
        end = len(window.text.prefix)
        return token_span(window, end - len("2021"), end, prefix=True)
    at = window.text.document.text.find(words)
    return token_span(window, at, at + len(words)) if at >= 0 else None
