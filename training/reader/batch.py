"""Batches: examples laid out as tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from ...graph.reading.model.kind import Kinds
from ...graph.reading.model.network import lay_out
from ...graph.reading.model.span import mention_mask, object_mask
from ...graph.reading.model.window import SPECIAL, TARGET, Window
from .example import Example

# How many tokens of a window have their links judged in one step; what is not judged is left out of the loss.
ROWS = 64


@dataclass(frozen=True)
class Side:
    """Links of starts or of ends: the source tokens b,k, and the wanted and the judged links b,role,k,n."""

    rows: Tensor
    wanted: Tensor
    judged: Tensor


@dataclass(frozen=True)
class Batch:
    """Inputs of the network, the wanted outputs, and masks of the outputs that are judged."""

    inputs: tuple[Tensor, ...]
    objects: Tensor
    judged_objects: Tensor
    mentions: Tensor
    judged_mentions: Tensor
    starts: Side
    ends: Side
    flag_tokens: Tensor
    flags: Tensor


def inputs(windows: Sequence[Window], pad: int) -> tuple[Tensor, ...]:
    """Return the inputs of the network for some windows, in the order of its ``INPUTS``."""
    return tuple(map(torch.from_numpy, lay_out(windows, pad)))


def batch(examples: Sequence[Example], pad: int, kinds: Kinds, chance: random.Random) -> Batch:
    """Lay out examples of some kinds of facts as one batch."""
    laid = inputs([example.window for example in examples], pad)
    count, length = laid[0].shape

    def empty(*shape: int) -> Tensor:
        return torch.zeros(shape, dtype=torch.bool)

    objects, judged_objects = (empty(count, len(kinds.names), length, length) for _ in range(2))
    mentions, judged_mentions = (empty(count, length, length) for _ in range(2))
    wanted = [empty(count, len(kinds.roles), length, length) for _ in range(2)]
    spared = [empty(count, len(kinds.roles), length, length) for _ in range(2)]
    flag_tokens, flags = [], []
    for row, example in enumerate(examples):
        size = len(example.window.ids)
        if example.is_whole:
            free = mention_mask(example.window)
            judged_mentions[row, :size, :size] = torch.from_numpy(free)
            judged_objects[row, :, :size, :size] = torch.from_numpy(object_mask(example.window, free, kinds))
        for kind, (first, last) in example.rejected:
            judged_objects[row, kind, first, last] = True
        for kind, (first, last) in example.objects:
            objects[row, kind, first, last] = True
            judged_objects[row, kind, first, last] = True
        for kind, (first, last) in example.unclear:
            judged_objects[row, kind, first, last] &= objects[row, kind, first, last]
        for link in example.links:
            for first, last in link.others:
                judged_mentions[row, first, last] = False
                for side in (0, 1):
                    spared[side][row, link.role, link.object[side], (first, last)[side]] = True
        for link in example.links:
            first, last = link.mention
            mentions[row, first, last] = True
            for side in (0, 1):
                wanted[side][row, link.role, link.object[side], link.mention[side]] = True
        for first, flag in example.flags:
            flag_tokens.append((row, first))
            flags.append(float(flag))
    regions = laid[2]
    whole = torch.tensor([example.is_whole for example in examples])
    sides = []
    for side in (0, 1):
        rows, real = _rows([{span[side] for _, span in one.objects} for one in examples], regions, chance)
        at = torch.arange(count)[:, None].expand_as(rows)
        hit = wanted[side][at, :, rows].permute(0, 2, 1, 3)
        unspared = ~spared[side][at, :, rows].permute(0, 2, 1, 3)
        judged = real[:, None, :, None] & (regions != SPECIAL)[:, None, None, :] & (hit | unspared)
        judged &= whole[:, None, None, None] | hit.any(dim=-1, keepdim=True)
        sides.append(Side(rows, hit, judged))
    return Batch(
        laid,
        objects,
        judged_objects | objects,
        mentions,
        judged_mentions | mentions,
        sides[0],
        sides[1],
        torch.tensor(flag_tokens, dtype=torch.long).reshape(-1, 2),
        torch.tensor(flags),
    )


def _rows(wanted: Sequence[set[int]], regions: Tensor, chance: random.Random) -> tuple[Tensor, Tensor]:
    """Choose the tokens whose links are judged: those of objects, and random others while there is room.

    Return the tokens, and a mask that is true for chosen tokens and false for padding.
    """
    rows = torch.zeros(len(wanted), ROWS, dtype=torch.long)
    real = torch.zeros(len(wanted), ROWS, dtype=torch.bool)
    for at, objects in enumerate(wanted):
        others = [
            token for token in (regions[at] == TARGET).nonzero().flatten().tolist() if token not in objects
        ]
        chance.shuffle(others)
        chosen = [*sorted(objects), *others][:ROWS]
        rows[at, : len(chosen)] = torch.tensor(chosen)
        real[at, : len(chosen)] = True
    return rows, real


def grouped(examples: Sequence[Example], size: int, order: Sequence[int]) -> list[list[Example]]:
    """Group examples, taken in the shuffled *order*, into batches of about the same length."""
    groups: list[list[Example]] = []
    shuffled = [examples[at] for at in order]
    for start in range(0, len(shuffled), size * 12):
        chunk = sorted(shuffled[start : start + size * 12], key=lambda example: len(example.window.ids))
        groups.extend(chunk[at : at + size] for at in range(0, len(chunk), size))
    return groups
