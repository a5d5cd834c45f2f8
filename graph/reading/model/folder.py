"""A reader as a folder: network, tokenizer, calibration and card."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .calibration import load_calibration
from .kind import KINDS, ROLES
from .network import OnnxNetwork
from .trained import Trained
from .window import Shape, Special

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NETWORK: Final = "network.onnx"
TOKENIZER: Final = "tokenizer.json"
CALIBRATION: Final = "calibration.json"
CARD: Final = "card.json"


class FolderError(ValueError):
    """A folder holds no reader that fits."""


def load_reader(folder: Path, threads: int = 1) -> Trained:
    """Load a reader from its folder."""
    missing = [name for name in (NETWORK, TOKENIZER, CALIBRATION, CARD) if not (folder / name).is_file()]
    if missing:
        raise FolderError(f"{folder} lacks {', '.join(missing)}: a reader is what `policyloom train` writes")
    card: dict[str, Any] = json.loads((folder / CARD).read_text(encoding="utf-8"))
    if card.get("kinds") != list(KINDS) or card.get("roles") != list(ROLES):
        raise FolderError(f"{folder} reads other kinds or roles than {', '.join(KINDS)}: train it again")
    special = Special(**card["special"])
    return Trained(
        network=OnnxNetwork(folder / NETWORK, special.pad, threads),
        tokenizer=load_tokenizer(folder),
        shape=Shape(**card["shape"]),
        special=special,
        calibration=load_calibration(folder / CALIBRATION),
    )


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the tokenizer of a folder, of a reader or a base encoder, without padding or truncation."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
