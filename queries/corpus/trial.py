"""The trial: several readers on the same texts, each evaluated against the facts that people annotated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...graph.build import surroundings
from ...graph.document import Document
from ...graph.evaluation.evaluate import Evaluation, evaluate
from ...graph.evaluation.matching import Record
from ...graph.extract import extract
from ...graph.extraction import Extraction
from ...graph.reading import ReaderConfig
from ...ontology.own import Knowledge
from ..facts import records
from ..store import open_store

# The quoted words and the numbers in a reason, which are left out so that like reasons are counted together.
_OWN = re.compile(r"'[^']*'|\"[^\"]*\"|-?\d[\d.,]*")
_RUN = "urn:policyloom:trial"


@dataclass(frozen=True)
class Trial:
    """The result of one reader on the texts.

    :param reader: the name of the reader, for people.
    :param found: the evaluation of its facts against the annotated ones.
    :param words: how many words the texts have.
    :param seconds: how long it took to make the reader, read the texts and ground the claims.
    :param claims: how many claims became facts or were rejected; *rejected* is reason -> number of rejected claims.
    :param faults: document -> why it could not be read whole.
    :param tokens: the tokens of a language model, (in, out); *cost* is in the currency of the given prices.
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
        """Words per second."""
        return self.words / self.seconds if self.seconds else 0.0


def trials(
    documents: Sequence[Document],
    gold: Sequence[Record],
    readers: Sequence[ReaderConfig],
    knowledge: Knowledge,
    clock: Callable[[], float],
) -> Iterator[Trial]:
    """Let each of *readers* read *documents*, and yield its result, evaluated against *gold*.

    :param clock: returns the time in seconds, counted from any moment.
    :raises PolicyloomError: a reader cannot be made.
    """
    names = {document.id for document in documents}
    words = sum(len(paragraph.text.split()) for d in documents for paragraph in d.paragraphs)
    for config in readers:
        # The first reader also pays for loading what later readers share.
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
    """Return the facts as records of a store that holds them."""
    with open_store(None) as store:
        for graph, quads in surroundings("trial", knowledge, reader=reader):
            store.replace(graph, quads)
        for extraction in extractions:
            store.replace(extraction.graph, extraction.quads(run=_RUN))
        return list(records(store))
