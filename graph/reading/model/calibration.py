"""Calibration: the probability that a find is right, and the probability that it needs to become a claim."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .decoding import FEATURES, Find


@dataclass(frozen=True)
class Calibration:
    """The weights of the features, a bias for each kind, and the lowest accepted probability of each kind."""

    weights: Mapping[str, float]
    biases: Mapping[str, float]
    thresholds: Mapping[str, float]

    def probability(self, find: Find) -> float:
        """Return the probability that a find is right."""
        total = self.biases.get(find.kind, 0.0)
        for name, value in zip(FEATURES, find.features, strict=True):
            total += self.weights.get(name, 0.0) * value
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def accepts(self, kind: str, probability: float) -> bool:
        """Say whether a find of *kind* is accepted at this probability."""
        return probability >= self.thresholds.get(kind, 0.5)


# Used before anything is tuned: the score of the object alone.
PLAIN = Calibration({"object": 1.0}, {}, {})


def save_calibration(calibration: Calibration, path: Path) -> None:
    """Write a calibration as JSON."""
    rounded = {
        name: {key: round(value, 4) for key, value in values.items()}
        for name, values in asdict(calibration).items()
    }
    path.write_text(json.dumps(rounded, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def load_calibration(path: Path) -> Calibration:
    """Read a calibration."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Calibration(content["weights"], content["biases"], content["thresholds"])
