"""The evaluation: facts found in texts, compared with facts that people annotated.

:mod:`.agreement` says which of them say the same, :mod:`.gold` reads them from files.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...ontology.own import Knowledge
from .agreement import Record, match

_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_CORE = "core"


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts were annotated and found, and how many of each have their counterpart."""

    gold: int
    predicted: int
    recalled: int
    correct: int

    @property
    def precision(self) -> float:
        """The share of the found facts that are annotated; 0 where none was found."""
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

    :param stated: the mean of their confidences, which is how many of them should be right.
    """

    low: float
    high: float
    predicted: int
    correct: int
    stated: float

    @property
    def precision(self) -> float:
        """The share of them that is right."""
        return self.correct / self.predicted


@dataclass(frozen=True)
class Evaluation:
    """The scores of :func:`evaluate`, and the facts behind them.

    :param overall: the score over all facts; *core* over the annotated facts marked as core.
    :param by_type: the score of each type, sorted. An annotated fact can be met by one of another type that it
        allows, so the two counts of hits can differ within a type.
    :param by_document: the score of each document, sorted.
    :param by_confidence: the bins that hold a fact, the least sure first; facts without a confidence are in none.
    :param met: (annotated fact, the found one that meets it), in the order of the annotated ones.
    :param missed: the annotated facts that were not found, in their order; *spurious* the found ones not annotated.
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
    """Match *predicted* with *gold*, one to one, the best agreement first, and score them.

    :param documents: only facts of these; where none are given, of those that are annotated.
    :param knowledge: has the kinds of facts, and the names of units; what is built in, unless given.

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
    """Return the confidence of a found fact; None where it has none that is a number from 0 to 1."""
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
