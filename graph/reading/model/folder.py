"""The folder of a reader: network, tokenizer, calibration and card."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ....ontology.errors import DataError
from ....ontology.own import Knowledge, built_in
from .calibration import load_calibration
from .candidate import Grammar
from .kind import Kinds, kinds_of
from .network import OnnxNetwork
from .trained import Trained
from .window import Shape, Special

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NETWORK: Final = "network.onnx"
TOKENIZER: Final = "tokenizer.json"
CALIBRATION: Final = "calibration.json"
CARD: Final = "card.json"


def load_reader(folder: Path, knowledge: Knowledge | None = None) -> Trained:
    """Load a reader from its folder.

    :param knowledge: provides the kinds of facts and the units; the built-in knowledge by default.
    :raises DataError: the folder holds no reader, or its network finds kinds of facts that *knowledge* lacks.
    """
    known = knowledge or built_in()
    card = check_folder(folder, known)
    special = Special(**card["special"])
    return Trained(
        network=OnnxNetwork(folder / NETWORK, special.pad),
        tokenizer=load_tokenizer(folder),
        shape=Shape(**card["shape"]),
        special=special,
        calibration=load_calibration(folder / CALIBRATION),
        kinds=kinds_in(card),
        grammar=Grammar(known),
    )


def check_folder(folder: Path, knowledge: Knowledge) -> dict[str, Any]:
    """Return the card of the reader in *folder*, after a check that it fits *knowledge*.

    :raises DataError: the folder holds no reader, or its network finds kinds of facts that *knowledge* lacks.
    """
    missing = [name for name in (NETWORK, TOKENIZER, CALIBRATION, CARD) if not (folder / name).is_file()]
    if missing:
        raise DataError(
            f"{folder} lacks {', '.join(missing)}; give the folder of a reader that 'policyloom train' wrote"
        )
    card, there = read_card(folder), kinds_of(knowledge).as_dict
    if unknown := [name for name, form in kinds_in(card).as_dict.items() if there.get(name) != form]:
        raise DataError(
            f"{folder} finds kinds of facts that the ontology lacks or defines otherwise: {', '.join(unknown)}; "
            "give the ontology that it was trained with, by --ontology"
        )
    return card


def read_card(folder: Path) -> dict[str, Any]:
    """Return the content of the card of a reader.

    :raises DataError: it is no such card.
    """
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        kinds_in(card)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DataError(f"{folder / CARD} is not the card of a reader; train the reader again") from None
    return dict(card)


def kinds_in(card: dict[str, Any]) -> Kinds:
    """Return the kinds of facts that a card lists, in the order of the network's heads."""
    return Kinds.read({name: card["forms"][name] for name in card["kinds"]})


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the tokenizer from the folder of a reader or a base encoder, without padding or truncation."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
