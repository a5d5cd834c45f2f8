"""Blend two checkpoints of one training into one: an early one and the last.

    python -m policyloom.graph.training.blend EARLY LAST BLENDED --share 0.6

The last epochs learn the texts by heart; halfway between, the reader knows more of others (Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch

from .course import save


def blend(early: Path, last: Path, share: float) -> dict[str, Any]:
    """Give a checkpoint whose weights lie between two, `share` of the way to the last."""
    one, other = (
        torch.load(path, map_location="cpu", weights_only=True, mmap=True) for path in (early, last)
    )
    if one["plan"]["base"] != other["plan"]["base"] or one["plan"]["size"] != other["plan"]["size"]:
        raise ValueError(f"{early} and {last} are of different networks: blend checkpoints of one training")
    weights = {
        name: torch.lerp(one["averaged"][name], table, share) if table.is_floating_point() else table
        for name, table in other["averaged"].items()
    }
    return {"plan": other["plan"], "averaged": weights}


def main() -> None:
    """Read the command line and blend."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("early", "last", "blended"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--share", type=float, default=0.6)
    given = parser.parse_args()
    save(given.blended, blend(given.early, given.last, given.share))


if __name__ == "__main__":
    main()
