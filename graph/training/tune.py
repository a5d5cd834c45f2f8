"""Calibration and thresholds, chosen on the texts held back from training."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import torch

from ...ontology.own import Knowledge
from ..evaluation.agreement import match
from ..reading.model.calibration import Calibration
from ..reading.model.decoding import FEATURES, Find
from ..reading.model.kind import Kinds

STEPS: Final = tuple(step / 100 for step in range(8, 62, 3))
# A kind leans on the threshold that suits all kinds, the more the fewer facts it has: thresholds of its own,
# chosen on twenty texts, lost .01 on others of them.
LEAN: Final = 400
# About where thresholds come to lie, for where it does not pay to choose them.
ROUGHLY: Final = 0.35


@dataclass(frozen=True)
class Tried:
    """A find with the row it makes."""

    find: Find
    row: dict[str, Any]


def calibrate(
    gold: Sequence[dict[str, Any]],
    tried: Sequence[Tried],
    kinds: Kinds,
    knowledge: Knowledge,
) -> Calibration:
    """Fit how likely a find is right, then choose thresholds by the F1 of each kind."""
    fitted = fit([one.find for one in tried], right(gold, tried, knowledge), kinds)
    return Calibration(fitted.weights, fitted.biases, thresholds(gold, tried, fitted, kinds, knowledge))


def fit(finds: Sequence[Find], is_right: Sequence[bool], kinds: Kinds) -> Calibration:
    """Fit a logistic regression with a bias for each kind; strays little from what all kinds share."""
    values = torch.tensor([find.features for find in finds], dtype=torch.float64).reshape(-1, len(FEATURES))
    places = torch.tensor([kinds.index(find.kind) for find in finds], dtype=torch.long)
    wanted = torch.tensor(is_right, dtype=torch.float64)
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
    told = (biases + common).tolist()
    return Calibration(
        dict(zip(FEATURES, weights.tolist(), strict=True)), dict(zip(kinds.names, told, strict=True)), {}
    )


def thresholds(
    gold: Sequence[dict[str, Any]],
    tried: Sequence[Tried],
    fitted: Calibration,
    kinds: Kinds,
    knowledge: Knowledge,
) -> dict[str, float]:
    """Choose for each kind how likely a find must be right to be claimed."""
    chances = [fitted.probability(one.find) for one in tried]
    curves: dict[str, list[tuple[int, int, int]]] = {}
    for kind in kinds.names:
        facts = [fact for fact in gold if fact["type"] == kind]
        curve = []
        for step in STEPS:
            rows = [
                one.row
                for one, chance in zip(tried, chances, strict=True)
                if one.find.kind == kind and chance >= step
            ]
            curve.append((len(match(facts, rows, knowledge)), len(facts), len(rows)))
        curves[kind] = curve
    total = [
        tuple(map(sum, zip(*(curves[kind][at] for kind in kinds.names), strict=True)))
        for at in range(len(STEPS))
    ]
    best = max(range(len(STEPS)), key=lambda at: _smooth([_f1(*one) for one in total], at))
    found = {}
    for kind in kinds.names:
        curve = curves[kind]
        scores = [_f1(*one) for one in curve]
        own = max(range(len(STEPS)), key=lambda at: _smooth(scores, at))
        share = curve[0][1] / (curve[0][1] + LEAN)
        found[kind] = round(share * STEPS[own] + (1 - share) * STEPS[best], 3)
    return found


def right(gold: Sequence[dict[str, Any]], tried: Sequence[Tried], knowledge: Knowledge) -> list[bool]:
    """Tell of each find whether some gold fact says the same."""
    by_doc: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(tried):
        by_doc[one.row["doc"]].append(at)
    found = [False] * len(tried)
    for doc, places in by_doc.items():
        facts = [fact for fact in gold if fact["doc"] == doc]
        for _, at in match(facts, [tried[place].row for place in places], knowledge):
            found[places[at]] = True
    return found


def _f1(hits: int, wanted: int, told: int) -> float:
    return 2 * hits / (wanted + told) if wanted + told else 0.0


def _smooth(scores: Sequence[float], at: int) -> float:
    """Average a curve around a place, so that a lucky step is not chosen."""
    near = [scores[place] for place in range(max(0, at - 2), min(len(scores), at + 3))]
    return sum(near) / len(near) if near else -math.inf
