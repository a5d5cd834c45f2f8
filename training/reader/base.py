"""The base: the folder of the pretrained encoder that training starts from."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from ...graph.reading.model.folder import TOKENIZER, load_tokenizer
from ...graph.reading.model.window import Special
from ...ontology.errors import InputError, reading

CONFIG: Final = "config.json"
WEIGHTS: Final = "model.safetensors"

# BERT's names of the tokens around a text and of padding, for tokenizers that do not add the two themselves.
_AROUND: Final = ("[CLS]", "[SEP]")
_PAD: Final = "[PAD]"


def check_base(folder: Path) -> None:
    """Refuse a folder that holds no encoder.

    :raises InputError: a file is missing or cannot be used; the message names it.
    """
    missing = [name for name in (CONFIG, WEIGHTS, TOKENIZER) if not (folder / name).is_file()]
    if missing:
        raise InputError(
            f"{folder}: lacks {', '.join(missing)}; give the folder of a pretrained encoder, such as the one that 'make base' fetches"
        )
    special_tokens(folder)


def special_tokens(folder: Path) -> Special:
    """Return the ids of an encoder's special tokens: before a text, after it, and padding.

    :raises InputError: its tokenizer has no such tokens, or its files cannot be read.
    """
    with reading(folder, "give the folder of a pretrained encoder"):
        config = (folder / CONFIG).read_text(encoding="utf-8")
    try:
        pad = json.loads(config).get("pad_token_id")
        tokenizer = load_tokenizer(folder)
    except Exception:  # noqa: BLE001 - the tokenizers raise nothing narrower
        raise InputError(
            f"{folder}: {CONFIG} or {TOKENIZER} is damaged; give the folder of an encoder"
        ) from None

    around: list[int | None] = list(tokenizer.encode("").ids)
    if len(around) != len(_AROUND):
        around = [tokenizer.token_to_id(name) for name in _AROUND]
    start, gap = around
    pad = tokenizer.token_to_id(_PAD) if pad is None else pad
    if start is None or gap is None or pad is None:
        raise InputError(
            f"{folder / TOKENIZER}: lacks the tokens around a text or the token for padding ({', '.join((*_AROUND, _PAD))}); "
            "give an encoder such as BERT"
        )
    return Special(start=start, gap=gap, pad=pad)


def describe_base(folder: Path) -> dict[str, Any]:
    """Return the entry of a base in a card: its name, licence, package and the SHA-256 of its weights."""
    with (folder / WEIGHTS).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    base = known_bases().get(digest, {"name": folder.resolve().name, "licence": "not known"})
    return {**{name: value for name, value in base.items() if name != "folder"}, "sha256": digest}


@cache
def known_bases() -> dict[str, dict[str, str]]:
    """Return the encoders of ``bases.json``: SHA-256 of the weights -> name, licence, package and usual folder."""
    text = Path(__file__).with_name("bases.json").read_text(encoding="utf-8")
    bases: dict[str, dict[str, str]] = json.loads(text)
    return bases
