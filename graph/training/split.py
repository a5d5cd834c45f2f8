"""The texts that are kept back from training to choose thresholds and to stop in time."""

from __future__ import annotations

import random
from collections.abc import Sequence

from .gold import GoldText


def held_back(texts: Sequence[GoldText], count: int, seed: int = 7) -> tuple[list[GoldText], list[GoldText]]:
    """Part texts into those to learn from and `count` to choose by, the same ones for the same seed."""
    order = sorted(texts, key=lambda text: text.source.id)
    random.Random(seed).shuffle(order)  # noqa: S311
    chosen = {text.source.id for text in order[:count]}
    return (
        [text for text in texts if text.source.id not in chosen],
        [text for text in texts if text.source.id in chosen],
    )
