"""The network: an encoder with heads for object spans by kind, mentions, and links from objects to mentions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel
from transformers.utils import logging

from ...graph.reading.model.kind import Kinds
from ...graph.reading.model.window import CANDIDATES, CASINGS, PREFIX, REGIONS

# Positions of a mention's sentence relative to the object's: later, the same, 1, 2, 3 or more before; the prefix.
PLACES = 6


@dataclass(frozen=True)
class Size:
    """Widths of the heads, and how many layers of the encoder are kept and how many of these are frozen."""

    span: int = 64
    link: int = 64
    layers: int = 12
    frozen: int = 0
    dropout: float = 0.15


@dataclass(frozen=True)
class Scores:
    """Logits: objects b,kind,n,n; mentions b,n,n; links of starts and ends b,role,n,n; flags b,n."""

    objects: Tensor
    mentions: Tensor
    starts: Tensor
    ends: Tensor
    flags: Tensor


class Network(nn.Module):
    """Global Pointer spans (Su et al. 2022) with biaffine links over a pre-trained encoder."""

    sine: Tensor
    cosine: Tensor

    def __init__(self, base: Path, size: Size, kinds: Kinds, *, pretrained: bool = True) -> None:
        """Build the heads for some kinds of facts on an encoder; `pretrained` loads its weights."""
        super().__init__()
        self.size = size
        self.kinds, self.roles = len(kinds.names), len(kinds.roles)
        # Local files only: otherwise a missing folder would be looked up on the web by its name.
        config = AutoConfig.from_pretrained(base, local_files_only=True)
        config.num_hidden_layers = min(size.layers, config.num_hidden_layers)
        config.attention_probs_dropout_prob = 0.0  # slow without an accelerator
        if pretrained:
            # Silence the progress bar and the warning about unused heads, which would mix with our own output.
            logging.disable_progress_bar()
            logging.set_verbosity_error()
            self.encoder = AutoModel.from_pretrained(
                base, config=config, add_pooling_layer=False, local_files_only=True
            )
        else:
            self.encoder = AutoModel.from_config(config, add_pooling_layer=False)  # type: ignore[no-untyped-call]
        width = config.hidden_size
        self.region = nn.Embedding(REGIONS, width)
        self.casing = nn.Embedding(CASINGS, width)
        self.candidate = nn.Embedding(CANDIDATES, width)
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(size.dropout)
        self.object_head = nn.Linear(width, self.kinds * size.span * 2)
        self.mention_head = nn.Linear(width, size.span * 2)
        self.link_heads = nn.ModuleList(nn.Linear(width, self.roles * size.link) for _ in range(4))
        self.place = nn.Embedding(PLACES, self.roles)
        self.flag_head = nn.Linear(width, 1)
        for table in (self.region, self.casing, self.candidate, self.place):
            nn.init.zeros_(table.weight)
        for head in (self.object_head, self.mention_head, *self.link_heads, self.flag_head):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)
        sine, cosine = _rotations(512, size.span)
        self.register_buffer("sine", sine, persistent=False)
        self.register_buffer("cosine", cosine, persistent=False)

    def forward(
        self,
        ids: Tensor,
        mask: Tensor,
        regions: Tensor,
        casings: Tensor,
        candidates: Tensor,
        sentences: Tensor,
        rows: tuple[Tensor, Tensor] | None = None,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Score the spans and links of a batch of windows; the outputs are in the order of `Scores`.

        `rows` has the tokens b,k whose links of starts and of ends are scored; all tokens by default.
        """
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        hidden = hidden.float() + self.region(regions) + self.casing(casings) + self.candidate(candidates)
        hidden = self.dropout(self.norm(hidden))
        batch, length, _ = hidden.shape
        span, link = self.size.span, self.size.link
        ends = self.object_head(hidden).view(batch, length, self.kinds, 2, span)
        objects = self._pairs(self._rotate(ends[:, :, :, 0]), self._rotate(ends[:, :, :, 1]))
        ends = self.mention_head(hidden).view(batch, length, 1, 2, span)
        mentions = self._pairs(self._rotate(ends[:, :, :, 0]), self._rotate(ends[:, :, :, 1]))[:, 0]
        sides = [head(hidden).view(batch, length, self.roles, link) for head in self.link_heads]
        links = []
        for side in (0, 1):
            left, right = self._rotate_half(sides[2 * side]), self._rotate_half(sides[2 * side + 1])
            row_sentences = sentences
            if rows is not None:
                left = left.gather(1, rows[side][:, :, None, None].expand(-1, -1, *left.shape[2:]))
                row_sentences = sentences.gather(1, rows[side])
            place = self.place(_places(row_sentences, regions, sentences)).permute(0, 3, 1, 2)
            links.append(self._pairs(left, right) + place)
        return objects, mentions, links[0], links[1], self.flag_head(hidden).squeeze(-1)

    @staticmethod
    def _pairs(left: Tensor, right: Tensor) -> Tensor:
        """Return the dot products of b,m,t,d and b,n,t,d, scaled by the root of d, as b,t,m,n."""
        scaled = left.transpose(1, 2) / math.sqrt(left.shape[-1])
        return torch.matmul(scaled, right.permute(0, 2, 3, 1))

    def _rotate(self, vectors: Tensor) -> Tensor:
        """Apply rotary position embedding to vectors b,n,t,d."""
        length, half = vectors.shape[1], vectors.shape[-1] // 2
        sine = self.sine[:length, :half].view(1, length, 1, half)
        cosine = self.cosine[:length, :half].view(1, length, 1, half)
        one, other = vectors[..., :half], vectors[..., half:]
        return torch.cat([one * cosine - other * sine, one * sine + other * cosine], dim=-1)

    def _rotate_half(self, vectors: Tensor) -> Tensor:
        """Rotate only the first half of each vector, so that links depend on distance only in part."""
        half = vectors.shape[-1] // 2
        return torch.cat([self._rotate(vectors[..., :half]), vectors[..., half:]], dim=-1)


def _rotations(length: int, width: int) -> tuple[Tensor, Tensor]:
    """Return the sines and cosines of rotary position embedding, each of shape position,width/2."""
    rates = torch.exp(torch.arange(width // 2).float() * (-2 * math.log(10000.0) / width))
    angles = torch.arange(length).float()[:, None] * rates
    return torch.sin(angles), torch.cos(angles)


def _places(rows: Tensor, regions: Tensor, sentences: Tensor) -> Tensor:
    """Return the position of each column's sentence relative to each row's, see :data:`PLACES`."""
    apart = (rows[:, :, None] - sentences[:, None, :]).clamp(-1, 3) + 1
    prefix = (regions == PREFIX)[:, None, :].expand_as(apart)
    return torch.where(prefix, torch.full_like(apart, PLACES - 1), apart)
