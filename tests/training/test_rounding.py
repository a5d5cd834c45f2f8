"""A pair encoder learns on from its own file: rounded weights are spread within their steps."""

from __future__ import annotations

import pytest

for package in ("torch", "transformers", "onnx", "onnxruntime", "tokenizers"):
    pytest.importorskip(package, reason=f"{package} is not installed: it comes with policyloom[train]")

import torch

from policyloom.queries.ask.ranking.encoder import PairEncoder
from policyloom.queries.ask.ranking.network import unpacked
from policyloom.training.ranker import rounding
from policyloom.training.ranker.export import export
from policyloom.training.ranker.pair_training import PairNetwork
from policyloom.training.reader.start import weights_in

from .made import write_base

PAIR = ("who adopts the plan", "who adopts plan = Peru | Peru adopts a plan .")


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> PairNetwork:
    """Return a pair encoder whose weights were written to a file, rounded, and read back."""
    folder = tmp_path_factory.mktemp("ranker")
    torch.manual_seed(1)
    base = write_base(folder / "base", *PAIR)
    first, network = PairNetwork(base), PairNetwork(base)
    for weights in first.parameters():  # all different, since the file holds equal tables once
        torch.nn.init.normal_(weights, std=0.1)
    export(first, folder / "pair", is_rounded=True)
    network.eval()
    network.load_state_dict(dict(weights_in(unpacked(folder / "pair"))))
    [exported] = PairEncoder(folder / "pair").scores(PAIR[0], [PAIR[1]])
    assert network(*network.inputs([PAIR])).item() == pytest.approx(float(exported), abs=0.02)
    return network


def test_spread_weights_round_to_the_same_and_lie_all_over_their_steps(network: PairNetwork) -> None:
    def seen() -> tuple[torch.Tensor, torch.Tensor]:
        """Return all weights in steps: rounded, and by how much they were rounded."""
        exact = [one.weight.detach() / rounding._scale(one.weight.detach()) for one in products]
        steps = [one / rounding._step(one) for one in exact]
        whole = torch.cat([one.flatten() for one in steps])
        return whole.round(), (whole - whole.round()).abs()

    products = rounding._products(network.encoder.encoder)
    before, _ = seen()
    rounding.spread(network.encoder.encoder, 1)
    after, away = seen()
    assert float((before == after).float().mean()) > 0.95
    assert 0.15 < float(away.median()) < 0.3
