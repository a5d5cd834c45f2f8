"""The count: which words of a question say what is counted."""

from __future__ import annotations

from collections.abc import Container, Sequence

from ..words.word import Word
from ..words.wording import Wording

_CLOSING = frozenset({"IN", "TO", "MD", "EX", "VBP", "VBZ", "VBD"})


def counted(words: Sequence[Word], start: int, parts: Container[int], wording: Wording) -> frozenset[int]:
    """Return the places of the *words* behind "how many", which ends at *start*, up to a verb or a preposition.

    :param parts: the places of the words for a part or a kind: "how many different kinds of ports" counts ports.
    """
    found = set[int]()
    for i in range(start, len(words)):
        word = words[i]
        if word.tag in ("IN", "TO") and i == start:
            continue
        idle = all(words[k].stem in wording.free for k in found)
        if word.text.lower() == "of" and idle and i in parts:
            found.clear()
            continue
        if word.tag == "DT" and found:
            break  # "how many jobs the sector supports"
        is_led = words[i + 1 : i + 2] and words[i + 1].tag == "IN"
        if (
            (word.tag == "VBG" or (word.tag == "VBN" and is_led))
            and i - 1 in found
            and words[i - 1].tag == "NNS"
        ):
            break  # "the number of firms using it", "the jobs announced since May"
        if word.tag in _CLOSING or (word.tag.startswith("V") and word.stem in wording.free):
            break
        found.add(i)
    return frozenset(found)
