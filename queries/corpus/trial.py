"""The trial: what readers make of the same texts, held against what people annotated, side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...graph.build import surroundings
from ...graph.document import Document
from ...graph.evaluation.agreement import Record
from ...graph.evaluation.evaluate import Evaluation, evaluate
from ...graph.extract import extract
from ...graph.extraction import Extraction
from ...graph.reading import ReaderConfig
from ...ontology.own import Knowledge
from ..record import records
from ..store import open_store

# What a reason says of its own case is left out when reasons are counted.
_OWN = re.compile(r"'[^']*'|\"[^\"]*\"|-?\d[\d.,]*")
_RUN = "urn:policyloom:trial"


@dataclass(frozen=True)
class Trial:
    """What one reader made of the texts.

    :param reader: what people call it.
    :param found: its facts against the annotated ones.
    :param words: how many words the texts have.
    :param seconds: how long it took to read and ground them, its own start left out.
    :param claims: how many claims it made, facts and rejections; *rejected* why some became no fact -> how many.
    :param faults: document -> why it could not be read whole.
    :param tokens: of a language model: (in, out); *cost* in the currency of the prices that were given.
    """

    reader: str
    found: Evaluation
    words: int
    seconds: float
    claims: int
    rejected: Mapping[str, int]
    faults: Mapping[str, str]
    tokens: tuple[int, int] | None = None
    cost: float | None = None

    @property
    def speed(self) -> float:
        """Words a second."""
        return self.words / self.seconds if self.seconds else 0.0


def trials(
    documents: Sequence[Document],
    gold: Sequence[Record],
    readers: Sequence[ReaderConfig],
    knowledge: Knowledge,
    clock: Callable[[], float],
) -> Iterator[Trial]:
    """Let each of *readers* read *documents*, and yield how well it did against *gold*.

    :param clock: tells the time in seconds, from whatever start.
    :raises PolicyloomError: a reader cannot be had.
    """
    names = {document.id for document in documents}
    words = sum(len(paragraph.text.split()) for d in documents for paragraph in d.paragraphs)
    for config in readers:
        # The first of anything loads what the others find loaded.
        started = clock()
        extractions = list(extract(documents, knowledge, reader=config))
        seconds = clock() - started
        found = evaluate(gold, _facts(extractions, knowledge, config), documents=names, knowledge=knowledge)
        reasons = Counter(_OWN.sub("…", r.reason) for e in extractions for r in e.rejected)
        usage = getattr(config, "usage", None)
        yield Trial(
            reader=config.label,
            found=found,
            words=words,
            seconds=seconds,
            claims=sum(len(e.facts) + len(e.rejected) for e in extractions),
            rejected=dict(reasons.most_common()),
            faults={e.document.id: e.fault for e in extractions if e.fault is not None},
            tokens=(usage.count.tokens_in, usage.count.tokens_out) if usage is not None else None,
            cost=getattr(config, "cost", None),
        )


def _facts(
    extractions: Sequence[Extraction], knowledge: Knowledge, reader: ReaderConfig
) -> list[dict[str, Any]]:
    """Return the facts as a store has them."""
    with open_store(None) as store:
        for graph, quads in surroundings("trial", knowledge, reader=reader):
            store.replace(graph, quads)
        for extraction in extractions:
            store.replace(extraction.graph, extraction.quads(run=_RUN))
        return list(records(store))
