"""Calibration and thresholds, chosen on the texts held back from training."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import torch

from ...graph.evaluation.matching import match
from ...graph.reading.model.calibration import Calibration
from ...graph.reading.model.decoding import FEATURES, Find
from ...graph.reading.model.kind import Kinds
from ...ontology.own import Knowledge

STEPS: Final = tuple(step / 100 for step in range(8, 62, 3))
# A kind's threshold is drawn towards the one that suits all kinds, more strongly the fewer facts the kind has:
# thresholds chosen for each kind alone, on twenty texts, lost .01 on other texts.
LEAN: Final = 400
# Approximately the threshold that is usually chosen, used where choosing one is not worthwhile.
USUAL_THRESHOLD: Final = 0.35

Counts = tuple[int, int, int]
"""Numbers of matched, annotated and found facts of a kind at a threshold."""


@dataclass(frozen=True)
class Tried:
    """A find of a reader, the find as a row of a gold file, and whether it matches an annotated fact."""

    find: Find
    row: dict[str, Any]
    is_right: bool


def calibrate(
    gold: Sequence[dict[str, Any]],
    tried: Sequence[Tried],
    kinds: Kinds,
    knowledge: Knowledge,
) -> Calibration:
    """Fit the probability that a find is right, then choose thresholds by the F1 of each kind."""
    fitted = fit(tried, kinds)
    return Calibration(fitted.weights, fitted.biases, thresholds(gold, tried, fitted, kinds, knowledge))


def fit(tried: Sequence[Tried], kinds: Kinds) -> Calibration:
    """Fit a logistic regression with a bias for each kind, regularised towards a common bias."""
    features = [one.find.features for one in tried]
    values = torch.tensor(features, dtype=torch.float64).reshape(-1, len(FEATURES))
    places = torch.tensor([kinds.index(one.find.kind) for one in tried], dtype=torch.long)
    wanted = torch.tensor([one.is_right for one in tried], dtype=torch.float64)
    weights = torch.zeros(len(FEATURES), dtype=torch.float64, requires_grad=True)
    common = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    biases = torch.zeros(len(kinds.names), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, common, biases], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        logits = values @ weights + common + biases[places]
        value = torch.nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="sum")
        value = value + 0.5 * weights.square().sum() + 2.0 * biases.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    return Calibration(
        dict(zip(FEATURES, weights.tolist(), strict=True)),
        dict(zip(kinds.names, (biases + common).tolist(), strict=True)),
        {},
    )


def thresholds(
    gold: Sequence[dict[str, Any]],
    tried: Sequence[Tried],
    fitted: Calibration,
    kinds: Kinds,
    knowledge: Knowledge,
) -> dict[str, float]:
    """Choose for each kind the probability from which a find is claimed."""
    likely = [(one, fitted.probability(one.find)) for one in tried]

    def counts(kind: str, threshold: float) -> Counts:
        facts = [fact for fact in gold if fact["type"] == kind]
        rows = [one.row for one, chance in likely if one.find.kind == kind and chance >= threshold]
        return len(match(facts, rows, knowledge)), len(facts), len(rows)

    curves = {kind: [counts(kind, step) for step in STEPS] for kind in kinds.names}
    total = [_sum(column) for column in zip(*curves.values(), strict=True)]
    common = _best(total)
    found = {}
    for kind, curve in curves.items():
        _, facts, _ = curve[0]
        share = facts / (facts + LEAN)
        found[kind] = round(share * _best(curve) + (1 - share) * common, 3)
    return found


def _sum(counts: Iterable[Counts]) -> Counts:
    hits, facts, rows = map(sum, zip(*counts, strict=True))
    return hits, facts, rows


def _best(curve: Sequence[Counts]) -> float:
    """Return the threshold with the best F1, averaged over neighbouring steps so that no lucky step is chosen."""
    scores = [2 * hits / (facts + rows) if facts + rows else 0.0 for hits, facts, rows in curve]

    def smoothed(at: int) -> float:
        near = scores[max(0, at - 2) : at + 3]
        return sum(near) / len(near)

    return STEPS[max(range(len(STEPS)), key=smoothed)]
