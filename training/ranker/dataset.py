"""The dataset: questions with all their candidates, as the ranking sees them, and which of these are right."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy
from numpy.typing import NDArray

from ...ontology.own import Knowledge
from ...queries.ask.candidate import Asked, Candidate
from ...queries.ask.question import Questions
from ...queries.ask.ranking.encoder import Floats, beside, side
from ...queries.ask.ranking.feature import GIVEN, features
from ...queries.ask.ranking.first import First, cues
from ...queries.ask.ranking.ranker import compared
from ...queries.ask.ranking.sureness import Told
from .gold import GoldText, Question
from .label import RIGHT, label


@dataclass
class Example:
    """A question with its candidates.

    :param question: the question without its slips, see :attr:`.Asked.corrected`.
    :param cues: the cues to the form of the question.
    :param features: a row for each candidate, as are *forms*, *sides*, *told*, *labels* (from 0 to 1) and *first* (its
        score in the first ranking, once there is one).
    """

    doc: str
    question: str
    kind: str
    is_answered: bool
    cues: tuple[str, ...]
    features: Floats
    forms: list[str]
    sides: list[str]
    told: list[Told]
    labels: Floats
    first: Floats

    @property
    def pairs(self) -> list[str]:
        """What is read beside the question, for each candidate."""
        return [beside(its, told.quote) for its, told in zip(self.sides, self.told, strict=True)]

    @property
    def right(self) -> NDArray[numpy.bool_]:
        """Which candidates count as right: those labelled :data:`.RIGHT` or more whose label is near the best."""
        best = float(self.labels.max(initial=0.0))
        return self.labels >= max(RIGHT, best - 0.15)

    def kept(self, places: Sequence[int]) -> Example:
        """Return the example with only the candidates at *places*, in that order."""
        rows = list(places)
        lists, arrays = ("forms", "sides", "told"), ("features", "labels", "first")
        kept: dict[str, Any] = {name: [getattr(self, name)[i] for i in rows] for name in lists}
        return replace(self, **kept | {name: getattr(self, name)[rows] for name in arrays})


def shortlisted(first: First, example: Example) -> Example:
    """Return *example* with only the candidates to compare, the best in the *first* ranking first."""
    scores = first.scores(example.cues, example.forms, example.features)
    return replace(example, first=scores).kept(compared(scores, example.features[:, GIVEN] > 0))


def examples(
    texts: Mapping[str, GoldText], questions: Iterable[Question], knowledge: Knowledge, most: int
) -> Iterator[Example]:
    """Yield an example for each of *questions*; if a text has more than *most*, for a fixed random sample of them."""
    by_doc: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        by_doc[question.doc].append(question)
    for doc, asked in sorted(by_doc.items()):
        if len(asked) > most:
            asked = random.Random(doc).sample(asked, most)  # noqa: S311
        if doc in texts:
            store, iris = texts[doc].store(knowledge)
            with store:
                asker = Questions(store, knowledge)
                for question in asked:
                    if (found := asker.candidates(question.question))[1]:
                        yield _example(question, *found, iris)


def _example(
    question: Question, asked: Asked, found: Sequence[Candidate], iris: Mapping[int, str]
) -> Example:
    return Example(
        question.doc,
        asked.corrected,
        question.kind,
        bool(question.answers),
        tuple(cues(asked.words)),
        numpy.asarray(features(asked, found), numpy.float32),
        [candidate.form for candidate in found],
        [side(candidate) for candidate in found],
        list(map(Told.by, found)),
        numpy.asarray([label(question, candidate, iris) for candidate in found], numpy.float32),
        numpy.zeros(len(found), numpy.float32),
    )
