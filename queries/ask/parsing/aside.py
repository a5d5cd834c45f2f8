"""The aside: a question without the remarks that people make around it, and what they only ask whether it is so."""

from __future__ import annotations

from collections.abc import Sequence

from ....ontology.namespace import LEX
from ..words.wording import Wording
from .segment import Segment, segments
from .utterance import PLAIN

_QUESTION_WORDS = PLAIN | {"why"}
_TRUE = "is it true that"
_THAT = "that "


def unremarked(question: str, wording: Wording) -> list[Segment]:
    """Return the segments of *question* without the remarks around it: "I gather", "remind me", "my boss thinks that".

    "X, is she right", "am I right in thinking X" and "X, isn't it" ask whether X is so.
    """
    parts, is_judged, is_tagged = list[Segment](), False, False
    remarks = wording.remarks
    given = segments(question)
    asks = any(_asks(part.text, wording) for part in given if not remarks.is_verdict(part.text))
    for place, part in enumerate(given):
        if place and remarks.is_verdict(part.text) and not asks:
            is_judged = True
        elif remarks.is_remark(part.text):
            is_tagged |= place > 0
        else:
            bare = remarks.bare(part.text)
            judged = remarks.judged(bare)
            if judged is not None:
                is_judged, bare = True, remarks.bare(judged)
            parts.append(Segment(bare, part.pause))
            continue
        if parts:  # the pause that is stronger parts what is left
            last = parts[-1]
            parts[-1] = Segment(last.text, max(last.pause, part.pause))
    parts = _opened(parts, wording)
    if not parts or not (is_judged or (is_tagged and not asks)):
        return parts
    first = parts[0].text.removeprefix(_THAT)
    return [Segment(f"{_TRUE} {first}", parts[0].pause), *parts[1:]]


def _opened(parts: Sequence[Segment], wording: Wording) -> list[Segment]:
    """Return *parts* without the conjunctions that they begin with."""
    resuming = wording.roles.words(LEX.resuming)
    if not parts:
        return []
    words = parts[0].text.split()
    while len(words) > 1 and words[0].lower() in resuming:
        words = words[1:]
    return [Segment(" ".join(words), parts[0].pause), *parts[1:]]


def _asks(text: str, wording: Wording) -> bool:
    """Say whether *text* asks something by its form."""
    words = text.lower().split()
    whether = wording.roles.words(LEX.asksWhether)
    return (
        not _QUESTION_WORDS.isdisjoint(words) or (words[0] in whether and not wording.remarks.is_remark(text))
        if words
        else False
    )
