"""The aside: a question without the remarks that people make around it, and what they only ask whether it is so."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ....ontology.namespace import LEX
from ..words.word import split, stem
from ..words.wording import Wording
from .segment import Segment, segments
from .utterance import PLAIN

_QUESTION_WORDS = PLAIN | {"why"}
_OR = frozenset({"or"})  # "am I mistaken, or did they"
_TRUE = "is it true that"
_THAT = "that "


def unremarked(
    question: str, wording: Wording, is_said: Callable[[str], bool] = lambda _: True
) -> list[Segment]:
    """Return the segments of *question* without the remarks around it: "I gather", "remind me", "my boss thinks that".

    "X, is she right", "am I right in thinking X" and "X, isn't it" ask whether X is so. What tells only of who asks, in words
    that no text has, is a remark as well: "one thing puzzles me".

    :param is_said: whether a text has the word.
    """
    parts, is_judged, is_tagged = list[Segment](), False, False
    remarks, resuming = wording.remarks, wording.roles.words(LEX.resuming)
    given = segments(question)
    asks = any(_asks(part.text, wording) for part in given if not remarks.is_verdict(part.text))
    for place, part in enumerate(given):
        if place and remarks.is_verdict(part.text) and not asks:
            is_judged = True
        elif place and remarks.is_tag(part.text):
            is_tagged = True
        elif (
            (_is_personal(part.text, wording, is_said) and len(given) > 1)
            or remarks.is_remark(part.text)
            or remarks.is_remark(_without(part.text, resuming))
        ):
            pass
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
    if parts:
        opening = resuming | _OR if len(parts) < len(given) else resuming
        parts = [Segment(_without(parts[0].text, opening), parts[0].pause), *parts[1:]]
    if not parts or not (is_judged or (is_tagged and not asks)):
        return parts
    first = parts[0].text.removeprefix(_THAT)
    return [Segment(f"{_TRUE} {first}", parts[0].pause), *parts[1:]]


def _is_personal(text: str, wording: Wording, is_said: Callable[[str], bool]) -> bool:
    """Say whether *text* tells of who asks, under no condition, and has no other word that a text has and that asks something."""
    words = [word for word, _ in split(text)]
    lower = [word.lower() for word in words]
    persons, roles = wording.roles.words(LEX.firstPersons), wording.roles
    if persons.isdisjoint(lower) or lower[0] in roles.words(LEX.circumstanceOpeners):
        return False
    others = [w for w in lower if w not in persons and stem(w) not in wording.free]
    return _QUESTION_WORDS.isdisjoint(lower) and not any(map(is_said, others))


def _without(text: str, opening: Collection[str]) -> str:
    """Return *text* without the words of *opening* that it begins with."""
    words = text.split()
    while len(words) > 1 and words[0].lower() in opening:
        words = words[1:]
    return " ".join(words)


def _asks(text: str, wording: Wording) -> bool:
    """Say whether *text* asks something by its form."""
    words = text.lower().split()
    if not _QUESTION_WORDS.isdisjoint(words):
        return True
    begins = not wording.roles.words(LEX.asksWhether).isdisjoint(words[:1])
    return begins and not wording.remarks.is_tag(text)
