"""The count of tokens, estimated without the tokenizer of the model, rather too high than too low."""

from __future__ import annotations

import re
from math import ceil

_WIDE = re.compile(r"[^\x00-\u024f\u0370-\u052f]+")
# English has four or more letters per token, other alphabets two; a Chinese character may take two tokens.
_LETTERS = 3.2
_PER_WIDE = 1.5


def tokens(text: str) -> int:
    """Return the approximate number of tokens of *text*.

    >>> tokens("Ports grow fast."), tokens("中国发展")
    (5, 6)
    """
    wide = sum(len(run) for run in _WIDE.findall(text))
    narrow = len(text) - wide
    spelt = sum(c > "\x7f" for c in text) - wide if not text.isascii() else 0
    return ceil((narrow - spelt) / _LETTERS + spelt + wide * _PER_WIDE)
