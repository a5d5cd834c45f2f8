"""A torch network that scores windows through the interface of the exported network."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from ...graph.reading.model.network import Scores
from ...graph.reading.model.window import Window
from .batch import inputs
from .course import Plan
from .network import Network


class TorchNetwork:
    """A scorer of windows whose weights are still being trained."""

    def __init__(self, network: Network, plan: Plan) -> None:
        """Put *network* into eval mode."""
        self.network = network.eval()
        self.pad = plan.special.pad

    @torch.inference_mode()
    def score(self, windows: Sequence[Window]) -> list[Scores]:
        """Return the scores of *windows*, in order."""
        outputs = (self.network(*inputs([window], self.pad)) for window in windows)
        return [Scores(*(output[0].numpy() for output in one)) for one in outputs]
