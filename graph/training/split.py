"""The texts that are kept back from training to choose thresholds and to stop in time."""

from __future__ import annotations

import random
from collections.abc import Sequence

from .gold import GoldText


def held_back(texts: Sequence[GoldText], count: int, seed: int) -> list[GoldText]:
    """Return `count` of the texts to choose by, the same ones for the same seed."""
    order = sorted(texts, key=lambda text: text.document.id)
    random.Random(seed).shuffle(order)  # noqa: S311
    chosen = {text.document.id for text in order[:count]}
    return [text for text in texts if text.document.id in chosen]
