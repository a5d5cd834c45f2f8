"""The example: a question with all its candidates, as the ranking sees them, and which of them are right."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from ....ontology.own import Knowledge
from ..question import Questions
from ..ranking.encoder import side
from ..ranking.feature import features
from ..ranking.first import cues
from .gold import GoldText, Question
from .label import RIGHT, label


@dataclass
class Example:
    """A question beside its candidates.

    :param cues: what of the question tells its form.
    :param features: a row for each candidate; *forms*, *sides*, *quotes* (the sentence of its first
        fact) and *labels* (from 0 to 1) likewise.
    """

    doc: str
    question: str
    kind: str
    is_answered: bool
    cues: tuple[str, ...]
    features: NDArray[numpy.float32]
    forms: list[str]
    sides: list[str]
    quotes: list[str]
    labels: NDArray[numpy.float32]

    @property
    def right(self) -> NDArray[numpy.bool_]:
        """Which candidates count as right: those near the best of them."""
        best = float(self.labels.max(initial=0.0))
        return self.labels >= max(RIGHT, best - 0.15)

    def kept(self, places: Sequence[int]) -> Example:
        """Return the example with the candidates at *places* alone, in their order."""
        rows = list(places)
        return Example(
            self.doc, self.question, self.kind, self.is_answered, self.cues, self.features[rows],
            [self.forms[i] for i in rows], [self.sides[i] for i in rows], [self.quotes[i] for i in rows], self.labels[rows],
        )  # fmt: skip


@dataclass
class Shortlist:
    """The candidates of an example that come first in the first ranking, with their scores there."""

    example: Example
    first: list[float]


def examples(
    texts: Mapping[str, GoldText], questions: Iterable[Question], knowledge: Knowledge, most: int = 400
) -> Iterator[Example]:
    """Yield an example for each of *questions*, of one text no more than *most* by chance, always the same ones."""
    by_doc: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        by_doc[question.doc].append(question)
    for doc, asked in sorted(by_doc.items()):
        if doc not in texts:
            continue
        if len(asked) > most:
            asked = random.Random(doc).sample(asked, most)  # noqa: S311
        yield from _of_text(texts[doc], asked, knowledge)


def _of_text(text: GoldText, questions: Sequence[Question], knowledge: Knowledge) -> Iterator[Example]:
    with text.store(knowledge) as store:
        asker = Questions(store, knowledge)
        numbers: dict[str, int] = {}
        for question in questions:
            asked, found = asker.candidates(question.question)
            if not found:
                continue
            numbers = numbers or text.numbers(asked.facts.facts.facts, knowledge)
            yield Example(
                text.doc,
                question.question,
                question.kind,
                bool(question.answers),
                tuple(cues(asked.words)),
                numpy.asarray(features(asked, found), numpy.float32),
                [candidate.form for candidate in found],
                [side(candidate) for candidate in found],
                [candidate.quote for candidate in found],
                numpy.asarray([label(question, c, numbers) for c in found], numpy.float32),
            )
