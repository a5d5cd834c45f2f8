"""The evaluation: scores of the facts found in texts against the facts that people annotated.

:mod:`.matching` decides which facts say the same, :mod:`.gold` reads facts from files.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...ontology.own import Knowledge
from .matching import Record, match

_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_CORE = "core"


@dataclass(frozen=True, slots=True)
class Score:
    """The numbers of annotated facts (*gold*) and found facts (*predicted*), and how many of each are matched."""

    gold: int
    predicted: int
    recalled: int
    correct: int

    @property
    def precision(self) -> float:
        """The share of the found facts that match an annotated one; 0 where none was found."""
        return self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the annotated facts that were found; 0 where none is annotated."""
        return self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """The found facts whose confidence is at least *low* and below *high*; the last bin holds 1 too.

    :param stated: the mean of their confidences: the share of them that should be right.
    """

    low: float
    high: float
    predicted: int
    correct: int
    stated: float

    @property
    def precision(self) -> float:
        """The share of these facts that are right."""
        return self.correct / self.predicted


@dataclass(frozen=True)
class Evaluation:
    """The scores of :func:`evaluate`, and the facts behind them.

    :param overall: the score over all facts; *core* counts only the annotated facts marked as core, but all found ones.
    :param by_type: the score of each type, sorted. An annotated fact can be matched by a found fact of another type
        that it allows, so *recalled* and *correct* can differ within a type.
    :param by_document: the score of each document, sorted.
    :param by_confidence: the bins that are not empty, lowest confidence first; facts without a confidence are left out.
    :param met: pairs of an annotated fact and the found fact that matches it, in the order of the annotated facts.
    :param missed: the annotated facts that were not found, in order; *spurious* the found facts that match none.
    """

    overall: Score
    core: Score
    by_type: Mapping[str, Score]
    by_document: Mapping[str, Score]
    by_confidence: tuple[Bin, ...]
    met: tuple[tuple[Record, Record], ...]
    missed: tuple[Record, ...]
    spurious: tuple[Record, ...]


def evaluate(
    gold: Sequence[Record],
    predicted: Sequence[Record],
    *,
    documents: Collection[str] = (),
    knowledge: Knowledge | None = None,
) -> Evaluation:
    """Match *predicted* with *gold*, one to one, the best matches first, and return the scores.

    :param documents: the documents to score; where none are given, those with annotated facts.
    :param knowledge: provides the kinds of facts and the names of units; the built-in knowledge by default.

    >>> port = {"doc": "d", "type": "adopts", "subject": "Ruritania", "object": "the Harbour Plan"}
    >>> evaluate([port], [{**port, "object": "Harbour Plans"}, {**port, "object": "Rail Plan"}]).overall
    Score(gold=1, predicted=2, recalled=1, correct=1)
    """
    wanted = set(documents) or {str(record["doc"]) for record in gold}
    gold = [record for record in gold if record.get("doc") in wanted]
    predicted = [record for record in predicted if record.get("doc") in wanted]
    pairs = match(gold, predicted, knowledge)
    found, right = {i for i, _ in pairs}, {j for _, j in pairs}

    def score(key: str, value: object) -> Score:
        mine = {i for i, record in enumerate(gold) if record.get(key) == value}
        theirs = {j for j, record in enumerate(predicted) if record.get(key) == value}
        return Score(len(mine), len(theirs), len(mine & found), len(theirs & right))

    def scores(key: str) -> dict[str, Score]:
        values = {str(record.get(key)) for record in (*gold, *predicted)}
        return {value: score(key, value) for value in sorted(values)}

    core = {i for i, record in enumerate(gold) if record.get("salience") == _CORE}
    return Evaluation(
        overall=Score(len(gold), len(predicted), len(found), len(right)),
        core=Score(len(core), len(predicted), len(core & found), len(right)),
        by_type=scores("type"),
        by_document=scores("doc"),
        by_confidence=_bins(predicted, right),
        met=tuple((gold[i], predicted[j]) for i, j in sorted(pairs)),
        missed=tuple(record for i, record in enumerate(gold) if i not in found),
        spurious=tuple(record for j, record in enumerate(predicted) if j not in right),
    )


def confidence(record: Record) -> float | None:
    """Return the confidence of a found fact; None where it is missing or not a number from 0 to 1."""
    sure = record.get("confidence")
    if isinstance(sure, bool) or not isinstance(sure, int | float):
        return None
    return float(sure) if 0 <= sure <= 1 else None


def _bins(predicted: Sequence[Record], right: Collection[int]) -> tuple[Bin, ...]:
    sure = [
        (value, j in right) for j, record in enumerate(predicted) if (value := confidence(record)) is not None
    ]
    bins = []
    for low, high in pairwise(_EDGES):
        inside = [(value, hit) for value, hit in sure if low <= value < high or value == high == _EDGES[-1]]
        if inside:
            stated = sum(value for value, _ in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), sum(hit for _, hit in inside), stated))
    return tuple(bins)
