"""Teaches the pair encoder: the taught encoder goes on to read a question beside a candidate, and to say whether it asks that."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from ..ranking.pair import LONGEST, beside
from .network import Network, Shortlist, save

_RATE, _HEAD_RATE, _WARM_UP = 6e-5, 1e-3, 0.05
_SHOWN, _HARD, _AT_ONCE = 5, 12, 8
_SAVED_EVERY = 50


class PairNetwork(nn.Module):
    """An encoder with a score on the mean of its pieces."""

    def __init__(self, network: Network) -> None:
        """Go on from *network*."""
        super().__init__()
        self.encoder = network.encoder
        self.tokenizer = Tokenizer.from_str(network.tokenizer.to_str())
        self.tokenizer.enable_truncation(LONGEST)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(self.encoder.config.hidden_size, 1)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Return the score of each pair; the inputs are b,n."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            read = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        weights = mask.float()[:, :, None]
        scores: Tensor = self.head(self.dropout((read.float() * weights).sum(1) / weights.sum(1)))[:, 0]
        return scores

    def laid(self, pairs: Sequence[tuple[str, str]]) -> tuple[Tensor, Tensor, Tensor]:
        """Return *pairs* as inputs: ids, types and mask, each b,n."""
        read = self.tokenizer.encode_batch(list(pairs))
        length = max(len(one.ids) for one in read)
        ids, types, mask = (torch.zeros(len(read), length, dtype=torch.long) for _ in range(3))
        for row, one in enumerate(read):
            size = len(one.ids)
            ids[row, :size], types[row, :size] = torch.tensor(one.ids), torch.tensor(one.type_ids)
            mask[row, :size] = 1
        return ids, types, mask


def teach_pairs(
    shortlists: Sequence[Shortlist], network: Network, minutes: float, run: Path, seed: int = 1
) -> PairNetwork:
    """Return the network that learned for so many *minutes* of work; goes on from the checkpoint in *run* if there is one.

    That none of the candidates is meant has the score 0. The right one learns to come before all others and before none,
    and none before all wrong ones, as if the right one were not among them: so it learns to refuse from every question.

    :param shortlists: the nearest candidates first, since the likeliest mistakes teach most.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311
    pairs = PairNetwork(network).train()
    lower = [p for p in pairs.encoder.parameters() if p.requires_grad]
    learning = [*lower, *pairs.head.parameters()]
    optimizer = torch.optim.AdamW([{"params": lower}, {"params": pairs.head.parameters()}], weight_decay=0.01)
    spent, kept = 0.0, run / "pair.pt"
    if kept.exists():
        held = torch.load(kept, map_location="cpu", weights_only=True)
        pairs.load_state_dict(held["weights"])
        optimizer.load_state_dict(held["optimizer"])
        spent = held["spent"]
    steps, total, passes = 0, 0.0, 0
    while spent < minutes * 60:
        passes += 1
        order = chance.sample(range(len(shortlists)), len(shortlists))
        for at in range(0, len(shortlists), _AT_ONCE):
            began = time.monotonic()
            progress = min(spent / (minutes * 60), 1.0)
            factor = min(progress / _WARM_UP, 1.0) * (1 - progress) + 0.01
            for group, rate in zip(optimizer.param_groups, (_RATE, _HEAD_RATE), strict=True):
                group["lr"] = rate * factor
            loss = _loss(pairs, [shortlists[i] for i in order[at : at + _AT_ONCE]], chance)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            spent += time.monotonic() - began
            steps, total = steps + 1, total + float(loss.detach())
            if steps % _SAVED_EVERY == 0:
                sys.stderr.write(
                    f"{spent / 60:.1f} of {minutes:.0f} minutes, pass {passes}, {steps} steps: loss {total / _SAVED_EVERY:.3f}\n"
                )
                total = 0.0
                save(pairs, optimizer, spent, kept)
            if spent >= minutes * 60:
                break
    save(pairs, optimizer, spent, kept)
    return pairs.eval()


def _loss(network: PairNetwork, shown: Sequence[Shortlist], chance: random.Random) -> Tensor:
    pairs, sizes = [], []
    for shortlist in shown:
        example = shortlist.example
        right = [int(i) for i in example.right.nonzero()[0]]
        wrong = [i for i in range(len(example.sides)) if example.labels[i] < 0.5][:_HARD]
        chosen = chance.sample(right, min(1, len(right)))
        places = [*chosen, *chance.sample(wrong, min(_SHOWN - len(chosen), len(wrong)))]
        pairs += [(example.question, beside(example.sides[i], example.quotes[i])) for i in places]
        sizes.append((len(places), len(chosen)))
    scores = network(*network.laid(pairs))
    at, losses = 0, []
    for size, right_ones in sizes:
        row = torch.cat([scores[at : at + size], scores.new_zeros(1)])
        none = torch.logsumexp(row[right_ones:], 0)
        losses.append(torch.logsumexp(row, 0) - row[0] + none if right_ones else none)
        at += size
    return torch.stack(losses).mean()
