"""The vocabulary: which words are English, as far as the tokenizer of the pair encoder knows each as one piece."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_PART = "##"
_COMMON = 2_600


def is_common(word: str) -> bool:
    """Say whether *word* is one of the most frequent of English, which tell little: the vocabulary has these first.

    >>> is_common("what"), is_common("cocoa")
    (True, False)
    """
    return _words().get(word.lower(), _COMMON) < _COMMON


def is_english(word: str) -> bool:
    """Say whether *word* is a usual English word or name, and so no slip.

    >>> is_english("strategy"), is_english("stratgey")
    (True, False)
    """
    return word.lower() in _words()


@cache
def _words() -> Mapping[str, int]:
    text = (
        files(__name__.rpartition(".")[0]).joinpath("trained", "tokenizer.json").read_text(encoding="utf-8")
    )
    pieces: dict[str, int] = json.loads(text)["model"]["vocab"]
    return {piece: place for piece, place in pieces.items() if not piece.startswith(_PART)}
